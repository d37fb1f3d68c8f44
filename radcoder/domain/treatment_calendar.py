"""The fractions of a course on the calendar: weeks from Monday to Sunday, each day with its state and its fractions."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property

from radcoder.domain.course import Course, Event, EventKind, Fraction, Status
from radcoder.domain.fractions import DeliveredLog, Session

WEEK = timedelta(days=7)
SATURDAY = 6
LONGEST_PAUSE = WEEK * 8
MOST_PLANNED = 200


class DayState(StrEnum):
    """What a day of the calendar is."""

    DELIVERED = "delivered"
    TWICE = "delivered twice"
    MISSED = "missed"
    MACHINE_DOWN = "machine down"
    MOVED = "moved to another day"
    PLANNED = "planned"
    HOLIDAY = "holiday"
    WEEKEND = "weekend"
    FREE = "no treatment"


MARKED = {
    EventKind.MISSED: DayState.MISSED,
    EventKind.MACHINE_DOWN: DayState.MACHINE_DOWN,
    EventKind.MOVED: DayState.MOVED,
}


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """One day: its state, its phases, the numbers of its fractions in the whole course, and the units earned on it."""

    date: date
    state: DayState
    phases: tuple[str, ...] = ()
    numbers: tuple[int, ...] = ()
    earned: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CalendarWeek:
    """Seven days from Monday to Sunday."""

    days: tuple[CalendarDay, ...]

    @property
    def monday(self) -> date:
        """The first day."""
        return self.days[0].date

    @property
    def used(self) -> bool:
        """Whether anything is said of any of its days."""
        return any(day.numbers or day.state in MARKED.values() or day.state is DayState.PLANNED for day in self.days)


class TreatmentCalendar:
    """A course's log by weeks; `units` are those earned of each weekly code, `holidays` days without treatment."""

    def __init__(
        self, course: Course, units: Iterable[tuple[str, int]] = (), holidays: frozenset[date] = frozenset()
    ) -> None:
        self._course = course
        self._holidays = holidays
        self._log = DeliveredLog(course)
        self._numbers = {session: number for number, session in enumerate(self._log.all, 1)}
        self._earned: dict[date, list[str]] = {}
        for code, earned in units:
            for day in unit_days(self._log.conventional or self._log.external, earned):
                self._earned.setdefault(day, []).append(code)

    @cached_property
    def weeks(self) -> tuple[CalendarWeek, ...]:
        """The weeks that the log or the plan speaks of, and those between them; a long pause is left out."""
        days = {*self._given, *self.planned, *self._marked}
        used = sorted({day - timedelta(days=day.weekday()) for day in days})
        return tuple(
            CalendarWeek(tuple(self.day(each + timedelta(days=n)) for n in range(7))) for each in _bridged(used)
        )

    @cached_property
    def _given(self) -> dict[date, list[Fraction]]:
        found: dict[date, list[Fraction]] = {}
        for each in self._course.fractions:
            found.setdefault(each.date, []).append(each)
        return found

    @cached_property
    def _marked(self) -> dict[date, Event]:
        return {each.date: each for each in reversed(self._course.events) if each.kind in MARKED}

    @cached_property
    def planned(self) -> tuple[date, ...]:
        """The weekdays on which the fractions still to come would be given; none once the course has ended."""
        wanted = sum(phase.planned_fractions or 0 for phase in self._course.phases) - len(self._log.all)
        if self._course.status is Status.ENDED or wanted <= 0 or not self._given:
            return ()
        skipped = self._holidays | frozenset(self._marked)
        return tuple(_working_days(max(self._given), min(wanted, MOST_PLANNED), skipped))

    def day(self, on: date) -> CalendarDay:
        """What the calendar says of a day."""
        if on in self._given:
            return self._delivered(on, self._given[on])
        if on in self._marked:
            marked = self._marked[on]
            return CalendarDay(on, MARKED[marked.kind], (marked.phase,) if marked.phase else ())
        if on in self.planned:
            return CalendarDay(on, DayState.PLANNED)
        if on in self._holidays:
            return CalendarDay(on, DayState.HOLIDAY)
        return CalendarDay(on, DayState.WEEKEND if on.isoweekday() >= SATURDAY else DayState.FREE)

    def _delivered(self, on: date, given: list[Fraction]) -> CalendarDay:
        sessions = sorted({Session(each.date, each.session) for each in given})
        only = self._course.phases[0].id if len(self._course.phases) == 1 else ""
        phases = tuple(dict.fromkeys(each.phase or only for each in given))
        return CalendarDay(
            on,
            DayState.TWICE if len(sessions) > 1 else DayState.DELIVERED,
            tuple(phase for phase in phases if phase),
            tuple(self._numbers[session] for session in sessions),
            tuple(self._earned.get(on, ())),
        )


def _bridged(mondays: list[date]) -> Iterator[date]:
    """The weeks given, and those between two of them that lie near each other."""
    for number, monday in enumerate(mondays):
        yield monday
        following = mondays[number + 1] if number + 1 < len(mondays) else monday
        if following - monday <= LONGEST_PAUSE:
            yield from (monday + WEEK * n for n in range(1, (following - monday).days // 7))


def _working_days(after: date, number: int, skipped: frozenset[date]) -> Iterator[date]:
    day = after
    while number:
        day += timedelta(days=1)
        if day.isoweekday() < SATURDAY and day not in skipped:
            number -= 1
            yield day


def unit_days(sessions: tuple[Session, ...], units: int, week: int = 5) -> tuple[date, ...]:
    """The days on which the weekly units fall: each fifth session, and the last one where a remainder earns a unit."""
    if not sessions:
        return ()
    return tuple(sessions[min(number * week, len(sessions)) - 1].date for number in range(1, units + 1))
