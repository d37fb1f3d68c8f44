"""The worksheet: one intent, one step, and no change that cannot be taken back."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from radcoder.app.worksheet import Worksheet, line_after
from radcoder.domain.course import Claim, ClaimKind, Course, Line, LineRef
from radcoder.domain.edits import DropLine, EditTargetError, SetUnits

FIRST, SECOND = LineRef("A", 1), LineRef("A", 2)
LINES = (Line(date(2026, 2, 5), "77290", phase="p1"), Line(date(2026, 2, 12), "77301"))
COURSE = Course("C", (Claim("A", ClaimKind.PROFESSIONAL, LINES),))


def test_steps_are_taken_back_and_done_again_by_name() -> None:
    sheet = Worksheet(COURSE)
    sheet.apply("Set units", [SetUnits(FIRST, 2)])
    sheet.apply("Delete", [DropLine(FIRST), DropLine(SECOND)])
    assert sheet.course.claims[0].lines == ()
    assert (sheet.undo_name, sheet.redo_name) == ("Delete", None)
    assert sheet.undo()
    assert (sheet.undo_name, sheet.redo_name) == ("Set units", "Delete")
    assert sheet.undo()
    assert sheet.course is COURSE
    assert not sheet.undo()
    assert sheet.redo()
    assert sheet.redo()
    assert not sheet.redo()
    assert sheet.course.claims[0].lines == ()


def test_a_new_step_forgets_what_was_undone() -> None:
    sheet = Worksheet(COURSE)
    sheet.apply("one", [SetUnits(FIRST, 2)])
    sheet.undo()
    sheet.apply("two", [SetUnits(FIRST, 3)])
    assert sheet.redo_name is None


def test_what_changes_nothing_is_no_step() -> None:
    sheet = Worksheet(COURSE)
    assert not sheet.apply("same", [SetUnits(FIRST, 1)])
    assert sheet.undo_name is None
    assert not sheet.dirty


def test_dirty_until_saved_and_again_when_undone() -> None:
    sheet = Worksheet(COURSE)
    sheet.apply("one", [SetUnits(FIRST, 2)])
    assert sheet.dirty
    sheet.saved(sheet.course, Path("c.json"))
    assert not sheet.dirty
    sheet.undo()
    assert sheet.dirty


def test_an_edit_of_a_line_that_is_not_there_changes_nothing() -> None:
    sheet = Worksheet(COURSE)
    with pytest.raises(EditTargetError):
        sheet.apply("wrong", [DropLine(LineRef("A", 9))])
    assert sheet.course is COURSE
    assert sheet.undo_name is None


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
