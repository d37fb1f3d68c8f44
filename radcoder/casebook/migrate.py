"""The schema of a casebook: made anew, or carried forward step by step with a copy kept from before."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, insert, select

from radcoder.casebook import times
from radcoder.casebook.rows import CasebookRow, Row

FORMAT = 1
PROGRAM = "RadCoder"
"""Who stands in the journal for what nobody did by hand."""
Upgrade = Callable[[Connection], None]


class NewerCasebookError(ValueError):
    """A casebook was written by a newer RadCoder."""

    def __init__(self, path: Path, found: int) -> None:
        super().__init__(
            f"{path.name} was written by a newer RadCoder (format {found}; this one knows up to {FORMAT}). "
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
