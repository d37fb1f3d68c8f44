"""An open casebook's transactions: readings that hold nothing up, and changes that are written whole or not at all."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import RLock

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from radcoder.casebook import journal, times
from radcoder.casebook.journal import Happening

REASONS = {
    "SQLITE_FULL": "the disk is full. Free some space and try again",
    "SQLITE_IOERR": "the disk does not answer as it should. Check the drive or the network",
    "SQLITE_READONLY": "the file may only be read. Ask for the right to write it",
    "SQLITE_CANTOPEN": "the file is gone or its folder cannot be used. Check the drive or the network",
    "SQLITE_BUSY": "another program holds the file. Close it and try again",
    "SQLITE_CORRUPT": "the file is damaged. Close RadCoder and open the casebook again to choose a good copy",
    "SQLITE_NOTADB": "the file is damaged. Close RadCoder and open the casebook again to choose a good copy",
}


class CasebookFaultError(OSError):
    """The file of a casebook could not be read or written; what was committed before is still there."""

    def __init__(self, path: Path, error: DBAPIError) -> None:
        name = str(getattr(error.orig, "sqlite_errorname", ""))
        reason = next((text for start, text in REASONS.items() if name.startswith(start)), f"{error.orig}")
        super().__init__(f"{path.name}: {reason}. The change was not made; everything before it is kept.")
        self.path = path


@dataclass(frozen=True, slots=True)
class Change:
    """A transaction that writes: who makes it, and when."""

    session: Session
    who: str
    at: datetime

    def note(self, happening: Happening) -> int:
        """Write the journal's next entry and return its number."""
        return journal.append(self.session, self.who, self.at, happening)


class Store:
    """The engine of an open casebook; may be used from several threads, which write one after another."""

    def __init__(self, path: Path, engine: Engine, clock: Callable[[], datetime] = times.now) -> None:
        self.path = path
        self._clock = clock
        self._writing = engine
        self._reading = engine.execution_options(reading=True)
        self._turn = RLock()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A transaction that only reads; keep it short. Raises `CasebookFaultError`."""
        try:
            with Session(self._reading) as session:
                yield session
        except DBAPIError as error:
            raise CasebookFaultError(self.path, error) from error

    @contextmanager
    def changing(self, who: str) -> Iterator[Change]:
        """A transaction that is committed at the end of the block, whole or not at all. Raises `CasebookFaultError`."""
        try:
            with self._turn, Session(self._writing) as session, session.begin():
                yield Change(session, who, self._clock())
        except DBAPIError as error:
            raise CasebookFaultError(self.path, error) from error

    def close(self) -> None:
        """Let go of the file."""
        with self._turn:
            self._writing.dispose()
