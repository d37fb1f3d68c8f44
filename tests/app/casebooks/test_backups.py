"""Copies of a casebook: made, listed, and put back without losing people or the journal's word of it."""

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from radcoder.app.casebooks.casebook import Casebook
from radcoder.app.casebooks.errors import NotAllowedError
from radcoder.app.casebooks.opening import (
    backups_of,
    create_casebook,
    describe,
    open_casebook,
    restore_copy,
)
from radcoder.app.casebooks.views import CasebookKind, Passphrase, Unprotected
from radcoder.casebook import migrate
from radcoder.casebook.faults import CasebookFaultError
from radcoder.casebook.migrate import NewerCasebookError
from radcoder.casebook.restore import BadCopyError
from radcoder.domain.course import Course
from radcoder.domain.people import Role
from tests.casebook.test_migrate import RECORDINGS, recorded
from tests.courses import FULL

WORD = "correct horse"


@pytest.fixture
def ours(path: Path) -> Iterator[Casebook]:
    """An encrypted casebook with one course and Ann at it."""
    with create_casebook(path, Passphrase("Ann", WORD)).casebook as opened:
        opened.courses.create(FULL)
        yield opened


def test_a_copy_by_hand_is_listed_and_noted(ours: Casebook) -> None:
    made = ours.backups.back_up_now()
    assert ours.backups.list() == backups_of(ours.path) == (made,)
    assert (made.courses, made.encrypted, made.good) == (1, True, True)
    assert ours.backups.preview(made.path).courses == 1
    assert ours.backups.preview(made.path).newest == (FULL.reference,)
    assert ours.journal.entries()[0].subject == made.path.name


def test_copy_after_copy_beside_edit_after_edit_finds_no_damage(ours: Casebook) -> None:
    edits = 0
    with ThreadPoolExecutor() as pool:
        copying = pool.submit(lambda: [ours.backups.back_up_now() for _ in range(40)])
        while not copying.done():
            edits += 1
            ours.notes.set("77427", f"edit {edits}")
    assert all(made.good for made in copying.result())
    assert ours.notes.get("77427") == f"edit {edits}"
    assert ours.journal.verify().whole


def test_edits_go_on_while_a_copy_is_taken(ours: Casebook, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(60):
        ours.notes.set(f"7{number:04}", "long " * 8_000)
    monkeypatch.setattr("radcoder.casebook.backup.PAGES", 8)
    edits = 0
    with ThreadPoolExecutor() as pool:
        copying = pool.submit(ours.backups.back_up_now)
        while not copying.done():
            edits += 1
            ours.notes.set("77427", f"edit {edits}")
        made = copying.result()
    assert made.good
    assert edits > 3
    assert ours.notes.get("77427") == f"edit {edits}"
    assert ours.journal.verify().whole
    with open_casebook(made.path, passphrase=WORD) as copy:
        assert copy.journal.verify().whole
        assert copy.notes.get("77427").startswith("edit ")
        assert copy.notes.get("70007") == ours.notes.get("70007")


def test_the_copy_of_the_day_is_made_once(ours: Casebook) -> None:
    now = datetime.now(UTC)
    assert len(ours.backups.run_due(now)) == 2
    assert ours.backups.run_due(now) == ()
    assert len(ours.backups.run_due(now + timedelta(days=1))) >= 1


def test_a_casebook_for_reading_only_is_not_copied(path: Path) -> None:
    with create_casebook(path, Unprotected()).casebook, open_casebook(path) as second:
        assert second.backups.run_due() == ()


def test_a_copy_is_restored_with_the_people_of_today(ours: Casebook) -> None:
    made = ours.backups.back_up_now()
    added = ours.people.add("Bob", Role.CODER, "bobs own word")
    ours.people.change_passphrase(WORD, "another horse")
    ours.courses.delete(ours.courses.list()[0].id)
    left = ours.journal.entries()[0]
    ours.backups.restore(made.path)
    with open_casebook(ours.path, "Ann", "another horse") as book:
        assert not book.read_only
        assert [each.alias for each in book.courses.list()] == ["full"]
        assert added in book.people.users()
        entry = next(entry for entry in book.journal.entries() if entry.what == "restore")
        assert (entry.who, entry.subject) == ("Ann", made.path.name)
        assert json.loads(entry.before or "") == {"entries": left.number, "seal": left.hash}
        assert book.journal.verify().whole
        assert "before-restore" in {each.kind for each in book.backups.list()}
    open_casebook(ours.path, "Bob", "bobs own word").close()


def test_a_copy_from_before_an_upgrade_is_carried_forward(tmp_path: Path) -> None:

    old = recorded(RECORDINGS[0], tmp_path)
    with open_casebook(old) as book:
        (copy,) = book.backups.list()
        assert copy.kind == "before-migration"
        book.backups.restore(copy.path)
    with open_casebook(old) as book:
        assert [each.alias for each in book.courses.list()] == ["full"]
        assert book.reviews.list() == ()
        assert book.journal.verify().whole


def test_a_preview_names_the_courses_edited_last_and_none_of_the_bin(ours: Casebook) -> None:
    names = [f"course {number}" for number in range(10)]
    made = [ours.courses.create(Course(name)) for name in names]
    ours.courses.delete(made[-1])
    seen = ours.backups.preview(ours.backups.back_up_now().path)
    assert seen.newest == tuple(names[8:0:-1])
    assert seen.courses == 11


def test_a_newer_copy_is_refused_before_anything_is_touched(ours: Casebook, monkeypatch: pytest.MonkeyPatch) -> None:
    made = ours.backups.back_up_now()
    monkeypatch.setattr(migrate, "FORMAT", migrate.FORMAT - 1)
    before = ours.path.read_bytes()
    with pytest.raises(NewerCasebookError):
        ours.backups.restore(made.path)
    assert ours.path.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"nonsense" * 1024, None], ids=["empty", "nonsense", "gone"])
