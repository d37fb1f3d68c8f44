"""Course files: reading one with a sentence for each fault, and saving one without ever losing what was there."""

import errno
from pathlib import Path

from radcoder.app.exports import write_export
from radcoder.domain.course import Course
from radcoder.exchange.course_json import CourseFileError, course_to_json, parse_course
from radcoder.files import FileNotWrittenError

__all__ = ["CourseFileError", "FileNotWrittenError", "read_course", "save_course"]

MOST_BYTES = 20_000_000
UNREADABLE = {
    errno.ENOENT: "there is no such file. Check the name and the folder.",
    errno.ENOTDIR: "there is no such file. Check the name and the folder.",
    errno.EISDIR: "this is a folder. Name a course file in it.",
    errno.ESPIPE: "this is no ordinary file but a pipe or a device. Name a course file.",
    errno.EACCES: "reading it is not allowed. Ask for the right to read it, or copy it to a folder of your own.",
    errno.EPERM: "reading it is not allowed. Ask for the right to read it, or copy it to a folder of your own.",
    errno.ENAMETOOLONG: "the name is too long for a file. Check the name and the folder.",
}


def read_course(path: Path) -> Course:
    """Read a course file. Raises `CourseFileError`, whatever is wrong with it."""
    return parse_course(_content(path), str(path))


def save_course(course: Course, path: Path) -> None:
    """Save a course file: all of it, or nothing. Raises `FileNotWrittenError`."""
    write_export(path, course_to_json(course))


def _content(path: Path) -> bytes:
    try:
        content = _bytes(path)
    except OSError as error:
        sentence = UNREADABLE.get(error.errno or 0, f"it cannot be read: {error.strerror or error}.")
        raise CourseFileError(str(path), [sentence]) from None
    except ValueError:  # a name with a zero byte
        raise CourseFileError(str(path), ["this is not a file name. Check the name and the folder."]) from None
    if len(content) > MOST_BYTES:
        sentence = f"larger than {MOST_BYTES // 1_000_000} MB, so it is no course file. Choose the file of one course."
        raise CourseFileError(str(path), [sentence])
    return content


def _bytes(path: Path) -> bytes:
    # Windows refuses to open a folder with the words it has for a lack of rights.
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, "a folder")
    # Opening a pipe waits for somebody to write into it, for ever.
    if path.exists() and not path.is_file():
        raise OSError(errno.ESPIPE, "no ordinary file")
    with path.open("rb") as file:
        return file.read(MOST_BYTES + 1)
