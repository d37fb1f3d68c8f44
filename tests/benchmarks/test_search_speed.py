"""How long the answer to a keystroke takes, against SQLite alone answering the very questions that the search asks it.

The 95th percentiles in milliseconds and their ratio stand in `extra_info`; nothing here asserts a time.
"""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest

from radcoder.app.search import search
from radcoder.app.workspace import open_workspace
from radcoder.catalog.build import connect

Benchmark = Callable[..., Any]
TYPED = (
    "77301", "imrt plan", "simulation", "t&o", "dibh", "vag cyl", "weekly physics", "c50.911", "prostate cancer",
    "bone mets", "g6015", "sbrt", "special port", "modifier 59", "hdr", "stereotactic", "FRQ-06", "cbct", "breast",
    "simulaton", "77031",
)  # fmt: skip
KEYSTROKES = tuple(text[:length] for text in TYPED for length in range(1, len(text) + 1))
ROUNDS = 5


def percentile(times: list[float]) -> float:
    """The 95th percentile in milliseconds."""
    return round(sorted(times)[len(times) * 95 // 100] * 1000, 3)


def questions(path: Path) -> dict[str, list[str]]:
    """The statements, with their values, that the search sends to SQLite for each text."""
    asked: dict[str, list[str]] = {}
    with open_workspace(path) as workspace:
        search(workspace, "warm up")
        for text in KEYSTROKES:
            search(workspace, text)
            workspace.catalog._index._connection.set_trace_callback(asked.setdefault(text, []).append)
            search(workspace, text)
            workspace.catalog._index._connection.set_trace_callback(None)
    return {text: [each for each in statements if not each.startswith("--")] for text, statements in asked.items()}


def bare(connection: sqlite3.Connection, statements: list[str]) -> float:
    """Seconds that SQLite alone takes for the statements."""
    begin = perf_counter()
    for statement in statements:
        connection.execute(statement).fetchall()
    return perf_counter() - begin


@pytest.mark.benchmark(group="search")
def test_a_keystroke(catalog_path: Path, benchmark: Benchmark) -> None:
    asked = questions(catalog_path)
    ours: list[float] = []
    theirs: list[float] = []
    with open_workspace(catalog_path) as workspace, closing(connect(catalog_path)) as connection:
        for text in KEYSTROKES:
            search(workspace, text)

        def keystrokes() -> None:
            for text in KEYSTROKES:
                begin = perf_counter()
                search(workspace, text)
                ours.append(perf_counter() - begin)
                theirs.append(bare(connection, asked[text]))

        benchmark.pedantic(keystrokes, rounds=ROUNDS if benchmark.enabled else 1, iterations=1)  # type: ignore[attr-defined]
    p95, alone = percentile(ours), percentile(theirs)
    benchmark.extra_info.update(p95=p95, alone=alone, ratio=round(p95 / alone, 2))  # type: ignore[attr-defined]
    print(f"a keystroke: p95 {p95} ms, SQLite alone {alone} ms, {p95 / alone:.2f} times")
    assert len(ours) >= len(KEYSTROKES) > 100
