"""One program at a time writes a casebook; the system lets go of the lock when that program dies."""

import errno
import getpass
import platform
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from radcoder.casebook.places import holder_of, lock_of
from radcoder.casebook.values import Holder
from radcoder.files import FileNotWrittenError, write_whole

if TYPE_CHECKING:
    from filelock import BaseFileLock

UNKNOWN = "somebody"
ONLY_READ, FULL = "its folder can only be read", "its disk is full"
REASONS: dict[int | None, str] = {
    errno.EACCES: ONLY_READ,
    errno.EPERM: ONLY_READ,
    errno.EROFS: ONLY_READ,
    errno.ENOSPC: FULL,
    errno.EDQUOT: FULL,
}
WAY_OUT = "Free some space or have writing allowed in its folder, or copy the casebook to a local one."


class HeldError(OSError):
    """Another program has the casebook open for writing; `holder` says who, where that can be read."""

    def __init__(self, path: Path, holder: Holder | None) -> None:
        who = f"{holder.user} on {holder.machine} since {holder.since:%Y-%m-%d %H:%M} UTC" if holder else UNKNOWN
        super().__init__(f"{path} is open already: {who}. It can be read here, but not changed until they close it.")
        self.holder = holder


class NoLockError(OSError):
    """The lock cannot be taken at all: the folder can only be read, the disk is full, or its drive knows no locks.

    `reason` says which, as a part of a sentence.
    """

    def __init__(self, path: Path, cause: OSError) -> None:
        unknown = f"no lock can be set beside it ({cause.strerror or cause})"
        self.reason = next((REASONS[each.errno] for each in _causes(cause) if each.errno in REASONS), unknown)
        super().__init__(f"{path} can be read, but not changed: {self.reason}. {WAY_OUT}")


def _causes(error: BaseException | None) -> Iterator[OSError]:
    """An error of a file, and those that it came from."""
    while isinstance(error, OSError):
        yield error
        error = error.__cause__


class Lock:
    """The right to write a casebook, until `release`.

    `left_over` is who held it and never let go: their program was ended or their machine stopped.
    """

    def __init__(self, path: Path, lock: "BaseFileLock", left_over: Holder | None) -> None:
        self.left_over = left_over
        self._path = path
        self._lock = lock

    def release(self) -> None:
        """Let others write; doing it twice is no fault."""
        if self._lock.is_locked:
            holder_of(self._path).unlink(missing_ok=True)
            self._lock.release()


def take_lock(path: Path) -> Lock:
    """Take the right to write a casebook, from any thread. Raises `HeldError`, `NoLockError`."""
    from filelock import FileLock, Timeout

    # A soft lock would outlive a killed program, so a drive without real ones gives none.
    lock = FileLock(lock_of(path), timeout=0, thread_local=False, fallback_to_soft=False)
    try:
        lock.acquire()
    except Timeout as error:
        raise HeldError(path, read_holder(path)) from error
    except OSError as error:
        raise NoLockError(path, error) from error
    left_over = read_holder(path)
    try:
        write_whole(holder_of(path), msgspec.json.encode(_me()))
    except FileNotWrittenError as error:
        lock.release()
        raise NoLockError(path, error) from error
    return Lock(path, lock, left_over)


def read_holder(path: Path) -> Holder | None:
    """Who wrote down that they hold the casebook; whether they still do, only the lock knows."""
    try:
        return msgspec.json.decode(holder_of(path).read_bytes(), type=Holder)
    except (OSError, ValueError):
        return None


def _me() -> Holder:
    try:
        user = getpass.getuser()
    except (OSError, KeyError, ImportError):  # a system without names of users
        user = UNKNOWN
    return Holder(user, platform.node(), datetime.now(UTC))
