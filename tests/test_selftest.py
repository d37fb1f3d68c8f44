"""The self-test says for each part whether it works, and how to mend it when it does not."""

import os
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from radcoder import selftest
from radcoder.ui import check

ROOT = Path(__file__).parents[1]


def run(*words: object, path: Path | None = None) -> tuple[int, list[str]]:
    """Run the self-test in a process of its own, with a folder whose packages hide the real ones."""
    env = {**os.environ, **({"PYTHONPATH": str(path)} if path else {})}
    command = [sys.executable, "-m", "radcoder", "--self-test", *map(str, words)]
    ran = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, check=False)
    assert b"Traceback" not in ran.stderr
    return ran.returncode, ran.stdout.decode("utf-8").splitlines()


def broken_package(folder: Path, name: str, message: str) -> Path:
    """A package that cannot be imported, for the reason given."""
    (folder / name).mkdir(parents=True)
    (folder / name / "__init__.py").write_text(f"raise ImportError({message!r})\n", encoding="utf-8")
    return folder


def test_a_sound_installation_passes(tmp_path: Path) -> None:
    status, lines = run("--catalog", tmp_path / "catalogue")
    assert status == 0
    assert [line.split()[:3] for line in lines] == [
        ["✓", "ok", part] for part in ("Qt", "catalogue", "PDF", "encryption")
    ]
    assert "77321 on 2025-06-01 is $92.51" in lines[1]
    assert "SQLCipher 4" in lines[3]
    assert "Argon2id, 3 passes over 64 MiB" in lines[3]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="system packages are a matter of Linux")
def test_a_missing_library_is_named_by_its_package(tmp_path: Path, catalog_path: Path) -> None:
    missing = "libEGL.so.1: cannot open shared object file: No such file or directory"
    status, lines = run("--catalog", catalog_path, path=broken_package(tmp_path, "PySide6", missing))
    assert status == 1
    assert lines[0].startswith("■ fault  Qt")
    assert "apt-get install libegl1" in lines[0]
    assert [line.split()[1] for line in lines] == ["fault", "ok", "ok", "ok"]


def test_a_missing_pdf_library_is_named(tmp_path: Path, catalog_path: Path) -> None:
    status, lines = run("--catalog", catalog_path, path=broken_package(tmp_path, "reportlab", "no reportlab here"))
    assert status == 1
    assert lines[2].startswith("■ fault  PDF")
    assert "no reportlab here. Install RadCoder again" in lines[2]


def test_a_missing_cipher_is_named(tmp_path: Path, catalog_path: Path) -> None:
    status, lines = run("--catalog", catalog_path, path=broken_package(tmp_path, "sqlcipher3", "no sqlcipher3 here"))
    assert status == 1
    assert lines[3].startswith("■ fault  encryption  no sqlcipher3 here. Install RadCoder again")


def test_a_catalogue_that_cannot_be_used_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert selftest.run(ROOT / "pyproject.toml") == 1
    assert "pyproject.toml is not a catalogue" in capsys.readouterr().out.splitlines()[1]


def test_a_wrong_figure_is_a_fault(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, catalog_path: Path
) -> None:
    monkeypatch.setattr(selftest, "KNOWN_AMOUNT", Decimal("92.52"))
    assert selftest.run(catalog_path) == 1
    assert "77321 on 2025-06-01 comes to 92.51 in place of 92.52 dollars" in capsys.readouterr().out


def refuse(*libraries: str) -> check.Load:
    """A loader that has every library but these."""

    def load(name: str) -> object:
        if name in libraries:
            raise OSError(name)
        return name

    return load


linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="system packages are a matter of Linux")


@linux
def test_missing_libraries_are_named_by_package() -> None:
    assert check.missing_packages(load=refuse()) == ()
    assert check.missing_packages(load=refuse("libGL.so.1", "libdbus-1.so.3")) == ("libgl1", "libdbus-1-3")


def test_other_systems_have_no_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert check.missing_packages(load=refuse("libGL.so.1")) == ()


@pytest.mark.parametrize(
    ("message", "missing", "sentence"),
    [
        ("libEGL.so.1: cannot open shared object file", (), "apt-get install libegl1"),
        ("libEGL.so.1: cannot open", ("libegl1", "libgl1"), "apt-get install libegl1 libgl1"),
        ("libstrange.so.7: cannot open shared object file", (), "Qt needs the system library libstrange.so.7."),
        ("DLL load failed while importing QtCore", (), "Qt cannot be used: DLL load failed while importing QtCore."),
    ],
)
def test_a_failed_import_is_explained(message: str, missing: tuple[str, ...], sentence: str) -> None:
    assert sentence in check.explain(message, missing)


@linux
def test_a_screen_needs_more(monkeypatch: pytest.MonkeyPatch) -> None:
    load = refuse("libxcb-cursor.so.0")
    for name in ("WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DISPLAY", ":0")
    assert (check.screen_problem(load) or "").endswith("apt-get install libxcb-cursor0")
    assert check.screen_problem(refuse()) is None
    monkeypatch.delenv("DISPLAY")
    assert check.screen_problem(load) is None


def test_the_libraries_are_those_that_setting_up_looks_for() -> None:
    script = (ROOT / "tools" / "need.sh").read_text(encoding="utf-8")
    assert all(f"{library}={package}" in script for library, package in check.PACKAGES.items())


def test_a_qt_that_ends_its_process_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check, "_own_program", lambda: [sys.executable, "-c", "import os; os.abort()"])
    assert "ended with status" in (check.qt_problem() or "")


def test_a_qt_that_cannot_be_tried_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check, "_own_program", lambda: ["no-such-program-anywhere"])
    assert (check.qt_problem() or "").startswith("Qt could not be tried")
