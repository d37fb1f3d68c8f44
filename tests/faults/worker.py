"""A program to be killed: it does one kind of work on a casebook and says each thing on a pipe once it is committed."""

import importlib
import os
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path
from threading import Thread

from radcoder.app.casebooks.opening import open_casebook
from radcoder.app.casebooks.sheet import CourseSheet
from radcoder.casebook.backup import back_up
from radcoder.casebook.copies import Kind
from radcoder.casebook.lock import take_lock
from radcoder.casebook.restore import restore
from radcoder.casebook.vault import change_passphrase, unlock
from radcoder.domain.edits import SetUnits
from tests.faults.casebooks import FIRST, NAME, PASSPHRASE, cheap_keys, passphrase_of, units_of


def say(sentence: str) -> None:
    """Tell the one who kills; nothing is kept back in a buffer."""
    os.write(1, f"{sentence}\n".encode())


def edits(path: Path, course: str) -> None:
    """Set the units of a line, one higher each time."""
    with open_casebook(path, passphrase=PASSPHRASE) as book:
        sheet = book.sheet(course)
        say("open")
        edit(sheet)


def imports(path: Path, folder: str) -> None:
    """Bring course files in, one after another."""
    with open_casebook(path, passphrase=PASSPHRASE) as book:
        say("open")
        for file in sorted(Path(folder).iterdir()):
            (course,) = book.courses.import_files([file]).ids
            say(f"import {course} {file.stem}")


def migrations(path: Path) -> None:
    """Open a casebook of the first format, which carries it forward."""
    importlib.import_module("alembic.operations")  # it takes longer than all the rest, and nothing can break meanwhile
    say("open")
    with open_casebook(path, passphrase=PASSPHRASE) as book:
        say(f"migrated {len(book.courses.list())}")


def backups(path: Path, course: str) -> None:
    """Copy the casebook again and again, while every edit that a person makes meanwhile goes into it too."""
    key = unlock(path, PASSPHRASE).key
    with open_casebook(path, passphrase=PASSPHRASE) as book:
        say("open")
        Thread(target=edit, args=(book.sheet(course),), daemon=True).start()
        while True:
            copy = back_up(path, key, Kind.DAILY)
            say(f"copy {copy.path.name}")


def edit(sheet: CourseSheet) -> None:
    """Edit a course, and say so after each edit."""
    for units in count(units_of(sheet.course) + 1):
        sheet.apply("Set units", [SetUnits(FIRST, units)])
        say(f"edit {units}")


def passphrases(path: Path, first: str) -> None:
    """Change the passphrase, again and again."""
    door = unlock(path, passphrase_of(int(first)), NAME)
    say("open")
    for number in count(int(first)):
        change_passphrase(door, door.slot, passphrase_of(number), passphrase_of(number + 1))
        say(f"passphrase {number + 1}")


def restores(path: Path, one: str, other: str) -> None:
    """Put one copy and the other in the place of the casebook, in turn."""
    key = unlock(path, PASSPHRASE).key
    lock = take_lock(path)
    say("open")
    for number in count():
        restore(path, Path((one, other)[number % 2]), key)
        say(f"restored {number % 2}")
    lock.release()


WORK: dict[str, Callable[..., None]] = {
    work.__name__: work for work in (edits, imports, migrations, backups, passphrases, restores)
}

if __name__ == "__main__":
    cheap_keys()
    say("ready")
    WORK[sys.argv[1]](Path(sys.argv[2]), *sys.argv[3:])
