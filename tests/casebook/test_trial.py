"""The trial of the encryption fails where it must: with a driver that does not encrypt, or a door that stands open."""

from pathlib import Path

import pytest
from sqlalchemy import Engine

from radcoder.casebook import engine, trial
from radcoder.casebook.trial import EncryptionFaultError, try_encryption
from radcoder.casebook.vault import Unlocked, unlock


def test_a_sound_machine_passes(tmp_path: Path, cheap: None) -> None:
    assert try_encryption(tmp_path).startswith("SQLCipher 4")


def test_a_driver_that_does_not_encrypt_is_found(tmp_path: Path, cheap: None, monkeypatch: pytest.MonkeyPatch) -> None:
    connect = engine.connect
    monkeypatch.setattr(engine, "connect", lambda path, _, **options: connect(path, None, **options))
    with pytest.raises(EncryptionFaultError, match="holds plain text"):
        try_encryption(tmp_path)


def test_a_door_that_any_passphrase_opens_is_found(
    tmp_path: Path, cheap: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trial, "unlock", lambda path, _: unlock(path, trial.PASSPHRASE))
    with pytest.raises(EncryptionFaultError, match="wrong passphrase opens"):
        try_encryption(tmp_path)


def test_text_that_does_not_come_back_is_found(tmp_path: Path, cheap: None, monkeypatch: pytest.MonkeyPatch) -> None:
    write = trial._write

    def write_another(new: Engine, door: Unlocked) -> None:
        write(new, door)
        monkeypatch.setattr(trial, "WORD", "a word that was never written")

    monkeypatch.setattr(trial, "_write", write_another)
    with pytest.raises(EncryptionFaultError, match="does not come back"):
        try_encryption(tmp_path)
