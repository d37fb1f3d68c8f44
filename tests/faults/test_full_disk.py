"""A full disk: what cannot be kept is refused with a sentence, everything before it stays, and room mends it."""

import os
import subprocess
import sys
from itertools import count
from pathlib import Path

import pytest

from radcoder.app.casebooks.casebook import Casebook
from radcoder.app.casebooks.opening import create_casebook, open_casebook
from radcoder.app.casebooks.sheet import CourseSheet
from radcoder.app.casebooks.views import Passphrase
from radcoder.casebook.backup import back_up
from radcoder.casebook.copies import Kind, copies
from radcoder.casebook.faults import CasebookFaultError
from radcoder.casebook.places import keys_of
from radcoder.casebook.vault import change_passphrase, unlock
from radcoder.domain.edits import SetUnits
from radcoder.files import FileNotWrittenError
from tests.faults.casebooks import FIRST, NAME, PASSPHRASE, ROOT, SAMPLE, Harmed, new_casebook, opened_whole, units_of
from tests.faults.conftest import fill
from tests.faults.killing import done

FULL_DISK = "disk is full"


def edit_until_full(sheet: CourseSheet) -> int:
    """Edit until the disk takes no more; the units of the last edit that was committed."""
    for units in count(units_of(sheet.course) + 1):
        try:
            sheet.apply("Set units", [SetUnits(FIRST, units)])
        except CasebookFaultError as error:
            if error.code != "SQLITE_FULL":
                raise
            return units - 1
    raise AssertionError


def stored_units(book: Casebook, harmed: Harmed) -> int:
    return units_of(book.courses.load(harmed.course))


def test_an_edit_that_finds_no_room_is_refused_and_those_before_are_kept(disk: Path) -> None:
    harmed = new_casebook(disk)
    with open_casebook(harmed.path, passphrase=PASSPHRASE) as book:
        sheet = book.sheet(harmed.course)
        sheet.apply("Set units", [SetUnits(FIRST, 5)])
        ballast = fill(disk, leave=6 * 4096)
        units = edit_until_full(sheet)
        assert units >= 5
        assert units_of(sheet.course) == stored_units(book, harmed) == units
        assert book.journal.verify().whole
        ballast.unlink()
        assert sheet.apply("Set units", [SetUnits(FIRST, units + 1)])
    with opened_whole(harmed.path) as book:
        assert stored_units(book, harmed) == units + 1


def test_a_casebook_on_a_full_disk_opens_for_reading(disk: Path) -> None:
    harmed = new_casebook(disk)
    fill(disk)
    with open_casebook(harmed.path, passphrase=PASSPHRASE) as book:
        assert book.read_only
        assert book.courses.load(harmed.course) == SAMPLE


def test_no_half_casebook_is_made_on_a_full_disk(disk: Path) -> None:
    ballast = fill(disk, leave=8 * 4096)
    with pytest.raises(OSError, match=FULL_DISK):
        create_casebook(disk / "New.casebook", Passphrase(NAME, PASSPHRASE))
    assert sorted(path.name for path in disk.iterdir()) == [ballast.name]


def test_a_copy_that_finds_no_room_leaves_the_older_ones(disk: Path) -> None:
    harmed = new_casebook(disk)
    good = back_up(harmed.path, harmed.key, Kind.DAILY)
    fill(disk, leave=20 * 4096)
    with pytest.raises(OSError, match=FULL_DISK):
        back_up(harmed.path, harmed.key, Kind.DAILY)
    assert list(copies(harmed.path)) == [good]
    assert not list(good.path.parent.glob(".*"))


def test_a_passphrase_that_finds_no_room_is_not_changed(disk: Path) -> None:
    harmed = new_casebook(disk)
    door = unlock(harmed.path, PASSPHRASE)
    before = keys_of(harmed.path).read_bytes()
    ballast = fill(disk)
    with pytest.raises(FileNotWrittenError, match=FULL_DISK):
        change_passphrase(door, door.slot, PASSPHRASE, "another passphrase")
    ballast.unlink()
    assert keys_of(harmed.path).read_bytes() == before
    assert unlock(harmed.path, PASSPHRASE).key == harmed.key


LIMITED = """
import resource, signal, sys
limit = int(sys.argv.pop(1))
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
import runpy
runpy.run_module("tests.faults.worker", run_name="__main__", alter_sys=True)
"""


@pytest.mark.skipif(os.name == "nt", reason="no limits to the size of a file")
def test_a_file_that_may_not_grow_keeps_what_was_committed(tmp_path: Path) -> None:
    harmed = new_casebook(tmp_path)
    limit = harmed.path.stat().st_size + 4 * 4096
    command = [sys.executable, "-c", LIMITED, str(limit), "edits", str(harmed.path), harmed.course]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
    edits = done(ran.stdout.splitlines(), "edit")
    assert edits
    assert "CasebookFaultError: The casebook" in ran.stderr
    with opened_whole(harmed.path) as book:
        assert stored_units(book, harmed) == int(edits[-1])
