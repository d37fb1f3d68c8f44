"""How long the answer to a keystroke takes, against SQLite alone answering the very questions that the search asks it.

SQLite gets the same statements with the same values, prepared once as the search has them, and makes the same rows.
Each keystroke counts with the best of its rounds, ours and SQLite's in turn: other work on the machine troubles both.
The 95th percentiles in milliseconds and their ratio stand in `extra_info`; nothing here asserts a time.
"""

import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from math import inf
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest

from radcoder.app.search import search
from radcoder.app.workspace import open_workspace
from radcoder.catalog.build import connect

Benchmark = Callable[..., Any]
Values = dict[str, Any] | tuple[Any, ...]
Question = tuple[str, Values]
TYPED = (
    "77301", "imrt plan", "simulation", "t&o", "dibh", "vag cyl", "weekly physics", "c50.911", "prostate cancer",
    "bone mets", "g6015", "sbrt", "special port", "modifier 59", "hdr", "stereotactic", "FRQ-06", "cbct", "breast",
    "simulaton", "77031",
)  # fmt: skip
KEYSTROKES = tuple(dict.fromkeys(text[:length] for text in TYPED for length in range(1, len(text) + 1)))
ROUNDS = 5


def percentile(times: Iterable[float]) -> float:
    """The 95th percentile in milliseconds."""
    ordered = sorted(times)
    return round(ordered[len(ordered) * 95 // 100] * 1000, 3)


class Recorder:
    """A connection that notes what it is asked."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.asked: list[Question] = []

    def execute(self, sql: str, values: Values = ()) -> sqlite3.Cursor:
        """Note the question and ask it."""
        self.asked.append((sql, values))
        return self._connection.execute(sql, values)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()


def questions(path: Path) -> dict[str, list[Question]]:
    """What the search asks SQLite for each text, once it has read what it keeps."""
    asked: dict[str, list[Question]] = {}
    with open_workspace(path) as workspace:
        index: Any = workspace.catalog._index
        index._connection = recorder = Recorder(index._connection)
        for text in (*KEYSTROKES, *KEYSTROKES):
            recorder.asked = asked[text] = []
            search(workspace, text)
    return asked


def bare(connection: sqlite3.Connection, asked: list[Question]) -> float:
    """Seconds that SQLite alone takes for the questions."""
    begin = perf_counter()
    for sql, values in asked:
        connection.execute(sql, values).fetchall()
    return perf_counter() - begin


@pytest.mark.benchmark(group="search")
def test_a_keystroke(catalog_path: Path, benchmark: Benchmark) -> None:
    asked = questions(catalog_path)
    ours, theirs = dict.fromkeys(KEYSTROKES, inf), dict.fromkeys(KEYSTROKES, inf)
    with open_workspace(catalog_path) as workspace, closing(connect(catalog_path)) as connection:
        for text in KEYSTROKES:
            search(workspace, text)
            bare(connection, asked[text])

        def keystrokes() -> None:
            for text in KEYSTROKES:
                begin = perf_counter()
                search(workspace, text)
                ours[text] = min(ours[text], perf_counter() - begin)
                theirs[text] = min(theirs[text], bare(connection, asked[text]))

        benchmark.pedantic(keystrokes, rounds=ROUNDS if benchmark.enabled else 1, iterations=1)  # type: ignore[attr-defined]
    p95, alone = percentile(ours.values()), percentile(theirs.values())
    benchmark.extra_info.update(p95=p95, alone=alone, ratio=round(p95 / alone, 2))  # type: ignore[attr-defined]
    print(f"a keystroke: p95 {p95} ms, SQLite alone {alone} ms, {p95 / alone:.2f} times")
    assert inf not in ours.values()
    assert len(KEYSTROKES) > 100
