"""The program as a process: the same bytes, no Qt, streams that are full, closed or narrow."""

import io
import subprocess
import sys
from pathlib import Path

import pytest

from radcoder.__main__ import main
from tests.cli.runs import CLEAN, FLAGGED, ROOT, SPINE, process


def test_the_same_input_gives_the_same_bytes(catalog_path: Path) -> None:
    words = ("review", FLAGGED, SPINE, "--format", "json", "--catalog", catalog_path)
    first, second = (process(*words, env={"PYTHONHASHSEED": seed}) for seed in ("1", "2"))
    assert first.stdout == second.stdout
    assert first.stdout.count(b"\n") == 2
    assert b"\r" not in first.stdout


NO_QT = """
import sys
from radcoder.__main__ import main

def loaded(*names):
    return sorted({name.split(".")[0] for name in sys.modules} & set(names))

course, catalog, pdf = sys.argv[1:]
assert main(["review", course, "--catalog", catalog]) == 1
assert main(["code", "77301", "--catalog", catalog]) == 0
assert not loaded("reportlab", "pypdfium2"), "loaded before it is needed"
assert main(["report", course, "--catalog", catalog, "--output", pdf]) == 0
assert not loaded("PySide6", "shiboken6", "qtpy", "qtawesome"), "Qt is for the window"
"""


def test_no_command_imports_qt(catalog_path: Path, tmp_path: Path) -> None:
    words = [FLAGGED, catalog_path, tmp_path / "r.pdf"]
    ran = subprocess.run([sys.executable, "-c", NO_QT, *words], cwd=ROOT, capture_output=True, check=False)
    assert ran.returncode == 0, ran.stderr.decode()


def test_a_stream_of_few_characters_stops_nothing(catalog_path: Path) -> None:
    ran = process("review", FLAGGED, "--catalog", catalog_path, env={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert ran.returncode == 1
    assert "■ error" in ran.stdout.decode("utf-8")


def test_progress_is_not_shown_to_a_file(tmp_path: Path) -> None:
    ran = process("review", CLEAN, "--format", "json", "--catalog", tmp_path / "new")
    assert ran.returncode == 0
    assert ran.stderr == b""


def test_progress_is_shown_on_a_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    assert main(["code", "77301", "--catalog", str(tmp_path / "new")]) == 0
    assert "Preparing the catalogue: " in terminal.getvalue()
    assert terminal.getvalue().endswith("\r\x1b[K")


def test_a_reader_that_leaves_early_sees_no_traceback(catalog_path: Path) -> None:
    command = [sys.executable, "-m", "radcoder", "code", "77301", "--catalog", str(catalog_path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout
        assert running.stderr
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait() == 141


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_a_full_disk_behind_standard_output_is_told(catalog_path: Path) -> None:
    command = [sys.executable, "-m", "radcoder", "code", "77301", "--catalog", str(catalog_path)]
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(command, cwd=ROOT, stdout=full, stderr=subprocess.PIPE, check=False)
    assert ran.returncode == 2
    assert b"the disk is full" in ran.stderr
    assert b"Traceback" not in ran.stderr


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux can lack a display")
def test_without_a_display_the_window_says_what_works_without() -> None:
    ran = process(env={"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""})
    assert ran.returncode == 2
    assert ran.stdout == b""
    assert b"no display" in ran.stderr
    assert b"radcoder demo" in ran.stderr
    assert ran.stderr.count(b"\n") == 1
