"""Copying a casebook: taken while it is in use, proved by opening, and only then given a name."""

import os
import time
from collections.abc import Iterable
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import msgspec

from radcoder.casebook.checking import check_whole, contents, plainly
from radcoder.casebook.copies import About, Kind, about_of, digest, files_of, read_about, view
from radcoder.casebook.engine import connect
from radcoder.casebook.faults import CasebookFaultError
from radcoder.casebook.places import ENDING, backups_of, journal_of, keys_of
from radcoder.casebook.slots import keys_to_json, read_keys
from radcoder.casebook.values import BackupView
from radcoder.files import FileNotWrittenError, flush_folder, make_folder, write_whole

KEPT = {Kind.DAILY: 7, Kind.WEEKLY: 4, Kind.MIGRATION: 3, Kind.RESTORE: 3}
"""How many copies of each kind stay; those made by hand all do."""
PAGES, PAUSE = 64, 0.002
"""A copy is taken a quarter of a megabyte at a time, with a pause in seconds in which an edit can be committed."""
RESTARTS = 30
"""An edit starts the copy again from its beginning; after so many all is taken in one go, and an edit waits for that.

Edits never share the copy's connection, so that it would follow them: SQLCipher then hands out damaged pages.
"""
UNSAFE = ("journal_mode = OFF", "synchronous = OFF")
"""Half a copy is worth nothing, and a whole one is flushed before it gets its name: an edit must not wait for that."""


class SourceDamagedError(CasebookFaultError):
    """No copy was made, because the casebook itself is broken; the older copies stay."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "SQLITE_CORRUPT")


def back_up(path: Path, key: bytes | None, kind: Kind, now: datetime | None = None) -> BackupView:
    """Copy a casebook with its keys, prove the copy, and let go of the oldest of its kind.

    An edit waits for a part of the copy, seldom for all of it. Raises `CasebookFaultError` (a full disk, a damaged
    casebook), `KeysFileError`, `FileNotWrittenError`.
    """
    folder = make_folder(backups_of(path))
    _sweep(folder)
    part = folder / f".{uuid4().hex}.part"
    try:
        part.touch(exist_ok=False)
        copy_pages(path, key, part)
        place = _prove(path, key, part, kind, now or datetime.now(UTC))
    except OSError as error:
        raise told(part, error) from error
    finally:
        for left in (part, journal_of(part)):
            with suppress(OSError):
                left.unlink(missing_ok=True)
    _thin(path, kind, place)
    return view(place)


def told(path: Path, error: OSError) -> OSError:
    """Our own error for what the system says of a file; ours is handed through."""
    ours = isinstance(error, CasebookFaultError | FileNotWrittenError)
    return error if ours else FileNotWrittenError(path, error)


def copy_pages(path: Path, key: bytes | None, target: Path) -> None:
    """Copy a casebook that may be in use into an empty file, keyed like it."""
    restarts, least = 0, 0

    def give_way(_: int, remaining: int, total: int) -> None:
        nonlocal restarts, least
        restarts += remaining > least > 0
        least = remaining
        if restarts > RESTARTS:
            raise _TooBusyError
        time.sleep(PAUSE if total > PAGES else 0)

    with plainly(path), closing(connect(path, key)) as source:
        try:
            _copy(source, target, key, PAGES, give_way)
        except _TooBusyError:
            _copy(source, target, key, -1, None)


class _TooBusyError(Exception):
    """Edits come faster than the copy."""


def _copy(source: object, target: Path, key: bytes | None, pages: int, progress: object) -> None:
    with closing(connect(target, key)) as copy:
        for pragma in UNSAFE:
            copy.execute(f"PRAGMA {pragma}")
        source.backup(copy, pages=pages, progress=progress, sleep=PAUSE)  # type: ignore[attr-defined] # the driver has no types


def _prove(path: Path, key: bytes | None, part: Path, kind: Kind, made: datetime) -> Path:
    try:
        check_whole(part, key, thorough=True)
        held = contents(part, key)
    except CasebookFaultError as error:
        raise SourceDamagedError(path) if error.damage else error from error
    with part.open("r+b") as file:
        os.fsync(file.fileno())
    place = _free(part.parent, kind, made)
    if key is not None:
        write_whole(keys_of(place), keys_to_json(read_keys(path)))
    size, encrypted = part.stat().st_size, key is not None
    about = About(
        "radcoder-copy/1", held.casebook, made, kind, held.courses, held.entries, size, encrypted, digest(part)
    )
    write_whole(about_of(place), msgspec.json.encode(about))
    part.replace(place)
    flush_folder(place.parent)
    return place


def _free(folder: Path, kind: Kind, made: datetime) -> Path:
    place = folder / f"{made:%Y-%m-%dT%H%M%S.%fZ}-{kind}{ENDING}"
    return _free(folder, kind, made + timedelta(microseconds=1)) if place.exists() else place


def run_due(path: Path, key: bytes | None, now: datetime | None = None) -> tuple[BackupView, ...]:
    """Make the copy of the day and the copy of the week, if there is none yet. Raises as `back_up` does."""
    now = now or datetime.now(UTC)
    made = [(about.kind, about.made.astimezone()) for copy in files_of(path) if (about := read_about(copy))]
    here = now.astimezone()
    days = {when.date() for kind, when in made if kind is Kind.DAILY}
    weeks = {when.isocalendar()[:2] for kind, when in made if kind is Kind.WEEKLY}
    due = [Kind.WEEKLY] * (here.isocalendar()[:2] not in weeks) + [Kind.DAILY] * (here.date() not in days)
    return tuple(back_up(path, key, kind, now) for kind in due)


def _thin(path: Path, kind: Kind, just_made: Path) -> None:
    """Let go of the oldest copies of a kind, never of the one just made: a clock set back makes it look old."""
    if kind not in KEPT:
        return
    of_kind = [copy for copy in files_of(path) if (about := read_about(copy)) and about.kind is kind]
    older = [copy for copy in of_kind if copy != just_made]
    _remove(older[KEPT[kind] - 1 :])


def _remove(old: Iterable[Path]) -> None:
    for copy in old:
        for file in (copy, keys_of(copy), about_of(copy)):
            with suppress(OSError):
                file.unlink(missing_ok=True)


def _sweep(folder: Path) -> None:
    """Take away what a killed copy left: half a file, or words about one that never came."""
    for file in folder.iterdir():
        orphan = file.suffix in {".about", ".keys"} and not file.with_suffix("").exists()
        if orphan or (file.name.startswith(".") and ".part" in file.name):
            with suppress(OSError):
                file.unlink()
