"""Remembering a casebook's key in the system's keyring, for who asks for it; nothing is remembered by itself."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from radcoder.casebook.engine import KEY_BYTES
from radcoder.casebook.slots import KeysFile, Slot, read_keys
from radcoder.casebook.vault import NoSuchSlotError, NotEncryptedError, Unlocked

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE = "RadCoder casebook"


class NoKeyringError(OSError):
    """The system has no keyring that protects what it keeps."""

    def __init__(self, cause: Exception | None = None) -> None:
        why = f" ({cause})" if cause and str(cause) else ""
        super().__init__(
            f"The system's keyring cannot be used{why}. Type the passphrase each time, or unlock the keyring first."
        )


@dataclass(frozen=True, slots=True)
class Entry:
    """Who is remembered, a mark of the passphrase that was in force then, and the key."""

    slot: str
    mark: str
    key: bytes = field(repr=False)

    def text(self) -> str:
        """As it stands in the keyring."""
        return f"{self.slot}:{self.mark}:{self.key.hex()}"

    @classmethod
    def read(cls, text: str) -> "Entry | None":
        """Read what the keyring gives; anything else than an entry of ours is nothing."""
        try:
            slot, mark, key = text.split(":")
            entry = cls(slot, mark, bytes.fromhex(key))
        except ValueError:
            return None
        return entry if len(entry.key) == KEY_BYTES else None


def can_remember() -> bool:
    """Whether the system has a keyring that protects what it keeps."""
    try:
        with _keyring():
            return True
    except NoKeyringError:
        return False


def remember(unlocked: Unlocked) -> None:
    """Keep a casebook's key for the person who unlocked it. Raises `NoKeyringError`, `NotEncryptedError`."""
    if unlocked.key is None:
        raise NotEncryptedError(unlocked.path)
    slot = _slot_of(read_keys(unlocked.path), unlocked.slot)
    if slot is None:
        raise NoSuchSlotError(unlocked.slot)
    with _keyring() as keyring:
        keyring.set_password(SERVICE, unlocked.casebook, Entry(slot.id, _mark(slot), unlocked.key).text())


def recall(path: Path) -> Unlocked | None:
    """Unlock a casebook with the remembered key.

    None where none is; and where that person may not sign in any more, or has another passphrase by now, here or on
    another computer: then it is forgotten too. Raises `KeysFileError`. A keyring that stays locked remembers nothing.
    """
    keys = read_keys(path)
    if not (text := _remembered(keys.casebook)):
        return None
    entry = Entry.read(text)
    slot = _slot_of(keys, entry.slot) if entry else None
    if entry is None or slot is None or entry.mark != _mark(slot):
        with suppress(NoKeyringError):
            forget(keys.casebook)
        return None
    return Unlocked(path, keys.casebook, slot.id, slot.name, slot.kind, entry.key)


def _slot_of(keys: KeysFile, person: str) -> Slot | None:
    return next((slot for slot in keys.people if slot.id == person), None)


def _mark(slot: Slot) -> str:
    """What a slot has of a passphrase, and with another one has no more: nobody learns anything from it."""
    return sha256(slot.salt + slot.wrapped).hexdigest()


def _remembered(casebook: str) -> str:
    try:
        with _keyring() as keyring:
            return keyring.get_password(SERVICE, casebook) or ""
    except NoKeyringError:
        return ""


def forget(casebook: str) -> None:
    """Remember a casebook's key no longer; where none is remembered nothing happens. Raises `NoKeyringError`."""
    if _remembered(casebook):
        with _keyring() as keyring:
            keyring.delete_password(SERVICE, casebook)


@contextmanager
def _keyring() -> Iterator["KeyringBackend"]:
    """The system's keyring: a program behind a bus, so whatever it raises means that it cannot be used.

    Raises `NoKeyringError`.
    """
    try:
        yield _backend()
    except NoKeyringError:
        raise
    except Exception as error:
        raise NoKeyringError(error) from error


def _backend() -> "KeyringBackend":
    """The system's own: one of priority below 1 keeps a text file, or nothing at all."""
    import keyring

    backend = keyring.get_keyring()
    if backend.priority < 1:
        raise NoKeyringError
    return backend
