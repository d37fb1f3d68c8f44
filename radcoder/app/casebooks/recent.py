"""Which casebooks were opened last on this machine, and whose key it keeps; importing this loads no database."""

from contextlib import suppress
from pathlib import Path

import msgspec

from radcoder.app.places import user_folder
from radcoder.files import FileNotWrittenError, make_folder, write_whole

MOST = 10


def recent_casebooks() -> tuple[Path, ...]:
    """The casebooks opened last, the last one first; they may be gone by now."""
    return _read(_file())


def remember_casebook(path: Path) -> None:
    """Put a casebook at the head of the list; a list that cannot be written stops nobody's work."""
    _write(_file(), (path.absolute(), *(each for each in recent_casebooks() if each != path.absolute()))[:MOST])


def has_key(path: Path) -> bool:
    """Whether the key of a casebook was given to the system's keyring: where it was not, that is left in peace."""
    return path.absolute() in _read(_keys())


def note_key(path: Path, *, on: bool) -> None:
    """Note that the system's keyring has the key of a casebook, or has it no longer."""
    others = tuple(each for each in _read(_keys()) if each != path.absolute())
    if on or others != _read(_keys()):
        _write(_keys(), (path.absolute(), *others) if on else others)


def _read(file: Path) -> tuple[Path, ...]:
    try:
        return tuple(map(Path, msgspec.json.decode(file.read_bytes(), type=tuple[str, ...])))
    except (OSError, ValueError):
        return ()


def _write(file: Path, paths: tuple[Path, ...]) -> None:
    with suppress(FileNotWrittenError):
        make_folder(file.parent)
        write_whole(file, msgspec.json.encode([str(each) for each in paths]))


def _file() -> Path:
    return user_folder() / "recent-casebooks.json"


def _keys() -> Path:
    return _file().with_name("remembered-casebooks.json")
