"""Encrypted casebooks to be harmed, and what must be true of them afterwards."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from radcoder.app.casebooks.casebook import Casebook
from radcoder.app.casebooks.opening import create_casebook, open_casebook
from radcoder.app.casebooks.views import Passphrase
from radcoder.app.courses import read_course
from radcoder.casebook import keys
from radcoder.casebook.checking import check_whole
from radcoder.casebook.vault import Unlocked, create, unlock
from radcoder.domain.course import Course, LineRef

ROOT = Path(__file__).parents[2]
SAMPLE = read_course(ROOT / "resources" / "samples" / "prostate-imrt-28.json")
RECORDED = ROOT / "tests" / "casebook" / "recorded" / "format-1.sql"
FIRST = LineRef(SAMPLE.claims[0].id, 1)
NAME = "Ada"
PASSPHRASE = "correct horse battery"


def cheap_keys() -> None:
    """Let a key be derived in a millisecond in this process: killed here is what is done with it."""
    keys.Cost.__init__.__defaults__ = (1, 64, 1)


def units_of(course: Course) -> int:
    """The units of the line that the worker edits."""
    return course.claims[0].lines[0].units


def passphrase_of(number: int) -> str:
    """The passphrase that is in force after so many changes."""
    return PASSPHRASE if number == 0 else f"{PASSPHRASE} {number}"


@dataclass(frozen=True, slots=True)
class Harmed:
    """A casebook to work on: where it is, its key, and its one course."""

    path: Path
    key: bytes
    course: str


def new_casebook(folder: Path) -> Harmed:
    """An encrypted casebook with one course."""
    path = folder / "Ours.casebook"
    with create_casebook(path, Passphrase(NAME, PASSPHRASE)).casebook as book:
        course = book.courses.create(SAMPLE)
    return Harmed(path, key_of(path), course)


def key_of(path: Path) -> bytes:
    """The casebook's key."""
    key = unlock(path, PASSPHRASE).key
    assert key is not None
    return key


def first_format(path: Path) -> None:
    """The recorded casebook of format 1, encrypted."""
    script = RECORDED.read_text(encoding="utf-8")
    person = re.search(r"INSERT INTO \"person\" VALUES\('(\w+)'", script)
    assert person

    def fill(engine: Engine, door: Unlocked) -> None:
        with engine.connect() as connection:
            driver: Any = connection.connection.driver_connection
            driver.execute("PRAGMA foreign_keys = OFF")  # the tables come by name, not by need
            driver.executescript(script.replace(person[1], door.slot))

    create(path, fill, "Me", PASSPHRASE)


def opened_whole(path: Path, passphrase: str = PASSPHRASE) -> Casebook:
    """Open a casebook after it came to harm; nothing in it is broken, and its journal is whole."""
    book = open_casebook(path, passphrase=passphrase)
    check_whole(path, unlock(path, passphrase).key, thorough=True)
    assert not book.read_only
    assert book.journal.verify().whole
    return book
