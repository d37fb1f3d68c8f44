"""Whom courses belong to: kept apart from them, and never written into the journal."""

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from radcoder.casebook.courses import UnknownCourseError
from radcoder.casebook.journal import Happening
from radcoder.casebook.rows import CourseRow, IdentityRow
from radcoder.casebook.store import Change
from radcoder.domain.people import NOBODY, Identity


def get(session: Session, course: str) -> Identity:
    """What is known of whom a course belongs to; empty where nothing is."""
    columns = select(IdentityRow.record_number, IdentityRow.name)
    row = session.execute(columns.where(IdentityRow.course == course)).one_or_none()
    return Identity(*row) if row else NOBODY


def put(change: Change, course: str, identity: Identity) -> None:
    """Write it down; the journal says that this was done, not what. Raises `UnknownCourseError`."""
    session = change.session
    alias = session.scalar(select(CourseRow.alias).where(CourseRow.id == course))
    if alias is None:
        raise UnknownCourseError(course)
    if get(session, course) == identity:
        return
    change.note(Happening("identify" if identity != NOBODY else "forget identity", alias, course))
    session.execute(delete(IdentityRow).where(IdentityRow.course == course))
    if identity != NOBODY:
        values = {"course": course, "record_number": identity.record_number, "name": identity.name}
        session.execute(insert(IdentityRow).values(values))
