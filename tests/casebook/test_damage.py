"""What stands at a casebook's place is said plainly, with the newest good copy."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from radcoder.casebook.backup import back_up
from radcoder.casebook.checking import check_whole, contents
from radcoder.casebook.copies import Kind
from radcoder.casebook.damage import damaged, describe
from radcoder.casebook.engine import engine_for
from radcoder.casebook.faults import CasebookFaultError
from radcoder.casebook.places import keys_of
from radcoder.casebook.values import CasebookKind
from radcoder.casebook.vault import Unlocked, WrongPassphraseError, unlock
from tests.casebook.doors import add_note, made
from tests.casebook.harm import PAGE, harm_page, truncate

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def test_a_whole_one_is_locked_and_says_who_may_open_it(door: Unlocked) -> None:
    state = describe(door.path, 1)
    assert (state.kind, state.names, state.wait_seconds, state.sentence) == (CasebookKind.LOCKED, ("Ada",), 0, "")
    check_whole(door.path, door.key, thorough=True)


def test_one_without_encryption_is_open(tmp_path: Path) -> None:
    door, _ = made(tmp_path, None)
    assert describe(door.path, 1).kind is CasebookKind.OPEN
    assert contents(door.path, None).casebook == door.casebook


def test_after_wrong_passphrases_it_says_how_long_to_wait(door: Unlocked) -> None:
    for _ in range(3):
        with pytest.raises(WrongPassphraseError):
            unlock(door.path, "a wrong passphrase")
    assert 0 < describe(door.path, 1).wait_seconds <= 5


def test_nothing_there_is_missing(tmp_path: Path) -> None:
    state = describe(tmp_path / "none.casebook", 1)
    assert (state.kind, state.sentence) == (CasebookKind.MISSING, "")


def test_one_that_was_deleted_offers_its_copy(door: Unlocked) -> None:
    copy = back_up(door.path, door.key, Kind.DAILY, NOON)
    door.path.unlink()
    state = describe(door.path, 1)
    assert (state.kind, state.newest_good) == (CasebookKind.MISSING, copy)
    assert "holds 1 course. Restore it" in state.sentence


@pytest.mark.parametrize("content", [b"", b"hello", b"%PDF-1.7\n" + bytes(9000), b"SQLite format 3\0" + bytes(4080)])
def test_another_file_is_not_a_casebook(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "letter.casebook"
    path.write_bytes(content)
    state = describe(path, 1)
    assert state.kind is CasebookKind.NOT_A_CASEBOOK
    assert "not a casebook" in state.sentence
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_another_programs_database_is_not_a_casebook(tmp_path: Path) -> None:
    path = tmp_path / "other.casebook"
    path.touch()
    with engine_for(path, None).begin() as connection:
        connection.execute(text("CREATE TABLE photo (a)"))
    assert describe(path, 1).kind is CasebookKind.NOT_A_CASEBOOK


def test_a_folder_is_not_a_casebook(tmp_path: Path) -> None:
    assert describe(tmp_path, 1).kind is CasebookKind.NOT_A_CASEBOOK


def test_a_newer_one_is_left_alone(tmp_path: Path) -> None:
    door, _ = made(tmp_path, None)
    with engine_for(door.path, None).begin() as connection:
        connection.execute(text("UPDATE casebook SET format = 2"))
    before = door.path.read_bytes()
    state = describe(door.path, 1)
    assert (state.kind, "newer RadCoder" in state.sentence) == (CasebookKind.NEWER, True)
    assert door.path.read_bytes() == before


@pytest.mark.parametrize("size", [0, 100, PAGE + 100])
def test_a_cut_encrypted_one_is_damaged_and_offers_the_newest_good_copy(door: Unlocked, size: int) -> None:
    back_up(door.path, door.key, Kind.DAILY, NOON)
    add_note(door.path, door.key, "a second course")
    newest = back_up(door.path, door.key, Kind.BY_HAND, NOON.replace(hour=13))
    truncate(door.path, size)
    state = describe(door.path, 1)
    assert (state.kind, state.newest_good) == (CasebookKind.DAMAGED, newest)
    assert "holds 2 courses. Restore it." in state.sentence


def test_one_cut_between_pages_is_found_at_opening(door: Unlocked) -> None:
    truncate(door.path, 2 * PAGE)
    with pytest.raises(CasebookFaultError) as caught:
        check_whole(door.path, door.key)
    assert caught.value.damage


@pytest.mark.parametrize("page", [0, 1, 2])
def test_one_changed_byte_of_an_encrypted_one_is_found(door: Unlocked, page: int) -> None:
    content = bytearray(door.path.read_bytes())
    content[page * PAGE + 1500] ^= 1
    door.path.write_bytes(content)
    with pytest.raises(CasebookFaultError) as caught:
        check_whole(door.path, door.key)
    assert caught.value.damage


def test_a_harmed_plain_one_is_damaged(tmp_path: Path) -> None:
    door, _ = made(tmp_path, None)
    harm_page(door.path)
    state = describe(door.path, 1)
    assert state.kind is CasebookKind.DAMAGED
    assert "no good copy" in state.sentence


def test_a_cut_plain_one_is_damaged(tmp_path: Path) -> None:
    door, _ = made(tmp_path, None)
    truncate(door.path)
    assert describe(door.path, 1).kind is CasebookKind.DAMAGED


def test_lost_keys_are_told_apart_from_a_strange_file(door: Unlocked) -> None:
    copy = back_up(door.path, door.key, Kind.DAILY, NOON)
    keys_of(door.path).unlink()
    state = describe(door.path, 1)
    assert (state.kind, state.newest_good) == (CasebookKind.DAMAGED, copy)
    assert "keys" in state.sentence
    assert "are missing" in state.sentence


def test_keys_of_another_casebook_do_not_open_it(door: Unlocked, tmp_path: Path, cheap: None) -> None:
    (tmp_path / "other").mkdir()
    other, _ = made(tmp_path / "other")
    keys_of(door.path).write_bytes(keys_of(other.path).read_bytes())
    with pytest.raises(CasebookFaultError, match="keys belong to another"):
        check_whole(door.path, other.key)


def test_the_state_of_what_turns_out_broken_after_unlocking(door: Unlocked) -> None:
    state = damaged(door.path, "page 2 cannot be read")
    assert "page 2 cannot be read" in state.sentence
