"""Notes on codes, which the department shares, and each person's favourite codes."""

from sqlalchemy import delete, insert, or_, select
from sqlalchemy.orm import Session

from radcoder.casebook import content, times
from radcoder.casebook.journal import Happening
from radcoder.casebook.rows import FavouriteRow, NoteRow
from radcoder.casebook.store import Change
from radcoder.casebook.values import NoteView


def get(session: Session, code: str) -> str:
    """The note on a code, empty when there is none."""
    return session.scalar(select(NoteRow.text).where(NoteRow.code == code)) or ""


def put(change: Change, code: str, text: str) -> None:
    """Write the note on a code; an empty text takes it away."""
    before, after = get(change.session, code), text.strip()
    if before == after:
        return
    change.note(Happening("note", code, before=content.text(before), after=content.text(after)))
    change.session.execute(delete(NoteRow).where(NoteRow.code == code))
    if after:
        values = {"code": code, "text": after, "edited": times.written(change.at), "edited_by": change.who}
        change.session.execute(insert(NoteRow).values(values))


def search(session: Session, text: str) -> tuple[NoteView, ...]:
    """The notes that hold the text, or are on a code that does; all of them for an empty text."""
    held = or_(NoteRow.text.icontains(text, autoescape=True), NoteRow.code.icontains(text, autoescape=True))
    rows = session.scalars(select(NoteRow).where(held).order_by(NoteRow.code))
    return tuple(NoteView(row.code, row.text, times.read(row.edited), row.edited_by) for row in rows)


def favourites(session: Session, person: str) -> tuple[str, ...]:
    """The codes that a person keeps at hand."""
    query = select(FavouriteRow.code).where(FavouriteRow.person == person).order_by(FavouriteRow.code)
    return tuple(session.scalars(query))


def favour(change: Change, person: str, code: str, *, on: bool) -> None:
    """Keep a code at hand, or no longer."""
    if (code in favourites(change.session, person)) == on:
        return
    change.note(Happening("favour" if on else "unfavour", code))
    if on:
        change.session.execute(insert(FavouriteRow).values(person=person, code=code))
    else:
        mine = (FavouriteRow.person == person, FavouriteRow.code == code)
        change.session.execute(delete(FavouriteRow).where(*mine))
