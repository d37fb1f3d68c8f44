"""How long the catalogue takes to build, against sqlite3 alone inserting as many rows into one table.

The ratio of the medians stands in `extra_info` as `ratio`; nothing here asserts a time.
"""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from itertools import count
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

import pytest

from radcoder.catalog.build import ensure_catalog

Benchmark = Callable[..., Any]
SEEDS = Path(__file__).parents[2] / "db"
ROUNDS = 5


def rows_in(path: Path) -> int:
    """How many rows all tables of the catalogue hold, without the inside of its search index."""
    with closing(sqlite3.connect(path)) as connection:
        plain = "select name from sqlite_schema where type = 'table' and sql like '%STRICT%'"
        names = [name for (name,) in connection.execute(plain)]
        return sum(connection.execute(f'select count(*) from "{name}"').fetchone()[0] for name in names)  # noqa: S608 - our own names


def insert(path: Path, rows: int) -> float:
    """Insert as many rows of the usual width with sqlite3 alone; returns the seconds that took."""
    begin = perf_counter()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("create table row (a text, b text, c integer, d text, e text, f text, g text)")
        values = ("77301", "77290", 0, "Standards of practice", "2019-07-01", "", "2026Q2")
        connection.executemany("insert into row values (?, ?, ?, ?, ?, ?, ?)", (values for _ in range(rows)))
        connection.commit()
    return perf_counter() - begin


@pytest.mark.benchmark(group="catalogue")
def test_building_the_catalogue(catalog_path: Path, tmp_path: Path, benchmark: Benchmark) -> None:
    rows, number, bare = rows_in(catalog_path), count(), list[float]()
    built: list[float] = []

    def build() -> Path:
        begin = perf_counter()
        path = ensure_catalog(tmp_path / f"catalogue-{next(number)}", SEEDS)
        built.append(perf_counter() - begin)
        return path

    def bare_first() -> None:
        bare.append(insert(tmp_path / f"bare-{next(number)}.sqlite", rows))

    rounds = ROUNDS if benchmark.enabled else 1  # type: ignore[attr-defined]
    path: Path = benchmark.pedantic(build, setup=bare_first, rounds=rounds, iterations=1)  # type: ignore[attr-defined]
    assert rows_in(path) == rows > 10_000
    ratio = round(median(built) / median(bare), 1)
    benchmark.extra_info.update(rows=rows, bare=round(median(bare), 3), ratio=ratio)  # type: ignore[attr-defined]
    print(f"catalogue: {rows} rows, {ratio} times bare sqlite3")
