"""What may be typed into a cell, and how anything else is refused."""

from datetime import date
from decimal import Decimal

import pytest

from radcoder.domain.course import Course, Line, Phase
from radcoder.ui.worksheet.cells import CellRefusedError, Column, read_cell

LINE = Line(date(2026, 2, 12), "77301", phase="p1")
COURSE = Course("C", phases=(Phase("p1"), Phase("p2")))


@pytest.mark.parametrize(
    ("column", "text", "field", "value"),
    [
        (Column.DATE, "2026-02-16", "date", date(2026, 2, 16)),
        (Column.DATE, "2/16/2026", "date", date(2026, 2, 16)),
        (Column.DATE, "16 Feb", "date", date(2026, 2, 16)),
        (Column.DATE, "16/2/26", "date", date(2026, 2, 16)),
        (Column.CODE, "77300-26", "modifiers", ("26",)),
        (Column.MODIFIERS, "26 XS 59 TC", "modifiers", ("26", "XS", "59", "TC")),
        (Column.UNITS, "2,0", "units", 2),
        (Column.DIAGNOSES, "c79.51", "diagnoses", ("C79.51",)),
        (Column.CHARGE, "1.250,5", "charge", Decimal("1250.50")),
        (Column.DATE, "2/16/26", "date", date(2026, 2, 16)),
        (Column.CODE, " g6012 ", "code", "G6012"),
        (Column.UNITS, "9999", "units", 9999),
        (Column.MODIFIERS, "26, xs 26", "modifiers", ("26", "XS")),
        (Column.MODIFIERS, "", "modifiers", ()),
        (Column.PHASE, "p2", "phase", "p2"),
        (Column.PHASE, "", "phase", None),
        (Column.CHARGE, "$1,250.00", "charge", Decimal("1250.00")),
        (Column.CHARGE, "", "charge", None),
        (Column.NOTE, "two arcs", "note", "two arcs"),
    ],
)
def test_taken(column: Column, text: str, field: str, value: object) -> None:
    assert getattr(read_cell(column, text, LINE, COURSE).line, field) == value


@pytest.mark.parametrize(
    ("column", "text", "reason"),
    [
        (Column.DATE, "16/16/26", "looks like 2026-02-16"),
        (Column.DATE, "2026-02-30", "calendar"),
        (Column.DATE, "0000-01-01", "looks like"),
        (Column.DATE, "", "looks like"),
        (Column.CODE, "7730", "five characters"),
        (Column.CODE, "\uff17730\uff11", "five characters"),
        (Column.UNITS, "0", "whole number from 1 to 9999"),
        (Column.UNITS, "-1", "whole number"),
        (Column.UNITS, "1.5", "whole number"),
        (Column.UNITS, "10000", "whole number"),
        (Column.MODIFIERS, "26 XS 59 TC XU", "up to four"),
        (Column.PLACE, "office", "two digits"),
        (Column.DIAGNOSES, "A", "has the diagnoses none"),
        (Column.MODIFIERS, "26 XSU", "two characters"),
        (Column.PHASE, "p9", "p1, p2"),
        (Column.CHARGE, "12.555", "dollars and cents"),
        (Column.CHARGE, "-3", "dollars and cents"),
    ],
)
def test_refused(column: Column, text: str, reason: str) -> None:
    with pytest.raises(CellRefusedError, match=reason):
        read_cell(column, text, LINE, COURSE)
