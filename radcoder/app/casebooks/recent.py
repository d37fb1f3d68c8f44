"""Which casebooks were opened last on this machine; importing this loads no database."""

from contextlib import suppress
from pathlib import Path

import msgspec

from radcoder.app.places import user_folder
from radcoder.files import FileNotWrittenError, make_folder, write_whole

MOST = 10


def recent_casebooks() -> tuple[Path, ...]:
    """The casebooks opened last, the last one first; they may be gone by now."""
    try:
        return tuple(map(Path, msgspec.json.decode(_file().read_bytes(), type=tuple[str, ...])))
    except (OSError, ValueError):
        return ()


def remember_casebook(path: Path) -> None:
    """Put a casebook at the head of the list; a list that cannot be written stops nobody's work."""
    paths = [path.absolute(), *(each for each in recent_casebooks() if each != path.absolute())][:MOST]
    with suppress(FileNotWrittenError):
        make_folder(_file().parent)
        write_whole(_file(), msgspec.json.encode([str(each) for each in paths]))


def _file() -> Path:
    return user_folder() / "recent-casebooks.json"
