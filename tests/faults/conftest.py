"""What the fault suite shares: cheap keys, and small disks that can be filled or made to be read only."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from radcoder.casebook import keys
from tests.faults.casebooks import cheap_keys


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


@pytest.fixture
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    """A folder that `only_read` can close: root may write everywhere but on a disk that is mounted for reading."""
    if os.name == "nt":
        pytest.skip("a folder's own rights do not stop its owner on Windows")
    if os.geteuid() == 0:
        yield request.getfixturevalue("disk")
        return
    place = tmp_path / "folder"
    place.mkdir()
    yield place
    for path in (place, *place.rglob("*")):
        path.chmod(0o755)


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
    """Let a folder only be read from now on."""
    if folder.is_mount():
        mount("-o", "remount,ro", folder)
        return
    for path in (*folder.rglob("*"), folder):
        path.chmod(0o555 if path.is_dir() else 0o444)
