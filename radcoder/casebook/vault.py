"""The encrypted casebook's door: make it, open it, and say who may open it."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from sqlalchemy import Engine

from radcoder.casebook.attempts import Attempts, TooSoonError, count_attempt, forget_attempts, read_attempts
from radcoder.casebook.copies import files_of
from radcoder.casebook.engine import engine_for
from radcoder.casebook.keys import WrongKeyError, new_key, strong_enough
from radcoder.casebook.places import journal_of, keys_of
from radcoder.casebook.recovery import new_recovery_key, read_recovery_key
from radcoder.casebook.slots import KeysFile, KeysFileError, Slot, SlotKind, keys_to_json, read_keys, write_keys
from radcoder.files import FileNotWrittenError, flush_folder, make_folder, write_whole

RECOVERY = "Recovery key"


@dataclass(frozen=True, slots=True)
class Unlocked:
    """A casebook that can be opened: by whom, and with which key (None where it is not encrypted).

    `failed` are the attempts since the last good one. Nothing prints the key.
    """

    path: Path
    casebook: str
    slot: str
    name: str
    kind: SlotKind
    key: bytes | None = field(repr=False)
    failed: Attempts = field(default_factory=Attempts)


Fill = Callable[[Engine, Unlocked], None]
"""Writes the tables and the first person into a new file; what it raises leaves no casebook behind."""


class WrongPassphraseError(ValueError):
    """The passphrase, or the name, is not the right one."""

    def __init__(self, wait_seconds: float) -> None:
        self.wait_seconds = wait_seconds
        wait = f" The next attempt has to wait {round(wait_seconds)} seconds." if wait_seconds else ""
        super().__init__(f"The passphrase does not open this casebook.{wait} Mind capital letters and the keyboard.")


class AlreadyThereError(ValueError):
    """A new casebook would take the place of a file."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is there already. Open it, or choose another name for the new casebook.")


class NoSuchSlotError(LookupError):
    """A person has no way to the casebook's key."""

    def __init__(self, slot: str) -> None:
        super().__init__(f"Nobody with the id {slot} has a passphrase in this casebook. Read the list of people again.")


class LastSlotError(ValueError):
    """Without the last person's passphrase only the recovery key would be left."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} is the last who can open this casebook. Add another person first.")


class NameTakenError(ValueError):
    """Two people would sign in under one name."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} signs in to this casebook already. Choose another name.")


def create(path: Path, fill: Fill, name: str, passphrase: str | None) -> tuple[Unlocked, str | None]:
    """Make a casebook for its first person; None for a passphrase makes one without encryption.

    The file is filled under another name and takes its own in the last step, so a process that dies leaves no half of
    a casebook. Gives the recovery key too, the only time that it can be seen. Raises `AlreadyThereError`,
    `ShortPassphraseError`, `FileNotWrittenError`.
    """
    if path.exists():
        raise AlreadyThereError(path)
    if passphrase is not None:
        strong_enough(passphrase)
    make_folder(path.parent)
    casebook, key = uuid4().hex, None if passphrase is None else new_key()
    unlocked = Unlocked(path, casebook, uuid4().hex, name, SlotKind.PERSON, key)
    if passphrase is None or key is None:
        _build(unlocked, fill, None)
        return unlocked, None
    recovery = new_recovery_key()
    person = Slot.of(casebook, name, SlotKind.PERSON, passphrase, key)
    keys = KeysFile(
        "radcoder-keys/1", casebook, (person, Slot.of(casebook, RECOVERY, SlotKind.RECOVERY, recovery, key))
    )
    unlocked = replace(unlocked, slot=person.id)
    _build(unlocked, fill, keys)
    return unlocked, recovery


def create_fleeting(path: Path, fill: Fill, name: str) -> Unlocked:
    """Make a casebook whose key is written down nowhere: what a killed program leaves of it, nobody can read."""
    unlocked = Unlocked(path, uuid4().hex, uuid4().hex, name, SlotKind.PERSON, new_key())
    _build(unlocked, fill, None)
    return unlocked


def _build(unlocked: Unlocked, fill: Fill, keys: KeysFile | None) -> None:
    part = unlocked.path.with_name(f".{uuid4().hex}.part")
    try:
        part.touch(exist_ok=False)
        fill(engine_for(part, unlocked.key), unlocked)
        _set_aside_old_keys(unlocked.path)
        if keys:
            write_keys(unlocked.path, keys)
        part.replace(unlocked.path)
        flush_folder(unlocked.path.parent)
    except FileNotWrittenError:
        raise
    except OSError as error:
        raise FileNotWrittenError(unlocked.path, error) from error
    finally:
        for left in (part, journal_of(part)):
            with suppress(OSError):
                left.unlink(missing_ok=True)


def _set_aside_old_keys(path: Path) -> None:
    """Keep the keys of a casebook that was moved away: they may be the only way into it."""
    old = keys_of(path)
    if old.exists():
        old.replace(old.with_name(f"{old.name}.{uuid4().hex[:8]}"))


