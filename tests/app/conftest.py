"""What the tests of the use cases share: a workspace on the catalogue of the repository."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from radcoder.app.workspace import Workspace, open_workspace


@pytest.fixture(scope="session")
def workspace(catalog_path: Path) -> Iterator[Workspace]:
    """A workspace on a catalogue built from `db/`."""
    with open_workspace(catalog_path) as opened:
        yield opened
