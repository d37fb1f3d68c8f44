"""Courses against the journal: all that RadCoder does fits it, all that another program does to a course is found."""

from dataclasses import replace

import pytest

from radcoder.app.casebooks.casebook import Casebook
from radcoder.domain.course import Course
from tests.casebook.harm import spoil
from tests.courses import FULL, sample

ALTERED = (
    "UPDATE course SET revision = 'x'",
    "UPDATE course SET revision = CAST(X'FF' AS TEXT)",
    "UPDATE course SET alias = 'other'",
    "UPDATE course SET title = CAST(X'FF' AS TEXT)",
    "UPDATE course SET site = 'lung'",
    "UPDATE course SET first_day = '2020-01-01'",
    "UPDATE course SET last_day = 'never'",
    "UPDATE course SET edited = '2020-01-01T00:00:00.000000Z'",
    "UPDATE course SET edited_by = 'Nobody'",
    "UPDATE course SET tags = '[\"x\"]'",
    "UPDATE course SET archived = 1",
    "UPDATE course SET archived = 'x'",
    "UPDATE course SET deleted = '2020-01-01T00:00:00.000000Z'",
    "UPDATE content SET facts = json_set(facts, '$.title', 'other')",
    "UPDATE content SET facts = json_set(facts, '$.shoe_size', 43)",
    "UPDATE content SET facts = '{'",
    "DELETE FROM content",
    "UPDATE claim SET head = '[]'",
    "DELETE FROM claim",
    "UPDATE line SET line = json_set(line, '$.units', 9) WHERE position = 0",
    "UPDATE line SET code = '99999' WHERE position = 0",
    "UPDATE line SET day = '2020-01-01' WHERE position = 0",
    "DELETE FROM line WHERE position = 0",
    "UPDATE line SET position = position + 1",
)


@pytest.mark.parametrize("number", range(3))
def test_all_that_radcoder_does_to_a_course_fits_its_journal(book: Casebook, number: int) -> None:
    name = book.courses.create(sample(number))
    sheet = book.sheet(name)
    for course in (FULL, Course("empty"), sample(0), replace(sample(0), title="t", payer=None), sample(2)):
        sheet.put("step", course)
        assert book.journal.verify().whole
    for turn in (sheet.undo, sheet.undo, sheet.undo, sheet.redo, sheet.redo, sheet.undo):
        assert turn()
        assert book.journal.verify().whole
    copy = book.courses.duplicate(name)
    book.courses.tag(copy, ["b", "a"])
    book.courses.archive(copy, on=True)
    book.courses.delete(name)
    assert book.journal.verify().whole
    book.courses.restore(name)
    book.courses.archive(copy, on=False)
    book.journal.exported("x.pdf", name)
    assert book.journal.verify().whole


@pytest.mark.parametrize("statement", ALTERED)
def test_a_course_that_another_program_altered_is_found(book: Casebook, statement: str) -> None:
    name = book.courses.create(FULL)
    book.sheet(name).put("Title", replace(FULL, title="newer"))
    number = book.journal.entries()[0].number
    spoil(book, statement)
    said = book.journal.verify()
    assert (said.whole, said.broken_at) == (False, None)
    assert f"is not as entry {number} left it. Another program has changed the casebook." in said.sentence


def test_a_course_that_another_program_put_in_is_found(book: Casebook) -> None:
    names = [book.courses.create(Course(alias)) for alias in ("A", "B")]
    assert book.journal.verify().whole
    spoil(book, "UPDATE course SET revision = (SELECT revision FROM course WHERE id = :id)", id=names[0])
    assert not book.journal.verify().whole
