"""Casebooks for tests: cheap to unlock, with one table that holds a note."""

from pathlib import Path

from sqlalchemy import Engine, text

from radcoder.casebook.engine import engine_for
from radcoder.casebook.vault import Unlocked, create

PASSPHRASE = "correct horse battery"
NOTE = "Left breast, 42 Gy in 15"


def write_note(engine: Engine, unlocked: Unlocked) -> None:
    """The smallest filling: who made it, and one note."""
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE casebook (id TEXT, format INTEGER)"))
        connection.execute(text("INSERT INTO casebook VALUES (:id, 1)"), {"id": unlocked.casebook})
        connection.execute(text("CREATE TABLE course (note TEXT, id TEXT, alias TEXT, edited TEXT, deleted TEXT)"))
        connection.execute(text("CREATE TABLE journal (number INTEGER)"))
        connection.execute(text("INSERT INTO course (note, deleted) VALUES (:note, '')"), {"note": NOTE})


def read_notes(path: Path, key: bytes | None) -> list[str]:
    """All notes, read without writing."""
    with engine_for(path, key, read_only=True).connect() as connection:
        return list(connection.execute(text("SELECT note FROM course ORDER BY rowid")).scalars())


def add_note(path: Path, key: bytes | None, note: str) -> None:
    """One more note, committed."""
    with engine_for(path, key).begin() as connection:
        connection.execute(text("INSERT INTO course (note, deleted) VALUES (:note, '')"), {"note": note})


def made(folder: Path, passphrase: str | None = PASSPHRASE) -> tuple[Unlocked, str | None]:
    """A casebook of one person, Ada."""
    return create(folder / "Ours.casebook", write_note, "Ada", passphrase)
