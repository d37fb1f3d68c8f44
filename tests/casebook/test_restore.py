"""Restoring: the copy takes the place, what stood there is kept, and nobody's passphrase changes by it."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from radcoder.casebook.backup import back_up
from radcoder.casebook.copies import Kind, about_of, copies
from radcoder.casebook.places import journal_of, keys_of
from radcoder.casebook.restore import BadCopyError, OtherCasebookError, restore
from radcoder.casebook.values import BackupView
from radcoder.casebook.vault import Unlocked, change_passphrase, unlock
from radcoder.files import FileNotWrittenError
from tests.casebook.doors import NOTE, PASSPHRASE, add_note, made, read_notes
from tests.casebook.harm import harm_page, truncate

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
OTHER = "another passphrase"


@pytest.fixture
def copy(door: Unlocked) -> BackupView:
    """A copy with one note; the casebook has a second one since."""
    made_copy = back_up(door.path, door.key, Kind.DAILY, NOON)
    add_note(door.path, door.key, "since then")
    return made_copy


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_copy_takes_the_place_and_the_former_state_can_come_back(door: Unlocked, copy: BackupView) -> None:
    kept = restore(door.path, copy.path, door.key, NOON)
    assert read_notes(door.path, door.key) == [NOTE]
    assert kept
    assert [each.kind for each in copies(door.path)] == ["daily", "before-restore"]
    restore(door.path, kept, door.key, NOON)
    assert read_notes(door.path, door.key) == [NOTE, "since then"]
    assert names(door.path.parent) == ["Ours.casebook", "Ours.casebook.backups", "Ours.casebook.keys"]


@pytest.mark.parametrize("key_known", [True, False])
def test_a_damaged_one_is_kept_aside_as_it_lies_with_journal_and_keys(
    door: Unlocked, copy: BackupView, key_known: bool
) -> None:
    truncate(door.path)
    broken = door.path.read_bytes()
    journal_of(door.path).write_bytes(b"a killed program's journal")
    kept = restore(door.path, copy.path, door.key if key_known else None, NOON)
    assert kept
    assert kept.read_bytes() == broken
    assert journal_of(kept).read_bytes() == b"a killed program's journal"
    assert keys_of(kept).exists()
    assert not journal_of(door.path).exists()
    assert read_notes(door.path, unlock(door.path, PASSPHRASE).key) == [NOTE]


def test_a_missing_casebook_comes_back_with_its_keys(door: Unlocked, copy: BackupView) -> None:
    door.path.unlink()
    keys_of(door.path).unlink()
    assert restore(door.path, copy.path, None, NOON) is None
    assert read_notes(door.path, unlock(door.path, PASSPHRASE).key) == [NOTE]


def test_todays_passphrase_stays(door: Unlocked, copy: BackupView) -> None:
    change_passphrase(door, door.slot, PASSPHRASE, OTHER)
    restore(door.path, copy.path, door.key, NOON)
    assert read_notes(door.path, unlock(door.path, OTHER).key) == [NOTE]


def test_a_harmed_copy_is_refused_and_nothing_changes(door: Unlocked, copy: BackupView) -> None:
    harm_page(copy.path)
    before = door.path.read_bytes()
    with pytest.raises(BadCopyError):
        restore(door.path, copy.path, door.key, NOON)
    assert door.path.read_bytes() == before


def test_a_copy_of_another_casebook_is_refused(door: Unlocked, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other, _ = made(tmp_path / "other")
    theirs = back_up(other.path, other.key, Kind.DAILY, NOON)
    before = door.path.read_bytes()
    with pytest.raises(OtherCasebookError):
        restore(door.path, theirs.path, door.key, NOON)
    about_of(theirs.path).unlink()
    with pytest.raises(OtherCasebookError):
        restore(door.path, theirs.path, other.key, NOON)
    assert door.path.read_bytes() == before


def test_without_room_nothing_changes(door: Unlocked, copy: BackupView, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    before = names(door.path.parent), door.path.read_bytes()
    monkeypatch.setattr("radcoder.casebook.restore.shutil.copyfile", full)
    with pytest.raises(FileNotWrittenError, match="disk is full"):
        restore(door.path, copy.path, door.key, NOON)
    assert (names(door.path.parent), door.path.read_bytes()) == before


def test_a_drive_without_second_names_keeps_the_damaged_one_too(
    door: Unlocked, copy: BackupView, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown(*_: object) -> None:
        raise OSError(95, "Operation not supported")

    truncate(door.path)
    broken = door.path.read_bytes()
    monkeypatch.setattr("radcoder.casebook.restore.os.link", unknown)
    kept = restore(door.path, copy.path, door.key, NOON)
    assert kept
    assert kept.read_bytes() == broken
    assert read_notes(door.path, door.key) == [NOTE]
