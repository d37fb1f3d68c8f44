"""Building the catalogue file from its seeds: a process that dies leaves the old one or none, never half of one."""

import hashlib
import os
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import platformdirs
from sqlalchemy import Connection, Table, create_engine
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from radcoder.catalog import schema
from radcoder.catalog.releases import icd10cm
from radcoder.catalog.releases.icd10cm import TabularList
from radcoder.catalog.seeds import Cell, ChecksumError, Dataset, digest, read_datasets, rows_of

POINTER = "catalog.current"
IMPORTED = "releases"
BATCH = 5_000
STALE_SECONDS = 120  # a build that lives writes to its part every few seconds
WHOLE = "SELECT value, page_count * page_size FROM about, pragma_page_count, pragma_page_size WHERE name = 'hash'"

Progress = Callable[[int, int, str], None]
"""Told (rows done, rows in all, what is being read); what it raises ends the build and leaves no trace."""


class CatalogBuildError(OSError):
    """The catalogue file cannot be written."""

    def __init__(self, folder: Path, reason: object) -> None:
        super().__init__(
            f"The catalogue cannot be written to {folder} ({reason})."
            " Make room there, or choose another place with --catalog."
        )


@dataclass(frozen=True, slots=True)
class Sources:
    """What a catalogue is made from."""

    datasets: Sequence[Dataset]
    tabular: TabularList


def default_folder() -> Path:
    """Where a user's catalogue lives on this system."""
    return platformdirs.user_data_path("RadCoder", appauthor=False)


def _silent(done: int, total: int, label: str) -> None:
    """Tell nobody."""


def ensure_catalog(folder: Path, seeds: Path, progress: Progress = _silent) -> Path:
    """Return the catalogue file that belongs to the seeds, building it first where it is not there.

    A dataset under `releases/` in the folder (an import) takes the place of the seed of the same id. When nothing
    changed, only the descriptions are read. Raises `SeedError`, `CatalogBuildError`.
    """
    datasets, tabular = read_datasets((seeds, folder / IMPORTED)), icd10cm.tabular_list()
    content = digest(datasets, tabular.mark)
    wanted = folder / f"catalog-{hashlib.sha256((content + schema.signature()).encode()).hexdigest()[:16]}.sqlite"
    _sweep(folder)
    if _is_whole(wanted, content) and current_catalog(folder) == wanted:
        return wanted
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not _is_whole(wanted, content):
            _build(wanted, Sources(datasets, tabular), content, progress)
        _point(folder, wanted)
    except (DBAPIError, OSError) as error:
        raise CatalogBuildError(folder, error) from error
    _remove_old(folder, wanted)
    return wanted


def current_catalog(folder: Path) -> Path | None:
    """Return the catalogue file that the pointer names; None when there is none."""
    try:
        path = folder / (folder / POINTER).read_text(encoding="utf-8").strip()
    except (OSError, ValueError):
        return None
    return path if path.parent == folder and path.is_file() else None


def connect(path: Path) -> sqlite3.Connection:
    """Open a finished catalogue for reading only.

    `immutable` spares every lock: a finished file is never written again, only replaced by one of another name.
    """
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)


def _is_whole(path: Path, content: str) -> bool:
    try:
        with closing(connect(path)) as connection:
            found = connection.execute(WHOLE).fetchone()
    except sqlite3.Error:
        return False
    return bool(found == (content, path.stat().st_size))


def _build(wanted: Path, sources: Sources, content: str, progress: Progress) -> None:
    handle, name = tempfile.mkstemp(prefix="catalog-", suffix=".part", dir=wanted.parent)
    os.close(handle)
    part = Path(name)
    try:
        _fill(part, sources, content, progress)
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        _replace(part, wanted)
    except PermissionError:
        # On Windows another process may have built and opened the same catalogue meanwhile.
        if not _is_whole(wanted, content):
            raise
    finally:
        part.unlink(missing_ok=True)


