"""The copies of a casebook: where they lie, what they hold, and which of them are good."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Literal

import msgspec

from radcoder.casebook.checking import check_whole, contents, edited_last
from radcoder.casebook.faults import CasebookFaultError
from radcoder.casebook.places import ENDING, backups_of, keys_of
from radcoder.casebook.values import BackupView


class Kind(StrEnum):
    """Why a copy was made."""

    DAILY = "daily"
    WEEKLY = "weekly"
    BY_HAND = "by-hand"
    MIGRATION = "before-migration"
    RESTORE = "before-restore"


UNKNOWN = "unknown"
NAMED = 8
"""How many courses a preview of a copy names."""


@dataclass(frozen=True, slots=True)
class About:
    """What was true of a copy when it was proved; `sha256` tells later whether its bytes are still those."""

    format: Literal["radcoder-copy/1"]
    casebook: str
    made: datetime
    kind: Kind
    courses: int
    entries: int
    size: int
    encrypted: bool
    sha256: str


def about_of(copy: Path) -> Path:
    """Where it is written down what a copy holds."""
    return copy.with_name(copy.name + ".about")


def read_about(copy: Path) -> About | None:
    """What was written down of a copy, or None for a file that somebody else put there."""
    try:
        return msgspec.json.decode(about_of(copy).read_bytes(), type=About)
    except (OSError, ValueError):
        return None


def digest(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _is_as_proved(copy: Path, about: About) -> bool:
    """Whether a copy has the bytes that were proved; one that cannot be read, or lost its keys, is none."""
    try:
        return digest(copy) == about.sha256 and (not about.encrypted or keys_of(copy).exists())
    except OSError:
        return False


def files_of(casebook: Path) -> tuple[Path, ...]:
    """The copies in a casebook's folder of backups, newest first."""
    try:
        found = [path for path in backups_of(casebook).iterdir() if path.suffix == ENDING and path.is_file()]
    except OSError:
        return ()
    return tuple(sorted(found, key=_when, reverse=True))


def _when(copy: Path) -> tuple[datetime, str]:
    about = read_about(copy)
    return (about.made if about else _changed(copy)), copy.name


def _changed(path: Path) -> datetime:
    return datetime.fromtimestamp(path.stat().st_mtime, UTC)


def view(copy: Path) -> BackupView:
    """Say what a copy holds without a key: it is good when its bytes are those that were proved."""
    about = read_about(copy)
    size = copy.stat().st_size
    if about is None:
        return BackupView(copy, _changed(copy), UNKNOWN, None, None, size, keys_of(copy).exists(), good=False)
    good = size == about.size and _is_as_proved(copy, about)
    courses, entries = (about.courses, about.entries) if good else (None, None)
    return BackupView(copy, about.made, about.kind, courses, entries, size, about.encrypted, good)


def preview(copy: Path, key: bytes | None) -> BackupView:
    """Say what a copy holds by opening it and reading all of it; one that cannot be read is not good."""
    try:
        check_whole(copy, key, thorough=True)
        held, newest = contents(copy, key), edited_last(copy, key, NAMED)
    except CasebookFaultError:
        held, newest = None, ()
    about = read_about(copy)
    try:
        size, changed = copy.stat().st_size, _changed(copy)
    except OSError:  # somebody took it away while its list was looked at
        size, changed = 0, datetime.now(UTC)
    made, kind = (about.made, str(about.kind)) if about else (changed, UNKNOWN)
    courses, entries = (held.courses, held.entries) if held else (None, None)
    return BackupView(copy, made, kind, courses, entries, size, key is not None, held is not None, newest)


def copies(casebook: Path) -> Iterator[BackupView]:
    """Each copy, newest first; reads through a file as it comes to it."""
    return map(view, files_of(casebook))


def newest_good(casebook: Path) -> BackupView | None:
    """The newest copy that is as it was proved."""
    return next((copy for copy in copies(casebook) if copy.good), None)
