"""What the fault suite shares: cheap keys, and small disks that can be filled or made to be read only."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from radcoder.casebook import keys
from tests.faults.casebooks import cheap_keys

BLOCK = 4096
Disk = Callable[[str], Path]


@pytest.fixture(autouse=True)
def _cheap() -> Iterator[None]:
    before = keys.Cost.__init__.__defaults__
    cheap_keys()
    yield
    keys.Cost.__init__.__defaults__ = before


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own of one megabyte, where the system lets a test have one (root on Linux)."""
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        pytest.skip("only root on Linux may mount a small disk; the size limit is tried instead")
    folder = tmp_path / "disk"
    folder.mkdir()
    mount("-t", "tmpfs", "-o", "size=1m", "tmpfs", folder)
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


def mount(*words: object) -> None:
    """Mount a disk, or skip the test in a container that may not."""
    ran = subprocess.run(["mount", *map(str, words)], capture_output=True, text=True, check=False)
    if ran.returncode:
        pytest.skip(f"no disk can be mounted here: {ran.stderr.strip()}")


def fill(folder: Path, *, leave: int = 0) -> Path:
    """Fill a disk but for some bytes, and give the file that does."""
    ballast = folder / "ballast"
    free = os.statvfs(folder).f_bavail * os.statvfs(folder).f_frsize
    ballast.write_bytes(bytes(max(free - leave, 0)))
    return ballast


def only_read(folder: Path) -> None:
    """Let a disk only be read from now on."""
    mount("-o", "remount,ro", folder)
