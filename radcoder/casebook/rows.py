"""The tables of the casebook; texts hold times (UTC) and days in ISO form, so that every database sorts them alike."""

from sqlalchemy import ForeignKey, Index, MetaData, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Row(DeclarativeBase):
    """What all tables share: names for every constraint, so that a migration can find them."""

    metadata = METADATA
    type_annotation_map = {str: Text}  # noqa: RUF012 - SQLAlchemy reads it from the class


class CasebookRow(Row):
    """The one row about the casebook itself: its schema and the head of the journal's chain."""

    __tablename__ = "casebook"

    id: Mapped[str] = mapped_column(primary_key=True)
    format: Mapped[int]
    made: Mapped[str]
    head: Mapped[int] = mapped_column(default=0)
    head_hash: Mapped[str] = mapped_column(default="")
    head_at: Mapped[str] = mapped_column(default="")


class PersonRow(Row):
    """Somebody who may open the casebook; the id is that of the slot in the keys file."""

    __tablename__ = "person"

    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    role: Mapped[str]
    active: Mapped[bool] = mapped_column(default=True)


class CourseRow(Row):
    """What the start page shows of a course; small, because 5,000 of them are read at once."""

    __tablename__ = "course"

    id: Mapped[str] = mapped_column(primary_key=True)
    alias: Mapped[str]
    title: Mapped[str] = mapped_column(default="")
    site: Mapped[str] = mapped_column(default="")
    technique: Mapped[str] = mapped_column(default="")
    payer: Mapped[str] = mapped_column(default="")
    state: Mapped[str] = mapped_column(default="")
    first_day: Mapped[str | None]
    last_day: Mapped[str | None]
    errors: Mapped[int | None]
    warnings: Mapped[int | None]
    infos: Mapped[int | None]
    edited: Mapped[str]
    edited_by: Mapped[str]
    tags: Mapped[str] = mapped_column(default="[]")
    archived: Mapped[bool] = mapped_column(default=False)
    deleted: Mapped[str | None]
    revision: Mapped[int] = mapped_column(default=0)
    """Number of the journal entry that changed the content last."""


class ContentRow(Row):
    """A course without its claims, as JSON; `format` says how it is written."""

    __tablename__ = "content"

    course: Mapped[str] = mapped_column(ForeignKey(CourseRow.id, ondelete="CASCADE"), primary_key=True)
    format: Mapped[int]
    facts: Mapped[str]


class ClaimRow(Row):
    """A claim without its lines, as JSON; `alias` is the id that the course gives it."""

    __tablename__ = "claim"
    __table_args__ = (Index(None, "course", "alias", unique=True),)

    id: Mapped[int] = mapped_column(primary_key=True)
    course: Mapped[str] = mapped_column(ForeignKey(CourseRow.id, ondelete="CASCADE"))
    alias: Mapped[str]
    position: Mapped[int]
    head: Mapped[str]


class LineRow(Row):
    """A billed line as JSON, its code and day for questions over all courses; positions count from 0."""

    __tablename__ = "line"
    __table_args__ = (Index(None, "claim", "position"), Index(None, "code"))

    id: Mapped[int] = mapped_column(primary_key=True)
    claim: Mapped[int] = mapped_column(ForeignKey(ClaimRow.id, ondelete="CASCADE"))
    position: Mapped[int]
    code: Mapped[str]
    day: Mapped[str]
    line: Mapped[str]


class JournalRow(Row):
    """One entry of the journal; never changed, never taken away."""

    __tablename__ = "journal"
    __table_args__ = (Index(None, "course", "number"),)

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[str]
    who: Mapped[str]
    what: Mapped[str]
    subject: Mapped[str]
    course: Mapped[str | None]
    undoes: Mapped[int | None]
    clock_back: Mapped[bool]
    hash: Mapped[str]
    before: Mapped[str | None]
    after: Mapped[str | None]


class NoteRow(Row):
    """What the department wrote about a code."""

    __tablename__ = "note"

    code: Mapped[str] = mapped_column(primary_key=True)
    text: Mapped[str]
    edited: Mapped[str]
    edited_by: Mapped[str]


class FavouriteRow(Row):
    """A code that a person keeps at hand."""

    __tablename__ = "favourite"

    person: Mapped[str] = mapped_column(ForeignKey(PersonRow.id, ondelete="CASCADE"), primary_key=True)
    code: Mapped[str] = mapped_column(primary_key=True)


class SettingRow(Row):
    """A setting of the casebook; the value is JSON."""

    __tablename__ = "setting"

    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]


class DraftRow(Row):
    """Something half typed, or where somebody's window stood."""

    __tablename__ = "draft"

    person: Mapped[str] = mapped_column(ForeignKey(PersonRow.id, ondelete="CASCADE"), primary_key=True)
    place: Mapped[str] = mapped_column(primary_key=True)
    text: Mapped[str]


class IdentityRow(Row):
    """Whom a course belongs to, apart from the course, so that nothing that writes courses can carry it along."""

    __tablename__ = "identity"

    course: Mapped[str] = mapped_column(ForeignKey(CourseRow.id, ondelete="CASCADE"), primary_key=True)
    record_number: Mapped[str]
    name: Mapped[str]


class ReviewRow(Row):
    """A review that was kept, with the releases that it rests on; it outlives its course."""

    __tablename__ = "review"
    __table_args__ = (Index(None, "course"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    course: Mapped[str]
    at: Mapped[str]
    who: Mapped[str]
    catalog_hash: Mapped[str]
    errors: Mapped[int]
    warnings: Mapped[int]
    infos: Mapped[int]
    releases: Mapped[str]
    document: Mapped[str]


class RuleSettingRow(Row):
    """How a rule is judged for a payer, all of them where the payer is empty; no severity means it is off."""

    __tablename__ = "rule_setting"

    payer: Mapped[str] = mapped_column(primary_key=True)
    rule: Mapped[str] = mapped_column(primary_key=True)
    severity: Mapped[str | None]
