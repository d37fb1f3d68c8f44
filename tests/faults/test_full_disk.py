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
from radcoder.casebook.vault import WrongPassphraseError, change_passphrase, unlock
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


@pytest.mark.parametrize("pages", range(16))
def test_however_little_room_there_is_one_can_sign_in_and_read(disk: Path, pages: int) -> None:
    harmed = new_casebook(disk)
    before = harmed.path.read_bytes()
    fill(disk, leave=pages * 4096)
    with open_casebook(harmed.path, passphrase=PASSPHRASE) as book:
        assert book.courses.load(harmed.course) == SAMPLE
        assert book.journal.verify().whole
        if book.read_only:
            assert book.reason == "its disk is full"
            assert "because its disk is full: free some space, then open the casebook again" in book.why_read_only
            assert harmed.path.read_bytes() == before
        else:
            assert book.journal.entries()[0].what == "sign-in"


def test_failed_attempts_stay_counted_until_the_journal_can_name_them(disk: Path) -> None:
    harmed = new_casebook(disk)
    with pytest.raises(WrongPassphraseError):
        open_casebook(harmed.path, passphrase="a wrong passphrase")
    ballast = fill(disk, leave=4096)
    with open_casebook(harmed.path, passphrase=PASSPHRASE) as book:
        assert book.read_only
    ballast.unlink()
    with open_casebook(harmed.path, passphrase=PASSPHRASE) as book:
        assert [entry.subject.partition(",")[0] for entry in book.journal.entries("failed")] == ["1 in a row"]


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


READING = """
import resource, signal, sys
from pathlib import Path
from tests.faults.casebooks import PASSPHRASE, cheap_keys
from radcoder.app.casebooks.opening import open_casebook
cheap_keys()
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
with open_casebook(Path(sys.argv[1]), passphrase=PASSPHRASE) as book:
    print(book.read_only, len(book.courses.list()), book.why_read_only)
"""


@pytest.mark.skipif(os.name == "nt", reason="no limits to the size of a file")
def test_a_disk_that_takes_no_writing_lets_one_sign_in_and_read(tmp_path: Path) -> None:
    harmed = new_casebook(tmp_path)
    command = [sys.executable, "-c", READING, str(harmed.path)]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=60)
    assert ran.stdout.startswith("True 1 The casebook is open for reading only, because its disk ")
    with opened_whole(harmed.path) as book:
        assert book.journal.entries("sign-in")


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
