"""Lines and fractions out of foreign tables: what was understood, what was refused with its reason, and every doubt."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, time
from pathlib import Path

from radcoder.app.columns import ColumnField, Columns, doubt_about_days, in_order
from radcoder.app.line_fields import (
    DayRefusedError,
    FieldRefusedError,
    LineField,
    read_claim,
    read_field,
)
from radcoder.app.worksheet import first_day
from radcoder.builder.reading import UnreadError, read_count, read_day
from radcoder.domain.course import Course, Fraction, Line
from radcoder.domain.course_edits import SetDay
from radcoder.domain.edits import AddLine
from radcoder.exchange.sheets import Sheet, sheet_to_csv
from radcoder.exchange.table import Table, TableFileError, read_table

CLOCK = re.compile(r"(.*?)[ T]+(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?(?: ?([ap])\.?m\.?)?", re.ASCII | re.IGNORECASE)
TIME = re.compile(r"(\d{1,2}):(\d{2})(?::\d{2})?(?: ?([ap])\.?m\.?)?", re.ASCII | re.IGNORECASE)
MOST_BYTES = 20_000_000
NOON, HOURS = 12, 24


class NoCodeError(FieldRefusedError):
    """A row in which nothing is billed."""

    def __init__(self) -> None:
        super().__init__("There is no code in this row.")


class OtherPlaceError(FieldRefusedError):
    """A row whose place of service is not that of its claim."""

    def __init__(self, claim: str, pos: str, place: str) -> None:
        super().__init__(f"Claim {claim} has place of service {pos}, and this row {place}.")


class NoPlaceError(FieldRefusedError):
    """A row whose place of service no claim of the course has."""

    def __init__(self, known: tuple[str, ...]) -> None:
        super().__init__(f"The claims of this course have the places of service {', '.join(known)}.")


class NoTimeError(FieldRefusedError):
    """A text that is no time of day."""

    def __init__(self) -> None:
        super().__init__("A time looks like 14:30 or 2:30 pm.")


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that was not taken: its number in the file, its cells, and why."""

    number: int
    cells: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class NewLines:
    """What became of a table of lines: each line with its claim, rows refused, and notes on what was doubtful."""

    lines: tuple[tuple[str, Line], ...]
    rejected: tuple[Rejected, ...] = ()
    notes: tuple[str, ...] = ()

    def edits(self) -> tuple[AddLine, ...]:
        """The edits that put the lines at the ends of their claims."""
        return tuple(AddLine(claim, line) for claim, line in self.lines)


@dataclass(frozen=True, slots=True)
class NewFractions:
    """What became of a table of fractions."""

    fractions: tuple[Fraction, ...]
    rejected: tuple[Rejected, ...] = ()
    notes: tuple[str, ...] = ()

    def edits(self, course: Course) -> tuple[SetDay, ...]:
        """The edits that put the fractions into the log; what the log has of their days stays."""
        days = sorted({each.date for each in self.fractions})
        kept = {day: tuple(each for each in course.fractions if each.date == day) for day in days}
        new = {day: tuple(each for each in self.fractions if each.date == day) for day in days}
        return tuple(SetDay(day, (*kept[day], *new[day])) for day in days)


@dataclass(slots=True)
class _Tally:
    """What is gathered while the rows are read; a day without a year is the one nearest to `near`."""

    near: date
    rejected: list[Rejected] = field(default_factory=list)
    notes: Counter[str] = field(default_factory=Counter)

    def said(self, *first: str) -> tuple[str, ...]:
        many = (f"{note} ({count} times)" if count > 1 else note for note, count in self.notes.items() if count)
        return tuple(filter(None, (*first, *many)))


