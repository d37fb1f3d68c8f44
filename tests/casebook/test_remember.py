"""The system's keyring remembers a key if asked to, and never in a file that anybody reads."""

from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backends.fail import Keyring as NoKeyring

from radcoder.casebook.remember import NoKeyringError, can_remember, forget, recall, remember
from radcoder.casebook.vault import NotEncryptedError, Unlocked, add_slot, change_passphrase, remove_slot
from tests.casebook.doors import made
from tests.casebook.keyrings import Memory


@pytest.fixture
def memory() -> Iterator[Memory]:
    before = keyring.get_keyring()
    keyring.set_keyring(backend := Memory())
    yield backend
    keyring.set_keyring(before)


def test_nothing_is_remembered_by_itself(door: Unlocked, memory: Memory) -> None:
    assert can_remember()
    assert recall(door.path) is None
    assert memory.kept == {}


def test_who_asked_for_it_opens_without_a_passphrase_until_it_is_forgotten(door: Unlocked, memory: Memory) -> None:
    remember(door)
    assert recall(door.path) == door
    forget(door.casebook)
    assert recall(door.path) is None
    forget(door.casebook)


def test_who_may_not_sign_in_any_more_is_not_remembered(door: Unlocked, memory: Memory) -> None:
    remember(door)
    add_slot(door, "Grace", "another passphrase")
    remove_slot(door, door.slot)
    assert recall(door.path) is None


def test_another_passphrase_ends_it_wherever_it_was_changed(door: Unlocked, memory: Memory) -> None:
    remember(door)
    change_passphrase(door, door.slot, None, "quite another passphrase")
    assert recall(door.path) is None
    assert memory.kept == {}
    remember(door)
    assert recall(door.path) == door


def test_a_backend_that_fails_in_its_own_way_is_a_keyring_that_cannot_be_used(
    door: Unlocked, memory: Memory, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_: object) -> None:
        raise ConnectionRefusedError

    remember(door)
    for name in ("get_password", "set_password"):
        monkeypatch.setattr(Memory, name, away)
    assert recall(door.path) is None
    with pytest.raises(NoKeyringError, match=r"cannot be used\. Type"):
        remember(door)
    monkeypatch.setattr(keyring, "get_keyring", away)
    assert not can_remember()


@pytest.mark.parametrize("text", ["", "nonsense", "a:b:c", "a:b:c:d", "slot:00", "slot:mark:00"])
def test_what_is_no_entry_is_nothing(door: Unlocked, memory: Memory, text: str) -> None:
    remember(door)
    memory.kept = dict.fromkeys(memory.kept, text)
    assert recall(door.path) is None


def test_a_locked_keyring_remembers_nothing_and_says_so_when_asked_to(door: Unlocked, memory: Memory) -> None:
    remember(door)
    memory.locked = True
    assert recall(door.path) is None
    with pytest.raises(NoKeyringError, match="locked"):
        remember(door)


def test_without_a_keyring_nothing_is_written_anywhere(door: Unlocked, memory: Memory) -> None:
    keyring.set_keyring(NoKeyring())  # type: ignore[no-untyped-call]
    assert not can_remember()
    with pytest.raises(NoKeyringError, match="Type the passphrase each time"):
        remember(door)
    assert recall(door.path) is None


def test_a_casebook_without_encryption_has_nothing_to_remember(tmp_path: Path, memory: Memory) -> None:
    door, _ = made(tmp_path, None)
    with pytest.raises(NotEncryptedError):
        remember(door)
