"""How long the window takes to open, against a bare Qt window with SQLAlchemy imported: processes of their own.

Rounds of the two alternate, so that a busy machine troubles both alike. The ratio of the medians stands in the
benchmark's `extra_info` as `ratio`; the aim is 2.0 or less. Nothing here asserts a time.
"""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

import pytest

Benchmark = Callable[..., Any]
ROOT = Path(__file__).parents[2]
COURSE = ROOT / "resources" / "samples" / "prostate-imrt-28.json"
BARE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
import sqlalchemy
application = QApplication(sys.argv[:1])
window = QMainWindow()
window.resize(1440, 900)
window.show()
QTimer.singleShot(0, application.quit)
sys.exit(application.exec())
"""
ROUNDS = 9


class Start:
    """A way to start a process, with settings of its own; notes how long each start took, in seconds."""

    def __init__(self, home: Path, *arguments: str) -> None:
        self._command = [sys.executable, *arguments]
        names = ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "XDG_CONFIG_HOME", "XDG_DATA_HOME")
        self._environment = {**os.environ, **dict.fromkeys(names, str(home)), "QT_QPA_PLATFORM": "offscreen"}
        self._environment.pop("PYTHONDONTWRITEBYTECODE", None)  # nobody's program is compiled anew at each start
        self.seconds: list[float] = []

    def __call__(self) -> int:
        begin = perf_counter()
        status = subprocess.run(
            self._command, env=self._environment, cwd=ROOT, stderr=subprocess.DEVNULL, check=False
        ).returncode
        self.seconds.append(perf_counter() - begin)
        return status


@pytest.mark.parametrize("course", [None, COURSE], ids=["no course", "sample course"])
@pytest.mark.benchmark(group="start")
def test_the_window_opens(course: Path | None, catalog_path: Path, tmp_path: Path, benchmark: Benchmark) -> None:
    named = [str(course)] if course else []
    ours = Start(tmp_path, "-m", "radcoder", "--start-and-quit", "--catalog", str(catalog_path), *named)
    bare = Start(tmp_path, "-c", BARE)
    statuses: list[int] = []

    def bare_first() -> None:
        statuses.append(bare())

    ours()  # compiled by now
    ours.seconds.clear()
    rounds = ROUNDS if benchmark.enabled else 1  # type: ignore[attr-defined]
    statuses.append(benchmark.pedantic(ours, setup=bare_first, rounds=rounds, iterations=1))  # type: ignore[attr-defined]
    assert set(statuses) == {0}
    benchmark.extra_info["bare"] = round(median(bare.seconds), 3)  # type: ignore[attr-defined]
    benchmark.extra_info["ours"] = round(median(ours.seconds), 3)  # type: ignore[attr-defined]
    ratio = round(median(ours.seconds) / median(bare.seconds), 2)
    benchmark.extra_info["ratio"] = ratio  # type: ignore[attr-defined]
    print(f"start, {course.name if course else 'no course'}: {ratio} times a bare window with SQLAlchemy")