def test_a_copy_that_was_harmed_is_refused_before_anything_is_touched(ours: Casebook, content: bytes | None) -> None:
    made = ours.backups.back_up_now()
    made.path.unlink() if content is None else made.path.write_bytes(content)
    before = ours.path.read_bytes()
    with pytest.raises(BadCopyError, match="the casebook was not touched"):
        ours.backups.restore(made.path)
    assert ours.path.read_bytes() == before
    assert ours.journal.verify().whole


def test_only_an_administrator_restores(ours: Casebook) -> None:
    made = ours.backups.back_up_now()
    ours.people.add("Sue", Role.SUPERVISOR, "sues own word")
    ours.close()
    with open_casebook(ours.path, "Sue", "sues own word") as book, pytest.raises(NotAllowedError):
        book.backups.restore(made.path)


def test_a_damaged_casebook_is_told_and_restored_without_a_key(ours: Casebook) -> None:
    made = ours.backups.back_up_now()
    ours.close()
    data = bytearray(ours.path.read_bytes())
    data[9000:9100] = bytes(100)
    ours.path.write_bytes(data)
    with pytest.raises(CasebookFaultError) as caught:
        open_casebook(ours.path, passphrase=WORD)
    assert caught.value.damage
    kept = restore_copy(ours.path, made.path)
    assert kept is not None
    assert kept.read_bytes() == data
    with open_casebook(ours.path, passphrase=WORD) as book:
        assert [each.alias for each in book.courses.list()] == ["full"]
        assert [(entry.what, entry.subject) for entry in book.journal.entries("restore")] == [
            ("restore", made.path.name)
        ]
    with open_casebook(ours.path, passphrase=WORD) as book:
        assert len([entry for entry in book.journal.entries() if entry.what == "restore"]) == 1


def test_what_stands_at_a_place_is_said(path: Path) -> None:
    assert describe(path).kind is CasebookKind.MISSING
    create_casebook(path, Passphrase("Ann", WORD)).casebook.close()
    assert (describe(path).kind, describe(path).names) == (CasebookKind.LOCKED, ("Ann",))
    create_casebook(path.with_name("Open.casebook"), Unprotected()).casebook.close()
    assert describe(path.with_name("Open.casebook")).kind is CasebookKind.OPEN
