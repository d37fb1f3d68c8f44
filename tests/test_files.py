"""Files are written whole or not at all."""

import errno
import os
from pathlib import Path

import pytest

from radcoder.files import FileNotWrittenError, make_folder, write_whole


def names_in(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def test_a_new_file_holds_all_of_it(tmp_path: Path) -> None:
    write_whole(tmp_path / "new.json", b"content")
    assert (tmp_path / "new.json").read_bytes() == b"content"
    assert names_in(tmp_path) == ["new.json"]


def test_an_old_file_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "old.json"
    path.write_bytes(b"a much longer content")
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (errno.ENOSPC, "the disk is full. Free some space or choose another folder"),
        (errno.EACCES, "another program holds the file"),
        (errno.EROFS, "the disk can only be read"),
        (errno.EIO, "Choose another folder"),
    ],
)
def test_a_failed_write_loses_nothing_and_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, sentence: str
) -> None:
    path = tmp_path / "old.json"
    path.write_bytes(b"old")

    def fail(handle: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(FileNotWrittenError) as caught:
        write_whole(path, b"new")
    assert sentence in str(caught.value)
    assert str(caught.value).startswith(f"{path} was not written: ")
    assert path.read_bytes() == b"old"
    assert names_in(tmp_path) == ["old.json"]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotWrittenError, match="its folder does not exist"):
        write_whole(tmp_path / "none" / "x.json", b"")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(FileNotWrittenError, match="that is a folder"):
        write_whole(tmp_path, b"")


def test_a_link_goes_on_pointing_to_its_file(tmp_path: Path) -> None:
    target, link = tmp_path / "target.json", tmp_path / "link.json"
    target.write_bytes(b"old")
    try:
        link.symlink_to(target)
    except OSError:
        pytest.skip("this user may not make links")
    write_whole(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(FileNotWrittenError, match="file"):
        make_folder(tmp_path / "file" / "below")
