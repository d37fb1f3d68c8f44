"""Making and opening a casebook: who gets in, what the journal says of it, and what a second program may do."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from radcoder.app.casebooks.casebook import Casebook
from radcoder.app.casebooks.errors import ReadOnlyError
from radcoder.app.casebooks.opening import NobodyError, create_casebook, open_casebook, throwaway_casebook
from radcoder.app.casebooks.recent import recent_casebooks, remember_casebook
from radcoder.app.casebooks.views import Passphrase, Unprotected
from radcoder.casebook import vault
from radcoder.casebook.faults import CasebookFaultError
from radcoder.casebook.store import CasebookClosedError
from radcoder.casebook.vault import WrongPassphraseError
from radcoder.domain.course import Course
from radcoder.domain.findings import Review
from radcoder.domain.people import Role
from tests.courses import FULL

ANN = Passphrase("Ann", "correct horse")


def test_an_encrypted_casebook_is_made_closed_and_opened(path: Path) -> None:
    made = create_casebook(path, ANN)
    with made.casebook as book:
        assert (book.user.name, book.user.role, book.protected, book.read_only) == (
            "Ann",
            Role.ADMINISTRATOR,
            True,
            False,
        )
        name = book.courses.create(FULL)
    assert b"prostate" not in path.read_bytes()
    with open_casebook(path, passphrase="correct horse") as book:
        assert book.user.name == "Ann"
        assert book.courses.load(name) == FULL
        assert [entry.what for entry in book.journal.entries()] == ["sign-in", "create", "sign-in", "person"]


def test_without_encryption_nothing_is_asked(path: Path) -> None:
    made = create_casebook(path, Unprotected("Bob"))
    made.casebook.close()
    assert made.recovery_key is None
    with open_casebook(path) as book:
        assert (book.user.name, book.protected) == ("Bob", False)


def test_the_recovery_key_opens_for_the_administrator(path: Path) -> None:
    made = create_casebook(path, ANN)
    made.casebook.close()
    with open_casebook(path, recovery_key=made.recovery_key) as book:
        assert book.user.name == "Ann"
        assert book.journal.entries()[0].subject == "recovery key"
        book.people.change_passphrase(None, "another horse")
    with pytest.raises(WrongPassphraseError):
        open_casebook(path, passphrase="correct horse")
    open_casebook(path, passphrase="another horse").close()


def test_failed_sign_ins_stand_in_the_journal_at_the_next_good_one(path: Path) -> None:
    create_casebook(path, ANN).casebook.close()
    for _ in range(2):
        with pytest.raises(WrongPassphraseError):
            open_casebook(path, passphrase="wrong")
    with open_casebook(path, passphrase="correct horse") as book:
        entries = book.journal.entries()
    assert [entry.what for entry in entries[:2]] == ["sign-in", "failed sign-in"]
    assert entries[1].subject.startswith("2 in a row, the last at 20")


def test_a_second_program_may_read_and_learns_who_holds_it(path: Path) -> None:
    with create_casebook(path, Unprotected("Bob")).casebook as first:
        name = first.courses.create(FULL)
        with open_casebook(path) as second:
            assert second.read_only
            assert second.holder is not None
            assert second.holder.since <= datetime.now(UTC)
            assert second.courses.load(name) == FULL
            with pytest.raises(ReadOnlyError, match="open for reading only"):
                second.courses.archive(name, on=True)
            with pytest.raises(ReadOnlyError):
                second.sheet(name).put("Title", FULL.__class__("x"))
            second.drafts.keep("line", "7730")
            second.drafts.drop("line")
            second.courses.reviewed(name, Review("full", "h", (), (), ()))
            assert second.courses.purge_expired() == 0
            assert second.drafts.get("line") is None
            assert first.courses.list()[0].errors is None
        first.courses.archive(name, on=True)
    with open_casebook(path) as third:
        assert not third.read_only
        assert third.journal.verify().whole


def test_a_program_that_was_ended_is_named_in_the_journal(path: Path) -> None:
    create_casebook(path, Unprotected("Bob")).casebook.close()
    path.with_name(path.name + ".holder").write_text('{"user":"bob","machine":"ws7","since":"2026-11-20T08:00:00Z"}')
    with open_casebook(path) as book:
        entries = book.journal.entries()
    assert [entry.what for entry in entries[:2]] == ["sign-in", "left open"]
    assert entries[1].subject == "bob on ws7 since 2026-11-20T08:00:00.000000Z"


def test_a_right_passphrase_of_nobody_does_not_open(path: Path) -> None:
    """A program was ended between giving a passphrase and writing the person into the casebook."""
    with create_casebook(path, ANN).casebook as book:
        vault.add_slot(book._standing.door, "Eve", "half added")
    with pytest.raises(NobodyError):
        open_casebook(path, "Eve", "half added")
    with open_casebook(path, "Ann", "correct horse") as book:
        assert not book.read_only
        assert book.people.add("Eve", Role.CODER, "whole added").name == "Eve"


@pytest.mark.parametrize("content", [b"", b"no casebook at all" * 100])
def test_what_is_no_casebook_is_not_opened(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(CasebookFaultError):
        open_casebook(path)
    assert path.read_bytes() == content


def test_a_throwaway_casebook_leaves_nothing() -> None:
    with throwaway_casebook() as book:
        folder = book.path.parent
        assert book.throwaway
        assert not book.protected
        book.courses.create(Course("Somebody's own"))
        assert b"Somebody" not in book.path.read_bytes()  # a killed program leaves the file behind
    assert not folder.exists()


def test_closing_twice_is_no_fault(book: Casebook) -> None:
    book.close()
    book.close()


def test_what_comes_after_the_close_is_refused(path: Path) -> None:
    """A job in the background must not write once the window is locked: the next program may hold the file."""
    with create_casebook(path, Unprotected()).casebook as book:
        sheet = book.sheet(book.courses.create(FULL))
    before = path.read_bytes()
    with pytest.raises(CasebookClosedError, match="Open it again"):
        sheet.put("late", FULL.__class__("late"))
    with pytest.raises(CasebookClosedError):
        book.courses.list()
    assert sheet.course == FULL
    assert path.read_bytes() == before


def test_the_casebooks_opened_last_are_remembered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("radcoder.app.casebooks.recent.user_folder", lambda: tmp_path / "user")
    assert recent_casebooks() == ()
    for number in range(12):
        remember_casebook(tmp_path / f"{number % 11}.casebook")
    assert [each.stem for each in recent_casebooks()] == ["0", "10", "9", "8", "7", "6", "5", "4", "3", "2"]
    (tmp_path / "user" / "recent-casebooks.json").write_text("{", encoding="utf-8")
    assert recent_casebooks() == ()
