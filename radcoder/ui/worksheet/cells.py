"""What may be typed into a cell of the grid, and the sentence that refuses anything else."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from enum import IntEnum

from radcoder.domain.course import Course, Line

CODE = re.compile(r"([0-9]{4}[0-9A-Z]|[A-Z][0-9]{4})", re.ASCII)
MODIFIER = re.compile(r"[0-9A-Z]{2}", re.ASCII)
ISO_DATE = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})", re.ASCII)
US_DATE = re.compile(r"(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4}|\d{2})", re.ASCII)
DOLLARS = re.compile(r"\d{1,9}(\.\d{2})?", re.ASCII)
MOST_UNITS = 9999
CENTURY, SHORT_YEARS = 2000, 100


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
    PHASE = 8
    CHARGE = 9
    ESTIMATE = 10
    NOTE = 11


EXPECTED = {
    Column.DATE: "A date of service looks like 2026-02-16 or 2/16/2026, and the calendar must have the day.",
    Column.CODE: "A code has five characters, such as 77301 or G6012.",
    Column.UNITS: "Units are a whole number from 1 to 9999. To bill none, delete the line.",
    Column.MODIFIERS: "A modifier has two characters, such as 26 or XS; a space parts several.",
    Column.CHARGE: "A charge is in dollars and cents, such as 1250.00; empty means none.",
}


class CellRefusedError(ValueError):
    """A text that a cell cannot take: what is expected there, and what was typed."""

    def __init__(self, column: Column, typed: str, known: tuple[str, ...] = ()) -> None:
        named = ", ".join(known)
        expected = EXPECTED.get(column) or f"This course has the phases {named}; empty means none."
        if column is Column.CLAIM:
            expected = f"This course has the claims {named}."
        super().__init__(f"{expected} “{typed}” was typed; Esc brings the old value back.")


def read_cell(column: Column, text: str, line: Line, course: Course) -> Line:
    """Return the line with the typed text in this column. Raises `CellRefusedError`."""
    return READERS[column](text.strip(), line, course)


def read_claim(text: str, course: Course) -> str:
    """Return the claim of this name, whose case does not matter. Raises `CellRefusedError`."""
    known = {claim.id.lower(): claim.id for claim in course.claims}
    if text.strip().lower() not in known:
        raise CellRefusedError(Column.CLAIM, text.strip(), tuple(known.values()))
    return known[text.strip().lower()]


def _date(text: str, line: Line, course: Course) -> Line:
    del course
    found = ISO_DATE.fullmatch(text) or US_DATE.fullmatch(text)
    try:
        parts = {name: int(part) for name, part in found.groupdict().items()} if found else {}
        year = parts.pop("year", 0)
        return replace(line, date=date(year + (CENTURY if 0 < year < SHORT_YEARS else 0), **parts))
    except (ValueError, TypeError):
        raise CellRefusedError(Column.DATE, text) from None


def _code(text: str, line: Line, course: Course) -> Line:
    del course
    code = text.upper()
    if not CODE.fullmatch(code):
        raise CellRefusedError(Column.CODE, text)
    return replace(line, code=code)


def _units(text: str, line: Line, course: Course) -> Line:
    del course
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= MOST_UNITS):
        raise CellRefusedError(Column.UNITS, text)
    return replace(line, units=int(text))


def _modifiers(text: str, line: Line, course: Course) -> Line:
    del course
    modifiers = tuple(dict.fromkeys(text.upper().replace(",", " ").split()))
    wrong = next((each for each in modifiers if not MODIFIER.fullmatch(each)), None)
    if wrong is not None:
        raise CellRefusedError(Column.MODIFIERS, wrong)
    return replace(line, modifiers=modifiers)


def _phase(text: str, line: Line, course: Course) -> Line:
    known = tuple(phase.id for phase in course.phases)
    if text and known and text not in known:
        raise CellRefusedError(Column.PHASE, text, known)
    return replace(line, phase=text or None)


def _charge(text: str, line: Line, course: Course) -> Line:
    del course
    amount = text.lstrip("$").replace(",", "")
    if amount and not DOLLARS.fullmatch(amount):
        raise CellRefusedError(Column.CHARGE, text)
    return replace(line, charge=Decimal(amount) if amount else None)


def _note(text: str, line: Line, course: Course) -> Line:
    del course
    return replace(line, note=text or None)


READERS: dict[Column, Callable[[str, Line, Course], Line]] = {
    Column.DATE: _date,
    Column.CODE: _code,
    Column.UNITS: _units,
    Column.MODIFIERS: _modifiers,
    Column.PHASE: _phase,
    Column.CHARGE: _charge,
    Column.NOTE: _note,
}
EDITABLE = frozenset(READERS)
