"""FRQ-06: weekly management against the fractions delivered."""

from collections.abc import Iterator

from radcoder.domain.findings import Severity
from radcoder.domain.fractions import WeeklyUnits
from radcoder.rules import weekly
from radcoder.rules.base import Cite, CourseRule, Problem, remove_some
from radcoder.rules.chart import Chart
from radcoder.rules.wording import count, is_are, units_of


class WeeklyManagementUnits(CourseRule):
    """Weekly management does not match the delivered fractions.

    What: Units of 77427 against delivered fractions of conventional beam treatment. Five fractions earn one
    unit, whatever the calendar; three or four left over earn one more once the course has ended, one or two
    earn nothing. Stereotactic, brachytherapy and surface fractions are apart. More units than earned are an
    error, fewer a warning.
    Why: The code pays for five fractions, not for a calendar week. A unit without its fractions is repaid at
    audit; a missing one is lost.
    Resolve: Bill the earned units, each dated in its five fractions. Check that the log and the status of the
    course are complete before you change the claim.
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
    entries = chart.of([weekly.MANAGEMENT])
    sessions = chart.log.conventional
    return Problem(
        message=f"{_earn(earned)}; only {billed} {is_are(billed)} billed. Bill the missing units if each five has its "
        "recorded examination.",
        entries=entries,
        evidence=_evidence(earned, billed, chart),
        severity=Severity.WARNING,
        codes=(weekly.MANAGEMENT,),
        dates=() if entries else (sessions[0].date, sessions[-1].date),
    )


def _earn(earned: WeeklyUnits) -> str:
    arithmetic = f" ({earned.basis.split(' = ')[-1]})" if earned.weeks else ""
    verb = "earns" if earned.fractions == 1 else "earn"
    return f"{count(earned.fractions, 'fraction')} {verb} {count(earned.units, 'unit')} of 77427{arithmetic}"


def _evidence(earned: WeeklyUnits, billed: int, chart: Chart) -> str:
    status = chart.course.status or "not given"
    days = weekly.dates_of(chart.log.conventional)
    return f"{earned.basis}; earned {earned.units}, billed {billed}; fractions on {days}; status {status}"
