"""An open casebook's transactions: readings that hold nothing up, and changes that are written whole or not at all."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from threading import RLock

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from radcoder.casebook import journal, times
from radcoder.casebook.journal import Happening


@dataclass(frozen=True, slots=True)
class Change:
    """A transaction that writes: who makes it, and when."""

    session: Session
    who: str
    at: datetime

    def note(self, happening: Happening) -> int:
        """Write the journal's next entry and return its number."""
        return journal.append(self.session, self.who, self.at, happening)


class CasebookClosedError(ValueError):
    """Something came late: the casebook was closed or locked meanwhile."""

    def __init__(self) -> None:
        super().__init__("The casebook was closed before this was done, so nothing was changed. Open it again.")


class Store:
    """The engine of an open casebook; may be used from several threads, which write one after another."""

    def __init__(self, engine: Engine, clock: Callable[[], datetime] = times.now) -> None:
        self._clock = clock
        self._writing = engine
        self._reading = engine.execution_options(reading=True)
        self._turn = RLock()
        self._closed = False

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A transaction that only reads; keep it short. Raises `CasebookFaultError`, `CasebookClosedError`."""
        self._must_be_open()
        with Session(self._reading) as session:
            yield session

    @contextmanager
    def changing(self, who: str) -> Iterator[Change]:
        """A transaction that is committed at the end of the block, whole or not at all.

        Raises `CasebookFaultError`, `CasebookClosedError`.
        """
        with self._turn:
            self._must_be_open()
            with Session(self._writing) as session, session.begin():
                yield Change(session, who, self._clock())

    @contextmanager
    def pausing(self) -> Iterator[None]:
        """Let nobody write while the file itself is replaced."""
        with self._turn:
            yield

    def close(self) -> None:
        """Let go of the file; what comes later is refused, for the lock on it is given up next."""
        with self._turn:
            self._closed = True
            self._writing.dispose()

    def _must_be_open(self) -> None:
        if self._closed:
            raise CasebookClosedError
