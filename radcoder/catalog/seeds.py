"""Reading db/: what each dataset.toml says, and the rows of its CSV, checked cell by cell."""

import csv
import hashlib
import itertools
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Integer, Table, Text

from radcoder.catalog import schema

Cell = str | int | None
Check = Callable[[str], Cell]

DESCRIPTION = "dataset.toml"
REINSTALL = "Install RadCoder again, or restore the file from its release."


class SeedError(ValueError):
    """A dataset cannot be used; the catalogue that is there already stays as it is."""


class MissingSeedsError(SeedError):
    """Datasets that the catalogue needs are not there."""

    def __init__(self, folder: Path, missing: Sequence[str]) -> None:
        super().__init__(f"{folder} has no dataset {', '.join(missing)}. {REINSTALL}")


class DescriptionError(SeedError):
    """A dataset.toml is unreadable or incomplete."""

    def __init__(self, path: Path, problem: str) -> None:
        super().__init__(f"{_shown(path)}: {problem}. {REINSTALL}")


class HeaderError(SeedError):
    """The first line of a CSV does not name the columns of its table."""

    def __init__(self, path: Path, found: str, expected: str) -> None:
        super().__init__(f"{_shown(path)}, header: expected {expected}, got {found}. {REINSTALL}")


class RowError(SeedError):
    """A row holds a value that its column cannot take; rows are counted from 1 below the header."""

    def __init__(self, path: Path, row: int, line: int, problem: str) -> None:
        super().__init__(f"{_shown(path)}, row {row} (line {line}): {problem}. {REINSTALL}")


class ChecksumError(SeedError):
    """A file is not the one that its dataset.toml describes, although each of its rows can be read."""

    def __init__(self, path: Path, rows: int, recorded: int) -> None:
        problem = "its checksum differs" if rows == recorded else f"it has {rows} rows in place of {recorded}"
        super().__init__(f"{_shown(path)}: {problem}, so it is not the file that {DESCRIPTION} describes. {REINSTALL}")


def _shown(path: Path) -> str:
    return "/".join(path.parts[-2:])


@dataclass(frozen=True, slots=True)
class Span:
    """One edition inside a dataset and the days it vouches for."""

    name: str
    released: date | None
    covers_from: date | None
    covers_to: date | None


@dataclass(frozen=True, slots=True)
class Dataset:
    """What a dataset.toml says about its CSV file; `path` is the CSV."""

    id: str
    title: str
    publisher: str
    edition: str
    licence: str
    source: str
    obtained: str
    released: date | None
    covers_from: date | None
    covers_to: date | None
    checks: tuple[str, ...]
    gaps: tuple[str, ...]
    releases: tuple[Span, ...]
    path: Path
    rows: int
    sha256: str
    mark: str

    @property
    def table(self) -> Table:
        """The table that the rows go to."""
        return schema.DATASETS[self.id]


def read_datasets(roots: Sequence[Path]) -> tuple[Dataset, ...]:
    """Read the descriptions of all datasets in the order of their ids.

    A dataset in a later root takes the place of the one of the same id. Raises `SeedError`.
    """
    found: dict[str, Path] = {}
    for root in roots:
        found |= {path.parent.name: path for path in root.glob(f"*/{DESCRIPTION}")}
    missing = schema.DATASETS.keys() - found.keys()
    if missing:
        raise MissingSeedsError(roots[0], sorted(missing))
    return tuple(_describe(found[name]) for name in sorted(found))


def digest(datasets: Sequence[Dataset], *marks: str) -> str:
    """Name this very set of sources: SHA-256 over all descriptions, which hold the checksums, and the sizes on disk.

    `marks` name what does not come as a dataset.
    """
    return hashlib.sha256("\n".join([*(dataset.mark for dataset in datasets), *marks]).encode()).hexdigest()


def _describe(path: Path) -> Dataset:
    try:
        content = path.read_bytes()
        return _dataset(path, tomllib.loads(content.decode()), hashlib.sha256(content).hexdigest())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise DescriptionError(path, f"cannot be read ({error})") from error
    except KeyError as error:
        raise DescriptionError(path, f"has no {error.args[0]}") from error


