"""A trial of the encryption on this machine: a casebook that holds one word is made, read, and kept from others."""

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Engine, text

from radcoder.casebook.checking import check_whole
from radcoder.casebook.engine import engine_for
from radcoder.casebook.keys import Cost
from radcoder.casebook.vault import Unlocked, WrongPassphraseError, create, unlock

WORD = "a word that nobody else may read"
PASSPHRASE = "open the trial"  # noqa: S105 - of a file that is gone at once

LOST = "What was written encrypted does not come back"
PLAIN_TEXT = "An encrypted file holds plain text"
NO_KEY = "An encrypted file opens without a key"
ANYBODY = "A wrong passphrase opens an encrypted file"


class EncryptionFaultError(RuntimeError):
    """The encryption on this machine does not do what it must."""

    def __init__(self, problem: str) -> None:
        super().__init__(f"{problem}. Do not keep a casebook with this installation; install RadCoder again.")


def try_encryption(folder: Path) -> str:
    """Make an encrypted casebook in an empty folder, try it, and say with what. Raises `EncryptionFaultError`."""
    door, _ = create(folder / "trial.casebook", _write, "trial", PASSPHRASE)
    _others_read_nothing(door.path)
    opened = unlock(door.path, PASSPHRASE)
    check_whole(door.path, opened.key, thorough=True)
    with engine_for(door.path, opened.key, read_only=True).connect() as connection:
        word = connection.execute(text("SELECT word FROM trial")).scalar_one()
        version = connection.exec_driver_sql("PRAGMA cipher_version").scalar_one()
    if word != WORD:
        raise EncryptionFaultError(LOST)
    _wrong_passphrase_opens_nothing(door.path)
    cost = Cost()
    return f"SQLCipher {version}; Argon2id, {cost.passes} passes over {cost.memory // 1024} MiB"


def _write(engine: Engine, _: Unlocked) -> None:
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE trial (word TEXT)"))
        connection.execute(text("INSERT INTO trial VALUES (:word)"), {"word": WORD})


def _others_read_nothing(path: Path) -> None:
    if WORD.encode() in path.read_bytes():
        raise EncryptionFaultError(PLAIN_TEXT)
    with closing(sqlite3.connect(path)) as other:
        try:
            other.execute("SELECT * FROM sqlite_master")
        except sqlite3.DatabaseError:
            return
    raise EncryptionFaultError(NO_KEY)


def _wrong_passphrase_opens_nothing(path: Path) -> None:
    try:
        unlock(path, f"{PASSPHRASE}!")
    except WrongPassphraseError:
        return
    raise EncryptionFaultError(ANYBODY)