def read_file(path: Path) -> Table:
    """Read a table from a file. Raises `TableFileError`."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        sentence = f"it cannot be read: {error.strerror or error}. Choose another file."
        raise TableFileError(path.name, sentence) from None
    if len(data) > MOST_BYTES:
        raise TableFileError(path.name, f"larger than {MOST_BYTES // 1_000_000} MB. Import it in parts.")
    return read_table(data, path.name)


def lines_of(table: Table, columns: Columns, course: Course, claim: str) -> NewLines:
    """Read the rows of a table as lines; those that name no claim go to `claim`. Raises `NoColumnError`."""
    columns.must_have(ColumnField.DATE, ColumnField.CODE)
    tally = _Tally(first_day(course))
    lines = []
    for number, cells in _rows(table, columns):
        try:
            lines.append(_line(cells, columns, course, claim, tally))
        except FieldRefusedError as error:
            tally.rejected.append(Rejected(number, cells, str(error)))
    there = {(claim.id, line) for claim in course.claims for line in claim.lines}
    again = sum(each in there for each in lines)
    twice = f"{again} of the lines stand on their claims already, the same in every field." if again else ""
    notes = tally.said(*table.notes, doubt_about_days(table, columns), twice)
    return NewLines(tuple(lines), tuple(tally.rejected), notes)


def _rows(table: Table, columns: Columns) -> Iterator[tuple[int, tuple[str, ...]]]:
    return zip(table.numbers[columns.head :], table.rows[columns.head :], strict=True)


def _fields(cells: tuple[str, ...], columns: Columns) -> dict[ColumnField, str]:
    """The text of each field; several columns of one field are joined."""
    found: dict[ColumnField, str] = {}
    for name, cell in zip(columns.fields, cells, strict=False):
        if name is not ColumnField.NOTHING and cell:
            found[name] = f"{found[name]} {cell}" if name in found else cell
    return found


def _line(cells: tuple[str, ...], columns: Columns, course: Course, usual: str, tally: _Tally) -> tuple[str, Line]:
    fields = _fields(cells, columns)
    claim = _claim(fields, course, usual)
    line = Line(_day(fields.pop(ColumnField.DATE, ""), columns, tally), "")
    if ColumnField.CODE not in fields:
        raise NoCodeError
    order = (LineField.MODIFIERS, LineField.CODE, *(each for each in LineField if each is not LineField.MODIFIERS))
    for name in dict.fromkeys(order):
        text = fields.get(ColumnField(name.value))
        if text is not None and name not in (LineField.CLAIM, LineField.PLACE, LineField.DATE):
            taken = read_field(name, text, line, course)
            line = taken.line
            tally.notes.update([taken.note] if taken.note else [])
    return claim, replace(line, diagnoses=()) if line.diagnoses == course.diagnoses else line


def _claim(fields: dict[ColumnField, str], course: Course, usual: str) -> str:
    if ColumnField.CLAIM in fields:
        named = read_claim(fields[ColumnField.CLAIM], course)
        _must_stand_at(fields.get(ColumnField.PLACE), named, course)
        return named
    place = fields.get(ColumnField.PLACE)
    fitting = [each.id for each in course.claims if place is None or each.pos in (None, place.zfill(2))]
    if not fitting:
        raise NoPlaceError(tuple(each.pos or "none" for each in course.claims))
    return usual if usual in fitting else fitting[0]


def _must_stand_at(place: str | None, claim: str, course: Course) -> None:
    pos = next(each.pos for each in course.claims if each.id == claim)
    if place is not None and pos is not None and place.zfill(2) != pos:
        raise OtherPlaceError(claim, pos, place)


def _day(text: str, columns: Columns, tally: _Tally) -> date:
    found = CLOCK.fullmatch(text)
    if found:
        tally.notes["The time of day beside a date was left out."] += int((found[2], found[3]) not in MIDNIGHT)
        text = found[1]
    try:
        read = read_day(in_order(text, columns), tally.near)
    except UnreadError as error:
        raise DayRefusedError(error) from None
    if "no year" in read.note:
        tally.notes["A date without a year was taken for the one nearest to the course."] += 1
    return read.day


MIDNIGHT = (("00", "00"), ("0", "00"), ("12", "00"))


def fractions_of(table: Table, columns: Columns, course: Course) -> NewFractions:
    """Read the rows of a table as delivered fractions. Raises `NoColumnError`."""
    columns.must_have(ColumnField.DATE)
    tally = _Tally(first_day(course))
    found: list[Fraction] = []
    there = {_same(each) for each in course.fractions}
    for number, cells in _rows(table, columns):
        try:
            fraction = _fraction(cells, columns, course, tally)
        except FieldRefusedError as error:
            tally.rejected.append(Rejected(number, cells, str(error)))
            continue
        if _same(fraction) in there:
            tally.rejected.append(Rejected(number, cells, "The log has this fraction already."))
        else:
            there.add(_same(fraction))
            found.append(fraction)
    return NewFractions(tuple(found), tuple(tally.rejected), tally.said(*table.notes, doubt_about_days(table, columns)))


def _same(fraction: Fraction) -> tuple[date, str | None, int]:
    return fraction.date, fraction.phase, fraction.session


def _fraction(cells: tuple[str, ...], columns: Columns, course: Course, tally: _Tally) -> Fraction:
    fields = _fields(cells, columns)
    only = course.phases[0].id if len(course.phases) == 1 else None
    line = read_field(LineField.PHASE, fields.get(ColumnField.PHASE, ""), Line(date.min, ""), course).line
    try:
        session = read_count(fields.get(ColumnField.SESSION, "1"), "the session")
    except UnreadError as error:
        raise FieldRefusedError(str(error)) from None
    day = _day(fields.get(ColumnField.DATE, ""), columns, tally)
    fraction = Fraction(day, line.phase or only, session, machine=fields.get(ColumnField.MACHINE))
    return replace(fraction, time=_time(fields[ColumnField.TIME])) if ColumnField.TIME in fields else fraction


def _time(text: str) -> time:
    found = TIME.fullmatch(text.split(" ", 1)[-1] if text.count(":") and "-" in text else text)
    hour = int(found[1]) if found else HOURS
    half = (found[3] or "").lower() if found else ""
    hour = hour % NOON + (NOON if half == "p" else 0) if half and 1 <= hour <= NOON else hour
    if found is None or hour >= HOURS or int(found[2]) > 59:  # noqa: PLR2004 - the last minute of an hour
        raise NoTimeError
    return time(hour, int(found[2]))


def rejected_csv(rejected: Iterable[Rejected], names: tuple[str, ...]) -> bytes:
    """The rows that were not taken, as a file to mend: row, reason, and the cells under their names."""
    rows = tuple(rejected)
    width = max([len(names), *(len(each.cells) for each in rows)])
    heads = (*names, *(f"column {number}" for number in range(len(names) + 1, width + 1)))
    return sheet_to_csv(
        Sheet("Rejected", (*heads, "row", "reason"), tuple(
            (*each.cells, *([""] * (width - len(each.cells))), each.number, each.reason) for each in rows
        ))
    )  # fmt: skip
