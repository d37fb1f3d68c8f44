"""What all tests share: a catalogue built once from the repository's own seeds."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from radcoder.catalog.build import ensure_catalog
from radcoder.catalog.reader import Catalog

SEEDS = Path(__file__).parents[1] / "db"


@pytest.fixture(scope="session")
def catalog_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A catalogue built from `db/`."""
    return ensure_catalog(tmp_path_factory.mktemp("catalogue"), SEEDS)


@pytest.fixture(scope="session")
def catalog(catalog_path: Path) -> Iterator[Catalog]:
    """The catalogue, open for reading."""
    with Catalog(catalog_path) as opened:
        yield opened
