"""The courses of a casebook: brought in, listed, laid away, binned for thirty days, and whom they belong to."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import event

from radcoder.app.casebooks.casebook import Casebook
from radcoder.app.review import review_course
from radcoder.app.workspace import Workspace
from radcoder.casebook.courses import UnknownCourseError
from radcoder.domain.course import Course
from radcoder.domain.findings import Severity
from radcoder.domain.people import Identity
from tests.courses import DAY, FULL, SAMPLES, sample


def test_a_course_is_listed_with_what_the_start_page_shows(book: Casebook) -> None:
    name = book.courses.create(FULL)
    (summary,) = book.courses.list()
    assert (summary.id, summary.alias, summary.title) == (name, "full", "A full course")
    assert (summary.site, summary.technique, summary.payer) == ("prostate", "imrt", "medicare")
    assert (summary.first_day, summary.last_day, summary.state) == (DAY, DAY, "under-treatment")
    assert (summary.errors, summary.warnings, summary.infos) == (None, None, None)
    assert (summary.edited_by, summary.tags, summary.archived, summary.deleted) == ("Me", (), False, None)
    assert datetime.now(UTC) - summary.edited < timedelta(minutes=1)


def test_a_course_needs_only_an_alias(book: Casebook) -> None:
    name = book.courses.create(Course("bare"), "A title")
    assert book.courses.load(name) == Course("bare", title="A title")
    assert (book.courses.list()[0].title, book.courses.list()[0].first_day) == ("A title", None)


def test_several_files_come_in_and_a_faulty_one_keeps_none_out(book: Casebook, tmp_path: Path) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text('{"format": "radcoder-course/1", "reference": "x"}', encoding="utf-8")
    imported = book.courses.import_files([SAMPLES[0], broken, SAMPLES[1]])
    assert [book.courses.load(each) for each in imported.ids] == [sample(0), sample(1)]
    assert [(fault.path, fault.sentences[0][:15]) for fault in imported.faults] == [(broken, "claims: missing")]
    assert [entry.what for entry in book.journal.entries()][:2] == ["import", "import"]


def test_the_one_edited_last_comes_first(book: Casebook) -> None:
    first, second = (book.courses.create(Course(alias)) for alias in ("one", "two"))
    assert [each.id for each in book.courses.list()] == [second, first]
    book.sheet(first).put("Title", Course("one", title="newer"))
    assert [each.id for each in book.courses.list()] == [first, second]


def test_a_duplicate_is_a_course_of_its_own(book: Casebook) -> None:
    name = book.courses.create(FULL)
    copy = book.courses.duplicate(name)
    assert book.courses.load(copy) == replace(FULL, reference="full copy")
    book.sheet(copy).put("Empty", Course("empty"))
    assert book.courses.load(name) == FULL


def test_an_archived_course_is_in_its_own_list(book: Casebook) -> None:
    name = book.courses.create(FULL)
    book.courses.archive(name, on=True)
    assert book.courses.list() == ()
    assert [each.id for each in book.courses.list(archived=True)] == [name]
    book.courses.archive(name, on=False)
    assert [each.id for each in book.courses.list()] == [name]


def test_tags_are_put_in_order_and_once(book: Casebook) -> None:
    name = book.courses.create(FULL)
    book.courses.tag(name, ["urgent", " Audit", "urgent", " "])
    assert book.courses.list()[0].tags == ("Audit", "urgent")


def test_the_bin_gives_back_and_keeps_for_thirty_days(book: Casebook) -> None:
    name, other = (book.courses.create(Course(alias)) for alias in ("one", "two"))
    for each in (name, other):
        book.drafts.keep(f"identity {each}", '["0815", ""]')
    book.courses.delete(name)
    book.courses.delete(other)
    book.courses.restore(other)
    assert [each.id for each in book.courses.list()] == [other]
    (binned,) = book.courses.list(binned=True)
    assert binned.deleted is not None
    assert book.courses.purge_expired(binned.deleted + timedelta(days=29, hours=23)) == 0
    assert book.courses.purge_expired(binned.deleted + timedelta(days=30)) == 1
    assert book.courses.list(binned=True) == ()
    with pytest.raises(UnknownCourseError):
        book.courses.load(name)
    assert (book.journal.entries()[0].what, book.journal.entries()[0].subject) == ("purge", "one")
    assert book.drafts.get(f"identity {name}") is None
    assert book.drafts.get(f"identity {other}") == '["0815", ""]'


def test_what_stands_so_already_is_no_change(book: Casebook) -> None:
    name = book.courses.create(FULL)
    before = book.journal.entries()
    book.courses.archive(name, on=False)
    book.courses.restore(name)
    book.courses.tag(name, [])
    assert book.journal.entries() == before


@pytest.mark.parametrize("what", ["load", "duplicate", "delete", "restore"])
def test_a_course_that_is_not_there_is_said_to_be_gone(book: Casebook, what: str) -> None:
    with pytest.raises(UnknownCourseError, match=r"has no course x any more"):
        getattr(book.courses, what)("x")


def test_a_review_leaves_its_counts_until_the_next_step(book: Casebook, workspace: Workspace) -> None:
    name = book.courses.create(sample(1))
    review = review_course(workspace, sample(1))
    entries = book.journal.entries()
    book.courses.reviewed(name, review)
    (summary,) = book.courses.list()
    assert (summary.errors, summary.warnings, summary.infos) == tuple(review.count(each) for each in Severity)
    assert book.journal.entries() == entries
    book.sheet(name).put("Title", replace(sample(1), title="other"))
    assert book.courses.list()[0].errors is None


def test_counts_that_rest_on_something_else_are_forgotten_and_wait(book: Casebook, workspace: Workspace) -> None:
    names = [book.courses.create(sample(number)) for number in (0, 1)]
    review = review_course(workspace, sample(1))
    entries = book.journal.entries()
    assert book.courses.rest_on("catalogue one") == 0
    book.courses.reviewed(names[1], review)
    assert book.courses.rest_on("catalogue one") == 0
    assert book.courses.unreviewed() == (names[0],)
    book.courses.archive(names[1], on=True)
    assert book.courses.rest_on("catalogue two") == 1
    assert book.courses.unreviewed() == (names[0], names[1])
    book.courses.delete(names[0])
    assert book.courses.unreviewed() == (names[1],)
    assert [entry.what for entry in book.journal.entries()][:2] == ["delete", "archive"]
    assert book.journal.entries()[2:] == entries


def test_the_list_is_one_query(book: Casebook) -> None:
    for number in range(20):
        book.courses.create(Course(f"c{number}"))
    asked: list[str] = []
    engine = book._access.store._reading
    event.listen(engine, "before_cursor_execute", lambda *given: asked.append(given[2]))
    assert len(book.courses.list()) == 20
    assert [statement.split()[0] for statement in asked] == ["BEGIN", "SELECT"]


def test_whom_a_course_belongs_to_is_in_no_course_and_no_journal(book: Casebook, tmp_path: Path) -> None:
    name = book.courses.create(FULL)
    assert book.courses.identity(name) == Identity()
    book.courses.identify(name, Identity("MRN-4711", "Jane Roe"))
    assert book.courses.identity(name) == Identity("MRN-4711", "Jane Roe")
    book.journal.export(tmp_path / "journal.csv")
    book.journal.export(tmp_path / "journal.jsonl")
    told = [repr(book.courses.load(name)), repr(book.courses.list()), repr(book.journal.entries(limit=1000))]
    told += [path.read_text(encoding="utf-8") for path in tmp_path.iterdir()]
    assert not [text for text in told if "4711" in text or "Roe" in text]
    book.courses.identify(name, Identity())
    assert [entry.what for entry in book.journal.entries(course=name)][:2] == ["forget identity", "identify"]
    assert book.courses.identity(name) == Identity()


def test_a_duplicate_belongs_to_nobody(book: Casebook) -> None:
    name = book.courses.create(FULL)
    book.courses.identify(name, Identity("MRN-4711", "Jane Roe"))
    assert book.courses.identity(book.courses.duplicate(name)) == Identity()


def test_the_days_span_lines_and_fractions(book: Casebook) -> None:
    fractions = tuple(replace(FULL.fractions[0], date=day) for day in (date(2026, 1, 5), date(2026, 3, 1)))
    book.courses.create(replace(FULL, fractions=fractions))
    summary = book.courses.list()[0]
    assert (summary.first_day, summary.last_day) == (date(2026, 1, 5), date(2026, 3, 1))
