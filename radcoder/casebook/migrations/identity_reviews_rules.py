"""Format 2: whom a course belongs to, reviews that are kept, and rules set for a payer."""

from typing import TYPE_CHECKING

from sqlalchemy import Column, ForeignKey, Integer, Text

if TYPE_CHECKING:
    from alembic.operations import Operations


def upgrade(op: "Operations") -> None:
    """Make the three tables."""
    op.create_table(
        "identity",
        Column(
            "course",
            Text,
            ForeignKey("course.id", name="fk_identity_course", ondelete="CASCADE"),
            primary_key=True,
            nullable=False,
        ),
        Column("record_number", Text, nullable=False),
        Column("name", Text, nullable=False),
    )
    texts = ("course", "at", "who", "catalog_hash")
    counts = ("errors", "warnings", "infos")
    op.create_table(
        "review",
        Column("id", Text, primary_key=True, nullable=False),
        *(Column(name, Text, nullable=False) for name in texts),
        *(Column(name, Integer, nullable=False) for name in counts),
        Column("releases", Text, nullable=False),
        Column("document", Text, nullable=False),
    )
    op.create_index("ix_review_course", "review", ["course"])
    op.create_table(
        "rule_setting",
        Column("payer", Text, primary_key=True, nullable=False),
        Column("rule", Text, primary_key=True, nullable=False),
        Column("severity", Text),
    )
