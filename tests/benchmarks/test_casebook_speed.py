"""How long one edit takes to be committed, and the start page of 5,000 courses, each against a bare peer.

One edit is a step on a course of a hundred lines in an encrypted casebook; its peer is a bare SQLite transaction of one
short row, kept as safely but without encryption, journal and ORM. The start page is the list of 5,000 courses; its peer
is the bare query through the driver, on a connection as new. Rounds of the two alternate, so that a busy machine
troubles both alike. Medians and their ratio stand in `extra_info`; no test asserts a time.
"""

import itertools
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

import pytest

from radcoder.app.casebooks.casebook import Casebook
from radcoder.app.casebooks.opening import create_casebook, open_casebook
from radcoder.app.casebooks.views import Passphrase
from radcoder.casebook import courses, keys
from radcoder.casebook.engine import connect
from radcoder.domain.course import Claim, ClaimKind, LineRef
from radcoder.domain.edits import SetUnits
from tests.courses import FULL

Benchmark = Callable[..., Any]
COURSES = 5_000
ROUNDS = 25
LONG = replace(FULL, claims=(Claim("A", ClaimKind.PROFESSIONAL, FULL.claims[0].lines * 50),))
WORD = "correct horse"


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the casebook is made; the passphrase, measured elsewhere, costs a millisecond."""
    monkeypatch.setattr(keys.Cost.__init__, "__defaults__", (1, 64, 1))
    return tmp_path / "Speed.casebook"


@pytest.fixture
def book(path: Path) -> Iterator[Casebook]:
    """An encrypted casebook, open."""
    with create_casebook(path, Passphrase("Ann", WORD)).casebook as opened:
        yield opened


def measure(benchmark: Benchmark, what: str, peer: Callable[[], object], ours: Callable[[], object]) -> None:
    """Alternate the two, and put the medians and their ratio where `make bench` shows them."""
    times: dict[str, list[float]] = {"bare": [], "ours": []}

    def timed(name: str, act: Callable[[], object]) -> None:
        begin = perf_counter()
        act()
        times[name].append(perf_counter() - begin)

    rounds = ROUNDS if benchmark.enabled else 1  # type: ignore[attr-defined]
    benchmark.pedantic(  # type: ignore[attr-defined]
        lambda: timed("ours", ours), setup=lambda: timed("bare", peer), rounds=rounds, iterations=1
    )
    medians = {name: round(median(each) * 1000, 2) for name, each in times.items()}
    benchmark.extra_info.update(medians, ratio=round(median(times["ours"]) / median(times["bare"]), 2))  # type: ignore[attr-defined]
    print(f"{what}: {medians['ours']} ms, {benchmark.extra_info['ratio']} times the bare {medians['bare']} ms")  # type: ignore[attr-defined]


@pytest.mark.benchmark(group="casebook")
def test_one_edit_is_committed(book: Casebook, tmp_path: Path, benchmark: Benchmark) -> None:
    sheet = book.sheet(book.courses.create(LONG))
    numbers = itertools.count(2)

    def edit() -> None:
        assert sheet.apply("Set units", [SetUnits(LineRef("A", 50), next(numbers))])

    with closing(sqlite3.connect(tmp_path / "bare.sqlite", isolation_level=None)) as bare:
        bare.executescript(
            "PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = FULL; CREATE TABLE line (units INTEGER)"
        )
        peer = "BEGIN IMMEDIATE; INSERT INTO line VALUES (1); COMMIT"
        measure(benchmark, "one edit", lambda: bare.executescript(peer), edit)
    assert book.journal.verify().whole


@pytest.fixture
def many(book: Casebook, benchmark: Benchmark) -> Casebook:
    """The casebook with many courses, every fiftieth of them long."""
    with book._access.changing() as change:
        for number in range(COURSES if benchmark.enabled else 20):  # type: ignore[attr-defined]
            courses.create(change, replace(FULL if number % 50 else LONG, reference=f"C{number:05}"))
    return book


def bare_query(book: Casebook) -> Callable[[], object]:
    """The courses of a casebook, asked of the driver."""
    key, path = book._standing.door.key, book.path

    def ask() -> object:
        with closing(connect(path, key, read_only=True)) as bare:
            return bare.execute("SELECT * FROM course WHERE deleted IS NULL AND NOT archived").fetchall()

    return ask


@pytest.mark.benchmark(group="casebook")
def test_the_start_page(many: Casebook, benchmark: Benchmark) -> None:
    measure(benchmark, "start page", bare_query(many), many.courses.list)


@pytest.mark.benchmark(group="casebook")
def test_opening_to_the_start_page(many: Casebook, benchmark: Benchmark) -> None:
    peer = bare_query(many)
    many.close()

    def opened() -> None:
        with open_casebook(many.path, passphrase=WORD) as book:
            assert book.courses.list()

    measure(benchmark, "opening to the start page", peer, opened)
