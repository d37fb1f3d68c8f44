"""What a person does to the log of fractions, day by day, and the edits that this takes."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from enum import StrEnum

from radcoder.domain.course import Course, Event, EventKind, Fraction, Phase, Status
from radcoder.domain.course_edits import DAY_KINDS, CourseEdit, SetDay, SetStatus


class Mark(StrEnum):
    """What can be said of a day: treated, treated twice, or why not."""

    DELIVERED = "delivered"
    SECOND_SESSION = "second session"
    MISSED = "missed"
    MACHINE_DOWN = "machine down"
    CLEARED = "cleared"


REASONS = {Mark.MISSED: EventKind.MISSED, Mark.MACHINE_DOWN: EventKind.MACHINE_DOWN}


class LogError(ValueError):
    """What was asked for cannot be done to the log on this day."""


class NothingToMoveError(LogError):
    """A day without a fraction cannot be moved."""

    def __init__(self, day: date) -> None:
        super().__init__(f"No fraction was given on {day}, so there is none to move. Choose a day with a fraction.")


class AlreadyTreatedError(LogError):
    """A fraction cannot be moved to a day that has the same session already."""

    def __init__(self, day: date) -> None:
        super().__init__(f"{day} has a fraction already. Choose a free day, or mark a second session there.")


class NoPhaseError(LogError):
    """A fraction belongs to a phase, and the course has none."""

    def __init__(self) -> None:
        super().__init__("The course names no phase that a fraction could belong to. Add a phase to the course first.")


def on_day(course: Course, day: date) -> tuple[Fraction, ...]:
    """The fractions of a day in order of their sessions."""
    return tuple(sorted((each for each in course.fractions if each.date == day), key=lambda each: each.session))


def phase_on(course: Course, day: date) -> Phase:
    """The phase that a further fraction of this day belongs to. Raises `NoPhaseError`.

    The first, in the order of the course, that has fewer fractions before the day than it was planned with; else the
    phase treated last.
    """
    if not course.phases:
        raise NoPhaseError
    for phase in course.phases:
        before = sum(each.phase == phase.id and each.date < day for each in course.fractions)
        if before < (phase.planned_fractions or 0):
            return phase
    return _treated_last(course, day)


def _treated_last(course: Course, day: date) -> Phase:
    named = {phase.id: phase for phase in course.phases}
    before = [each for each in course.fractions if each.date < day and each.phase in named]
    return named[max(before, key=lambda each: each.date).phase or ""] if before else course.phases[-1]


def mark(course: Course, days: Iterable[date], said: Mark) -> tuple[CourseEdit, ...]:
    """Say the same of several days. Raises `NoPhaseError`."""
    edits: list[CourseEdit] = []
    for day in sorted(days):
        edit = _mark_day(course, day, said)
        course = edit.on(course)  # a day's phase depends on the fractions before it
        edits.append(edit)
    return tuple(edits)


def _mark_day(course: Course, day: date, said: Mark) -> SetDay:
    given = on_day(course, day)
    if said in REASONS:
        phase = given[0].phase if given else None
        return SetDay(day, (), (Event(REASONS[said], day, phase=phase),))
    if said is Mark.CLEARED:
        return SetDay(day)
    if not given:
        given = (Fraction(day, phase_on(course, day).id),)
    if said is Mark.SECOND_SESSION and {each.session for each in given} == {1}:
        given = (*given, *(replace(each, session=2, time=None) for each in given))
    elif said is Mark.DELIVERED:
        given = tuple(each for each in given if each.session == 1) or given[:1]
    return SetDay(day, given)


def move(course: Course, day: date, to: date) -> tuple[CourseEdit, ...]:
    """Move what was logged on one day to another, and note on the first that it was moved.

    Raises `NothingToMoveError`, `AlreadyTreatedError`.
    """
    given = on_day(course, day)
    if not given or day == to:
        raise NothingToMoveError(day)
    if on_day(course, to):
        raise AlreadyTreatedError(to)
    moved = tuple(replace(each, date=to) for each in given)
    return SetDay(day, (), (Event(EventKind.MOVED, day, phase=given[0].phase),)), SetDay(to, moved)


def end_here(course: Course, day: date) -> tuple[CourseEdit, ...]:
    """End the course with this day: what the log holds of later days goes, and the status is ended.

    Lines of the claims stay: the review says which of them the shorter course no longer supports.
    """
    return (*(SetDay(each) for each in _later(course, day)), SetStatus(Status.ENDED))


def _later(course: Course, day: date) -> Iterator[date]:
    logged = {each.date for each in course.fractions}
    said = {each.date for each in course.events if each.kind in DAY_KINDS}
    return (each for each in sorted(logged | said) if each > day)
