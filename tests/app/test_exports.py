"""What goes out takes the place of no casebook, whatever name it is given."""

from pathlib import Path

import pytest

from radcoder.app.casebooks.opening import create_casebook, open_casebook
from radcoder.app.casebooks.views import Passphrase, Unprotected
from radcoder.app.courses import save_course
from radcoder.app.exports import OverCasebookError, write_export
from radcoder.domain.course import Course

WORD = "correct horse"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An encrypted casebook with a copy and the file of its lock, and one without encryption that is called a text."""
    with create_casebook(tmp_path / "Ours.casebook", Passphrase("Ann", WORD)).casebook as book:
        book.backups.back_up_now()
    create_casebook(tmp_path / "Open.txt", Unprotected()).casebook.close()
    (tmp_path / "Link.pdf").symlink_to(tmp_path / "Ours.casebook")
    return tmp_path


@pytest.mark.parametrize(
    "name",
    [
        "Ours.casebook",
        "Ours.casebook.keys",
        "Ours.casebook.lock",
        "Open.txt",
        "Link.pdf",
        "Ours.casebook.backups/*.casebook",
        "Ours.casebook.backups/*.keys",
        "Ours.casebook.backups/*.about",
    ],
)
def test_nothing_is_written_over_a_casebook_or_what_belongs_to_it(folder: Path, name: str) -> None:
    (path,) = folder.glob(name)
    before = path.read_bytes()
    with pytest.raises(OverCasebookError, match=r"a casebook or belongs to one\. Choose another name"):
        save_course(Course("one"), path)
    assert path.read_bytes() == before


def test_a_journal_is_not_exported_over_its_own_casebook(folder: Path) -> None:
    path = folder / "Ours.casebook"
    with open_casebook(path, passphrase=WORD) as book:
        with pytest.raises(OverCasebookError):
            book.journal.export(path)
        assert "export" not in {entry.what for entry in book.journal.entries()}
    with open_casebook(path, passphrase=WORD) as book:
        assert book.journal.verify().whole


def test_any_other_file_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "course.json"
    for content in (b"one", b"two"):
        write_export(path, content)
        assert path.read_bytes() == content
