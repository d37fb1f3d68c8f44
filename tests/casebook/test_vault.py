"""Who may open an encrypted casebook, and that nobody else can."""

import json
from pathlib import Path

import pytest
from sqlalchemy import Engine

from radcoder.casebook.keys import Cost, ShortPassphraseError
from radcoder.casebook.places import attempts_of, former_keys_of, keys_of
from radcoder.casebook.recovery import RecoveryKeyError
from radcoder.casebook.slots import KeysFileError, SlotKind, keys_to_json, read_keys
from radcoder.casebook.vault import (
    AlreadyThereError,
    LastSlotError,
    NameTakenError,
    NoSuchSlotError,
    NotEncryptedError,
    Unlocked,
    WrongPassphraseError,
    add_slot,
    change_passphrase,
    create,
    names,
    remove_slot,
    renew_recovery_key,
    unlock,
    unlock_with_recovery,
)
from radcoder.files import FileNotWrittenError
from tests.casebook.doors import NOTE, PASSPHRASE, made, read_notes

OTHER = "another passphrase"


def test_a_new_casebook_opens_with_its_passphrase(tmp_path: Path) -> None:
    door, recovery = made(tmp_path)
    opened = unlock(door.path, PASSPHRASE)
    assert (opened.key, opened.slot, opened.name, opened.kind) == (door.key, door.slot, "Ada", SlotKind.PERSON)
    assert recovery
    assert unlock_with_recovery(door.path, recovery.lower()).kind is SlotKind.RECOVERY
    assert read_notes(door.path, opened.key) == [NOTE]
    assert {slot.cost for slot in read_keys(door.path).slots} == {Cost(3, 65_536, 4)}


def test_nothing_lies_beside_a_new_casebook_but_its_keys(door: Unlocked) -> None:
    assert sorted(path.name for path in door.path.parent.iterdir()) == ["Ours.casebook", "Ours.casebook.keys"]


def test_neither_key_nor_passphrase_is_printed_or_kept(door: Unlocked) -> None:
    assert door.key
    content = keys_of(door.path).read_text(encoding="utf-8")
    assert door.key.hex() not in repr(door)
    assert door.key.hex() not in content
    assert PASSPHRASE not in content


def test_without_encryption_there_are_no_keys(tmp_path: Path) -> None:
    door, recovery = made(tmp_path, None)
    assert (door.key, recovery) == (None, None)
    assert read_notes(door.path, None) == [NOTE]
    assert not keys_of(door.path).exists()
    with pytest.raises(NotEncryptedError):
        add_slot(door, "Grace", OTHER)


def test_a_file_is_never_replaced_by_a_new_casebook(door: Unlocked) -> None:
    with pytest.raises(AlreadyThereError):
        made(door.path.parent)
    assert read_notes(door.path, door.key) == [NOTE]


def test_a_filling_that_fails_leaves_nothing(tmp_path: Path) -> None:
    def fail(_: Engine, __: Unlocked) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        create(tmp_path / "a.casebook", fail, "Ada", None)
    assert list(tmp_path.iterdir()) == []


def test_keys_of_a_casebook_that_was_moved_away_are_kept(door: Unlocked) -> None:
    before = keys_of(door.path).read_bytes()
    door.path.rename(door.path.with_name("Moved.casebook"))
    made(door.path.parent)
    assert before in [path.read_bytes() for path in door.path.parent.glob("Ours.casebook.keys.*")]


def test_a_short_passphrase_makes_no_casebook(tmp_path: Path) -> None:
    with pytest.raises(ShortPassphraseError):
        made(tmp_path, "short")
    assert list(tmp_path.iterdir()) == []


def test_a_wrong_name_or_passphrase_opens_nothing(door: Unlocked) -> None:
    with pytest.raises(WrongPassphraseError):
        unlock(door.path, OTHER)
    with pytest.raises(WrongPassphraseError):
        unlock(door.path, PASSPHRASE, "Grace")
    assert unlock(door.path, PASSPHRASE, "ADA").failed.count == 2


def test_each_person_has_a_passphrase_of_their_own(door: Unlocked) -> None:
    grace = add_slot(door, "Grace", OTHER)
    assert names(door.path) == ("Ada", "Grace")
    opened = unlock(door.path, OTHER, "Grace")
    assert (opened.key, opened.slot) == (door.key, grace)
    with pytest.raises(WrongPassphraseError):
        unlock(door.path, PASSPHRASE, "Grace")
    with pytest.raises(NameTakenError):
        add_slot(door, "grace", PASSPHRASE)


