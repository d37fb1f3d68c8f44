"""FRQ-06: weekly management against the fractions delivered."""

from collections.abc import Iterator
from datetime import date, timedelta

from radcoder.domain.course import Claim, Line
from radcoder.domain.findings import Severity
from radcoder.domain.fractions import WeeklyUnits
from radcoder.rules import weekly
from radcoder.rules.base import Cite, CourseRule, Problem, remove_some
from radcoder.rules.chart import Chart
from radcoder.rules.missing.unbilled import amount_words, carrier, carriers, new_line, physicians, propose
from radcoder.rules.wording import count, is_are, units_of


class WeeklyManagementUnits(CourseRule):
    """Weekly management does not match the delivered fractions.

    What: Units of 77427 against delivered fractions of conventional beam treatment. Five fractions earn one
    unit, whatever the calendar; three or four left over earn one more once the course has ended, one or two
    earn nothing. Stereotactic, brachytherapy and surface fractions are apart. More units than earned are an
    error, fewer a warning.
    Why: The code pays for five fractions, not for a calendar week, with the physician's examination in them. A unit
    without its fractions is repaid at audit.
    Resolve: Check that the log and the status of the course are complete. Take off units without their fractions; add
    one only where the record holds the examination in its five.
    Authority: Medicare Claims Processing Manual, chapter 13, 70.1.
    """

    id = "FRQ-06"
    name = "weekly-management-units-wrong"
    severity = Severity.ERROR
    authority = (Cite("claims-manual-13", "70.1"),)

    def check(self, chart: Chart) -> Iterator[Problem]:
        """Report 77427 over or under the earned units; whole courses of one or two fractions are left to FRQ-07."""
        if weekly.is_short(chart):
            return
        least = weekly.management(chart, ended=chart.ended)
        most = weekly.management(chart, ended=chart.ended or chart.course.status is None)
        if least is None or most is None:
            return
        billed = units_of(chart.of([weekly.MANAGEMENT]))
        if billed > most.units:
            yield _over(most, billed, chart)
        elif billed < least.units and weekly.bills_management(chart):
            yield _under(least, billed, chart)


def _over(earned: WeeklyUnits, billed: int, chart: Chart) -> Problem:
    entries = chart.of([weekly.MANAGEMENT])
    over = weekly.out_of_step(entries, [last for _, last in weekly.fives(chart.log.conventional, earned)])
    return Problem(
        message=f"{_earn(earned)}; {billed} {is_are(billed)} billed.",
        entries=entries,
        evidence=_evidence(earned, billed, chart),
        fixes=(remove_some(over, entries),) if over else (),
    )


def _under(earned: WeeklyUnits, billed: int, chart: Chart) -> Problem:
    entries, claims = chart.of([weekly.MANAGEMENT]), physicians(chart)
    sessions = chart.log.conventional
    last = sessions[-1].date
    worth = ""
    if claims:
        claim = carrier(claims, last, chart)
        worth = amount_words(claim, new_line(weekly.MANAGEMENT, last, claim, chart), chart)
    return Problem(
        message=f"{_earn(earned)}; only {billed} {is_are(billed)} billed. A further unit needs the physician's "
        f"examination in its five on record.{worth}",
        entries=entries,
        evidence=_evidence(earned, billed, chart),
        fixes=propose(list(_additions(earned, billed, claims, chart))),
        severity=Severity.WARNING,
        codes=(weekly.MANAGEMENT,),
        dates=() if entries else (sessions[0].date, last),
    )


def _additions(
    earned: WeeklyUnits, billed: int, claims: tuple[Claim, ...], chart: Chart
) -> Iterator[tuple[Claim, Line]]:
    """A unit for each five without one; none where the dates do not tell which five the others were for."""
    fives = weekly.fives(chart.log.conventional, earned)
    dates = [entry.date for entry in chart.of([weekly.MANAGEMENT])]
    ends = [following - timedelta(days=1) for following, _ in fives[1:]] + [date.max]
    days = [
        last
        for (first, last), end in zip(fives, ends, strict=True)
        if not any(first <= each <= max(last, end) for each in dates)
    ]
    if claims and len(days) == earned.units - billed:
        for day, claim in zip(days, carriers(claims, days, chart), strict=True):
            yield claim, new_line(weekly.MANAGEMENT, day, claim, chart)


def _earn(earned: WeeklyUnits) -> str:
    arithmetic = f" ({earned.basis.split(' = ')[-1]})" if earned.weeks else ""
    verb = "earns" if earned.fractions == 1 else "earn"
    return f"{count(earned.fractions, 'fraction')} {verb} {count(earned.units, 'unit')} of 77427{arithmetic}"


def _evidence(earned: WeeklyUnits, billed: int, chart: Chart) -> str:
    status = chart.course.status or "not given"
    days = weekly.dates_of(chart.log.conventional)
    return f"{earned.basis}; earned {earned.units}, billed {billed}; fractions on {days}; status {status}"
