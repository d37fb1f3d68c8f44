"""How long the window stands still for one edit, and for the review that follows it, at 30, 300 and 3,000 lines.

An edit is a text typed into a cell of the grid: read, kept in an encrypted casebook, and shown. The peer is a bare grid
of as many rows that is told that one of its cells has changed. `extra_info` holds the longest
and the median time in milliseconds; nothing here asserts a time.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from statistics import median
from time import thread_time
from typing import Any

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from radcoder.app.casebooks.casebook import Casebook
from radcoder.app.casebooks.opening import create_casebook
from radcoder.app.casebooks.views import Passphrase
from radcoder.app.worksheet import judge
from radcoder.app.workspace import Workspace, open_workspace
from radcoder.casebook import keys
from radcoder.domain.course import Claim, ClaimKind, Course, Line
from radcoder.domain.edits import Change
from radcoder.ui.findings.panel import FindingsPanel
from radcoder.ui.theme import Looks
from radcoder.ui.worksheet.cells import Column
from radcoder.ui.worksheet.panel import WorksheetPanel
from tests.courses import FULL

Benchmark = Any  # pytest-benchmark ships no types
LENGTHS = (30, 300, 3_000)
ROUNDS = 7


def course_of(length: int) -> Course:
    """A course with so many lines, on as many days as a year has."""
    model = FULL.claims[0].lines[0]
    lines = tuple(replace(model, date=model.date + timedelta(days=n % 365), units=1) for n in range(length))
    return replace(FULL, claims=(Claim("A", ClaimKind.PROFESSIONAL, lines, pos="11"),), overrides=())


@pytest.fixture
def looks(qapp: QApplication, tmp_path: Path) -> Looks:
    """The looks of the program, with settings of this test alone."""
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))
    looks = Looks()
    looks.apply()
    return looks


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Casebook]:
    """An encrypted casebook, open."""
    monkeypatch.setattr(keys.Cost.__init__, "__defaults__", (1, 64, 1))
    with create_casebook(tmp_path / "Speed.casebook", Passphrase("Ann", "correct horse")).casebook as opened:
        yield opened


@pytest.fixture(scope="module")
def workspace(catalog_path: Path) -> Iterator[Workspace]:
    with open_workspace(catalog_path) as opened:
        yield opened


def timed(work: Callable[[], object], rounds: int = ROUNDS) -> list[float]:
    """Milliseconds of the thread in each round, painting included: what else the machine does is left out."""
    found = []
    for _ in range(rounds):
        started = thread_time()
        work()
        QApplication.processEvents()
        found.append((thread_time() - started) * 1000)
    return found


@pytest.mark.parametrize("length", LENGTHS)
@pytest.mark.benchmark(group="one edit in the window")
def test_an_edit_of_a_cell(length: int, looks: Looks, book: Casebook, benchmark: Benchmark) -> None:
    sheet = book.sheet(book.courses.create(course_of(length)))
    units = iter(range(2, 9999))

    def apply(name: str, edits: object) -> None:
        assert isinstance(edits, list)
        changes: list[Change] = edits
        sheet.apply(name, changes)
        panel.show_worksheet(sheet)

    panel = WorksheetPanel(looks, apply)
    panel.resize(700, 600)
    panel.show()
    panel.show_worksheet(sheet)
    QApplication.processEvents()

    def edit() -> None:
        panel.model.setData(panel.model.index(length // 2, Column.UNITS), str(next(units)))

    times = timed(edit)
    benchmark.extra_info.update(median_ms=round(median(times), 1), longest_ms=round(max(times), 1))
    benchmark.pedantic(edit, rounds=3)
    assert sheet.course.claims[0].lines[length // 2].units > ROUNDS
    panel.close()


@pytest.mark.parametrize("length", LENGTHS)
@pytest.mark.benchmark(group="a review shown in the window")
def test_a_review_is_shown(
    length: int, looks: Looks, book: Casebook, workspace: Workspace, benchmark: Benchmark
) -> None:
    sheet = book.sheet(book.courses.create(course_of(length)))
    panel, findings = WorksheetPanel(looks, lambda *_: None), FindingsPanel(looks, lambda _: "")
    for widget in (panel, findings):
        widget.resize(700, 600)
        widget.show()
    panel.show_worksheet(sheet)
    judgement = judge(workspace, sheet.course)

    def show() -> None:
        panel.show_judgement(judgement)
        findings.show_judgement(judgement, fresh=False)

    times = timed(show)
    benchmark.extra_info.update(median_ms=round(median(times), 1), longest_ms=round(max(times), 1))
    benchmark.pedantic(show, rounds=3)
    assert panel.model.rowCount() == length
    for widget in (panel, findings):
        widget.close()


@pytest.mark.parametrize("length", LENGTHS)
@pytest.mark.benchmark(group="one edit in the window")
def test_bare_grid_told_of_a_change(length: int, looks: Looks, benchmark: Benchmark) -> None:
    from PySide6.QtGui import QStandardItem, QStandardItemModel
    from PySide6.QtWidgets import QTableView

    model, view = QStandardItemModel(length, len(Column)), QTableView()
    for row in range(length):
        model.setItem(row, Column.UNITS, QStandardItem("1"))
    view.setModel(model)
    view.resize(700, 600)
    view.show()
    times = timed(lambda: model.item(length // 2, Column.UNITS).setText("2"))
    benchmark.extra_info.update(median_ms=round(median(times), 1), longest_ms=round(max(times), 1))
    benchmark.pedantic(lambda: model.item(length // 2, Column.UNITS).setText("3"), rounds=3)
    view.close()


def test_the_course_of_the_measurement_is_what_it_says() -> None:
    assert [len(course_of(length).claims[0].lines) for length in LENGTHS] == list(LENGTHS)
    assert isinstance(course_of(1).claims[0].lines[0], Line)