def unlock(path: Path, passphrase: str, name: str | None = None, now: datetime | None = None) -> Unlocked:
    """Open the door with a person's passphrase; where there is one person only, no name is needed.

    Raises `TooSoonError`, `WrongPassphraseError`, `KeysFileError`.
    """
    keys = read_keys(path)
    slots = tuple(slot for slot in keys.people if name is None or slot.name.casefold() == name.casefold())
    return _try_slots(path, keys, slots, passphrase, now)


def unlock_with_recovery(path: Path, typed: str, now: datetime | None = None) -> Unlocked:
    """Open the door with the recovery key, as it was printed.

    Raises `RecoveryKeyError` for a slip, which is no attempt, else as `unlock` does.
    """
    keys = read_keys(path)
    return _try_slots(path, keys, keys.recovery, read_recovery_key(typed), now)


def _try_slots(path: Path, keys: KeysFile, slots: tuple[Slot, ...], passphrase: str, now: datetime | None) -> Unlocked:
    now = now or datetime.now(UTC)
    failed = read_attempts(path, now)
    if wait := failed.wait(now):
        raise TooSoonError(failed, wait)
    count_attempt(path, failed, now)
    for slot in slots:
        with suppress(WrongKeyError):
            key = slot.open(keys.casebook, passphrase)
            forget_attempts(path)
            return Unlocked(path, keys.casebook, slot.id, slot.name, slot.kind, key, failed)
    raise WrongPassphraseError(Attempts(failed.count + 1, now).penalty)


def wait_seconds(path: Path, now: datetime | None = None) -> float:
    """How long the next attempt has to wait."""
    now = now or datetime.now(UTC)
    return read_attempts(path, now).wait(now)


def names(path: Path) -> tuple[str, ...]:
    """Who may sign in. Raises `KeysFileError`."""
    return tuple(slot.name for slot in read_keys(path).people)


def add_slot(unlocked: Unlocked, name: str, passphrase: str) -> str:
    """Give another person a passphrase, and return the slot's id, which is the person's.

    Raises `NameTakenError`, `ShortPassphraseError`, `FileNotWrittenError`.
    """
    keys = _keys(unlocked)
    if any(slot.name.casefold() == name.casefold() for slot in keys.people):
        raise NameTakenError(name)
    slot = Slot.of(keys.casebook, name, SlotKind.PERSON, strong_enough(passphrase), _key(unlocked))
    _write(unlocked, keys.with_slot(slot))
    return slot.id


def change_passphrase(unlocked: Unlocked, slot: str, old: str | None, new: str) -> None:
    """Change a person's passphrase; who came with the recovery key, or may set it for others, need not know the old.

    Raises `WrongPassphraseError`, `NoSuchSlotError`, `ShortPassphraseError`, `FileNotWrittenError`.
    """
    keys = _keys(unlocked)
    changed = _slot(keys, slot)
    if old is not None:
        try:
            changed.open(keys.casebook, old)
        except WrongKeyError as error:
            raise WrongPassphraseError(0) from error
    _write(unlocked, keys.with_slot(changed.sealed(keys.casebook, strong_enough(new), _key(unlocked))))


def remove_slot(unlocked: Unlocked, slot: str) -> None:
    """Take a person's way to the key away; copies that were carried elsewhere still open with it.

    Raises `NoSuchSlotError`, `LastSlotError`, `FileNotWrittenError`.
    """
    keys = _keys(unlocked)
    removed = _slot(keys, slot)
    if keys.people == (removed,):
        raise LastSlotError(removed.name)
    _write(unlocked, keys.without(slot))


def renew_recovery_key(unlocked: Unlocked) -> str:
    """Make a new recovery key in place of the one before, and give it: it is seen this once.

    Raises `FileNotWrittenError`.
    """
    keys, recovery = _keys(unlocked), new_recovery_key()
    slot = Slot.of(keys.casebook, RECOVERY, SlotKind.RECOVERY, recovery, _key(unlocked))
    others = replace(keys, slots=keys.people)
    _write(unlocked, others.with_slot(slot))
    return recovery


def _write(unlocked: Unlocked, keys: KeysFile) -> None:
    """Write the keys, beside the copies of this casebook too: a passphrase that was given up opens none of them."""
    write_keys(unlocked.path, keys)
    for copy in files_of(unlocked.path):
        with suppress(KeysFileError, FileNotWrittenError):
            if read_keys(copy).casebook == keys.casebook:
                write_whole(keys_of(copy), keys_to_json(keys))


def _slot(keys: KeysFile, slot: str) -> Slot:
    found = next((kept for kept in keys.people if kept.id == slot), None)
    if found is None:
        raise NoSuchSlotError(slot)
    return found


class NotEncryptedError(ValueError):
    """A casebook without encryption has no keys to give."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is not encrypted, so nobody has a passphrase. Make a new casebook with a passphrase.")


def _keys(unlocked: Unlocked) -> KeysFile:
    _key(unlocked)
    return read_keys(unlocked.path)


def _key(unlocked: Unlocked) -> bytes:
    if unlocked.key is None:
        raise NotEncryptedError(unlocked.path)
    return unlocked.key
