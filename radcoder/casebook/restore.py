"""Putting a copy in the place of a casebook; what stood there is kept aside, and a process that dies loses neither."""

import os
import shutil
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from radcoder.casebook.backup import back_up, told
from radcoder.casebook.copies import Kind, preview, read_about, view
from radcoder.casebook.faults import CasebookFaultError
from radcoder.casebook.places import journal_of, keys_of
from radcoder.casebook.slots import KeysFileError, keys_to_json, read_keys
from radcoder.files import FileNotWrittenError, flush_folder, write_whole


class BadCopyError(ValueError):
    """A copy is not what it was when it was proved."""

    def __init__(self, copy: Path) -> None:
        super().__init__(f"The copy {copy} cannot be read through. Choose another one; the casebook was not touched.")


class OtherCasebookError(ValueError):
    """A copy belongs to another casebook, whose keys do not open this one."""

    def __init__(self, copy: Path, path: Path) -> None:
        super().__init__(
            f"{copy} is a copy of another casebook than {path}. Open it as a casebook of its own instead; "
            "nothing was changed."
        )


def restore(path: Path, copy: Path, key: bytes | None = None, now: datetime | None = None) -> Path | None:
    """Put a copy in the place of a casebook, and return where that is kept now; None where there was none.

    The caller holds the lock, and no connection is open. Without a key the copy is proved by its checksum. A casebook
    that can still be read is kept as a copy like the others, any other as it lies. People sign in as they did last:
    today's keys stay unless they are lost. Raises `BadCopyError`, `OtherCasebookError`, `FileNotWrittenError`.
    """
    now = now or datetime.now(UTC)
    if not (view(copy).good or preview(copy, key).good):
        raise BadCopyError(copy)
    _check_owner(path, copy)
    part = path.with_name(f".{uuid4().hex}.part")
    try:
        _take(copy, part)
        kept = _keep_aside(path, key, now) if path.exists() else None
        _put_keys(path, copy)
        _drop_journal(path)
        part.replace(path)
        flush_folder(path.parent)
    except OSError as error:
        raise told(path, error) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return kept


def _check_owner(path: Path, copy: Path) -> None:
    with suppress(KeysFileError):
        theirs, ours = _owner(copy), read_keys(path).casebook
        if theirs is not None and theirs != ours:
            raise OtherCasebookError(copy, path)


def _owner(copy: Path) -> str | None:
    about = read_about(copy)
    return about.casebook if about else read_keys(copy).casebook


def _take(copy: Path, part: Path) -> None:
    shutil.copyfile(copy, part)
    with part.open("r+b") as file:
        os.fsync(file.fileno())


def _keep_aside(path: Path, key: bytes | None, now: datetime) -> Path:
    if not _left_by_a_killed_program(journal_of(path)):
        with suppress(CasebookFaultError, KeysFileError):
            return back_up(path, key, Kind.RESTORE, now).path
    aside = path.with_name(f"{path.stem} kept aside {now:%Y-%m-%dT%H%M%SZ} {uuid4().hex[:4]}{path.suffix}")
    if keys_of(path).exists():
        write_whole(keys_of(aside), keys_of(path).read_bytes())
    _name_too(path, aside)
    if journal_of(path).exists():
        _name_too(journal_of(path), journal_of(aside))
    return aside


def _left_by_a_killed_program(journal: Path) -> bool:
    """Whether opening the casebook would change it: then it is kept as it lies, with the journal."""
    return journal.exists() and journal.stat().st_size > 0


def _name_too(file: Path, name: Path) -> None:
    """Give a file a second name: that takes no room and reads no bad sector. Where drives know none, move it."""
    try:
        os.link(file, name)
    except OSError:
        file.replace(name)


def _put_keys(path: Path, copy: Path) -> None:
    if not keys_of(copy).exists():
        return
    try:
        read_keys(path)
    except KeysFileError:
        write_whole(keys_of(path), keys_to_json(read_keys(copy)))


def _drop_journal(path: Path) -> None:
    """Let no journal of the former file roll the restored one back: the most dangerous file in the folder."""
    journal = journal_of(path)
    try:
        journal.unlink(missing_ok=True)
    except OSError as error:
        raise FileNotWrittenError(journal, error) from error
    flush_folder(path.parent)
