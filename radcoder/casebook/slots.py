"""The keys file: a slot for each person and one for the recovery key, each holding the casebook's key, wrapped."""

from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Literal, Self
from uuid import uuid4

import msgspec

from radcoder.casebook.keys import Cost, derive, new_salt, unwrap, wrap
from radcoder.casebook.places import former_keys_of, keys_of
from radcoder.files import FileNotWrittenError, write_whole


class SlotKind(StrEnum):
    """Whom a slot is for."""

    PERSON = "person"
    RECOVERY = "recovery"


@dataclass(frozen=True, slots=True)
class Slot:
    """A way to the casebook's key: `wrapped` opens with what `salt` and `cost` make of the right passphrase."""

    id: str
    name: str
    kind: SlotKind
    cost: Cost
    salt: bytes
    wrapped: bytes

    @classmethod
    def of(cls, casebook: str, name: str, kind: SlotKind, passphrase: str, key: bytes) -> Self:
        """Wrap a casebook's key for a new slot."""
        return cls(uuid4().hex, name, kind, Cost(), b"", b"").sealed(casebook, passphrase, key)

    def sealed(self, casebook: str, passphrase: str, key: bytes) -> Self:
        """The same slot for another passphrase, at today's cost."""
        salt, cost = new_salt(), Cost()
        wrapped = wrap(key, derive(passphrase, salt, cost), f"{casebook}/{self.id}")
        return replace(self, cost=cost, salt=salt, wrapped=wrapped)

    def open(self, casebook: str, passphrase: str) -> bytes:
        """Give the casebook's key. Raises `WrongKeyError`."""
        return unwrap(self.wrapped, derive(passphrase, self.salt, self.cost), f"{casebook}/{self.id}")


@dataclass(frozen=True, slots=True)
class KeysFile:
    """All slots of one casebook."""

    format: Literal["radcoder-keys/1"]
    casebook: str
    slots: tuple[Slot, ...]

    @property
    def people(self) -> tuple[Slot, ...]:
        """The slots of people, in the order they came."""
        return tuple(slot for slot in self.slots if slot.kind is SlotKind.PERSON)

    @property
    def recovery(self) -> tuple[Slot, ...]:
        """The slot of the recovery key."""
        return tuple(slot for slot in self.slots if slot.kind is SlotKind.RECOVERY)

    def with_slot(self, slot: Slot) -> "KeysFile":
        """Put a slot in, in place of the one with its id."""
        if any(kept.id == slot.id for kept in self.slots):
            return replace(self, slots=tuple(slot if kept.id == slot.id else kept for kept in self.slots))
        return replace(self, slots=(*self.slots, slot))

    def without(self, slot: str) -> "KeysFile":
        """Take a slot out."""
        return replace(self, slots=tuple(kept for kept in self.slots if kept.id != slot))


class KeysFileError(ValueError):
    """The keys of an encrypted casebook are missing or cannot be read, so nobody can open it."""

    def __init__(self, path: Path, problem: str) -> None:
        super().__init__(
            f"The casebook's keys {path} {problem}. Every copy in the folder of backups has its keys beside it: "
            "restore the newest one."
        )


def keys_from_json(content: bytes) -> KeysFile:
    """Read a keys file. Raises `ValueError`."""
    return msgspec.json.decode(content, type=KeysFile)


def keys_to_json(keys: KeysFile) -> bytes:
    """Write a keys file: nothing in it is secret, and all of it is needed."""
    return msgspec.json.format(msgspec.json.encode(keys), indent=1) + b"\n"


def read_keys(casebook: Path) -> KeysFile:
    """Read the keys of a casebook, or those before where a write was cut short. Raises `KeysFileError`."""
    keys = _try(keys_of(casebook)) or _try(former_keys_of(casebook))
    if keys is None:
        problem = "cannot be read" if keys_of(casebook).exists() else "are missing"
        raise KeysFileError(keys_of(casebook), problem)
    return keys


def _try(path: Path) -> KeysFile | None:
    try:
        return keys_from_json(path.read_bytes())
    except (OSError, ValueError):
        return None


def write_keys(casebook: Path, keys: KeysFile) -> None:
    """Replace the keys in one step; those before are kept until the new ones are read back.

    Raises `FileNotWrittenError`, and then the old keys stand.
    """
    place, former = keys_of(casebook), former_keys_of(casebook)
    content = keys_to_json(keys)
    if _try(place):
        write_whole(former, place.read_bytes())
    write_whole(place, content)
    if place.read_bytes() != content:
        raise FileNotWrittenError(place, OSError(0, "what was written does not come back"))
    former.unlink(missing_ok=True)
