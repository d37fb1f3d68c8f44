"""What another tool changes in a casebook is found, keeps nobody from their work, and is never taken for a step."""

import io
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from radcoder.__main__ import main
from radcoder.app.casebooks.opening import after_refusal, create_casebook, open_casebook
from radcoder.app.casebooks.views import CasebookKind, Unprotected
from radcoder.casebook.courses import ForgedStepError
from radcoder.casebook.faults import CasebookFaultError
from radcoder.domain.edits import SetUnits
from tests.faults.casebooks import FIRST, NAME, PASSPHRASE, SAMPLE, Harmed, new_casebook, units_of

FORGED = "INSERT INTO journal SELECT {}, at, who, what, subject, course, undoes, clock_back, hash, before, after"
LAST = "(SELECT max(number) FROM journal)"
SWAPPED = "".join(f"UPDATE journal SET number = {new} WHERE number = {old};" for old, new in ((5, 90), (6, 5), (90, 6)))  # noqa: S608
HEAD_SET_BACK = "UPDATE casebook SET head = 6, head_hash = (SELECT hash FROM journal WHERE number = 6)"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "Ours.casebook"
    with create_casebook(path, Unprotected()).casebook as book:
        for number in range(5):
            book.courses.create(replace(SAMPLE, reference=f"course-{number}"))
        assert book.journal.verify().whole
    return path


@pytest.fixture
def stepped(tmp_path: Path) -> Harmed:
    """An encrypted casebook whose course was stepped on: entries 5, 6 and 7, the last of them taken back by 8."""
    made = new_casebook(tmp_path)
    with open_casebook(made.path, NAME, PASSPHRASE) as book:
        sheet = book.sheet(made.course)
        for units in (2, 3, 4):
            sheet.apply(f"Set {units}", [SetUnits(FIRST, units)])
        sheet.undo()
        assert [entry.number for entry in book.journal.entries("step")] == [7, 6, 5]
    return made


def harm(casebook: Harmed, statements: str) -> None:
    """What somebody does who has the key and another tool."""
    with closing(driver.connect(str(casebook.path))) as other:
        other.execute(f"PRAGMA key = \"x'{casebook.key.hex()}'\"")
        other.executescript(statements)


def told(casebook: Harmed, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """What the command line says of the journal."""
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{PASSPHRASE}\n"))
    return main(["journal", "verify", "--casebook", str(casebook.path)]), capsys.readouterr().out


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal SET who = 'Nobody' WHERE number = 4",
        "UPDATE journal SET at = '2020-01-01T00:00:00.000000Z' WHERE number = 4",
        "DELETE FROM journal WHERE number = 4",
    ],
)
def test_an_entry_that_another_tool_changed_is_found(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as other, other:
        other.execute(statement)
    with open_casebook(path) as book:
        verdict = book.journal.verify()
    assert (verdict.whole, verdict.broken_at) == (False, 4)
    assert "4" in verdict.sentence


@pytest.mark.parametrize(
    ("statements", "place"),
    [
        ("UPDATE journal SET at = 'noon' WHERE number = 4", 4),
        ("UPDATE journal SET subject = CAST(x'ff41' AS TEXT) WHERE number = 5", 5),
        ("UPDATE journal SET before = x'00' WHERE number = 6", 6),
        (f"{FORGED.format('number + 1')} FROM journal WHERE number = {LAST}", 9),
        (f"{FORGED.format('0')} FROM journal WHERE number = 3", 0),
        (SWAPPED, 5),
        ("DELETE FROM journal WHERE number > 6", 7),
        (f"DELETE FROM journal WHERE number > 6; {HEAD_SET_BACK}", 8),  # noqa: S608
    ],
)
def test_an_encrypted_journal_that_was_forged_is_found_from_the_command_line_too(
    stepped: Harmed, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], statements: str, place: int
) -> None:
    harm(stepped, statements)
    status, said = told(stepped, monkeypatch, capsys)
    assert status == 1
    assert f"broken at entry {place}:" in said
    with open_casebook(stepped.path, NAME, PASSPHRASE) as book:
        assert book.journal.entries()[0].what == "sign-in"
        assert book.journal.verify().broken_at == place
        assert book.sheet(stepped.course).apply("Set 9", [SetUnits(FIRST, 9)])


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal SET before = replace(before, '\"units\":2', '\"units\":77') WHERE number = 6",
        "UPDATE journal SET at = 'noon' WHERE number = 6",
        "DELETE FROM journal WHERE number = 5",
    ],
)
def test_a_step_that_was_forged_is_not_taken_back(stepped: Harmed, statement: str) -> None:
    harm(stepped, statement)
    with open_casebook(stepped.path, NAME, PASSPHRASE) as book:
        sheet = book.sheet(stepped.course)
        with pytest.raises(ForgedStepError, match="another program has changed the casebook"):
            sheet.undo()
        assert units_of(book.courses.load(stepped.course)) == units_of(sheet.course) == 3
        assert sheet.apply("Set 5", [SetUnits(FIRST, 5)])


def test_a_step_back_without_its_step_leaves_the_course_to_be_worked_on(stepped: Harmed) -> None:
    harm(stepped, "DELETE FROM journal WHERE what = 'step'")
    with open_casebook(stepped.path, NAME, PASSPHRASE) as book:
        sheet = book.sheet(stepped.course)
        assert (sheet.undo_name, sheet.redo_name, units_of(sheet.course)) == (None, None, 3)
        assert sheet.apply("Set 5", [SetUnits(FIRST, 5)])
        assert sheet.undo()


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM casebook",
        "INSERT INTO casebook SELECT 'other', format, made, head, head_hash, head_at FROM casebook",
        "ALTER TABLE journal RENAME COLUMN who TO whom",
    ],
)
def test_what_is_no_casebook_of_ours_any_more_counts_as_damaged(stepped: Harmed, statement: str) -> None:
    harm(stepped, statement)
    with pytest.raises(CasebookFaultError) as caught:
        open_casebook(stepped.path, NAME, PASSPHRASE)
    state = after_refusal(stepped.path, caught.value)
    assert state is not None
    assert state.kind is CasebookKind.DAMAGED
