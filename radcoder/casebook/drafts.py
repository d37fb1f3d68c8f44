"""Drafts: what a person was typing, and where the window stood; not in the journal, because it is nothing done yet."""

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from radcoder.casebook.rows import DraftRow


def get(session: Session, person: str, place: str) -> str | None:
    """What was kept for this place, None when nothing was."""
    return session.scalar(select(DraftRow.text).where(DraftRow.person == person, DraftRow.place == place))


def keep(session: Session, person: str, place: str, text: str) -> None:
    """Keep a text in the place of the one before."""
    drop(session, person, place)
    session.execute(insert(DraftRow).values(person=person, place=place, text=text))


def drop(session: Session, person: str, place: str) -> None:
    """Forget what was kept."""
    session.execute(delete(DraftRow).where(DraftRow.person == person, DraftRow.place == place))


def drop_of(session: Session, course: str) -> None:
    """Forget everybody's drafts of a course: their places end with its id, and whom it belongs to may be among them."""
    session.execute(delete(DraftRow).where(DraftRow.place.endswith(f" {course}", autoescape=True)))
