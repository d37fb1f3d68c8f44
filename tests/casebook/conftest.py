"""What the tests of the casebook share."""

from pathlib import Path

import pytest

from radcoder.casebook import keys
from radcoder.casebook.vault import Unlocked
from tests.casebook.doors import made


@pytest.fixture
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a key be derived in a millisecond: what is tested here is what happens with it."""
    monkeypatch.setattr(keys.Cost.__init__, "__defaults__", (1, 64, 1))


@pytest.fixture
def door(tmp_path: Path, cheap: None) -> Unlocked:
    """An encrypted casebook, unlocked."""
    return made(tmp_path)[0]
