"""What may be typed into a cell of the grid, and the sentence that refuses anything else."""

from enum import IntEnum

from radcoder.app.line_fields import FieldRefusedError, LineField, Taken, read_claim, read_field
from radcoder.domain.course import Course, Line


class Column(IntEnum):
    """The columns of the grid from left to right."""

    MARK = 0
    CLAIM = 1
    NUMBER = 2
    DATE = 3
    CODE = 4
    NAME = 5
    UNITS = 6
    MODIFIERS = 7
    PLACE = 8
    DIAGNOSES = 9
    PHASE = 10
    CHARGE = 11
    ESTIMATE = 12
    NOTE = 13


FIELDS = {
    Column.CLAIM: LineField.CLAIM,
    Column.DATE: LineField.DATE,
    Column.CODE: LineField.CODE,
    Column.UNITS: LineField.UNITS,
    Column.MODIFIERS: LineField.MODIFIERS,
    Column.PLACE: LineField.PLACE,
    Column.DIAGNOSES: LineField.DIAGNOSES,
    Column.PHASE: LineField.PHASE,
    Column.CHARGE: LineField.CHARGE,
    Column.NOTE: LineField.NOTE,
}
EDITABLE = frozenset(FIELDS) - {Column.CLAIM}


class CellRefusedError(ValueError):
    """A text that a cell cannot take: what is expected there, and what was typed."""

    def __init__(self, refusal: FieldRefusedError, typed: str) -> None:
        super().__init__(f"{refusal} “{typed}” was typed; Esc brings the old value back.")


def read_cell(column: Column, text: str, line: Line, course: Course) -> Taken:
    """Put the typed text into this column of the line. Raises `CellRefusedError`."""
    try:
        return read_field(FIELDS[column], text, line, course)
    except FieldRefusedError as refusal:
        raise CellRefusedError(refusal, text.strip()) from None


def read_claim_cell(text: str, course: Course) -> str:
    """The claim that was typed. Raises `CellRefusedError`."""
    try:
        return read_claim(text, course)
    except FieldRefusedError as refusal:
        raise CellRefusedError(refusal, text.strip()) from None
