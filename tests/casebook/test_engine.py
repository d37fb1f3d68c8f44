"""The engine: the file's bytes tell nothing, a wrong key reads nothing, and every commit is flushed."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from radcoder.casebook.engine import KEY_BYTES, KeyLengthError, engine_for
from radcoder.casebook.faults import CasebookFaultError

KEY = bytes(range(KEY_BYTES))
WRITTEN = "Left breast, 42 Gy in 15"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """An encrypted file with one row, under a name that an address must quote."""
    made = tmp_path / "Büro #3?%20.casebook"
    made.touch(exist_ok=False)
    with engine_for(made, KEY).begin() as connection:
        connection.execute(text("CREATE TABLE note (text)"))
        connection.execute(text("INSERT INTO note VALUES (:text)"), {"text": WRITTEN})
    return made


def read(path: Path, key: bytes | None, *, read_only: bool = False) -> str:
    with engine_for(path, key, read_only=read_only).connect() as connection:
        return str(connection.execute(text("SELECT text FROM note")).scalar_one())


@pytest.mark.parametrize("read_only", [True, False])
def test_what_was_written_is_read_with_the_key(path: Path, read_only: bool) -> None:
    assert read(path, KEY, read_only=read_only) == WRITTEN


@pytest.mark.parametrize("read_only", [True, False])
@pytest.mark.parametrize("key", [None, bytes(KEY_BYTES)])
def test_without_the_key_nothing_is_read(path: Path, key: bytes | None, read_only: bool) -> None:
    with pytest.raises(CasebookFaultError, match="no casebook, or its keys"):
        read(path, key, read_only=read_only)


def test_plain_sqlite_reads_nothing(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other, pytest.raises(sqlite3.DatabaseError):
        other.execute("SELECT * FROM sqlite_master")
    assert not path.read_bytes().startswith(b"SQLite format 3")
    assert WRITTEN.encode() not in path.read_bytes()


def test_a_short_key_is_refused_before_sqlcipher_takes_it_for_a_passphrase(path: Path) -> None:
    with pytest.raises(KeyLengthError, match="32 bytes, and this one 3"):
        read(path, b"abc")


def test_a_missing_file_is_not_made_by_opening_it(tmp_path: Path) -> None:
    with pytest.raises(CasebookFaultError, match="cannot be opened"):
        read(tmp_path / "none.casebook", KEY)
    assert list(tmp_path.iterdir()) == []


def test_every_connection_keeps_what_it_commits(path: Path) -> None:
    with engine_for(path, KEY).connect() as connection:
        asked = ("journal_mode", "synchronous", "foreign_keys", "temp_store")
        answers = [connection.execute(text(f"PRAGMA {name}")).scalar_one() for name in asked]
    assert answers == ["truncate", 2, 1, 2]


def test_a_writer_takes_the_lock_as_it_begins_and_a_reader_does_not(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("radcoder.casebook.engine.WAIT_SECONDS", 0.01)
    engine = engine_for(path, KEY)
    with engine.begin() as writer:
        writer.execute(text("SELECT 1"))
        with engine.execution_options(reading=True).connect() as reader:
            assert reader.execute(text("SELECT text FROM note")).scalar_one() == WRITTEN
        with pytest.raises(CasebookFaultError, match="just now"), engine.begin():
            pass


def test_what_a_user_wrote_is_in_no_error(path: Path) -> None:
    with (
        engine_for(path, KEY, read_only=True).connect() as connection,
        pytest.raises(CasebookFaultError, match="can only be read") as caught,
    ):
        connection.execute(text("INSERT INTO note VALUES (:text)"), {"text": WRITTEN})
    error: BaseException | None = caught.value
    while error:
        assert WRITTEN not in str(error)
        error = error.__cause__ or error.__context__


def test_a_rolled_back_change_of_schema_leaves_nothing(path: Path) -> None:
    with engine_for(path, KEY).connect() as connection:
        connection.execute(text("CREATE TABLE half (a)"))
        connection.rollback()
        assert connection.execute(text("SELECT name FROM sqlite_master")).scalars().all() == ["note"]
