"""The demonstration does the main job and says where its PDF is."""

from pathlib import Path

import pytest

from radcoder.app import places
from radcoder.app.demo import run_demo
from radcoder.app.places import MissingDataError, data_folder, demo_folder
from radcoder.app.workspace import Workspace
from radcoder.files import FileNotWrittenError


def test_the_demonstration_writes_a_pdf(workspace: Workspace, tmp_path: Path) -> None:
    demo = run_demo(workspace, tmp_path / "new" / "folder")
    assert demo.pdf.read_bytes().startswith(b"%PDF-")
    assert demo.pdf.name == "prostate-imrt-28.pdf"
    assert not demo.review.clean


def test_a_place_that_cannot_be_written_is_named(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(FileNotWrittenError, match="was not written"):
        run_demo(workspace, tmp_path / "file" / "below")


def test_from_a_checkout_the_pdf_goes_to_its_build_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(places.package_folder().parent)
    assert demo_folder() == Path.cwd() / "build" / "demo"


def test_elsewhere_the_pdf_goes_to_the_users_documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert demo_folder().name == "RadCoder"
    assert tmp_path not in demo_folder().parents


def test_an_installed_package_finds_its_own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "package_folder", lambda: tmp_path / "radcoder")
    (tmp_path / "radcoder" / "data" / "db").mkdir(parents=True)
    (tmp_path / "db").mkdir()
    assert data_folder("db") == tmp_path / "radcoder" / "data" / "db"


def test_a_frozen_program_finds_its_own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys._MEIPASS", str(tmp_path), raising=False)
    (tmp_path / "db").mkdir()
    assert data_folder("db") == tmp_path / "db"


def test_missing_data_says_where_it_was_looked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "package_folder", lambda: tmp_path / "radcoder")
    with pytest.raises(MissingDataError, match=r"folder db is missing.*Install RadCoder again"):
        data_folder("db")
