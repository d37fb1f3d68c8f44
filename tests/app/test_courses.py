"""Course files are read with a sentence for each fault and saved without a loss."""

import json
import os
from pathlib import Path

import pytest

from radcoder.app import courses
from radcoder.app.courses import CourseFileError, FileNotWrittenError, read_course, save_course

SAMPLES = sorted((Path(__file__).parents[2] / "resources" / "samples").glob("*.json"))


def faults(path: Path) -> str:
    with pytest.raises(CourseFileError) as caught:
        read_course(path)
    assert str(path) in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_saved_course_is_the_one_that_was_read(path: Path, tmp_path: Path) -> None:
    course = read_course(path)
    save_course(course, tmp_path / "copy.json")
    assert read_course(tmp_path / "copy.json") == course


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    assert "there is no such file" in faults(tmp_path / "none.json")


def test_a_path_through_a_file_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("{}", encoding="utf-8")
    assert "none.json: " in faults(tmp_path / "file" / "none.json")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "course.json"
    os.mkfifo(pipe)
    assert "a pipe or a device" in faults(pipe)


def test_a_folder_is_named(tmp_path: Path) -> None:
    assert "this is a folder" in faults(tmp_path)


def test_a_name_that_no_file_can_have_is_refused() -> None:
    assert "this is not a file name" in faults(Path("a\0b.json"))


def test_a_file_that_may_not_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(courses, "_bytes", refuse)
    assert "reading it is not allowed" in faults(tmp_path / "locked.json")


def test_a_file_larger_than_any_course_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "large.json"
    with path.open("wb") as file:
        file.truncate(courses.MOST_BYTES + 1)
    assert "larger than 20 MB" in faults(path)


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "latin.json"
    path.write_bytes('{"title": "Köln"}'.encode("latin-1"))
    assert "not UTF-8 text" in faults(path)


def test_saving_where_it_is_impossible_keeps_the_course(tmp_path: Path) -> None:
    course = read_course(SAMPLES[0])
    with pytest.raises(FileNotWrittenError, match=r"was not written.*Nothing was changed"):
        save_course(course, tmp_path / "none" / "course.json")


def test_a_saved_file_is_a_course_file(tmp_path: Path) -> None:
    save_course(read_course(SAMPLES[0]), tmp_path / "course.json")
    assert json.loads((tmp_path / "course.json").read_bytes())["format"] == "radcoder-course/1"
