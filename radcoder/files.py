"""Writing a file so that a crash, a full disk or a lost connection leaves the old one whole."""

import contextlib
import errno
import os
from pathlib import Path
from uuid import uuid4

REASONS = {
    errno.ENOSPC: "the disk is full. Free some space or choose another folder",
    errno.EDQUOT: "your share of the disk is full. Free some space or choose another folder",
    errno.EACCES: "writing there is not allowed, or another program holds the file. Close it or choose another folder",
    errno.EPERM: "writing there is not allowed. Choose another folder",
    errno.EROFS: "the disk can only be read. Choose another folder",
    errno.ENOENT: "its folder does not exist. Create the folder or choose another",
    errno.ENOTDIR: "its path leads through a file, not a folder. Choose another folder",
    errno.EISDIR: "that is a folder. Name a file",
    errno.ENAMETOOLONG: "the name is too long. Choose a shorter one",
}


class FileNotWrittenError(OSError):
    """A file could not be written; what stood there before is still there, unchanged."""

    def __init__(self, path: Path, cause: OSError) -> None:
        reason = REASONS.get(cause.errno or 0, f"{cause.strerror or cause}. Choose another folder")
        super().__init__(f"{path} was not written: {reason}. Nothing was changed.")
        self.path = path


def write_whole(path: Path, content: bytes) -> None:
    """Write a file in one step: all of it, or nothing. Raises `FileNotWrittenError`."""
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        # A link keeps pointing where it did: its target is replaced, not the link.
        _replace(Path(os.path.realpath(path)), content)
    except OSError as error:
        raise FileNotWrittenError(path, error) from error


def _replace(target: Path, content: bytes) -> None:
    part = target.with_name(f".{uuid4().hex}.part")
    try:
        with part.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
        flush_folder(target.parent)
    except BaseException:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise


def flush_folder(folder: Path) -> None:
    """Have the names in a folder on the disk, where the system lets a folder be flushed: Windows does it by itself."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def make_folder(path: Path) -> Path:
    """Make a folder and those above it, if they are not there yet. Raises `FileNotWrittenError`."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileNotWrittenError(path, error) from error
    return path
