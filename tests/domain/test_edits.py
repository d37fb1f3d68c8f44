"""Edits: each operation, several at once, and edits that name what is not there."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from radcoder.domain.course import Course, Line, LineRef
from radcoder.domain.edits import (
    AddLine,
    AddModifier,
    DropLine,
    Edit,
    EditTargetError,
    MoveDate,
    RemoveModifier,
    ReplaceCode,
    SetLine,
    SetUnits,
    apply_edits,
)
from tests import notation

COURSE = notation.course("""
    claim A professional 11
    2026-02-02 77263
    2026-02-05 77290-26
    2026-02-12 77301
    claim B hospital
    2026-02-12 77301
""")
SECOND = LineRef("A", 2)


def _lines(course: Course, claim: int = 0) -> list[str]:
    return [
        f"{line.date.day} {'-'.join((line.code, *line.modifiers))} {line.units}" for line in course.claims[claim].lines
    ]


@pytest.mark.parametrize(
    ("edit", "second"),
    [
        (ReplaceCode(SECOND, "77280"), "5 77280-26 1"),
        (SetUnits(SECOND, 3), "5 77290-26 3"),
        (AddModifier(SECOND, "59"), "5 77290-26-59 1"),
        (RemoveModifier(SECOND, "26"), "5 77290 1"),
        (MoveDate(SECOND, date(2026, 2, 9)), "9 77290-26 1"),
        (SetLine(SECOND, Line(date(2026, 2, 1), "77334", charge=Decimal("10.00"))), "1 77334 1"),
    ],
)
def test_an_edit_changes_its_line_only(edit: Edit, second: str) -> None:
    assert _lines(apply_edits(COURSE, [edit])) == ["2 77263 1", second, "12 77301 1"]
    assert _lines(apply_edits(COURSE, [edit]), 1) == ["12 77301 1"]


def test_drops_and_additions_of_one_list_do_not_shift_each_other() -> None:
    new = Line(date(2026, 2, 3), "77338")
    edits: list[Edit] = [
        DropLine(LineRef("A", 1)),
        AddLine("A", new, before=3),
        SetUnits(LineRef("A", 3), 2),
        AddLine("A", new),
    ]
    assert _lines(apply_edits(COURSE, edits)) == ["5 77290-26 1", "3 77338 1", "12 77301 2", "3 77338 1"]


@pytest.mark.parametrize("edit", [DropLine(LineRef("A", 4)), SetUnits(LineRef("A", 0), 2), DropLine(LineRef("C", 1))])
def test_an_edit_of_a_missing_line_is_refused(edit: Edit) -> None:
    with pytest.raises(EditTargetError, match="no line or claim"):
        apply_edits(COURSE, [edit])


@given(st.sets(st.integers(min_value=1, max_value=3)))
def test_dropping_lines_keeps_the_others_in_order(numbers: set[int]) -> None:
    left = apply_edits(COURSE, [DropLine(LineRef("A", number)) for number in numbers]).claims[0].lines
    assert list(left) == [line for number, line in enumerate(COURSE.claims[0].lines, 1) if number not in numbers]
