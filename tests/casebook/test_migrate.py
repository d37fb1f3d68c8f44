"""Carrying a casebook forward: every recorded format opens, nothing is lost, and what fails changes nothing."""

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa
from sqlalchemy import Engine, text

from radcoder.app.casebooks.opening import create_casebook, open_casebook
from radcoder.app.casebooks.views import Unprotected
from radcoder.casebook import migrate
from radcoder.casebook.engine import engine_for
from radcoder.casebook.migrate import FORMAT, MigrationError, NewerCasebookError
from radcoder.casebook.migrations import MIGRATIONS, Migration
from radcoder.casebook.rows import Row
from radcoder.domain.course import LineRef
from radcoder.domain.edits import SetUnits, apply_edits
from tests.casebook.record import RECORDED
from tests.courses import FULL

if TYPE_CHECKING:
    from alembic.operations import Operations

RECORDINGS = sorted(RECORDED.glob("format-*.sql"))


def recorded(recording: Path, folder: Path) -> Path:
    """The casebook of a recording, in a folder."""
    path = folder / "Recorded.casebook"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(recording.read_text(encoding="utf-8"))
    return path


def bytes_of(path: Path) -> Callable[[], Path]:
    """A backup for tests: a copy of the bytes, beside the casebook."""

    def back_up() -> Path:
        copy = path.with_name("copy.casebook")
        copy.write_bytes(path.read_bytes())
        return copy

    return back_up


def tables(engine: Engine) -> dict[str, list[object]]:
    """Everything that a casebook holds."""
    with engine.connect() as connection:
        names = [table.name for table in Row.metadata.sorted_tables]
        return {name: [tuple(row) for row in connection.execute(text(f"SELECT * FROM {name}"))] for name in names}  # noqa: S608


def test_every_format_has_its_recording() -> None:
    assert [path.name for path in RECORDINGS] == [f"format-{number}.sql" for number in range(1, FORMAT + 1)]


@pytest.mark.parametrize("recording", RECORDINGS, ids=lambda path: path.stem)
def test_a_casebook_of_every_format_opens_with_all_it_holds(recording: Path, tmp_path: Path) -> None:
    with open_casebook(recorded(recording, tmp_path)) as book:
        (summary,) = book.courses.list()
        assert summary.tags == ("audit", "urgent")
        assert [each.alias for each in book.courses.list(binned=True)] == ["full copy"]
        sheet = book.sheet(summary.id)
        assert sheet.course == apply_edits(FULL, [SetUnits(LineRef("A", 1), 2)])
        assert (sheet.undo_name, sheet.redo_name) == ("Set units", "Delete a line")
        assert sheet.redo()
        assert book.notes.get("77301") == "Ask the physicist for the date"
        assert book.notes.favourites() == ("77427",)
        assert book.settings.get("lock.minutes", "15") == "10"
        assert book.drafts.get("line") == "7730"
        assert book.journal.verify().whole


@pytest.mark.parametrize("recording", RECORDINGS[:-1], ids=lambda path: path.stem)
def test_a_copy_is_kept_from_before_and_the_journal_says_so(recording: Path, tmp_path: Path) -> None:
    path = recorded(recording, tmp_path)
    with open_casebook(path) as book:
        (entry,) = book.journal.entries("migrate")
        assert (entry.who, entry.subject) == ("RadCoder", f"{recording.stem.replace('-', ' ')} to {FORMAT}")
    (copy,) = (tmp_path / "Recorded.casebook.backups").glob("*.casebook")
    with closing(sqlite3.connect(copy)) as connection:
        (found,) = connection.execute("SELECT format FROM casebook").fetchone()
    assert f"format-{found}" == recording.stem


@pytest.mark.parametrize("recording", RECORDINGS, ids=lambda path: path.stem)
def test_the_migrated_schema_is_that_of_a_new_casebook(recording: Path, tmp_path: Path) -> None:
    path = recorded(recording, tmp_path)
    with open_casebook(path), create_casebook(tmp_path / "New.casebook", Unprotected()).casebook as new:
        assert shape(path) == shape(new.path)


