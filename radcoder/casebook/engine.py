"""Opening a casebook's file: keyed first, never by accident created, and every commit flushed before it is reported.

Why the rollback journal and not the write-ahead log: a casebook may lie on a department's network drive, where the
log's shared memory does not work; the file alone is the whole casebook, so whoever copies it copies all of it; and a
folder that may only be read still opens. `TRUNCATE` with `FULL` flushes the journal's end of each commit on every
system, while `DELETE` needs a flushed folder for that, which Windows does not offer.
"""

from pathlib import Path
from typing import Any
from urllib.parse import quote

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import NullPool

from radcoder.casebook.faults import speak_plainly

KEY_BYTES = 32
WAIT_SECONDS = 5.0
"""How long a command waits for another reader or writer of the same file before it gives up."""

PRAGMAS = (
    "cipher_log_level = NONE",
    "temp_store = MEMORY",  # an encrypted casebook must not leave a sorted table in a temporary file
    "cell_size_check = ON",
    "foreign_keys = ON",
)
DURABLE = ("journal_mode = TRUNCATE", "synchronous = FULL")


def engine_for(path: Path, key: bytes | None, *, read_only: bool = False) -> Engine:
    """Give an engine on a casebook's file; `key` holds the 32 bytes of an encrypted one, None is a plain file.

    The file must be there: `path.touch(exist_ok=False)` makes a new one. Each transaction takes the write lock as it
    begins; `engine.execution_options(reading=True)` gives one whose transactions only read. Every connection is new
    and closed at its end, so that none outlives its thread. Errors never quote parameters: they hold what users wrote.
    What is wrong with the disk or the file comes as `CasebookFaultError`.
    """
    engine = create_engine(
        "sqlite://",
        creator=lambda: connect(path, key, read_only=read_only),
        module=driver,
        poolclass=NullPool,
        hide_parameters=True,
        execution_options={"reading": True} if read_only else {},
    )
    event.listen(engine, "begin", _begin)
    speak_plainly(engine, path)
    return engine


def connect(path: Path, key: bytes | None, *, read_only: bool = False) -> Any:  # noqa: ANN401 - the driver has no types
    """Open the file with the driver itself, set to keep what it commits.

    A key that does not fit, and a file that is no casebook, raise the driver's `DatabaseError` with the
    `sqlite_errorname` "SQLITE_NOTADB": here for a writer, at the first question for a reader.
    """
    mode = "ro" if read_only else "rw"
    connection = driver.connect(f"{address(path)}?mode={mode}", uri=True, timeout=WAIT_SECONDS, isolation_level=None)
    if key is not None:
        connection.execute(f"PRAGMA key = \"x'{checked(key).hex()}'\"")
    for pragma in PRAGMAS if read_only else PRAGMAS + DURABLE:
        connection.execute(f"PRAGMA {pragma}")
    return connection


def checked(key: bytes) -> bytes:
    """Return the key if it has its 32 bytes: SQLCipher would take a shorter one for a passphrase."""
    if len(key) != KEY_BYTES:
        raise KeyLengthError(len(key))
    return key


class KeyLengthError(ValueError):
    """A key for a casebook does not have the length that the encryption needs."""

    def __init__(self, length: int) -> None:
        super().__init__(f"A casebook's key has {KEY_BYTES} bytes, and this one {length}. Unlock the casebook again.")


def address(path: Path) -> str:
    """Write a path as SQLite's file address: on a drive, on a share, and with any character in its name."""
    posix = path.absolute().as_posix()
    return f"file://{'' if posix.startswith('/') else '/'}{quote(posix)}"


def _begin(connection: Connection) -> None:
    options: dict[str, Any] = dict(connection.get_execution_options())
    connection.exec_driver_sql("BEGIN" if options.get("reading") else "BEGIN IMMEDIATE")