def _dataset(path: Path, toml: Mapping[str, Any], mark: str) -> Dataset:
    if toml["id"] not in schema.DATASETS or toml["id"] != path.parent.name:
        raise DescriptionError(path, f"{toml['id']} is not a dataset of the catalogue, or not the name of its folder")
    csv_path = path.parent / toml["file"]["name"]
    return Dataset(
        id=toml["id"],
        title=toml["title"],
        publisher=toml["publisher"],
        edition=toml["edition"],
        licence=toml["licence"],
        source=toml["source"],
        obtained=toml["obtained"],
        released=toml.get("released"),
        covers_from=toml.get("covers_from"),
        covers_to=toml.get("covers_to"),
        checks=tuple(toml["checks"]),
        gaps=tuple(toml["gaps"]),
        releases=tuple(_span(entry) for entry in toml["releases"]),
        path=csv_path,
        rows=toml["file"]["rows"],
        sha256=toml["file"]["sha256"],
        mark=f"{toml['id']} {mark} {csv_path.stat().st_size}",
    )


def _span(entry: Mapping[str, Any]) -> Span:
    return Span(entry["name"], entry.get("released"), entry.get("covers_from"), entry.get("covers_to"))


def rows_of(dataset: Dataset) -> Iterator[tuple[Cell, ...]]:
    """Walk the rows of a dataset as the values its table stores: text, whole numbers, None for an open date.

    The file is compared with its checksum first; where it differs, the faulty row is named if one can be found.
    Raises `HeaderError`, `RowError`, `ChecksumError`.
    """
    with dataset.path.open("rb") as file:
        sound = hashlib.file_digest(file, "sha256").hexdigest() == dataset.sha256
    if not sound:
        count = sum(1 for _ in _checked_rows(dataset))
        raise ChecksumError(dataset.path, count, dataset.rows)
    yield from _checked_rows(dataset)


def _checked_rows(dataset: Dataset) -> Iterator[tuple[Cell, ...]]:
    # Bytes that are no UTF-8 pass as surrogates, so that the check of their own cell can name row and column.
    with dataset.path.open(encoding="utf-8", errors="surrogateescape", newline="") as file:
        checks = _checks(dataset, file.readline().rstrip("\r\n"))
        reader = csv.reader(file, strict=True)
        for row in itertools.count(1):
            try:
                cells = next(reader, None)
                if cells is None:
                    return
                values = _checked(cells, checks)
            except (ValueError, csv.Error) as error:
                raise RowError(dataset.path, row, reader.line_num + 1, str(error)) from error
            yield values


def _checked(cells: Sequence[str], checks: Sequence[Check]) -> tuple[Cell, ...]:
    if len(cells) != len(checks):
        message = f"expected {len(checks)} cells, got {len(cells)}"
        raise ValueError(message)
    return tuple(check(cell) for check, cell in zip(checks, cells, strict=True))


def _checks(dataset: Dataset, header: str) -> list[Check]:
    columns = dataset.table.columns
    if header != ",".join(columns.keys()):
        raise HeaderError(dataset.path, header, ",".join(columns.keys()))
    return [_check(column, dataset) for column in columns]


def _check(column: Column[Any], dataset: Dataset) -> Check:
    parse, expected = _PARSERS[type(column.type)]
    if column.name == "release":
        parse = {span.name: span.name for span in dataset.releases}.__getitem__
        expected = f"a release that {DESCRIPTION} lists"
    elif column.name in dataset.table.info["key"] and column.name not in schema.MAY_BE_EMPTY:
        parse, expected = _filled, "a value"

    @lru_cache(maxsize=2048)
    def check(cell: str) -> Cell:
        try:
            return parse(cell)
        except (ValueError, LookupError) as error:
            shown = cell.encode("utf-8", "backslashreplace").decode()
            message = f'expected {expected} in {column.name}, got "{shown}"'
            raise ValueError(message) from error

    return check


def _text(cell: str) -> str:
    if not cell.isascii():
        cell.encode()
    return cell


def _filled(cell: str) -> str:
    if not cell:
        raise ValueError
    return _text(cell)


def _day(cell: str) -> str | None:
    if not cell:
        return None
    if date.fromisoformat(cell).isoformat() != cell:
        raise ValueError
    return cell


def _exact(cell: str) -> str:
    if not _NUMBER.fullmatch(cell):
        raise ValueError
    return cell


def _whole(cell: str) -> int:
    if not (cell.isascii() and cell.isdigit()):
        raise ValueError
    return int(cell)


def _flag(cell: str) -> int:
    return {"0": 0, "1": 1}[cell]


_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_PARSERS: dict[type[Any], tuple[Check, str]] = {
    Text: (_text, "UTF-8 text"),
    schema.IsoDate: (_day, "a date such as 2026-02-16"),
    schema.Exact: (_exact, "a decimal number such as 2.86"),
    Integer: (_whole, "a whole number"),
    schema.Flag: (_flag, "0 or 1"),
}
