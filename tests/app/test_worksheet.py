"""The worksheet: what a new line takes over from the one before it."""

from dataclasses import replace
from datetime import date

from radcoder.app.worksheet import line_after
from radcoder.domain.course import Claim, ClaimKind, Course, Line, LineRef

FIRST = LineRef("A", 1)
LINES = (Line(date(2026, 2, 5), "77290", phase="p1"), Line(date(2026, 2, 12), "77301"))
COURSE = Course("C", (Claim("A", ClaimKind.PROFESSIONAL, LINES),))


def test_a_new_line_takes_over_date_and_phase() -> None:
    new = line_after(COURSE, FIRST)
    assert new is not None
    assert (new.before, new.line) == (2, Line(date(2026, 2, 5), "", phase="p1"))
    last = line_after(COURSE, None)
    assert last is not None
    assert last.before == 3


def test_a_new_line_needs_a_claim() -> None:
    assert line_after(replace(COURSE, claims=()), None) is None
    empty = line_after(Course("C", (Claim("A", ClaimKind.HOSPITAL),)), None)
    assert empty is not None
    assert empty.before == 1
