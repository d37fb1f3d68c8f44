"""What the tests of rules share: each course judged once."""

import pytest

from radcoder.catalog.reader import Catalog
from tests.rules.judged import Judge


@pytest.fixture(scope="session")
def judge(catalog: Catalog) -> Judge:
    """The judge of this process."""
    return Judge(catalog)
