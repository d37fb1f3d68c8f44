"""A folder that can only be read: the casebook opens, shows everything, and says that nothing can be changed."""

import subprocess
from pathlib import Path

import pytest

from radcoder.app.casebooks.errors import ReadOnlyError
from radcoder.app.casebooks.opening import create_casebook, describe, open_casebook
from radcoder.app.casebooks.views import CasebookKind, Passphrase
from radcoder.casebook.backup import back_up
from radcoder.casebook.copies import Kind
from radcoder.casebook.vault import WrongPassphraseError
from radcoder.domain.edits import SetUnits
from radcoder.files import FileNotWrittenError
from tests.faults.casebooks import FIRST, NAME, PASSPHRASE, SAMPLE, new_casebook
from tests.faults.conftest import mount, only_read


def test_it_opens_for_reading_and_refuses_every_change(folder: Path) -> None:
    harmed = new_casebook(folder)
    back_up(harmed.path, harmed.key, Kind.DAILY)
    only_read(folder)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert describe(harmed.path).kind is CasebookKind.LOCKED
    with open_casebook(harmed.path, passphrase=PASSPHRASE) as book:
        assert (book.read_only, book.holder) == (True, None)
        assert book.courses.load(harmed.course) == SAMPLE
        assert book.journal.verify().whole
        assert all(copy.good for copy in book.backups.list())
        with pytest.raises(ReadOnlyError, match="reading only"):
            book.sheet(harmed.course).apply("Set units", [SetUnits(FIRST, 5)])
        with pytest.raises(ReadOnlyError):
            book.courses.create(SAMPLE)
        with pytest.raises(ReadOnlyError):
            book.backups.back_up_now()
        assert book.backups.run_due() == ()
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_a_file_that_may_not_be_written_opens_for_reading(folder: Path) -> None:
    harmed = new_casebook(folder)
    if folder.is_mount():
        mount("--bind", harmed.path, harmed.path)
        mount("-o", "remount,bind,ro", harmed.path)
    else:
        harmed.path.chmod(0o444)
    try:
        with open_casebook(harmed.path, passphrase=PASSPHRASE) as book:
            assert book.read_only
            assert book.courses.load(harmed.course) == SAMPLE
            assert "its folder can only be read: have writing allowed there" in book.why_read_only
    finally:
        if folder.is_mount():
            subprocess.run(["umount", str(harmed.path)], check=True)


def test_a_wrong_passphrase_is_still_wrong(folder: Path) -> None:
    harmed = new_casebook(folder)
    only_read(folder)
    with pytest.raises(WrongPassphraseError):
        open_casebook(harmed.path, passphrase="a wrong passphrase")


def test_no_casebook_is_made_there(folder: Path) -> None:
    only_read(folder)
    with pytest.raises(FileNotWrittenError, match=r"can only be read|not allowed"):
        create_casebook(folder / "New.casebook", Passphrase(NAME, PASSPHRASE))


def test_a_copy_from_there_says_that_it_cannot_be_written(folder: Path) -> None:
    harmed = new_casebook(folder)
    only_read(folder)
    with pytest.raises(FileNotWrittenError, match=r"can only be read|not allowed"):
        back_up(harmed.path, harmed.key, Kind.BY_HAND)
