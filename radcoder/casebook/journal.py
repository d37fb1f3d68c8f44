"""The journal: what happened, in order, each entry sealed with a hash over the one before it."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import datetime

from sqlalchemy import Row, func, insert, or_, select, update
from sqlalchemy.orm import Session

from radcoder.casebook import times
from radcoder.casebook.rows import CasebookRow, JournalRow
from radcoder.casebook.values import JournalVerdict, JournalView

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
    """Write the next entry and return its number. A clock that was set back is noted, and the order stays."""
    number, head_hash, head_at = session.execute(
        select(CasebookRow.head, CasebookRow.head_hash, CasebookRow.head_at)
    ).one()
    values: dict[str, object] = {
        "number": number + 1,
        "at": times.written(at),
        "who": who,
        "what": happening.what,
        "subject": happening.subject,
        "course": happening.course,
        "before": happening.before,
        "after": happening.after,
        "undoes": happening.undoes,
        "clock_back": times.written(at) < head_at,
    }
    seal = sealed(head_hash, values)
    session.execute(insert(JournalRow).values(**values, hash=seal))
    session.execute(update(CasebookRow).values(head=number + 1, head_hash=seal, head_at=values["at"]))
    return number + 1


def sealed(previous: str, values: dict[str, object]) -> str:
    """The SHA-256 over the hash before and the entry's canonical JSON, in hexadecimal."""
    canonical = json.dumps(values, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(f"{previous}\n{canonical}".encode("ascii")).hexdigest()


@dataclass(frozen=True, slots=True)
class Head:
    """The end of the journal: the last entry as the casebook knows it, and the number of the last one that is there."""

    number: int
    hash: str
    last: int


def head(session: Session) -> Head:
    """Where the journal ends at this moment."""
    last = select(func.coalesce(func.max(JournalRow.number), 0)).scalar_subquery()
    return Head(*session.execute(select(CasebookRow.head, CasebookRow.head_hash, last)).one())


def after(session: Session, number: int, limit: int = AT_ONCE) -> tuple[JournalView, ...]:
    """The entries behind a number, oldest first: a long journal is read in pieces, so that no commit waits for it."""
    query = _ENTRIES.select().where(JournalRow.number > number).order_by(JournalRow.number).limit(limit)
    return tuple(_view(row) for row in session.execute(query))


def verdict(entries: Iterable[JournalView], head: Head) -> JournalVerdict:
    """Go along the chain, oldest first, and say whether it is as it was written, up to the head and no further."""
    previous, number = "", 0
    for entry in entries:
        if entry.number > head.number:
            break  # it was written while we read, or it shows itself below
        number += 1
        if entry.number != number:
            return _broken(number, f"entry {number} is missing")
        if entry.hash != sealed(previous, _sealed_fields(entry)):
            return _broken(number, f"entry {number} is not as it was written")
        previous = entry.hash
    if number < head.number:
        return _broken(number + 1, f"it ends with entry {number}, but {head.number} were written")
    if previous != head.hash:
        return _broken(number, f"entry {number} is not the last one that the casebook knows")
    if head.last > head.number:
        return _broken(number + 1, f"it goes on behind entry {number}, the last one that the casebook knows")
    said = "1 entry" if number == 1 else f"{number} entries"
    return JournalVerdict(whole=True, entries=number, broken_at=None, sentence=f"The journal is whole: {said}.")


def _broken(number: int, how: str) -> JournalVerdict:
    sentence = f"The journal is broken at entry {number}: {how}. Another program has changed the casebook."
    return JournalVerdict(whole=False, entries=number - 1, broken_at=number, sentence=sentence)


def _sealed_fields(entry: JournalView) -> dict[str, object]:
    values = {field.name: getattr(entry, field.name) for field in fields(entry) if field.name != "hash"}
    return {**values, "at": times.written(entry.at)}


def entries(session: Session, sought: Sought) -> tuple[JournalView, ...]:
    """The entries looked for, newest first."""
    query = _ENTRIES.select().order_by(JournalRow.number.desc()).limit(sought.limit).offset(sought.offset)
    if sought.text:
        query = query.where(or_(*(column.icontains(sought.text, autoescape=True) for column in SEARCHED)))
    if sought.course is not None:
        query = query.where(JournalRow.course == sought.course)
    if sought.who is not None:
        query = query.where(JournalRow.who == sought.who)
    return tuple(_view(row) for row in session.execute(query))


def names(session: Session) -> tuple[str, ...]:
    """Everybody who stands in the journal."""
    return tuple(session.scalars(select(JournalRow.who).distinct().order_by(JournalRow.who)))


def _view(row: Row[tuple[object, ...]]) -> JournalView:
    values = dict(row._mapping)  # noqa: SLF001 - SQLAlchemy's public way to a row's names
    return JournalView(**{**values, "at": times.read(values["at"])})
