"""Wrong passphrases and harmed files: a sentence that says what to do, and the newest good copy at hand."""

from dataclasses import replace
from pathlib import Path

import pytest

from radcoder.app.casebooks.opening import backups_of, describe, open_casebook, restore_copy
from radcoder.app.casebooks.views import CasebookKind
from radcoder.casebook.attempts import TooSoonError
from radcoder.casebook.backup import back_up
from radcoder.casebook.copies import Kind
from radcoder.casebook.faults import CasebookFaultError
from radcoder.casebook.places import keys_of
from radcoder.casebook.slots import KeysFileError
from radcoder.casebook.vault import WrongPassphraseError
from tests.casebook.harm import PAGE, harm_page, truncate
from tests.faults.casebooks import PASSPHRASE, SAMPLE, Harmed, new_casebook, opened_whole


@pytest.fixture
def harmed(tmp_path: Path) -> Harmed:
    """A casebook with a copy that lacks its second course."""
    new = new_casebook(tmp_path)
    back_up(new.path, new.key, Kind.DAILY)
    with open_casebook(new.path, passphrase=PASSPHRASE) as book:
        book.courses.create(replace(SAMPLE, reference="second"))
    return new


def test_wrong_passphrases_open_nothing_wait_and_stand_in_the_journal(harmed: Harmed) -> None:
    for _ in range(3):
        with pytest.raises(WrongPassphraseError, match="does not open this casebook"):
            open_casebook(harmed.path, passphrase="a wrong passphrase")
    with pytest.raises(TooSoonError, match="3 attempts failed"):
        open_casebook(harmed.path, passphrase=PASSPHRASE)
    assert 0 < describe(harmed.path).wait_seconds <= 5


def test_failed_attempts_stand_in_the_journal(harmed: Harmed) -> None:
    with pytest.raises(WrongPassphraseError):
        open_casebook(harmed.path, passphrase="a wrong passphrase")
    with opened_whole(harmed.path) as book:
        (entry,) = book.journal.entries("failed sign-in")
    assert entry.subject.startswith("1 in a row")


@pytest.mark.parametrize("size", [0, 1000, PAGE + 100])
def test_a_cut_file_is_said_to_be_damaged_and_its_copy_restored(harmed: Harmed, size: int) -> None:
    truncate(harmed.path, size)
    state = describe(harmed.path)
    assert (state.kind, state.newest_good) == (CasebookKind.DAMAGED, backups_of(harmed.path)[0])
    restored_from(harmed, state.newest_good.path if state.newest_good else Path())


@pytest.mark.parametrize("page", [0, 1, 5])
def test_a_harmed_page_is_found_at_opening_and_the_copy_restored(harmed: Harmed, page: int) -> None:
    harm_page(harmed.path, page)
    with pytest.raises(CasebookFaultError) as caught:
        open_casebook(harmed.path, passphrase=PASSPHRASE)
    assert caught.value.damage
    restored_from(harmed, backups_of(harmed.path)[0].path)


def test_a_file_cut_between_pages_is_found_at_opening(harmed: Harmed) -> None:
    truncate(harmed.path, 4 * PAGE)
    with pytest.raises(CasebookFaultError, match="Restore the newest good copy"):
        open_casebook(harmed.path, passphrase=PASSPHRASE)


def test_lost_keys_come_back_with_a_copy(harmed: Harmed) -> None:
    keys_of(harmed.path).write_bytes(b"")
    assert describe(harmed.path).kind is CasebookKind.DAMAGED
    with pytest.raises(KeysFileError):
        open_casebook(harmed.path, passphrase=PASSPHRASE)
    restored_from(harmed, backups_of(harmed.path)[0].path)


def restored_from(harmed: Harmed, copy: Path) -> None:
    before = harmed.path.read_bytes()
    kept = restore_copy(harmed.path, copy)
    assert kept
    assert kept.read_bytes() == before
    with opened_whole(harmed.path) as book:
        assert [summary.alias for summary in book.courses.list()] == [SAMPLE.reference]


@pytest.mark.parametrize("content", [b"", b"hello", b"%PDF-1.7\n" + bytes(9000), b"SQLite format 3\0" + bytes(4080)])
def test_another_file_is_no_casebook_and_stays_as_it_is(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "letter.casebook"
    path.write_bytes(content)
    state = describe(path)
    assert state.kind is CasebookKind.NOT_A_CASEBOOK
    assert "Choose another file" in state.sentence
    with pytest.raises(CasebookFaultError, match="no casebook"):
        open_casebook(path)
    assert path.read_bytes() == content
