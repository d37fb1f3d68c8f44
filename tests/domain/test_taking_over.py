"""Taking over the lines of another version: only what differs is touched, new lines stand by their day."""

from dataclasses import replace
from datetime import UTC, date, datetime

from radcoder.domain.course import Claim, ClaimKind, Course, Line, LineRef
from radcoder.domain.edits import AddLine, DropLine, SetLine, apply_edits
from radcoder.domain.overrides import Override, Reason
from radcoder.domain.taking_over import taking_over


def line(day: int, code: str, units: int = 1) -> Line:
    return Line(date(2026, 3, day), code, units)


def course(*lines: Line) -> Course:
    return Course("C-1", claims=(Claim("A", ClaimKind.PROFESSIONAL, lines=lines),))


def test_what_is_the_same_is_not_touched() -> None:
    one = course(line(2, "77407"), line(3, "77407"))
    assert taking_over(one, course(line(3, "77407"), line(2, "77407"))) == ()


def test_lines_are_changed_dropped_and_added_at_their_day() -> None:
    old = course(line(2, "77407", 2), line(3, "77280"), line(9, "77407"))
    new = course(line(2, "77407"), line(4, "77427"), line(9, "77407"), line(20, "77336"))
    edits = taking_over(old, new)
    assert set(edits) == {
        SetLine(LineRef("A", 1), line(2, "77407")),
        DropLine(LineRef("A", 2)),
        AddLine("A", line(4, "77427"), 3),
        AddLine("A", line(20, "77336"), None),
    }
    assert apply_edits(old, edits).claims == new.claims


def test_what_was_set_aside_follows_its_line() -> None:
    by, at = "Ana", datetime(2026, 4, 1, tzinfo=UTC)
    aside = Override("FRQ-06", ("77427",), (LineRef("A", 2),), "0" * 16, Reason.OTHER, "agreed", by, at)
    old = replace(course(line(2, "77280"), line(6, "77427")), overrides=(aside,))
    after = apply_edits(old, taking_over(old, course(line(6, "77427"))))
    assert after.overrides[0].lines == (LineRef("A", 1),)
