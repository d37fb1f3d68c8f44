"""The fields of what the record holds: notes on codes, events, and the approvals of the payer."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Generic, TypeVar

from radcoder.app.worksheet import first_day
from radcoder.builder.reading import UnreadError, read_day
from radcoder.domain.course import Authorization, Course, Event, EventKind
from radcoder.domain.course_edits import DAY_KINDS
from radcoder.ui.fields.field import Field, choose, must, read_amount
from radcoder.ui.texts import day, words

T = TypeVar("T")
CODE = re.compile(r"[0-9]{4}[0-9A-Z]|[A-Z][0-9]{4}", re.ASCII)
KINDS = {words(each.value): each for each in EventKind if each not in DAY_KINDS}
WHO = ("md", "np", "pa", "physicist", "dosimetrist", "therapist")


class NoCodeError(UnreadError):
    """A text that is no code and no line."""

    def __init__(self, typed: str, lines: bool) -> None:
        also = ", or the address of a line such as A:3" if lines else ""
        super().__init__(f"“{typed}” is no code. Write five characters such as 77470{also}.")


class NotedTwiceError(UnreadError):
    """A code that has a note already."""

    def __init__(self, about: str) -> None:
        super().__init__(f"{about} has a note already. Write into that one: a code or a line has one note.")


class EndsBeforeItStartsError(UnreadError):
    """An approval whose last day lies before its first."""

    def __init__(self, first: date, last: date) -> None:
        super().__init__(f"The approval would end on {last}, before it starts on {first}. Change one of the two.")


@dataclass(frozen=True, slots=True)
class Note:
    """What the record says to support a code or a line."""

    about: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True)
class Kind(Generic[T]):
    """A kind of entry: its fields, an empty one, and what one of them is called in the name of a step."""

    fields: tuple[Field[T], ...]
    blank: T
    called: Callable[[T], str]


def notes_of(course: Course) -> tuple[Note, ...]:
    """What is noted of the codes of a course."""
    return tuple(Note(about, said) for about, said in course.documentation.items())


def events_of(course: Course) -> tuple[Event, ...]:
    """The events of a course; why a day has no fraction stands in the calendar."""
    return tuple(each for each in course.events if each.kind not in DAY_KINDS)


def note_kind(course: Course) -> Kind[Note]:
    """Notes on the codes and lines of a course."""
    lines = [str(entry.ref) for entry in course.entries()]
    codes = dict.fromkeys(entry.code for entry in course.entries())

    def about(note: Note, typed: str) -> Note:
        line = next((each for each in lines if each.lower() == typed.lower()), None)
        key = line or typed.upper()
        if line is None and not CODE.fullmatch(key):
            raise NoCodeError(typed, lines=True)
        if key != note.about and key in course.documentation:
            raise NotedTwiceError(key)
        return replace(note, about=key)

    return Kind(
        (
            Field("about", "Code or line", lambda note: note.about, about, (*codes, *lines), required=True),
            Field(
                "said",
                "What the record says",
                lambda note: note.said,
                lambda note, typed: replace(note, said=must(typed, "What the record says")),
                required=True,
            ),
        ),
        Note(),
        lambda note: f"what the record says of {note.about}",
    )


def event_kind(course: Course) -> Kind[Event]:
    """Events of a course: days are read near its first one, phases are its own."""
    near = first_day(course)
    phases = {phase.id: phase.id for phase in course.phases}
    return Kind(
        (
            Field(
                "kind",
                "Event",
                lambda each: words(each.kind.value),
                lambda each, typed: replace(each, kind=choose(typed, KINDS)),
                tuple(KINDS),
                required=True,
            ),
            Field(
                "date",
                "Date",
                lambda each: each.date.isoformat(),
                lambda each, typed: replace(each, date=read_day(typed, near).day),
                required=True,
            ),
            Field(
                "phase",
                "Phase",
                lambda each: each.phase or "",
                lambda each, typed: replace(each, phase=choose(typed, phases) if typed else None),
                tuple(phases),
            ),
            Field("by", "By", lambda each: each.by or "", lambda each, typed: replace(each, by=typed or None), WHO),
        ),
        Event(EventKind.PHYSICIAN_EXAM, near),
        lambda each: f"the {words(each.kind.value).lower()} of {day(each.date)}",
    )


def approval_kind(course: Course) -> Kind[Authorization]:
    """What the payer has approved."""
    near = first_day(course)
    codes = tuple(dict.fromkeys(entry.code for entry in course.entries()))

    def code(each: Authorization, typed: str) -> Authorization:
        if not CODE.fullmatch(typed.upper()):
            raise NoCodeError(typed, lines=False)
        return replace(each, code=typed.upper())

    def bound(name: str) -> Callable[[Authorization, str], Authorization]:
        def read(each: Authorization, typed: str) -> Authorization:
            on = read_day(typed, near).day if typed else None
            start, end = (on, each.end) if name == "start" else (each.start, on)
            if start and end and end < start:
                raise EndsBeforeItStartsError(start, end)
            return replace(each, start=start, end=end)

        return read

    return Kind(
        (
            Field("code", "Code", lambda each: each.code, code, codes, required=True),
            Field(
                "units",
                "Units",
                lambda each: "" if each.units is None else str(each.units),
                lambda each, typed: replace(each, units=read_amount(typed)),
            ),
            Field(
                "number",
                "Number",
                lambda each: each.number or "",
                lambda each, typed: replace(each, number=typed or None),
            ),
            Field("start", "From", lambda each: each.start.isoformat() if each.start else "", bound("start")),
            Field("end", "To", lambda each: each.end.isoformat() if each.end else "", bound("end")),
        ),
        Authorization(""),
        lambda each: f"the approval of {each.code}",
    )
