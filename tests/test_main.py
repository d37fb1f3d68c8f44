"""The entrance chooses the command line or the window, and says in one sentence when there can be no window."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from radcoder import __main__ as entrance
from radcoder import __version__

ROOT = Path(__file__).parents[1]


def test_the_window_gets_the_course_the_catalogue_and_the_casebook(monkeypatch: pytest.MonkeyPatch) -> None:
    from radcoder.ui import application
    from radcoder.ui.casebook.start import Start

    asked: list[object] = []

    def run(start: Start, *, start_and_quit: bool) -> int:
        asked.extend((start, start_and_quit))
        return 0

    monkeypatch.setattr(application, "run", run)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    arguments = ["course.json", "--catalog", "here", "--casebook", "mine.casebook", "--start-and-quit"]
    assert entrance.main(arguments) == 0
    assert asked == [Start(Path("course.json"), Path("mine.casebook"), Path("here")), True]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="system packages are a matter of Linux")
def test_a_window_without_its_libraries_names_their_packages(tmp_path: Path) -> None:
    (tmp_path / "PySide6").mkdir()
    reason = "libEGL.so.1: cannot open shared object file: No such file or directory"
    (tmp_path / "PySide6" / "__init__.py").write_text(f"raise ImportError({reason!r})\n", encoding="utf-8")
    env = {**os.environ, "PYTHONPATH": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    ran = subprocess.run([sys.executable, "-m", "radcoder"], cwd=ROOT, env=env, capture_output=True, check=False)
    assert ran.returncode == 2
    assert b"apt-get install libegl1" in ran.stderr
    assert ran.stderr.count(b"\n") == 1


def test_the_version_is_the_projects() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == __version__
