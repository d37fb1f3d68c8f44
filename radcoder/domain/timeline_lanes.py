"""How a reviewed course becomes the lanes of its picture: planning, phases, weekly codes, daily runs, findings."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta

from radcoder.domain.course import Course, Entry, LineRef, Phase
from radcoder.domain.findings import ExpectedUnits, Finding, Review, Severity
from radcoder.domain.fractions import DeliveredLog
from radcoder.domain.timeline import Element, Kind, Lane, Timeline
from radcoder.domain.treatment_calendar import MARKED, CalendarDay, DayState, TreatmentCalendar, unit_days

WEEKLY = ("77427", "77336")
OFTEN = 3  # a code billed on so many days is a run, not single services
NEAR = timedelta(days=10)  # the same code after a longer pause begins another run
MARGIN = timedelta(days=2)
Names = Mapping[tuple[str, date], str]


def timeline_of(
    course: Course, review: Review, windows: Iterable[Element] = (), names: Names | None = None
) -> Timeline:
    """Make the picture of a course; `windows` are spans of days that rules look at, cut off where the course ends."""
    services = _Services(course, review, names or {})
    found = [
        Lane("Services", tuple(services.single())),
        *_phase_lanes(course),
        *(lane for code in WEEKLY if (lane := _weekly_lane(code, course, review.expected, services))),
        Lane("Daily codes", tuple(services.runs())),
        Lane("Findings", tuple(_findings(review, services.days))),
    ]
    days = [day for lane in found for each in lane.elements for day in (each.first, each.last)]
    if not days:
        return Timeline(date(2026, 1, 1), date(2026, 1, 7))
    first, last = min(days) - MARGIN, max(days) + MARGIN
    shown = tuple(_cut(each, first, last) for each in windows if each.first <= last and each.last >= first)
    lanes = (Lane("Windows", shown), *found)
    return Timeline(first, last, tuple(_in_order(lane) for lane in lanes if lane.elements))


def _in_order(lane: Lane) -> Lane:
    return Lane(lane.title, tuple(sorted(lane.elements, key=lambda each: (each.first, each.last))))


def _cut(window: Element, first: date, last: date) -> Element:
    return replace(window, first=max(window.first, first), last=min(window.last, last))


class _Services:
    """The billed lines, seen as services: what several claims bill of one code on one day is one."""

    def __init__(self, course: Course, review: Review, names: Names) -> None:
        self._names = names
        self._severities = _worst(review.findings)
        self._groups: dict[tuple[date, str], list[Entry]] = defaultdict(list)
        self.days: dict[LineRef, date] = {}
        for entry in course.entries():
            self._groups[entry.date, entry.code].append(entry)
            self.days[entry.ref] = entry.date
        self._often = Counter(code for _, code in self._groups)

    def single(self) -> Iterator[Element]:
        """Services that are no part of a run, by day."""
        for (day, code), entries in sorted(self._groups.items()):
            if self._often[code] < OFTEN and code not in WEEKLY:
                yield self.element(Kind.SERVICE, day, day, entries)

    def weekly(self, code: str) -> Iterator[Element]:
        """The days on which a weekly code is billed."""
        for (day, own), entries in sorted(self._groups.items()):
            if own == code:
                yield self.element(Kind.BILLED, day, day, entries)

    def runs(self) -> Iterator[Element]:
        """The codes of many days as spans; a long pause ends one."""
        for code in (each for each, days in self._often.items() if days >= OFTEN and each not in WEEKLY):
            days = sorted(day for day, own in self._groups if own == code)
            first = 0
            for here in range(1, len(days) + 1):
                if here == len(days) or days[here] - days[here - 1] > NEAR:
                    entries = [entry for day in days[first:here] for entry in self._groups[day, code]]
                    yield self.element(Kind.RUN, days[first], days[here - 1], entries)
                    first = here

    def element(self, kind: Kind, first: date, last: date, entries: list[Entry]) -> Element:
        """One service, or a run of them."""
        code, refs = entries[0].code, tuple(entry.ref for entry in entries)
        name = self._names.get((code, first), "")
        found = [self._severities[ref] for ref in refs if ref in self._severities]
        days = len({entry.date for entry in entries})
        units = max(Counter(_by_claim(entries)).values())
        often = f" on {days} days" if days > 1 else f" × {units}" if units > 1 else ""
        text = f"{code} × {days}" if days > 1 else f"{code}{often}"
        said = f"{code}{f' {name}' if name else ''}{often}, {'lines' if len(refs) > 1 else 'line'} {_listed(refs)}"
        return Element(kind, first, last, text, said, refs, severity=min(found, key=lambda s: s.rank, default=None))


def _by_claim(entries: list[Entry]) -> dict[str, int]:
    units: dict[str, int] = defaultdict(int)
    for entry in entries:
        units[entry.claim.id] += entry.line.units
    return units


def _listed(refs: tuple[LineRef, ...]) -> str:
    return ", ".join(map(str, refs)) if len(refs) <= OFTEN else f"{refs[0]} to {refs[-1]}"


def _worst(findings: Iterable[Finding]) -> dict[LineRef, Severity]:
    """The most serious open finding of each line; reminders do not mark a line."""
    found: dict[LineRef, Severity] = {}
    for each in findings:
        if not each.aside and each.severity is not Severity.INFO:
            for ref in each.lines:
                found[ref] = min(found.get(ref, each.severity), each.severity, key=lambda severity: severity.rank)
    return found


def _phase_lanes(course: Course) -> Iterator[Lane]:
    calendar = TreatmentCalendar(course)
    days = [day for week in calendar.weeks for day in week.days]
    total = max(sum(phase.planned_fractions or 0 for phase in course.phases), len(DeliveredLog(course).all))
    phases = course.phases or (Phase(""),)
    for number, phase in enumerate(phases):
        found = [_day(each, number, phase, total) for each in days if number in _numbers(each, phases)]
        if found:
            yield Lane(f"{phase.id} {phase.site or ''}".strip() or "Fractions", tuple(found))


def _numbers(day: CalendarDay, phases: tuple[Phase, ...]) -> tuple[int, ...]:
    """The phases in whose lanes a day stands: what is planned in the last, what names no known phase in the first."""
    if day.state is DayState.PLANNED:
        return (len(phases) - 1,)
    if not day.numbers and day.state not in MARKED.values():
        return ()
    return tuple(number for number, phase in enumerate(phases) if phase.id in day.phases) or (0,)


def _day(day: CalendarDay, number: int, phase: Phase, total: int) -> Element:
    numbers = "·".join(map(str, day.numbers))
    name = f"phase {phase.id} {phase.site or ''}".strip() if phase.id else "no phase"
    if day.numbers:
        word = "fraction" if len(day.numbers) == 1 else "fractions"
        said = f"{word} {' and '.join(map(str, day.numbers))} of {total}, {name}"
        return Element(Kind.FRACTION, day.date, day.date, numbers, said, phase=number)
    kind = Kind.PLANNED if day.state is DayState.PLANNED else Kind.BREAK
    return Element(kind, day.date, day.date, "", f"{day.state.value}, {name}", phase=number)


def _weekly_lane(code: str, course: Course, expected: Iterable[ExpectedUnits], services: _Services) -> Lane | None:
    units = next((each for each in expected if each.code == code), None)
    billed = tuple(services.weekly(code))
    log = DeliveredLog(course)
    earned = unit_days(log.conventional or log.external, units.expected) if units else ()
    marks = tuple(
        Element(Kind.EARNED, day, day, "", f"{code} earned, unit {number} of {len(earned)}")
        for number, day in enumerate(earned, 1)
    )
    title = f"{code}  {units.billed} of {units.expected}" if units else code
    return Lane(title, (*marks, *billed)) if marks or billed else None


def _findings(review: Review, days: Mapping[LineRef, date]) -> Iterator[Element]:
    for finding in sorted(review.findings, key=lambda each: (each.aside, each.severity.rank)):
        own = finding.dates or tuple(days[ref] for ref in finding.lines if ref in days)
        if own:
            word = f"set aside ({finding.severity.value})" if finding.aside else finding.severity.value
            said = f"{word} {finding.rule}: {finding.message}"
            yield Element(Kind.FINDING, min(own), max(own), finding.rule, said, finding.lines,
                          severity=finding.severity, aside=finding.aside)  # fmt: skip
