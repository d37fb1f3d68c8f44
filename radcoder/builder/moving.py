"""A course that begins on another day: log and lines go along by treatment days, each line recoded where it lands."""

from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from radcoder.builder.recoding import Recoded, Recoder
from radcoder.builder.schedule import DAY
from radcoder.domain.course import Claim, Course, LineRef
from radcoder.rules.chart import Chart

Shift = Callable[[date], date]
WEEKEND = 2
SPARE = timedelta(days=90)
WEEKDAYS = frozenset({1, 2, 3, 4, 5})
NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class NoTreatmentDayError(ValueError):
    """A course cannot begin on a day on which nobody is treated."""

    def __init__(self, day: date, closed: Mapping[date, str]) -> None:
        why = closed.get(day) or f"a {NAMES[day.weekday()]}"
        super().__init__(f"{day} is {why}, and nobody is treated then. Choose a day of treatment.")


class NothingTreatedError(ValueError):
    """A course without fractions has no first day that could be another."""

    def __init__(self, reference: str) -> None:
        super().__init__(f"The log of {reference} holds no fraction yet, so there is no first day to change.")


@dataclass(frozen=True, slots=True)
class Moved:
    """The course after the move, what became of each line, and where it stands, None where it is billed no more."""

    course: Course
    recoded: Mapping[LineRef, Recoded]
    places: Mapping[LineRef, LineRef | None]


def moved(chart: Chart, to: date, closed: Mapping[date, str]) -> Moved:
    """Let the course begin on another day; on `closed` days, by name, nobody is treated.

    Raises `NoTreatmentDayError`, `NothingTreatedError`.
    """
    if not chart.course.fractions:
        raise NothingTreatedError(chart.course.reference)
    return rewritten(chart, _shift(chart.course, to, closed))


def rewritten(chart: Chart, shift: Shift) -> Moved:
    """Put every day of the course where `shift` says, and bill each line there as its new day asks.

    What was set aside is left out: it was said of other days.
    """
    course, recoder = chart.course, Recoder(chart)
    recoded = {entry.ref: recoder.on(entry, shift(entry.date)) for entry in course.entries()}
    places: dict[LineRef, LineRef | None] = {}
    for claim in course.claims:
        places |= _places(claim, recoded)
    after = replace(
        course,
        claims=tuple(_claim(claim, recoded, shift) for claim in course.claims),
        fractions=tuple(replace(each, date=shift(each.date)) for each in course.fractions),
        events=tuple(replace(each, date=shift(each.date)) for each in course.events),
        overrides=(),
    )
    return Moved(after, recoded, places)


def _places(claim: Claim, recoded: Mapping[LineRef, Recoded]) -> dict[LineRef, LineRef | None]:
    """The addresses of the lines once those that are not billed any more are gone."""
    number, found = 0, {}
    for old in (LineRef(claim.id, each) for each in range(1, len(claim.lines) + 1)):
        billed = bool(recoded[old].code)
        number += billed
        found[old] = LineRef(claim.id, number) if billed else None
    return found


def _claim(claim: Claim, recoded: Mapping[LineRef, Recoded], shift: Shift) -> Claim:
    pairs = ((line, recoded[LineRef(claim.id, number)]) for number, line in enumerate(claim.lines, 1))
    lines = (replace(line, date=shift(line.date), code=new.code, modifiers=new.modifiers) for line, new in pairs
             if new.code)  # fmt: skip
    return replace(claim, lines=tuple(lines))


class _OpenDays:
    """The days of a span on which the department treats, by number."""

    def __init__(self, first: date, last: date, is_open: Callable[[date], bool]) -> None:
        days = (first + timedelta(days=n) for n in range((last - first).days + 1))
        self._days = [day for day in days if is_open(day)]

    def number(self, day: date) -> int:
        """The number of the last open day up to a day."""
        return bisect_right(self._days, day) - 1

    def __getitem__(self, number: int) -> date:
        return self._days[number]


def _shift(course: Course, to: date, closed: Mapping[date, str]) -> Shift:
    """Where a day lands: fractions in their old rhythm from the new first day, others by working days beside them."""
    treated = sorted({each.date for each in course.fractions})
    weekdays = WEEKDAYS | {day.isoweekday() for day in treated}
    given = frozenset(treated)

    def is_open(day: date) -> bool:
        return day.isoweekday() in weekdays and day not in closed

    if not is_open(to):
        raise NoTreatmentDayError(to, closed)
    days = (*course.days(), *(each.date for each in course.events))
    span = timedelta(days=(max(days) - min(days)).days * 2) + SPARE
    old = _OpenDays(min(days) - SPARE, max(days), lambda day: day in given or is_open(day))
    new = _OpenDays(to - span, to + span, is_open)
    landed = _landed(treated, to, old, new)

    def shift(day: date) -> date:
        anchor = treated[max(bisect_right(treated, day) - 1, 0)]
        number = old.number(day)
        return new[new.number(landed[anchor]) + number - old.number(anchor)] + (day - old[number])

    return shift


def _landed(treated: list[date], to: date, old: _OpenDays, new: _OpenDays) -> dict[date, date]:
    """The new day of each day of treatment; a rhythm of several days goes on as such, other gaps by working days."""
    landed = dict.fromkeys(treated, to)
    apart = min(((after - day).days for day, after in pairwise(treated)), default=1)
    for day, after in pairwise(treated):
        if 1 < apart <= (after - day).days <= apart + WEEKEND:
            landed[after] = new[new.number(landed[day] + (apart - 1) * DAY) + 1]
        else:
            landed[after] = new[new.number(landed[day]) + old.number(after) - old.number(day)]
    return landed
