"""Making a casebook, and opening one: the door, the lock, the format, the person, in this order."""

import tempfile
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import Engine

from radcoder.app.casebooks.access import Access
from radcoder.app.casebooks.casebook import Casebook, Standing
from radcoder.app.casebooks.views import (
    BackupView,
    CasebookKind,
    CasebookState,
    Holder,
    Passphrase,
    Unprotected,
    UserView,
)
from radcoder.casebook import damage, migrate, people, remember, restore, times, vault
from radcoder.casebook.attempts import keep_attempts
from radcoder.casebook.backup import back_up
from radcoder.casebook.checking import check_whole, contents
from radcoder.casebook.copies import Kind, copies
from radcoder.casebook.engine import engine_for
from radcoder.casebook.faults import CasebookFaultError
from radcoder.casebook.journal import Happening
from radcoder.casebook.lock import FULL, ONLY_READ, HeldError, Lock, NoLockError, take_lock
from radcoder.casebook.migrate import NewerCasebookError
from radcoder.casebook.places import former_keys_of, keys_of
from radcoder.casebook.slots import SlotKind
from radcoder.casebook.store import Store
from radcoder.casebook.vault import Unlocked
from radcoder.domain.people import Role
from radcoder.files import FileNotWrittenError, write_whole

OPENERS = {SlotKind.PERSON: "passphrase", SlotKind.RECOVERY: "recovery key"}
KEYRING = "key remembered on this computer"
UNWRITTEN = {
    "SQLITE_FULL": FULL,
    "SQLITE_IOERR": "its disk does not take what is written",
    "SQLITE_BUSY": "another program keeps its file busy",
}
WAYS_OUT = {FULL: "free some space", ONLY_READ: "have writing allowed there"}
LOOK = "look at its disk or network drive"
ELSEWHERE = "somebody has it open elsewhere: close it there"


@dataclass(frozen=True, slots=True)
class Created:
    """A new casebook, open, and the recovery key of an encrypted one: it is seen this once."""

    casebook: Casebook
    recovery_key: str | None


class OlderFormatError(ValueError):
    """A casebook that is open elsewhere has to be brought to the present format first."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path.name} was last used with an older RadCoder, and cannot be brought up to date while it is open "
            "elsewhere, its disk is full or its folder may only be read. Close it there, free some space or have "
            "writing allowed, and open it again; or copy it, with its file of keys if it has one, into another folder "
            "and open the copy."
        )


class NobodyError(LookupError):
    """The passphrase is right, but the person is not, or no longer, in the casebook."""

    def __init__(self) -> None:
        super().__init__("Nobody active in this casebook has this passphrase. Ask an administrator to let you in.")


def create_casebook(path: Path, protection: Unprotected | Passphrase) -> Created:
    """Make a casebook whose first person is its administrator, and open it.

    Raises `AlreadyThereError`, `ShortPassphraseError`, `FileNotWrittenError`, `CasebookFaultError`.
    """
    passphrase = protection.passphrase if isinstance(protection, Passphrase) else None
    door, recovery = vault.create(path, _fill, protection.user_name, passphrase)
    return Created(_entered(door), recovery)


def _fill(engine: Engine, door: Unlocked) -> None:
    """Make the tables of a new casebook and let its first person in."""
    migrate.create_schema(engine, door.casebook, times.now())
    with Store(engine).changing(door.name) as change:
        people.add(change, UserView(door.slot, door.name, Role.ADMINISTRATOR))


def open_casebook(
    path: Path, name: str | None = None, passphrase: str | None = None, recovery_key: str | None = None
) -> Casebook:
    """Open a casebook; one that cannot be written opens for reading, and `holder` or `reason` says why.

    The journal gets no entry of such an opening. Where one person works alone, no name is needed, and without
    encryption nothing but the path. Raises `CasebookFaultError`, `KeysFileError`, `WrongPassphraseError`,
    `TooSoonError`, `RecoveryKeyError`, `NobodyError`, `NewerCasebookError`, `MigrationError`, `OlderFormatError`.
    """
    if not is_locked(path):
        return _entered(Unlocked(path, contents(path, None).casebook, "", "", SlotKind.PERSON, None))
    if recovery_key is not None:
        return _entered(vault.unlock_with_recovery(path, recovery_key))
    return _entered(vault.unlock(path, passphrase or "", name))


def is_locked(path: Path) -> bool:
    """Whether a casebook opens with a passphrase only."""
    return keys_of(path).exists() or former_keys_of(path).exists()


def open_remembered(path: Path) -> Casebook | None:
    """Open a casebook with the key in the system's keyring, as `open_casebook` does; None where none is remembered."""
    door = remember.recall(path) if is_locked(path) else None
    return None if door is None else _entered(door, remembered=True)


def can_remember() -> bool:
    """Whether the system has a keyring that protects what it keeps."""
    return remember.can_remember()


def describe(path: Path) -> CasebookState:
    """Say what stands at a path, and what to do about it, without any key."""
    return damage.describe(path, migrate.FORMAT)


def after_refusal(path: Path, error: Exception) -> CasebookState | None:
    """Say what stands at a path that did not open; None where trying again in another way may help."""
    if isinstance(error, CasebookFaultError) and error.damage:
        return damage.damaged(path, "parts of it cannot be read")
    if isinstance(error, NewerCasebookError):
        return CasebookState(CasebookKind.NEWER, sentence=str(error))
    return None


