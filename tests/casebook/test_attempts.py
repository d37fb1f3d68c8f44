"""Wrong passphrases make the next attempt wait, whatever is done to the program or the clock."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from radcoder.casebook.attempts import (
    Attempts,
    TooSoonError,
    count_attempt,
    forget_attempts,
    read_attempts,
)
from radcoder.casebook.places import attempts_of
from radcoder.casebook.vault import Unlocked, WrongPassphraseError, unlock, wait_seconds
from tests.casebook.doors import PASSPHRASE

NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)


def fail(path: Path, times: int, now: datetime = NOW) -> None:
    for _ in range(times):
        count_attempt(path, read_attempts(path, now), now)


@pytest.mark.parametrize(
    ("count", "seconds"), [(0, 0), (2, 0), (3, 5), (4, 10), (5, 20), (8, 160), (9, 300), (5000, 300)]
)
def test_the_wait_doubles_up_to_five_minutes(count: int, seconds: float) -> None:
    assert Attempts(count, NOW).wait(NOW) == seconds


def test_the_wait_passes(tmp_path: Path) -> None:
    path = tmp_path / "a.casebook"
    fail(path, 4)
    assert wait_seconds(path, NOW + timedelta(seconds=4)) == 6
    assert wait_seconds(path, NOW + timedelta(seconds=10)) == 0


def test_a_clock_set_back_neither_shortens_nor_prolongs_the_wait(tmp_path: Path) -> None:
    path = tmp_path / "a.casebook"
    fail(path, 4)
    earlier = NOW - timedelta(days=400)
    assert wait_seconds(path, earlier) == 10
    assert wait_seconds(path, earlier + timedelta(seconds=3)) == 7
    assert wait_seconds(path, earlier + timedelta(seconds=10)) == 0


def test_a_wrong_passphrase_waits_even_for_the_right_one(door: Unlocked) -> None:
    waits = []
    for _ in range(3):
        with pytest.raises(WrongPassphraseError) as caught:
            unlock(door.path, "a wrong passphrase", now=NOW)
        waits.append(caught.value.wait_seconds)
    assert waits == [0, 0, 5]
    with pytest.raises(TooSoonError, match=r"3 attempts failed.*in 5 seconds"):
        unlock(door.path, PASSPHRASE, now=NOW)
    opened = unlock(door.path, PASSPHRASE, now=NOW + timedelta(seconds=5))
    assert opened.failed == Attempts(3, NOW)
    assert unlock(door.path, PASSPHRASE, now=NOW).failed == Attempts()


def test_an_attempt_that_is_cut_off_counts(door: Unlocked, monkeypatch: pytest.MonkeyPatch) -> None:
    def killed(*_: object) -> bytes:
        raise KeyboardInterrupt

    monkeypatch.setattr("radcoder.casebook.slots.derive", killed)
    with pytest.raises(KeyboardInterrupt):
        unlock(door.path, "guess at one", now=NOW)
    assert read_attempts(door.path, NOW).count == 1


def test_a_folder_that_can_only_be_read_does_not_lock_anybody_out(
    door: Unlocked, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail(door.path, 9)
    monkeypatch.setattr("radcoder.files._replace", _refuse)
    monkeypatch.setattr(Path, "unlink", _refuse)
    assert unlock(door.path, PASSPHRASE, now=NOW - timedelta(days=1)).key == door.key
    forget_attempts(door.path)


def _refuse(*_: object, **__: object) -> None:
    raise PermissionError(13, "Permission denied")


def test_a_broken_file_of_attempts_locks_nobody_out(door: Unlocked) -> None:
    attempts_of(door.path).write_bytes(b"\x00broken")
    assert unlock(door.path, PASSPHRASE, now=NOW).key == door.key
