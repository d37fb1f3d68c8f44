"""Steps on several lines: what they change, what undo calls them, and what they refuse."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from radcoder.app import line_steps as steps
from radcoder.app.columns import proposed
from radcoder.app.line_fields import LineField
from radcoder.app.table_import import lines_of
from radcoder.domain.course import Claim, ClaimKind, Course, Fraction, Line, LineRef, Phase
from radcoder.domain.edits import AddLine, apply_edits
from radcoder.exchange.table import read_pasted

FRIDAY = date(2026, 7, 3)
CLOSED = frozenset({FRIDAY})
LINES = (
    Line(date(2026, 7, 2), "77301", 1, ("26", "XS"), "p1", ("C61",), Decimal("12.50"), "=two"),
    Line(date(2026, 7, 6), "77300", 3),
)
LOG = tuple(Fraction(date(2026, 7, 6) + timedelta(days=n), "p1") for n in range(4))
COURSE = Course("C", (Claim("A", ClaimKind.PROFESSIONAL, LINES),), phases=(Phase("p1"),), fractions=LOG)
FIRST, SECOND = LineRef("A", 1), LineRef("A", 2)


def after(step: steps.LineStep) -> tuple[Line, ...]:
    return apply_edits(COURSE, step.edits).claims[0].lines


def test_dates_move_over_weekends_and_closed_days() -> None:
    step = steps.moved(COURSE, (FIRST,), 1, CLOSED)
    assert after(step)[0].date == date(2026, 7, 6)
    assert step.name == "Move line A:1 1 treatment day later"
    back = steps.moved(COURSE, (FIRST, SECOND), -2, CLOSED)
    assert [line.date for line in after(back)] == [date(2026, 6, 30), date(2026, 7, 1)]
    assert back.name == "Move 2 lines 2 treatment days earlier"


def test_lines_come_to_one_day() -> None:
    assert {line.date for line in after(steps.dated(COURSE, (FIRST, SECOND), FRIDAY))} == {FRIDAY}
    with pytest.raises(steps.NothingToDoError, match="already"):
        steps.dated(COURSE, (FIRST,), LINES[0].date)


def test_a_cell_is_filled_down() -> None:
    step = steps.filled(COURSE, (FIRST, SECOND), LineField.MODIFIERS)
    assert after(step)[1].modifiers == ("26", "XS")
    assert step.name == "Fill modifiers into line A:2"
    with pytest.raises(steps.NothingToDoError, match=r"Ctrl\+D"):
        steps.filled(COURSE, (FIRST,), LineField.UNITS)
    with pytest.raises(steps.NothingToDoError, match="whole claim"):
        steps.filled(COURSE, (FIRST, SECOND), LineField.PLACE)


def test_a_typed_value_goes_into_all_selected_lines() -> None:
    step = steps.filled(COURSE, (FIRST, SECOND), LineField.UNITS, replace(LINES[0], units=9))
    assert [line.units for line in after(step)] == [9, 9]


def test_a_line_is_repeated_on_the_days_of_the_log_that_lack_it() -> None:
    step = steps.repeated(COURSE, SECOND)
    days = [line.date for line in after(step) if line.code == "77300"]
    assert days == [fraction.date for fraction in LOG]
    assert step.name == "Repeat 77300 over 3 days with fractions"
    with pytest.raises(steps.NothingToDoError, match="Every day"):
        steps.repeated(apply_edits(COURSE, step.edits), SECOND)


def test_what_was_copied_is_pasted_as_it_was() -> None:
    table = read_pasted(steps.copied(COURSE, (FIRST, SECOND)))
    new = lines_of(table, proposed(table), COURSE, "A")
    assert tuple(line for _, line in new.lines) == LINES
    assert steps.added(COURSE, new.edits(), "Paste").name == "Paste 2 lines"


def test_a_course_holds_twenty_thousand_lines() -> None:
    with pytest.raises(steps.TooManyLinesError, match="20,001 lines are more than the 20,000"):
        steps.added(COURSE, (AddLine("A", LINES[0]),) * 19_999, "Paste")
