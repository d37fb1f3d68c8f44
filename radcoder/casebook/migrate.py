"""The schema of a casebook: made anew, or carried forward step by step with a copy kept from before."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, insert, select, update
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from radcoder.casebook import journal, times
from radcoder.casebook.faults import CasebookFaultError
from radcoder.casebook.journal import Happening
from radcoder.casebook.migrations import MIGRATIONS, Migration
from radcoder.casebook.rows import CasebookRow, Row

FORMAT = len(MIGRATIONS) + 1
PROGRAM = "RadCoder"
"""Who stands in the journal for what nobody did by hand."""


class NewerCasebookError(ValueError):
    """A casebook was written by a newer RadCoder."""

    def __init__(self, path: Path, found: int, newest: int = FORMAT) -> None:
        super().__init__(
            f"{path.name} was written by a newer RadCoder (format {found}; this one knows up to {newest}). "
            "Install the newer RadCoder; the casebook was not touched."
        )
        self.path = path


class MigrationError(ValueError):
    """A casebook could not be carried forward; it is as it was, and a copy of it was made before."""

    def __init__(self, path: Path, copy: Path, cause: str) -> None:
        super().__init__(
            f"{path.name} could not be brought to the format of this RadCoder: {cause}. It is as it was before, "
            f"and a copy of it is {copy}. Go on with the RadCoder you used until now, and report this sentence."
        )
        self.path, self.copy = path, copy


class BrokenReferenceError(ValueError):
    """After a migration some rows belong to others that are gone."""

    def __init__(self) -> None:
        super().__init__("Some rows would belong to none afterwards")


def create_schema(engine: Engine, casebook: str, made: datetime) -> None:
    """Make the tables of a new casebook, whose id this is."""
    with engine.begin() as connection:
        Row.metadata.create_all(connection)
        row = {"id": casebook, "format": FORMAT, "made": times.written(made), "head": 0, "head_hash": "", "head_at": ""}
        connection.execute(insert(CasebookRow).values(row))


def format_of(engine: Engine) -> int:
    """The number of the schema that a casebook has."""
    with engine.execution_options(reading=True).connect() as connection:
        return connection.execute(select(CasebookRow.format)).scalar_one()


def must_be_known(path: Path, engine: Engine, newest: int = FORMAT) -> int:
    """The number of the schema that a casebook has. Raises `NewerCasebookError`."""
    found = format_of(engine)
    if found > newest:
        raise NewerCasebookError(path, found, newest)
    return found


def upgrade(
    path: Path, engine: Engine, back_up: Callable[[], Path], migrations: Sequence[Migration] = MIGRATIONS
) -> bool:
    """Bring a casebook to the present format, all the way or not at all; whether there was anything to do.

    `back_up` copies the casebook first and says where the copy is; what it raises stops the upgrade. Raises
    `NewerCasebookError`, `MigrationError`.
    """
    newest = len(migrations) + 1
    found = must_be_known(path, engine, newest)
    if found == newest:
        return False
    copy = back_up()
    try:
        with engine.connect() as connection:
            _carry(connection, found, migrations)
    except (SQLAlchemyError, BrokenReferenceError, OSError) as error:
        raise MigrationError(path, copy, _cause(error)) from error
    return True


def _cause(error: Exception) -> str:
    """What went wrong, without the statement, which holds what users wrote.

    A table that a step looks for in vain is a fault of the step, not damage: then it is what the driver says.
    """
    if isinstance(error, CasebookFaultError) and error.damage:
        return str(error.__cause__ or error).rstrip(".")
    return str(getattr(error, "orig", None) or error).rstrip(".")


def _carry(connection: Connection, found: int, migrations: Sequence[Migration]) -> None:
    from alembic.migration import MigrationContext  # costs a fifth of a bare start, and is needed once in a while
    from alembic.operations import Operations

    # A table that is remade is dropped first, and with foreign keys on its children would go with it. The setting
    # cannot be changed inside a transaction, so it goes to the driver, before BEGIN; the connection ends after this.
    driver = connection.connection.driver_connection
    driver.execute("PRAGMA foreign_keys = OFF")  # type: ignore[union-attr]  # the driver has no types
    with connection.begin():
        for migration in migrations[found - 1 :]:
            migration(Operations(MigrationContext.configure(connection)))
        newest = len(migrations) + 1
        connection.execute(update(CasebookRow).values(format=newest))
        _note(connection, f"format {found} to {newest}")
        if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
            raise BrokenReferenceError


def _note(connection: Connection, subject: str) -> None:
    with Session(connection, join_transaction_mode="rollback_only") as session:
        journal.append(session, PROGRAM, times.now(), Happening("migrate", subject))
        session.commit()