def shape(path: Path) -> dict[str, object]:
    """Tables, columns, foreign keys and indices of a casebook."""
    inspector = sa.inspect(engine_for(path, None))
    return {
        name: (
            [(c["name"], str(c["type"]), c["nullable"]) for c in inspector.get_columns(name)],
            inspector.get_pk_constraint(name)["constrained_columns"],
            inspector.get_foreign_keys(name),
            inspector.get_indexes(name),
            inspector.get_unique_constraints(name),
        )
        for name in inspector.get_table_names()
    }


def test_a_newer_casebook_is_refused_and_not_touched(tmp_path: Path) -> None:
    path = recorded(RECORDINGS[-1], tmp_path)
    engine = engine_for(path, None)
    with engine.begin() as connection:
        connection.execute(text("UPDATE casebook SET format = format + 1"))
    before = path.read_bytes()
    said = rf"newer RadCoder \(format {FORMAT + 1}; this one knows up to {FORMAT}"
    with pytest.raises(NewerCasebookError, match=said):
        migrate.upgrade(path, engine, bytes_of(path))
    assert path.read_bytes() == before
    assert not path.with_name("copy.casebook").exists()


def remake_courses(op: "Operations") -> None:
    """Remake the table that others hang on: with foreign keys on, this drops all claims and lines."""
    with op.batch_alter_table("course", recreate="always") as batch:
        batch.add_column(sa.Column("colour", sa.Text))


def lose_courses(op: "Operations") -> None:
    """A faulty migration that leaves claims without a course."""
    op.execute("DELETE FROM course")


def fill_wrongly(op: "Operations") -> None:
    """A faulty migration that fails half-way, after it has remade a table."""
    remake_courses(op)
    op.execute("INSERT INTO claim (id) VALUES (1)")


def test_a_table_is_remade_and_its_children_stay(tmp_path: Path) -> None:
    path = recorded(RECORDINGS[-1], tmp_path)
    engine = engine_for(path, None)
    before = tables(engine)
    assert migrate.upgrade(path, engine, bytes_of(path), (*MIGRATIONS, remake_courses))
    after = tables(engine)
    for name in ("content", "claim", "line", "person", "note", "identity"):
        assert after[name] == before[name]
    assert [row[:-1] for row in after["course"]] == before["course"]  # type: ignore[index]
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def look_in_vain(op: "Operations") -> None:
    """A faulty migration that looks for a table which is not there."""
    remake_courses(op)
    op.execute("DELETE FROM nowhere")


@pytest.mark.parametrize(
    ("faulty", "said"),
    [
        (lose_courses, "Some rows would belong to none"),
        (fill_wrongly, "constraint failed"),
        (look_in_vain, "this RadCoder: no such table: nowhere. It is as it was before"),
    ],
)
def test_what_fails_changes_nothing_and_names_the_copy(tmp_path: Path, faulty: Migration, said: str) -> None:
    path = recorded(RECORDINGS[-1], tmp_path)
    engine = engine_for(path, None)
    before = tables(engine)
    steps: Sequence[Migration] = (*MIGRATIONS, faulty)
    with pytest.raises(MigrationError) as caught:
        migrate.upgrade(path, engine, bytes_of(path), steps)
    assert said in str(caught.value)
    assert "copy.casebook" in str(caught.value)
    assert tables(engine) == before
    assert not [name for name in sa.inspect(engine).get_table_names() if name.startswith("_alembic")]
    with open_casebook(path) as book:
        assert book.journal.verify().whole


def test_nothing_is_copied_when_there_is_nothing_to_do(tmp_path: Path) -> None:
    path = recorded(RECORDINGS[-1], tmp_path)
    assert not migrate.upgrade(path, engine_for(path, None), bytes_of(path))
    assert not path.with_name("copy.casebook").exists()


def test_a_copy_that_cannot_be_made_stops_the_upgrade(tmp_path: Path) -> None:
    path = recorded(RECORDINGS[0], tmp_path)
    before = path.read_bytes()

    def full() -> Path:
        raise OSError(28, "No space left")

    with pytest.raises(OSError, match="No space left"):
        migrate.upgrade(path, engine_for(path, None), full)
    assert path.read_bytes() == before
