"""SIGKILL at random moments: everything that was said to be committed is there afterwards, and the file is whole.

`make faults` kills 200 times in edits, imports, migrations and backups, and 50 times more while passphrases are changed
and copies restored; `RADCODER_KILLS` names another number. The seeds are fixed, the moments are not: they hang on the
machine.
"""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from radcoder.app.courses import save_course
from radcoder.casebook.backup import back_up
from radcoder.casebook.checking import contents
from radcoder.casebook.copies import Kind, copies
from radcoder.casebook.places import former_keys_of
from radcoder.casebook.vault import WrongPassphraseError, unlock
from tests.faults.casebooks import (
    NAME,
    SAMPLE,
    Harmed,
    first_format,
    key_of,
    new_casebook,
    opened_whole,
    passphrase_of,
    units_of,
)
from tests.faults.killing import Tally, done, killed

KILLS = max(int(os.environ.get("RADCODER_KILLS", "12")) // 4, 2)
"""For each of edits, imports, migrations and backups."""

Tell = Callable[[Tally], None]


@pytest.fixture
def tell(capsys: pytest.CaptureFixture[str]) -> Tell:
    """Print the figures of a run, whatever pytest keeps back."""

    def printed(tally: Tally) -> None:
        with capsys.disabled():
            print(f"\n  {tally.sentence()}")

    return printed


def units_in(harmed: Harmed) -> int:
    with opened_whole(harmed.path) as book:
        return units_of(book.courses.load(harmed.course))


def count_edits(tally: Tally, said: list[str], before: int, after: int) -> None:
    """The units count the edits: all that were said are there, and at most the one in hand beyond."""
    edits = [int(number) for number in done(said, "edit")]
    expected = edits[-1] if edits else before
    tally.said += len(edits)
    tally.unsaid += max(after - expected, 0)
    tally.lost += [str(units) for units in range(after + 1, expected + 1)]
    assert after <= expected + 1


def test_no_committed_edit_is_lost(tmp_path: Path, tell: Tell) -> None:
    harmed, chance, tally = new_casebook(tmp_path), Random(1), Tally("edits")
    units = units_in(harmed)
    for _ in range(KILLS):
        said = killed(chance, "edits", harmed.path, harmed.course)
        tally.count(harmed.path)
        before, units = units, units_in(harmed)
        count_edits(tally, said, before, units)
    tell(tally)
    assert tally.lost == []
    assert tally.said
    with opened_whole(harmed.path) as book:
        assert len(book.journal.entries("Set units", limit=10**6)) == tally.said + tally.unsaid


def test_no_imported_course_is_lost(tmp_path: Path, tell: Tell) -> None:
    harmed, chance, tally = new_casebook(tmp_path), Random(2), Tally("imports")
    folder = tmp_path / "files"
    folder.mkdir()
    for number in range(200):
        save_course(replace(SAMPLE, reference=f"course-{number:03}"), folder / f"course-{number:03}.json")
    there: set[str] = {harmed.course}
    for _ in range(KILLS):
        said = killed(chance, "imports", harmed.path, folder)
        tally.count(harmed.path)
        imported = dict(map(str.split, done(said, "import")))
        with opened_whole(harmed.path) as book:
            now = {summary.id for summary in book.courses.list()}
            unsaid = now - there - set(imported)
            for course in now - there:
                loaded = book.courses.load(course)
                assert loaded == replace(SAMPLE, reference=imported.get(course, loaded.reference))
        tally.said += len(imported)
        tally.unsaid += len(unsaid)
        tally.lost += sorted((there | set(imported)) - now)
        assert len(unsaid) <= 1
        there = now
    tell(tally)
    assert tally.lost == []
    assert tally.said


def test_a_killed_migration_is_done_or_not_begun(tmp_path: Path, tell: Tell) -> None:
    chance, tally = Random(3), Tally("migrations")
    for number in range(KILLS):
        folder = tmp_path / str(number)
        folder.mkdir()
        path = folder / "Ours.casebook"
        first_format(path)
        said = killed(chance, "migrations", path, moments=("open",), within=0.15)
        tally.count(path)
        migrated = contents(path, key_of(path)).format > 1
        tally.said += len(done(said, "migrated"))
        tally.unsaid += migrated and not done(said, "migrated")
        with opened_whole(path) as book:
            entries = book.journal.entries("format 1 to")
            alias = [summary.alias for summary in book.courses.list()]
        assert alias == ["full"]
        assert len(entries) == 1
        assert all(copy.good for copy in copies(path))
    tell(tally)


def test_edits_and_copies_survive_a_killed_backup(tmp_path: Path, tell: Tell) -> None:
    harmed, chance, tally = new_casebook(tmp_path), Random(4), Tally("backups")
    units = units_in(harmed)
    for _ in range(KILLS):
        said = killed(chance, "backups", harmed.path, harmed.course)
        tally.count(harmed.path)
        before, units = units, units_in(harmed)
        count_edits(tally, said, before, units)
        there = {copy.path.name: copy.good for copy in copies(harmed.path)}
        assert all(there.values())
        assert set(done(said, "copy")[-6:]) <= set(there)
    back_up(harmed.path, harmed.key, Kind.DAILY)
    assert not list(harmed.path.parent.glob("*.backups/.*"))
    tell(tally)
    assert tally.lost == []
    assert tally.said


def test_a_killed_change_of_passphrase_locks_nobody_out(tmp_path: Path, tell: Tell) -> None:
    harmed, chance, tally = new_casebook(tmp_path), Random(5), Tally("passphrases")
    number = 0
    for _ in range(max(KILLS // 2, 2)):
        said = killed(chance, "passphrases", harmed.path, number)
        tally.count(harmed.path)
        changed = [int(each) for each in done(said, "passphrase")]
        expected = changed[-1] if changed else number
        number = next(each for each in (expected, expected + 1) if opens(harmed, each))
        tally.said += len(changed)
        tally.unsaid += number - expected
    tell(tally)
    assert tally.said
    assert not former_keys_of(harmed.path).exists() or opens(harmed, number)


def opens(harmed: Harmed, number: int) -> bool:
    try:
        return unlock(harmed.path, passphrase_of(number), NAME).key == harmed.key
    except WrongPassphraseError:
        return False


def test_a_killed_restore_leaves_one_whole_casebook_or_the_other(tmp_path: Path, tell: Tell) -> None:
    harmed, chance, tally = new_casebook(tmp_path), Random(6), Tally("restores")
    one = back_up(harmed.path, harmed.key, Kind.BY_HAND)
    with opened_whole(harmed.path) as book:
        book.courses.create(replace(SAMPLE, reference="second"))
    other = back_up(harmed.path, harmed.key, Kind.BY_HAND)
    held = 2
    for _ in range(max(KILLS // 2, 2)):
        said = killed(chance, "restores", harmed.path, one.path, other.path)
        tally.count(harmed.path)
        restored = [int(number) + 1 for number in done(said, "restored")]
        expected = restored[-1] if restored else held
        with opened_whole(harmed.path) as book:
            held = len(book.courses.list())
        tally.said += len(restored)
        tally.unsaid += held != expected
        assert held in {1, 2}
    tell(tally)
    assert tally.said
