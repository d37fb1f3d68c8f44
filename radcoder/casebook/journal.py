"""The journal: what happened, in order, each entry sealed with a hash over the one before it.

Another program may have put anything into it, which must be shown and found, and must keep nobody out of the casebook.
"""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from sqlalchemy import Executable, func, insert, or_, select, update
from sqlalchemy.orm import Session

from radcoder.casebook import texts, times
from radcoder.casebook.chain import Head, Stored, is_sealed, sealed
from radcoder.casebook.rows import CasebookRow, CourseRow, JournalRow
from radcoder.casebook.values import JournalView

_ENTRIES = JournalRow.__table__
SEARCHED = (JournalRow.subject, JournalRow.what, JournalRow.who, JournalRow.before, JournalRow.after)
AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Happening:
    """What an entry is to say; `before` and `after` are JSON texts, `undoes` is an entry taken back or done again."""

    what: str
    subject: str
    course: str | None = None
    before: str | None = None
    after: str | None = None
    undoes: int | None = None


@dataclass(frozen=True, slots=True)
class Sought:
    """Which entries are looked for: those that hold the text anywhere, of one course, of one person, and how many."""

    text: str = ""
    course: str | None = None
    who: str | None = None
    limit: int = 200
    offset: int = 0


def append(session: Session, who: str, at: datetime, happening: Happening) -> int:
    """Write the next entry and return its number. A clock that was set back is noted, and the order stays.

    It stands behind all that are there, whoever put them there: a forged entry must not keep people from their work.
    """
    known = head(session)
    number = max(known.number, known.last) + 1
    values: dict[str, object] = {
        "number": number,
        "at": times.written(at),
        "who": who,
        "what": happening.what,
        "subject": happening.subject,
        "course": happening.course,
        "before": happening.before,
        "after": happening.after,
        "undoes": happening.undoes,
        "clock_back": times.written(at) < known.at,
    }
    seal = sealed(known.hash, values)
    session.execute(insert(JournalRow).values(**values, hash=seal))
    session.execute(update(CasebookRow).values(head=number, head_hash=seal, head_at=values["at"]))
    return number


def head(session: Session) -> Head:
    """Where the journal ends at this moment."""
    last = select(func.coalesce(func.max(JournalRow.number), 0)).scalar_subquery()
    columns = select(CasebookRow.head, CasebookRow.head_hash, CasebookRow.head_at, last.label("last"))
    (known,) = _stored(session, columns)
    there = int(str(known["last"]))
    number = known["head"] if isinstance(known["head"], int) else there
    return Head(number, str(known["head_hash"]), there, str(known["head_at"]))


def astray(session: Session) -> int | None:
    """The first number under which a course says it was changed last, though no entry about it stands there."""
    ours = select(JournalRow.number).where(JournalRow.number == CourseRow.revision, JournalRow.course == CourseRow.id)
    with texts.reading(session):
        found: Sequence[object] = session.scalars(select(CourseRow.revision).where(~ours.exists())).all()
    return min((each for each in found if isinstance(each, int)), default=None)


def steps(session: Session, course: str, whats: Iterable[str]) -> tuple[Stored, ...]:
    """The entries of a course about these happenings, oldest first: number, what, subject and what they undo."""
    columns = select(JournalRow.number, JournalRow.what, JournalRow.subject, JournalRow.undoes)
    ours = columns.where(JournalRow.course == course, JournalRow.what.in_(tuple(whats)))
    return _stored(session, ours.order_by(JournalRow.number))


def after(session: Session, number: int | None, limit: int = AT_ONCE) -> tuple[Stored, ...]:
    """The entries behind a number, or from the first on, oldest first.

    A long journal is read in pieces, so that no commit waits for it.
    """
    query = _ENTRIES.select().order_by(JournalRow.number).limit(limit)
    if number is not None:
        query = query.where(JournalRow.number > number)
    return _stored(session, query)


def as_written(session: Session, number: int) -> Stored | None:
    """An entry, None where it is gone or is not as it was written behind the one before it."""
    entries = {entry["number"]: entry for entry in after(session, number - 2, limit=2)}
    previous, entry = entries.get(number - 1, {}), entries.get(number)
    return entry if entry is not None and is_sealed(previous.get("hash", ""), entry) else None


def entries(session: Session, sought: Sought) -> tuple[JournalView, ...]:
    """The entries looked for, newest first."""
    query = _ENTRIES.select().order_by(JournalRow.number.desc()).limit(sought.limit).offset(sought.offset)
    if sought.text:
        query = query.where(or_(*(column.icontains(sought.text, autoescape=True) for column in SEARCHED)))
    if sought.course is not None:
        query = query.where(JournalRow.course == sought.course)
    if sought.who is not None:
        query = query.where(JournalRow.who == sought.who)
    return tuple(map(view, _stored(session, query)))


def names(session: Session) -> tuple[str, ...]:
    """Everybody who stands in the journal."""
    found = _stored(session, select(JournalRow.who).distinct().order_by(JournalRow.who))
    return tuple(_text(row["who"]) for row in found)


def _stored(session: Session, query: Executable) -> tuple[Stored, ...]:
    """What the file holds; texts that are no UTF-8 come too, as signs that no entry of ours has."""
    with texts.reading(session, partial(str, encoding="utf-8", errors="surrogateescape")):
        return tuple(dict(row) for row in session.execute(query).mappings())


def view(stored: Stored) -> JournalView:
    """An entry for people; of what RadCoder did not write, as much as can be shown."""
    undoes = stored["undoes"]
    return JournalView(
        number=int(str(stored["number"])),
        at=_moment(stored["at"]),
        who=_text(stored["who"]),
        what=_text(stored["what"]),
        subject=_text(stored["subject"]),
        course=_text_or_none(stored["course"]),
        before=_text_or_none(stored["before"]),
        after=_text_or_none(stored["after"]),
        undoes=undoes if isinstance(undoes, int) else None,
        clock_back=bool(stored["clock_back"]),
        hash=_text(stored["hash"]),
    )


def _text_or_none(value: object) -> str | None:
    return None if value is None else _text(value)


def _text(value: object) -> str:
    text = value if isinstance(value, str) else repr(value)
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _moment(value: object) -> datetime | None:
    with suppress(ValueError):
        return times.read(str(value))
    return None
