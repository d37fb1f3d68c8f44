"""What hands do to several lines at once, each as one named step: dates moved, cells filled, lines repeated, pasted."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from radcoder.app.line_fields import LineField
from radcoder.builder.schedule import DAY, SATURDAY
from radcoder.domain.course import Course, Line, LineRef
from radcoder.domain.edits import AddLine, Change, DropLine, SetLine
from radcoder.exchange.table import guarded

MOST_LINES = 20_000
OF_THE_CLAIM = "The {} belongs to the whole claim: there is nothing to fill down."
FILL_FROM = "Select the line to fill from and those below it, then press Ctrl+D."
SELECT_FIRST = "Select the lines first."
THERE_ALREADY = "The lines have that already."
NO_DAY_LEFT = "Every day of the log has {} on claim {} already, or the log is empty."
COPIED = (LineField.CLAIM, LineField.DATE, LineField.CODE, LineField.UNITS, LineField.MODIFIERS, LineField.DIAGNOSES,
          LineField.PHASE, LineField.CHARGE, LineField.NOTE)  # fmt: skip
ATTRIBUTES = {
    LineField.DATE: "date",
    LineField.CODE: "code",
    LineField.UNITS: "units",
    LineField.MODIFIERS: "modifiers",
    LineField.DIAGNOSES: "diagnoses",
    LineField.PHASE: "phase",
    LineField.CHARGE: "charge",
    LineField.NOTE: "note",
}


class NothingToDoError(ValueError):
    """A step that would change nothing: why, and what to do first."""

    def __init__(self, why: str) -> None:
        super().__init__(why)


class TooManyLinesError(ValueError):
    """More lines than one course can hold."""

    def __init__(self, wanted: int) -> None:
        super().__init__(f"{wanted:,} lines are more than the {MOST_LINES:,} that one course can hold. Leave rows out.")


@dataclass(frozen=True, slots=True)
class LineStep:
    """A step on the lines: its name, as undo says it, and its edits."""

    name: str
    edits: tuple[Change, ...]


def how_many(refs: tuple[LineRef, ...]) -> str:
    """One line by its address, several by their number."""
    return f"line {refs[0]}" if len(refs) == 1 else f"{len(refs):,} lines"


def lines_at(course: Course, refs: Iterable[LineRef]) -> Iterator[tuple[LineRef, Line]]:
    """The lines at these addresses."""
    claims = {claim.id: claim.lines for claim in course.claims}
    return ((ref, claims[ref.claim][ref.number - 1]) for ref in refs)


def treatment_day(day: date, by: int, closed: frozenset[date]) -> date:
    """The treatment day that lies so many treatment days later, or earlier for a negative number."""
    step = DAY if by > 0 else timedelta(days=-1)
    left = abs(by)
    while left:
        day += step
        left -= day.isoweekday() < SATURDAY and day not in closed
    return day


def moved(course: Course, refs: tuple[LineRef, ...], by: int, closed: frozenset[date]) -> LineStep:
    """Move lines by treatment days: weekends and closed days are none. Raises `NothingToDoError`."""
    changed = ((ref, replace(line, date=treatment_day(line.date, by, closed))) for ref, line in lines_at(course, refs))
    days = f"{abs(by)} treatment day{'s' * (abs(by) != 1)} {'later' if by > 0 else 'earlier'}"
    return LineStep(f"Move {how_many(_some(refs))} {days}", tuple(SetLine(ref, line) for ref, line in changed))


def dated(course: Course, refs: tuple[LineRef, ...], day: date) -> LineStep:
    """Put lines on one day. Raises `NothingToDoError`."""
    changed = ((ref, replace(line, date=day)) for ref, line in lines_at(course, refs) if line.date != day)
    edits = tuple(SetLine(ref, line) for ref, line in changed)
    return _unless_empty(LineStep(f"Set date of {how_many(_some(refs))} to {day}", edits))


def filled(course: Course, refs: tuple[LineRef, ...], field: LineField, source: Line | None = None) -> LineStep:
    """Give all of the lines what the first of them, or `source`, has in this field. Raises `NothingToDoError`."""
    if field not in ATTRIBUTES:
        raise NothingToDoError(OF_THE_CLAIM.format(field.value))
    if source is None and len(refs) < 2:  # noqa: PLR2004 - the one filled from and the one filled
        raise NothingToDoError(FILL_FROM)
    (_, first), *others = lines_at(course, refs)
    name, targets = ATTRIBUTES[field], refs if source else refs[1:]
    value = getattr(source or first, name)
    pairs = lines_at(course, targets) if source else iter(others)
    edits = tuple(SetLine(ref, replace(line, **{name: value})) for ref, line in pairs if getattr(line, name) != value)
    return _unless_empty(LineStep(f"Fill {field.value} into {how_many(targets)}", edits))


def repeated(course: Course, ref: LineRef) -> LineStep:
    """Repeat a line on every day of the log on which its claim does not have its code. Raises `NothingToDoError`."""
    ((_, line),) = lines_at(course, [ref])
    claim = next(claim for claim in course.claims if claim.id == ref.claim)
    billed = {each.date for each in claim.lines if each.code == line.code}
    given = {each.date for each in course.fractions if line.phase in (None, each.phase) or each.phase is None}
    days = sorted(given - billed)
    if not days:
        raise NothingToDoError(NO_DAY_LEFT.format(line.code, ref.claim))
    edits = tuple(AddLine(ref.claim, replace(line, date=day), ref.number + 1) for day in days)
    return LineStep(f"Repeat {line.code} over {len(days):,} days with fractions", edits)


def dropped(refs: tuple[LineRef, ...], word: str) -> LineStep:
    """Delete or cut lines."""
    return LineStep(f"{word} {how_many(refs)}", tuple(DropLine(ref) for ref in refs))


def added(course: Course, edits: tuple[AddLine, ...], word: str) -> LineStep:
    """Add lines that come from elsewhere. Raises `TooManyLinesError`, `NothingToDoError`."""
    there = sum(len(claim.lines) for claim in course.claims)
    if there + len(edits) > MOST_LINES:
        raise TooManyLinesError(there + len(edits))
    return _unless_empty(LineStep(f"{word} {len(edits):,} line{'s' * (len(edits) != 1)}", edits))


def copied(course: Course, refs: tuple[LineRef, ...]) -> str:
    """The lines as a spreadsheet takes them: tabs between cells, a head that the paste knows again."""
    rows = [[field.value for field in COPIED]]
    rows += [_cells(ref, line) for ref, line in lines_at(course, refs)]
    return "".join("\t".join(row) + "\r\n" for row in rows)


def _cells(ref: LineRef, line: Line) -> list[str]:
    values = (
        ref.claim,
        line.date.isoformat(),
        line.code,
        str(line.units),
        " ".join(line.modifiers),
        " ".join(line.diagnoses),
        line.phase or "",
        "" if line.charge is None else str(line.charge),
        " ".join((line.note or "").split()),
    )
    return [guarded(value) for value in values]


def _some(refs: tuple[LineRef, ...]) -> tuple[LineRef, ...]:
    if not refs:
        raise NothingToDoError(SELECT_FIRST)
    return refs


def _unless_empty(step: LineStep) -> LineStep:
    if not step.edits:
        raise NothingToDoError(THERE_ALREADY)
    return step
