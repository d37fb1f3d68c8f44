"""Courses that another program spoilt: the others are listed and open, and each of these says what is wrong."""

import json
from pathlib import Path

import pytest

from radcoder.app.casebooks.casebook import Casebook
from radcoder.app.casebooks.errors import DamagedCourseError, NotNotedError, UnreadableCourseError
from radcoder.casebook import journal
from radcoder.casebook.faults import CasebookFaultError
from radcoder.domain.course import Course
from tests.casebook.harm import spoil
from tests.courses import FULL, SAMPLES, sample

ROWS = {
    "edited": ("yesterday", "2026-11-21", "0001-01-01T00:00:00Z", b"\xff"),
    "first_day": ("2026-13-45", b"2026"),
    "last_day": ("tomorrow",),
    "tags": ("[", "{}", '["a", 1]', "7", "[" * 100_000),
    "errors": ("many",),
    "archived": (7, "yes"),
    "alias": (b"\xffA",),
    "site": (b"\xff",),
    "deleted": ("", "once", b"\xff"),
}
CASES = [(column, value) for column, values in ROWS.items() for value in values]


@pytest.mark.parametrize(("column", "value"), CASES)
def test_a_row_that_another_program_spoilt_keeps_none_away(book: Casebook, column: str, value: object) -> None:
    good, bad = book.courses.create(Course("good")), book.courses.create(FULL)
    written = "CAST(:value AS TEXT)" if isinstance(value, bytes) and value != b"2026" else ":value"
    spoil(book, f"UPDATE course SET {column} = {written} WHERE id = :id", value=value, id=bad)  # noqa: S608 - ours
    listed = {each.id: each for each in (*book.courses.list(), *book.courses.list(binned=True))}
    assert listed[good].harm == ""
    harm = listed[bad].harm
    assert ("is damaged: another program has changed it" in harm, "newest good copy" in harm) == (True, True)
    assert listed[bad].alias.endswith("A" if column == "alias" else "full")
    assert book.courses.purge_expired() == 0
    assert book.sheet(bad).course == FULL


@pytest.mark.parametrize(
    ("statement", "error"),
    [
        ("UPDATE content SET facts = '{'", DamagedCourseError),
        ("UPDATE content SET facts = CAST(X'FF' AS TEXT)", DamagedCourseError),
        ("UPDATE content SET format = 'new'", DamagedCourseError),
        ("DELETE FROM content", DamagedCourseError),
        ("UPDATE line SET line = '{'", DamagedCourseError),
        ("UPDATE claim SET head = 'null'", UnreadableCourseError),
        ("UPDATE content SET facts = '[]'", UnreadableCourseError),
        ("UPDATE content SET facts = json_set(facts, '$.shoe_size', 43)", UnreadableCourseError),
        ("UPDATE line SET line = json_set(line, '$.date', '2026-13-45')", UnreadableCourseError),
        ("UPDATE content SET format = 2", UnreadableCourseError),
    ],
)
def test_a_course_that_cannot_be_read_says_which_and_what_to_do(
    book: Casebook, statement: str, error: type[Exception]
) -> None:
    bad = book.courses.create(FULL)
    good = book.courses.create(Course("good"))
    spoil(book, f"{statement} WHERE :id = {'course' if 'content' in statement else ':id'}", id=bad)
    with pytest.raises(error, match=r"The course full .*newest good copy") as caught:
        book.sheet(bad)
    assert type(caught.value) is error
    assert book.courses.load(good) == Course("good")
    assert [each.alias for each in book.courses.list()] == ["good", "full"]


def test_what_was_spoilt_beyond_reading_is_not_laid_away(book: Casebook) -> None:
    bad = book.courses.create(FULL)
    spoil(book, "UPDATE course SET alias = CAST(X'FF' AS TEXT) WHERE id = :id", id=bad)
    entries = book.journal.entries()
    for act in (book.courses.delete, lambda course: book.courses.archive(course, on=True)):
        with pytest.raises(DamagedCourseError, match="Nothing was taken away"):
            act(bad)
    assert book.journal.entries() == entries


def test_tags_that_were_spoilt_are_mended_by_writing_others(book: Casebook) -> None:
    bad = book.courses.create(FULL)
    spoil(book, "UPDATE course SET tags = '[' WHERE id = :id", id=bad)
    book.courses.tag(bad, ["audit"])
    assert [(each.harm, each.tags) for each in book.courses.list()] == [("", ("audit",))]
    assert json.loads(book.journal.entries()[0].before or "") == {"tags": "["}


def test_all_courses_together_pass_over_the_one_that_was_spoilt(book: Casebook) -> None:
    good = book.courses.create(sample(1))
    bad = book.courses.create(FULL)
    codes = {line.code for claim in (*sample(1).claims, *FULL.claims) for line in claim.lines}
    kept = book.courses.lean(codes)[good]
    spoil(book, "UPDATE line SET line = '{' WHERE claim IN (SELECT id FROM claim WHERE course = :id)", id=bad)
    assert book.courses.lean(codes) == {good: kept}
    spoil(book, "UPDATE course SET alias = CAST(X'FF' AS TEXT) WHERE id = :id", id=bad)
    assert book.courses.lean(codes) == {good: kept}


def test_a_second_file_is_not_kept_out_by_a_spoilt_course_of_its_name(book: Casebook) -> None:
    spoil(book, "UPDATE content SET facts = '{' WHERE course = :id", id=book.courses.create(sample(0)))
    (new,) = book.courses.import_files([SAMPLES[0]], again=True).ids
    assert book.courses.load(new) == sample(0)


def test_what_was_written_is_said_to_be_there_when_the_journal_is_full(
    book: Casebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> int:
        raise CasebookFaultError(book.path, "SQLITE_FULL")

    monkeypatch.setattr(journal, "append", full)
    file = tmp_path / "journal.csv"
    with pytest.raises(NotNotedError, match=r"journal.csv is written .* journal does not say so.*disk is full"):
        book.journal.export(file)
    assert file.read_bytes().startswith(b"\xef\xbb\xbfnumber")
    with pytest.raises(NotNotedError, match=r"77412: page.pdf is written"):
        book.notes.exported("77412", "page.pdf")


def test_copies_of_a_course_are_numbered(book: Casebook) -> None:
    name = book.courses.create(Course("A-1"))
    copies = [book.courses.duplicate(name) for _ in range(3)]
    book.courses.delete(copies[1])
    copies.append(book.courses.duplicate(copies[0]))
    assert [book.courses.load(each).reference for each in copies] == [
        "A-1 copy",
        "A-1 copy 2",
        "A-1 copy 3",
        "A-1 copy 4",
    ]
