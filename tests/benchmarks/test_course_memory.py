"""What fifty courses that were opened and closed again leave behind in the window, against what ten have left.

A course is opened, its findings, timeline, comparison and facts are looked at, and its tab is closed. What lives
afterwards, in Python and in Qt, is counted and not measured, so that it is the same on every machine; a window that
kept something of each course would have grown by it. `make test` opens fewer.
"""

import gc
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from radcoder.app.courses import read_course
from radcoder.ui.application import begin, make_window
from radcoder.ui.casebook.start import Start
from radcoder.ui.main_window import MainWindow

Benchmark = Any  # pytest-benchmark ships no types
SAMPLE = Path(__file__).parents[2] / "resources" / "samples" / "prostate-imrt-28.json"
WARM, FEW, MANY = 6, 12, 50
DIFFERENT = 5
MOST_KEPT = 75  # objects for each course opened: a kept course has thousands, and caches move the count a little


@dataclass(frozen=True)
class Living:
    """How many objects are alive: those that Python's collector knows, and those of the window in Qt."""

    python: int
    qt: int


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, catalog_path: Path, tmp_path: Path) -> Iterator[MainWindow]:
    """The window with a casebook for trying out, on the list of its courses."""
    qapp.setStyle("Fusion")
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))
    window = make_window()
    window.resize(1366, 768)
    window.show()
    with qtbot.waitSignal(window.usable, timeout=60_000):
        begin(window, Start(catalog=catalog_path, throwaway=True))
    yield window
    window.close()
    window.deleteLater()


def living(window: MainWindow) -> Living:
    """Count after everything that was given up is gone."""
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qt = len(window.findChildren(QObject))
    gc.collect()
    return Living(len(gc.get_objects()), qt)


def look_at(window: MainWindow, course: str, qtbot: QtBot) -> None:
    """Open a course, look at it in every way, and close its tab."""
    window.rooms.courses.open_wanted.emit(course)
    qtbot.waitUntil(lambda: _on_desk(window, course) and window.desk.current, timeout=20_000)
    window.findings.step(1)
    for page in ("timeline", "compare", "facts"):
        for _ in ("there", "and back"):
            window.commands[page].trigger()
            QApplication.processEvents()
    window.commands["close_course"].trigger()
    qtbot.waitUntil(lambda: window.desk.worksheet is None, timeout=20_000)


def _on_desk(window: MainWindow, course: str) -> bool:
    return window.desk.worksheet is not None and window.desk.worksheet.id == course


@pytest.mark.qt_log_ignore("does not support (propagateSizeHints|raise|grabbing)")
@pytest.mark.benchmark(group="fifty courses opened and closed")
def test_nothing_grows(window: MainWindow, qtbot: QtBot, benchmark: Benchmark) -> None:
    book, sample = window.rooms.session.casebook, read_course(SAMPLE)
    assert book is not None
    courses = [book.courses.create(replace(sample, reference=f"C-{number}")) for number in range(DIFFERENT)]

    def open_and_close(times: int) -> Living:
        for number in range(times):
            look_at(window, courses[number % DIFFERENT], qtbot)
        return living(window)

    open_and_close(WARM)
    before = living(window)  # the second count: the first has made what counting needs
    many = MANY if benchmark.enabled else FEW
    after = benchmark.pedantic(lambda: open_and_close(many), rounds=1)
    benchmark.extra_info.update(python=f"{after.python / before.python:.4f}", qt=f"{after.qt / before.qt:.4f}")
    assert after.qt == before.qt
    assert (after.python - before.python) / many < MOST_KEPT