def _fill(part: Path, sources: Sources, content: str, progress: Progress) -> None:
    engine = create_engine("sqlite://", creator=lambda: sqlite3.connect(part), poolclass=NullPool)
    with engine.begin() as connection:
        # Without a journal a crash spoils the file; it is a part, which nobody ever opens.
        connection.exec_driver_sql("PRAGMA journal_mode = OFF")
        connection.exec_driver_sql("PRAGMA synchronous = OFF")
        schema.metadata.create_all(connection, checkfirst=False)
        _insert_descriptions(connection, sources, content)
        _insert_rows(connection, sources.datasets, progress)
        _insert_diagnoses(connection, sources, progress)
        for statement in schema.INDEXES:
            connection.exec_driver_sql(statement)


def _insert_rows(connection: Connection, datasets: Sequence[Dataset], progress: Progress) -> None:
    done, total = 0, sum(dataset.rows for dataset in datasets)
    for dataset in datasets:
        progress(done, total, dataset.title)
        before = done
        for batch in _batches(rows_of(dataset)):
            _insert(connection, dataset.table, batch)
            done += len(batch)
            progress(done, total, dataset.title)
        if done - before != dataset.rows:
            raise ChecksumError(dataset.path, done - before, dataset.rows)


def _insert_diagnoses(connection: Connection, sources: Sources, progress: Progress) -> None:
    total = sum(dataset.rows for dataset in sources.datasets)
    progress(total, total, icd10cm.TITLE)
    _insert(connection, schema.icd10cm, icd10cm.rows_of(sources.tabular))


def _insert_descriptions(connection: Connection, sources: Sources, content: str) -> None:
    datasets, tabular = sources.datasets, icd10cm.described(sources.tabular)
    _insert(connection, schema.about, [("hash", content), ("layout", schema.signature())])
    _insert(connection, schema.dataset, [*map(_described, datasets), tabular])
    spans = [(dataset.id, span) for dataset in datasets for span in dataset.releases]
    days = [(id_, s.name, *map(_iso, (s.released, s.covers_from, s.covers_to))) for id_, s in spans]
    _insert(connection, schema.release, days)


def _described(d: Dataset) -> tuple[Cell, ...]:
    texts = (d.id, d.title, d.publisher, d.edition, d.licence, d.source, d.obtained)
    days = map(_iso, (d.released, d.covers_from, d.covers_to))
    return *texts, *days, "\n".join(d.checks), "\n".join(d.gaps), d.sha256


def _iso(day: object) -> str | None:
    return None if day is None else str(day)


def _insert(connection: Connection, table: Table, rows: Iterable[tuple[Cell, ...]]) -> None:
    statement = str(table.insert().compile(dialect=sqlite.dialect()))
    connection.exec_driver_sql(statement, list(rows))


def _batches(rows: Iterable[tuple[Cell, ...]]) -> Iterator[list[tuple[Cell, ...]]]:
    walk = iter(rows)
    while batch := list(islice(walk, BATCH)):
        yield batch


def _point(folder: Path, wanted: Path) -> None:
    handle, name = tempfile.mkstemp(prefix="catalog-", suffix=".part", dir=folder)
    with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
        file.write(f"{wanted.name}\n")
        file.flush()
        os.fsync(file.fileno())
    _replace(Path(name), folder / POINTER)


def _replace(source: Path, target: Path) -> None:
    # Windows refuses while another process has the target open, which for the pointer is a matter of moments.
    for pause in (0.02, 0.1, 0.5):
        with suppress(PermissionError):
            source.replace(target)
            return
        time.sleep(pause)
    source.replace(target)


def _remove_old(folder: Path, current: Path) -> None:
    """Remove other catalogues; what is in use on Windows stays for next time."""
    for path in folder.glob("catalog-*.sqlite"):
        if path != current:
            with suppress(OSError):
                path.unlink()


def _sweep(folder: Path) -> None:
    """Remove the parts that killed builds left, and none that another process is just writing."""
    for path in folder.glob("catalog-*.part"):
        with suppress(OSError):
            if time.time() - path.stat().st_mtime > STALE_SECONDS:
                path.unlink()
