"""What the tests of the casebook's use cases share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from radcoder.app.casebooks.casebook import Casebook
from radcoder.app.casebooks.opening import throwaway_casebook
from radcoder.casebook import keys


@pytest.fixture
def book() -> Iterator[Casebook]:
    """A casebook that is gone afterwards, with its one person at it."""
    with throwaway_casebook() as opened:
        yield opened


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where a casebook could be made; its keys are derived in a millisecond."""
    monkeypatch.setattr(keys.Cost.__init__, "__defaults__", (1, 64, 1))
    return tmp_path / "Ours.casebook"
