"""Two at once: the second learns who holds the casebook, and a dead holder holds nothing."""

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from radcoder.casebook.lock import HeldError, NoLockError, read_holder, take_lock
from radcoder.casebook.places import holder_of, lock_of

HOLD = """
import sys
from pathlib import Path
from radcoder.casebook.lock import take_lock
lock = take_lock(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "Ours.casebook"


def test_the_second_learns_who_holds_it(path: Path) -> None:
    lock = take_lock(path)
    with pytest.raises(HeldError, match="is open already") as caught:
        take_lock(path)
    assert caught.value.holder == read_holder(path)
    assert caught.value.holder
    assert caught.value.holder.user in str(caught.value)
    lock.release()
    lock.release()
    assert not holder_of(path).exists()
    take_lock(path).release()


def test_a_lock_is_released_from_another_thread(path: Path) -> None:
    lock = take_lock(path)
    thread = threading.Thread(target=lock.release)
    thread.start()
    thread.join()
    take_lock(path).release()


@pytest.mark.skipif(os.name == "nt", reason="kills with a signal")
def test_a_killed_holder_holds_nothing_and_is_named(path: Path) -> None:
    command = [sys.executable, "-c", HOLD, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout
        assert other.stdout.readline() == "held\n"
        with pytest.raises(HeldError):
            take_lock(path)
        other.send_signal(signal.SIGKILL)
    lock = take_lock(path)
    assert lock.left_over
    assert lock.left_over.machine
    lock.release()
    assert take_lock(path).left_over is None


def test_where_no_lock_can_be_set_it_says_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lock_of(path).mkdir()
    with pytest.raises(NoLockError, match="can be read, but not changed"):
        take_lock(path)


def test_a_holder_that_cannot_be_written_gives_the_lock_back(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    holder_of(path).mkdir()
    with pytest.raises(NoLockError):
        take_lock(path)
    holder_of(path).rmdir()
    take_lock(path).release()


def test_a_broken_holder_is_somebody(path: Path) -> None:
    lock = take_lock(path)
    holder_of(path).write_bytes(b"{")
    with pytest.raises(HeldError, match="somebody"):
        take_lock(path)
    lock.release()
