"""Copies: encrypted like the casebook, proved before they have a name, seven days and four weeks of them."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event, Thread

import pytest

from radcoder.casebook import backup
from radcoder.casebook.backup import SourceDamagedError, back_up, run_due
from radcoder.casebook.copies import Kind, about_of, copies, files_of, newest_good, preview
from radcoder.casebook.faults import CasebookFaultError
from radcoder.casebook.places import backups_of, keys_of
from radcoder.casebook.vault import Unlocked, WrongPassphraseError, change_passphrase, unlock
from radcoder.files import FileNotWrittenError
from tests.casebook.doors import NOTE, PASSPHRASE, add_note, made, read_notes
from tests.casebook.harm import harm_page, truncate

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
DAY = timedelta(days=1)


def test_a_copy_holds_everything_and_nobody_reads_it_without_the_key(door: Unlocked) -> None:
    copy = back_up(door.path, door.key, Kind.BY_HAND, NOON)
    assert (copy.kind, copy.courses, copy.entries, copy.encrypted, copy.good) == ("by-hand", 1, 0, True, True)
    assert (copy.made, copy.size) == (NOON, copy.path.stat().st_size)
    assert read_notes(copy.path, door.key) == [NOTE]
    with closing(sqlite3.connect(copy.path)) as other, pytest.raises(sqlite3.DatabaseError):
        other.execute("SELECT * FROM sqlite_master")


def test_a_copy_opens_by_itself_with_the_passphrase(door: Unlocked) -> None:
    copy = back_up(door.path, door.key, Kind.BY_HAND, NOON)
    assert unlock(copy.path, PASSPHRASE).key == door.key


def test_a_passphrase_that_was_given_up_opens_no_copy(door: Unlocked, tmp_path: Path) -> None:
    copy = back_up(door.path, door.key, Kind.BY_HAND, NOON)
    (tmp_path / "other").mkdir()
    other, _ = made(tmp_path / "other")
    theirs = back_up(other.path, other.key, Kind.BY_HAND, NOON).path
    guest = backups_of(door.path) / "guest.casebook"
    guest.write_bytes(theirs.read_bytes())
    keys_of(guest).write_bytes(keys_of(theirs).read_bytes())
    change_passphrase(door, door.slot, PASSPHRASE, "another passphrase")
    assert unlock(copy.path, "another passphrase").key == door.key
    with pytest.raises(WrongPassphraseError):
        unlock(copy.path, PASSPHRASE)
    assert newest_good(door.path) == copy
    assert keys_of(guest).read_bytes() == keys_of(theirs).read_bytes()


def test_a_casebook_without_encryption_has_plain_copies(tmp_path: Path) -> None:
    door, _ = made(tmp_path, None)
    copy = back_up(door.path, None, Kind.BY_HAND, NOON)
    assert not copy.encrypted
    assert copy.good
    assert not keys_of(copy.path).exists()
    assert read_notes(copy.path, None) == [NOTE]


def test_seven_days_and_four_weeks_stay(door: Unlocked) -> None:
    by_hand = back_up(door.path, door.key, Kind.BY_HAND, NOON - DAY)
    for day in range(45):
        run_due(door.path, door.key, NOON + day * DAY)
        assert run_due(door.path, door.key, NOON + day * DAY) == ()
    kept = list(copies(door.path))
    assert [copy.made for copy in kept if copy.kind == "daily"] == [NOON + day * DAY for day in range(44, 37, -1)]
    weekly = [copy.made for copy in kept if copy.kind == "weekly"]
    assert weekly == [NOON + 7 * week * DAY for week in (6, 5, 4, 3)]
    assert by_hand.path in [copy.path for copy in kept]
    assert all(copy.good for copy in kept)
    assert len(list(backups_of(door.path).iterdir())) == 3 * len(kept)


def test_a_clock_set_back_costs_no_copy(door: Unlocked) -> None:
    for day in range(10):
        run_due(door.path, door.key, NOON + day * DAY)
    early = run_due(door.path, door.key, NOON - 100 * DAY)
    assert {copy.kind for copy in early} == {"weekly", "daily"}
    assert all(copy.path.exists() for copy in early)


def test_two_copies_in_one_moment_have_two_names(door: Unlocked) -> None:
    first, second = (back_up(door.path, door.key, Kind.BY_HAND, NOON) for _ in range(2))
    assert first.path != second.path
    assert len(files_of(door.path)) == 2


@pytest.mark.parametrize("passphrase", [PASSPHRASE, None])
def test_a_damaged_casebook_is_not_copied_over_the_good_copies(
    tmp_path: Path, cheap: None, passphrase: str | None
) -> None:
    door, _ = made(tmp_path, passphrase)
    good = back_up(door.path, door.key, Kind.DAILY, NOON)
    harm_page(door.path)
    with pytest.raises(CasebookFaultError, match="damaged"):
        back_up(door.path, door.key, Kind.DAILY, NOON + DAY)
    assert newest_good(door.path) == good
    assert list(copies(door.path)) == [good]
    assert not [path for path in backups_of(door.path).iterdir() if ".part" in path.name]


def test_a_copy_that_was_harmed_afterwards_is_not_good(door: Unlocked) -> None:
    older = back_up(door.path, door.key, Kind.DAILY, NOON)
    newer = back_up(door.path, door.key, Kind.DAILY, NOON + DAY)
    harm_page(newer.path)
    assert [copy.good for copy in copies(door.path)] == [False, True]
    assert newest_good(door.path) == older
    assert not preview(newer.path, door.key).good
    assert preview(older.path, door.key) == older


def test_a_copy_that_cannot_be_read_or_lost_its_keys_is_not_good(
    door: Unlocked, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> str:
        raise PermissionError(13, "Permission denied", str(path))

    copy = back_up(door.path, door.key, Kind.BY_HAND, NOON)
    monkeypatch.setattr("radcoder.casebook.copies.digest", refuse)
    assert newest_good(door.path) is None
    monkeypatch.undo()
    assert newest_good(door.path) == copy
    keys_of(copy.path).unlink()
    assert newest_good(door.path) is None


def test_a_folder_among_the_copies_is_none(door: Unlocked) -> None:
    (backups_of(door.path) / "letters.casebook").mkdir(parents=True)
    assert list(copies(door.path)) == []


def test_a_file_that_somebody_put_there_is_shown_and_previewed(door: Unlocked) -> None:
    copy = back_up(door.path, door.key, Kind.BY_HAND, NOON)
    about_of(copy.path).unlink()
    (shown,) = copies(door.path)
    assert (shown.kind, shown.courses, shown.good) == ("unknown", None, False)
    opened = preview(copy.path, door.key)
    assert (opened.courses, opened.good) == (1, True)
    truncate(copy.path)
    assert not preview(copy.path, door.key).good


def test_what_a_killed_copy_left_is_swept_up(door: Unlocked) -> None:
    folder = backups_of(door.path)
    folder.mkdir()
    for left in (".0123.part", ".0123.part-journal", "2026-daily.casebook.keys", "2026-daily.casebook.about"):
        (folder / left).write_bytes(b"left")
    assert list(copies(door.path)) == []
    copy = back_up(door.path, door.key, Kind.DAILY, NOON)
    assert {path.name for path in folder.iterdir()} == {
        copy.path.name, keys_of(copy.path).name, about_of(copy.path).name
    }  # fmt: skip


def test_edits_go_on_while_a_copy_is_taken(door: Unlocked, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(300):
        add_note(door.path, door.key, f"{number} " + "x" * 2000)
    monkeypatch.setattr(backup, "PAGES", 8)
    stop = Event()
    edits: list[int] = []

    def edit() -> None:
        while not stop.wait(0.005):
            add_note(door.path, door.key, "meanwhile")
            edits.append(len(edits))

    editor = Thread(target=edit)
    editor.start()
    try:
        copy = back_up(door.path, door.key, Kind.BY_HAND, NOON)
    finally:
        stop.set()
        editor.join()
    assert copy.good
    assert len(edits) > 1
    assert 301 <= len(read_notes(copy.path, door.key)) <= 301 + len(edits)


def test_no_room_for_a_copy_says_so_and_leaves_nothing(door: Unlocked, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("radcoder.casebook.backup.os.fsync", full)
    with pytest.raises(FileNotWrittenError, match="disk is full"):
        back_up(door.path, door.key, Kind.DAILY, NOON)
    assert list(backups_of(door.path).iterdir()) == []


def test_the_source_is_blamed_for_its_own_damage(tmp_path: Path) -> None:
    assert "damaged" in str(SourceDamagedError(tmp_path))
