"""Whether a casebook's file is whole, and how much it holds."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver

from radcoder.casebook.engine import connect
from radcoder.casebook.faults import CasebookFaultError, code_of
from radcoder.casebook.places import journal_of

SOUND = "ok"


class DamagedError(CasebookFaultError):
    """A casebook's file can be opened, but parts of it are broken; `problem` is SQLite's word for the first."""

    def __init__(self, path: Path, problem: str) -> None:
        super().__init__(path, "SQLITE_CORRUPT")
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Contents:
    """What a casebook holds: its id, the format of its tables, courses (the bin's too), entries of the journal."""

    casebook: str
    format: int
    courses: int
    entries: int


@contextmanager
def plainly(path: Path) -> Iterator[None]:
    """Raise what the driver says of the disk or the file as `CasebookFaultError`."""
    try:
        yield
    except driver.Error as error:
        if code := code_of(error):
            raise CasebookFaultError(path, code) from error
        raise


@contextmanager
def reader(path: Path, key: bytes | None) -> Iterator[Any]:
    """A connection to look with, and to write nothing of one's own. Raises `CasebookFaultError`.

    A step that a killed program left half done has to be taken back before anything can be read, which writes.
    """
    journal = journal_of(path)
    left = journal.exists() and journal.stat().st_size > 0
    with plainly(path), closing(connect(path, key, read_only=not left)) as connection:
        yield connection


def check_whole(path: Path, key: bytes | None, *, thorough: bool = False) -> None:
    """Read every page of a casebook, and if `thorough` also compare tables with their indices.

    Takes about a quarter of a second for 100 MB. Raises `CasebookFaultError`, with `damage` set where it is broken.
    """
    checks = ["integrity_check" if thorough else "quick_check", *(["cipher_integrity_check"] if key else [])]
    with reader(path, key) as connection:
        for check in checks:
            problems = [str(row[0]) for row in connection.execute(f"PRAGMA {check}(1)") if row[0] != SOUND]
            if problems:
                raise DamagedError(path, problems[0].splitlines()[0])


def contents(path: Path, key: bytes | None) -> Contents:
    """Count what a casebook of any format holds. Raises `CasebookFaultError`, also for another program's database."""
    with reader(path, key) as connection:
        tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if not {"casebook", "course", "journal"} <= tables:
            raise CasebookFaultError(path, "SQLITE_NOTADB")
        about = connection.execute("SELECT id, format FROM casebook").fetchall()
        if len(about) != 1:
            raise DamagedError(path, f"it says {len(about)} times what it is")
        return Contents(
            *about[0],
            *connection.execute("SELECT count(*) FROM course").fetchone(),
            *connection.execute("SELECT count(*) FROM journal").fetchone(),
        )


def edited_last(path: Path, key: bytes | None, number: int) -> tuple[str, ...]:
    """The names of so many courses of a casebook of any format, the one edited last first; none of the bin."""
    with reader(path, key) as connection:
        query = "SELECT alias FROM course WHERE deleted IS NULL ORDER BY edited DESC, id LIMIT ?"
        return tuple(str(row[0]) for row in connection.execute(query, (number,)))
