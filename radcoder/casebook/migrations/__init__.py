"""The register of migrations: the first leads from format 1 to format 2, and so on; none is changed once it is out."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from radcoder.casebook.migrations import identity_reviews_rules

if TYPE_CHECKING:
    from alembic.operations import Operations

Migration = Callable[["Operations"], None]
MIGRATIONS: tuple[Migration, ...] = (identity_reviews_rules.upgrade,)
