"""Remembering a casebook's key in the system's keyring, for who asks for it; nothing is remembered by itself."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from radcoder.casebook.engine import KEY_BYTES
from radcoder.casebook.slots import read_keys
from radcoder.casebook.vault import NotEncryptedError, Unlocked

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
    """Who is remembered, and the key."""

    slot: str
    key: bytes = field(repr=False)

    def text(self) -> str:
        """As it stands in the keyring."""
        return f"{self.slot}:{self.key.hex()}"

    @classmethod
    def read(cls, text: str) -> "Entry | None":
        """Read what the keyring gives; anything else than an entry of ours is nothing."""
        slot, _, key = text.partition(":")
        try:
            entry = cls(slot, bytes.fromhex(key))
        except ValueError:
            return None
        return entry if len(entry.key) == KEY_BYTES else None


def can_remember() -> bool:
    """Whether the system has a keyring that protects what it keeps."""
    try:
        _keyring()
    except NoKeyringError:
        return False
    return True


def remember(unlocked: Unlocked) -> None:
    """Keep a casebook's key for the person who unlocked it. Raises `NoKeyringError`, `NotEncryptedError`."""
    from keyring.errors import KeyringError

    if unlocked.key is None:
        raise NotEncryptedError(unlocked.path)
    try:
        _keyring().set_password(SERVICE, unlocked.casebook, Entry(unlocked.slot, unlocked.key).text())
    except KeyringError as error:
        raise NoKeyringError(error) from error


def recall(path: Path) -> Unlocked | None:
    """Unlock a casebook with the remembered key; None where none is, or that person may not sign in any more.

    Raises `KeysFileError`. A keyring that stays locked remembers nothing.
    """
    keys = read_keys(path)
    entry = Entry.read(_remembered(keys.casebook))
    slot = next((slot for slot in keys.people if entry and slot.id == entry.slot), None)
    if entry is None or slot is None:
        return None
    return Unlocked(path, keys.casebook, slot.id, slot.name, slot.kind, entry.key)


def _remembered(casebook: str) -> str:
    from keyring.errors import KeyringError

    try:
        return _keyring().get_password(SERVICE, casebook) or ""
    except (KeyringError, NoKeyringError):
        return ""


def forget(casebook: str) -> None:
    """Remember a casebook's key no longer; where none is remembered nothing happens."""
    from keyring.errors import KeyringError

    if not _remembered(casebook):
        return
    try:
        _keyring().delete_password(SERVICE, casebook)
    except KeyringError as error:
        raise NoKeyringError(error) from error


def _keyring() -> "KeyringBackend":
    """The system's own keyring: one of priority below 1 keeps a text file, or nothing at all."""
    import keyring

    backend = keyring.get_keyring()
    if backend.priority < 1:
        raise NoKeyringError
    return backend