def test_a_changed_passphrase_takes_the_place_of_the_old(door: Unlocked) -> None:
    change_passphrase(door, door.slot, PASSPHRASE, OTHER)
    assert unlock(door.path, OTHER).key == door.key
    with pytest.raises(WrongPassphraseError):
        unlock(door.path, PASSPHRASE)
    assert not former_keys_of(door.path).exists()


def test_changing_a_passphrase_asks_for_the_old_unless_the_recovery_key_came(door: Unlocked) -> None:
    before = keys_of(door.path).read_bytes()
    with pytest.raises(WrongPassphraseError):
        change_passphrase(door, door.slot, "not the old one", OTHER)
    assert keys_of(door.path).read_bytes() == before
    change_passphrase(door, door.slot, None, OTHER)
    assert unlock(door.path, OTHER).key == door.key


def test_a_person_who_is_removed_does_not_get_in(door: Unlocked) -> None:
    grace = add_slot(door, "Grace", OTHER)
    remove_slot(door, grace)
    with pytest.raises(WrongPassphraseError):
        unlock(door.path, OTHER, "Grace")
    with pytest.raises(LastSlotError, match="Ada is the last"):
        remove_slot(door, door.slot)
    with pytest.raises(NoSuchSlotError):
        remove_slot(door, grace)


def test_a_new_recovery_key_takes_the_place_of_the_old(tmp_path: Path, cheap: None) -> None:
    door, old = made(tmp_path)
    new = renew_recovery_key(door)
    assert old
    assert unlock_with_recovery(door.path, new).key == door.key
    with pytest.raises(WrongPassphraseError):
        unlock_with_recovery(door.path, old)
    assert len(read_keys(door.path).recovery) == 1


def test_a_slip_in_the_recovery_key_is_no_attempt(door: Unlocked) -> None:
    with pytest.raises(RecoveryKeyError):
        unlock_with_recovery(door.path, "ABCD")
    assert not attempts_of(door.path).exists()


def test_a_slot_carried_to_another_casebook_or_person_opens_nothing(door: Unlocked) -> None:
    add_slot(door, "Grace", OTHER)
    document = json.loads(keys_of(door.path).read_bytes())
    ada, _, grace = document["slots"]
    ada["wrapped"], grace["wrapped"] = grace["wrapped"], ada["wrapped"]
    ada["salt"], grace["salt"] = grace["salt"], ada["salt"]
    keys_of(door.path).write_text(json.dumps(document), encoding="utf-8")
    with pytest.raises(WrongPassphraseError):
        unlock(door.path, OTHER, "Ada")


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"\x00" * 400, b'{"format":"radcoder-keys/2","casebook":"","slots":[]}']
)
def test_keys_that_cannot_be_read_say_where_others_are(door: Unlocked, content: bytes) -> None:
    keys_of(door.path).write_bytes(content)
    with pytest.raises(KeysFileError, match=r"cannot be read.*backups"):
        unlock(door.path, PASSPHRASE)


def test_missing_keys_say_so(door: Unlocked) -> None:
    keys_of(door.path).unlink()
    with pytest.raises(KeysFileError, match="are missing"):
        names(door.path)


def test_a_cost_that_was_tampered_with_is_refused(door: Unlocked) -> None:
    document = json.loads(keys_of(door.path).read_bytes())
    document["slots"][0]["cost"]["memory"] = 2**40
    keys_of(door.path).write_text(json.dumps(document), encoding="utf-8")
    with pytest.raises(KeysFileError):
        unlock(door.path, PASSPHRASE)


def test_the_keys_before_stand_in_for_a_torn_write(door: Unlocked) -> None:
    former_keys_of(door.path).write_bytes(keys_to_json(read_keys(door.path)))
    keys_of(door.path).write_bytes(b"torn")
    assert unlock(door.path, PASSPHRASE).key == door.key


def test_keys_that_cannot_be_written_leave_the_old_ones(door: Unlocked, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("radcoder.files._replace", full)
    with pytest.raises(FileNotWrittenError, match="disk is full"):
        change_passphrase(door, door.slot, PASSPHRASE, OTHER)
    monkeypatch.undo()
    assert unlock(door.path, PASSPHRASE).key == door.key
