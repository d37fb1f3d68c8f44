"""A course of the casebook being worked on: committed at once, undone by name, also after a restart."""

from dataclasses import replace

import pytest

from radcoder.app.casebooks.casebook import Casebook
from radcoder.app.casebooks.sheet import CourseSheet
from radcoder.casebook.courses import StaleSheetError, UnknownCourseError
from radcoder.domain.course import Course, LineRef
from radcoder.domain.edits import AddLine, Change, DropLine, EditTargetError, SetUnits
from tests.courses import DAY, FULL

FIRST, SECOND = LineRef("A", 1), LineRef("A", 2)
EDITS: list[list[Change]] = [
    [SetUnits(FIRST, 2)],
    [AddLine("A", replace(FULL.claims[0].lines[0], code="77300"), 2)],
    [DropLine(FIRST), SetUnits(SECOND, 4)],
    [AddLine("H", FULL.claims[0].lines[1])],
    [SetUnits(SECOND, 7)],
]


@pytest.fixture
def sheet(book: Casebook) -> CourseSheet:
    return book.sheet(book.courses.create(FULL))


def test_every_step_is_in_the_file_before_it_returns(book: Casebook, sheet: CourseSheet) -> None:
    seen: list[Course] = []
    for number, edits in enumerate(EDITS):
        assert sheet.apply(f"step {number}", edits)
        assert book.courses.load(sheet.id) == sheet.course
        seen.append(sheet.course)
    assert len(set(map(repr, seen))) == len(EDITS)


def test_steps_are_taken_back_and_done_again_after_a_restart(book: Casebook, sheet: CourseSheet) -> None:
    seen = [sheet.course]
    for number, edits in enumerate(EDITS):
        sheet.apply(f"step {number}", edits)
        seen.append(sheet.course)
    for number, before in reversed(list(enumerate(seen[:-1]))):
        again = book.sheet(sheet.id)  # as after a restart: nothing is remembered but the file
        assert again.undo_name == f"step {number}"
        assert again.undo()
        assert again.course == book.courses.load(sheet.id) == before
    assert not book.sheet(sheet.id).undo()
    for after in seen[1:]:
        again = book.sheet(sheet.id)
        assert again.redo()
        assert again.course == book.courses.load(sheet.id) == after
    assert (book.sheet(sheet.id).undo_name, book.sheet(sheet.id).redo_name) == ("step 4", None)


def test_every_step_of_the_past_can_be_looked_at(book: Casebook, sheet: CourseSheet) -> None:
    seen = [sheet.course]
    for number, edits in enumerate(EDITS):
        sheet.apply(f"step {number}", edits)
        seen.append(sheet.course)
    sheet.undo()
    sheet.redo()
    opened = book.sheet(sheet.id)
    assert opened.steps == tuple(f"step {number}" for number in range(len(EDITS)))
    assert [opened.after(number) for number in range(len(seen))] == seen
    assert opened.course == seen[-1]


def test_a_new_step_forgets_what_was_undone(book: Casebook, sheet: CourseSheet) -> None:
    sheet.apply("one", EDITS[0])
    sheet.undo()
    sheet.apply("two", EDITS[1])
    assert sheet.redo_name is None
    assert book.sheet(sheet.id).redo_name is None
    assert not sheet.redo()


def test_facts_and_claims_change_as_one_step(book: Casebook, sheet: CourseSheet) -> None:
    after = replace(FULL, payer=None, claims=(replace(FULL.claims[1], pos="22"),), fractions=())
    assert sheet.put("Other facts", after)
    assert book.courses.load(sheet.id) == after
    sheet.undo()
    assert book.courses.load(sheet.id) == FULL


def test_what_changes_nothing_is_no_step(book: Casebook, sheet: CourseSheet) -> None:
    before = len(book.journal.entries())
    assert not sheet.apply("same", [SetUnits(FIRST, 1)])
    assert sheet.undo_name is None
    assert len(book.journal.entries()) == before


def test_an_edit_of_a_line_that_is_not_there_changes_nothing(book: Casebook, sheet: CourseSheet) -> None:
    with pytest.raises(EditTargetError):
        sheet.apply("wrong", [DropLine(LineRef("A", 99))])
    assert book.courses.load(sheet.id) == sheet.course == FULL


def test_a_second_sheet_cannot_write_over_the_first(book: Casebook, sheet: CourseSheet) -> None:
    other = book.sheet(sheet.id)
    sheet.apply("one", EDITS[0])
    with pytest.raises(StaleSheetError, match=r"The course full was changed elsewhere"):
        other.apply("two", EDITS[1])
    assert other.course == FULL
    assert book.courses.load(sheet.id) == sheet.course
    assert book.journal.verify().whole


def test_the_list_follows_each_step(book: Casebook, sheet: CourseSheet) -> None:
    sheet.put("New facts", replace(FULL, reference="R2", title=None, payer=None, fractions=()))
    sheet.apply("New day", [AddLine("A", replace(FULL.claims[0].lines[0], date=DAY.replace(month=5)))])
    (summary,) = book.courses.list()
    assert (summary.alias, summary.title, summary.payer) == ("R2", "", "")
    assert (summary.first_day, summary.last_day) == (DAY, DAY.replace(month=5))


def test_a_course_that_is_gone_cannot_be_opened(book: Casebook) -> None:
    with pytest.raises(UnknownCourseError, match=r"Go back to the list"):
        book.sheet("gone")