def backups_of(path: Path) -> tuple[BackupView, ...]:
    """The copies of a casebook that need not be open, newest first; each is read through."""
    return tuple(copies(path))


def restore_copy(path: Path, backup: Path) -> Path | None:
    """Put a copy in the place of a casebook that cannot be opened, and say where that is kept now.

    The journal says so at the next sign-in: here there is no key to write it. Raises `HeldError`, `NoLockError`,
    `BadCopyError`, `OtherCasebookError`, `FileNotWrittenError`.
    """
    lock = take_lock(path)
    try:
        kept = restore.restore(path, backup)
        write_whole(_restored(path), backup.name.encode())
    finally:
        lock.release()
    return kept


def _restored(path: Path) -> Path:
    """What was restored while nobody was signed in, until somebody is."""
    return path.with_name(path.name + ".restored")


def throwaway_casebook() -> Casebook:
    """A casebook in a folder of its own that is gone when it is closed: for samples and demonstrations.

    It asks for no passphrase, and yet is encrypted: a killed program leaves its folder behind.
    """
    with ExitStack() as stack:
        # Windows does not take away a folder with an open file in it.
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="radcoder-", ignore_cleanup_errors=True))
        door = vault.create_fleeting(Path(folder) / "Samples.casebook", _fill, Unprotected().user_name)
        return _entered(door, stack.pop_all(), throwaway=True)


def _entered(
    door: Unlocked, outer: ExitStack | None = None, *, throwaway: bool = False, remembered: bool = False
) -> Casebook:
    """Go in through the open door: to write, and where that is not possible, to read."""
    opener = KEYRING if remembered else OPENERS[door.kind]
    with outer or ExitStack() as stack:
        lock, holder, reason = _lock(door.path)
        if lock is not None:
            stack.callback(lock.release)
        try:
            store, user = _inside(door, lock, opener)
        except (CasebookFaultError, FileNotWrittenError) as error:
            if throwaway or lock is None:
                raise
            reason = _unwritten(door.path, error)
            lock.release()
            lock = None
            store, user = _inside(door, None, opener)
        if lock is None:
            keep_attempts(door.path, door.failed)
        stack.callback(store.close)
        door = replace(door, slot=user.id, name=user.name, key=None if throwaway else door.key)
        standing = Standing(door, throwaway, holder, reason)
        why = "" if lock else f"{reason}: {WAYS_OUT.get(reason, LOOK)}" if reason else ELSEWHERE
        return Casebook(Access(store, user, why), standing, stack.pop_all())


def _inside(door: Unlocked, lock: Lock | None, opener: str) -> tuple[Store, UserView]:
    """Open the file and see who came in; with the lock the journal says so. Raises as `open_casebook` does."""
    engine = engine_for(door.path, door.key, read_only=lock is None)
    _make_current(door, engine, read_only=lock is None)
    store = Store(engine)
    user = _person(store, door)
    if lock is not None:
        _note_arrival(store, replace(door, slot=user.id, name=user.name), lock, opener)
    return store, user


def _unwritten(path: Path, error: CasebookFaultError | FileNotWrittenError) -> str:
    """What keeps a casebook from being written, as a part of a sentence; what keeps it from being read is raised."""
    if not isinstance(error, CasebookFaultError):
        return NoLockError(path, error).reason
    if error.damage:
        raise error
    return UNWRITTEN.get(error.code, ONLY_READ)


def _lock(path: Path) -> tuple[Lock | None, Holder | None, str]:
    """The right to write; else who has it, or why nobody can."""
    try:
        return take_lock(path), None, ""
    except HeldError as error:
        return None, error.holder, ""
    except NoLockError as error:
        return None, None, error.reason


def _make_current(door: Unlocked, engine: Engine, *, read_only: bool) -> None:
    found = contents(door.path, door.key).format
    if read_only and found < migrate.FORMAT:
        raise OlderFormatError(door.path)
    check_whole(door.path, door.key)
    migrate.upgrade(door.path, engine, lambda: back_up(door.path, door.key, Kind.MIGRATION).path)


def _person(store: Store, door: Unlocked) -> UserView:
    """Who came in: by the slot; the recovery key, and a casebook without encryption, open for an administrator."""
    with store.reading() as session:
        active = [user for user in people.listed(session) if user.active]
    if door.key is None or door.kind is SlotKind.RECOVERY:
        active.sort(key=lambda user: user.role is not Role.ADMINISTRATOR)
        wanted = active[:1]
    else:
        wanted = [user for user in active if user.id == door.slot]
    if not wanted:
        raise NobodyError
    return wanted[0]


def _note_arrival(store: Store, door: Unlocked, lock: Lock, opener: str) -> None:
    """Write into the journal who came in, and what nobody could write down before: it was closed or unlocked."""
    restored = _restored(door.path)
    with store.changing(door.name) as change:
        if restored.exists():
            change.note(Happening("restore", restored.read_text(encoding="utf-8")))
        if lock.left_over:
            left = lock.left_over
            change.note(Happening("left open", f"{left.user} on {left.machine} since {times.written(left.since)}"))
        if door.failed.count:
            last = f", the last at {times.written(door.failed.last)}" if door.failed.last else ""
            change.note(Happening("failed sign-in", f"{door.failed.count} in a row{last}"))
        change.note(Happening("sign-in", opener if door.key else "no encryption"))
    restored.unlink(missing_ok=True)
