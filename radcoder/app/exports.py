"""Writing what leaves the program into a file that somebody named: never over a casebook, whatever the name."""

import os
from pathlib import Path

from radcoder.casebook.places import is_of_a_casebook
from radcoder.files import FileNotWrittenError, write_whole


class OverCasebookError(FileNotWrittenError):
    """A file that goes out would take the place of a casebook, of a copy, or of its keys."""

    def __init__(self, path: Path) -> None:
        OSError.__init__(self, f"{path} was not written: it is a casebook or belongs to one. Choose another name.")
        self.path = path


def write_export(path: Path, content: bytes) -> None:
    """Write a file in one step: all of it, or nothing. Raises `OverCasebookError`, `FileNotWrittenError`."""
    try:
        taken = is_of_a_casebook(Path(os.path.realpath(path)))
    except OSError as error:
        raise FileNotWrittenError(path, error) from error
    if taken:
        raise OverCasebookError(path)
    write_whole(path, content)
