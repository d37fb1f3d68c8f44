"""What all tests share: a catalogue built once from the repository's own seeds, and no clock in a property."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from radcoder.catalog.build import ensure_catalog
from radcoder.catalog.reader import Catalog

settings.register_profile(
    "untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)  # no test asserts a time
settings.load_profile("untimed")
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
