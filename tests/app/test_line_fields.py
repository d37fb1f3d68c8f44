"""What a field of a line takes, and how it says what could have meant something else."""

from datetime import date
from decimal import Decimal

import pytest

from radcoder.app.line_fields import LineField, read_field
from radcoder.domain.course import Course, Line

LINE, COURSE = Line(date(2026, 2, 12), "77301"), Course("C")


@pytest.mark.parametrize(("typed", "note"), [("1,250", "a comma parts thousands"), ("1,250.00", ""), ("1.250,00", "")])
def test_a_comma_that_could_mean_decimals_is_spoken_of(typed: str, note: str) -> None:
    taken = read_field(LineField.CHARGE, typed, LINE, COURSE)
    assert taken.line.charge == Decimal("1250.00")
    assert note in taken.note
    assert bool(taken.note) == bool(note)
