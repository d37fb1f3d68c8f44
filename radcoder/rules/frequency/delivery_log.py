"""FRQ-20: delivery lines against the log of fractions, date by date and session by session."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date

from radcoder.domain.course import Entry, Status
from radcoder.domain.findings import Severity
from radcoder.domain.fractions import is_surface, per_day
from radcoder.rules.base import Cite, CourseRule, Problem, Proposal, remove
from radcoder.rules.chart import Chart, bills_technical
from radcoder.rules.weekly import BRACHYTHERAPY_DELIVERY, SURFACE_DELIVERY
from radcoder.rules.wording import count, is_are, listed, on_dates, units_of

MEGAVOLTAGE = frozenset(
    {"77371", "77372", "77373", "77385", "77386", "77402", "77407", "77412", "77423", "G0339", "G0340"}
)
PARTICLES = frozenset({"77520", "77522", "77523", "77525"})
OFFICE = frozenset(f"G60{number:02}" for number in range(3, 17))
DELIVERY = MEGAVOLTAGE | PARTICLES | OFFICE | SURFACE_DELIVERY


class DeliveryLinesDifferFromLog(CourseRule):
    """Delivery lines and delivered fractions do not match.

    What: Units of delivery codes on each date against the sessions that the log holds for that date.
    Brachytherapy has its own rule. While a course is under treatment, fractions without a line are a warning.
    Why: Delivery is paid for a treatment that was given, session by session. A line without a fraction is
    billed for nothing; a fraction without a line is lost.
    Resolve: Compare with the treatment record. Correct the log if it is incomplete; otherwise take the line off
    or add it.
    Authority: Medicare Claims Processing Manual, chapter 13: delivery is billed on the day it is given.
    """

    id = "FRQ-20"
    name = "delivery-lines-differ-from-the-log"
    severity = Severity.ERROR
    authority = (Cite("claims-manual-13", "70.1"),)

    def check(self, chart: Chart) -> Iterator[Problem]:
        """Report dates with more units than sessions, and dates with fewer."""
        if not chart.log or not any(bills_technical(claim) for claim in chart.course.claims):
            return
        if chart.log.unassigned and chart.of(BRACHYTHERAPY_DELIVERY):
            return  # which fractions were beam is not on record
        lines = _delivery_lines(chart)
        least, most = _sessions(chart)
        yield from _too_many(lines, most)
        yield from _too_few(lines, least, chart)


def _delivery_lines(chart: Chart) -> dict[date, list[Entry]]:
    lines: dict[date, list[Entry]] = defaultdict(list)
    for entry in chart.of(DELIVERY):
        if bills_technical(entry.claim):
            lines[entry.date].append(entry)
    return lines


def _sessions(chart: Chart) -> tuple[Counter[date], Counter[date]]:
    """Fewest and most units that each date may carry: several lesions on the skin may be counted once or each."""
    beam = per_day(chart.log.external)
    surface = [phase for phase in chart.course.phases if is_surface(phase)]
    skin = per_day(chart.log.of_phases(surface))
    lesions = Counter(fraction.date for phase in surface for fraction in chart.log.of_phase(phase))
    return beam + skin, beam + lesions


def _too_many(lines: dict[date, list[Entry]], most: Counter[date]) -> Iterator[Problem]:
    for day, entries in lines.items():
        billed, given = units_of(entries), most[day]
        if billed > given:
            codes = listed(dict.fromkeys(entry.code for entry in entries))
            sessions = count(given, "session") if given else "no session"
            yield Problem(
                message=f"{count(billed, 'unit')} of delivery ({codes}) {is_are(billed)} billed {{when}}; "
                f"the log holds {sessions} for the date.",
                entries=tuple(entries),
                evidence=f"a date with {billed} billed and {given} logged",
                fixes=_drop(entries, billed - given),
            )


def _drop(entries: list[Entry], too_many: int) -> tuple[Proposal, ...]:
    last = entries[len(entries) - too_many :] if too_many <= len(entries) else []
    return (remove(*last),) if last and all(entry.line.units == 1 for entry in entries) else ()


def _too_few(lines: dict[date, list[Entry]], least: Counter[date], chart: Chart) -> Iterator[Problem]:
    missing = sorted(day for day, given in least.items() if units_of(lines.get(day, ())) < given)
    if not missing:
        return
    short = sum(least[day] - units_of(lines.get(day, ())) for day in missing)
    billed = Counter(entry.code for entry in chart.of(DELIVERY))
    yield Problem(
        message=f"{count(short, 'delivered session')} {on_dates(missing)} {'has' if short == 1 else 'have'} "
        "no delivery line.",
        entries=tuple(entry for day in missing for entry in lines.get(day, ())),
        evidence=f"logged and not billed in full: {', '.join(str(day) for day in missing)}",
        severity=Severity.WARNING if chart.course.status in (Status.UNDER_TREATMENT, Status.PLANNED) else None,
        codes=tuple(code for code, _ in billed.most_common(1)),
        dates=tuple(missing),
    )
