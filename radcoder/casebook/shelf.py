"""Where courses lie: in the list, archived, tagged, in the bin for thirty days, and how their reviews came out."""

import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from radcoder.casebook import content, drafts, listing, texts, times
from radcoder.casebook.courses import UnknownCourseError
from radcoder.casebook.journal import Happening
from radcoder.casebook.rows import CourseRow, SettingRow
from radcoder.casebook.store import Change
from radcoder.casebook.summary import counts_of
from radcoder.casebook.values import CourseSummary
from radcoder.domain.findings import Review

BIN_DAYS = 30
COPY = re.compile(r" copy( \d+)?$")
BASIS = "review.basis"


def listed(session: Session, *, archived: bool, binned: bool) -> tuple[CourseSummary, ...]:
    """The summaries of all courses of a kind, the one edited last first: one query."""
    query = select(*listing.LISTED).order_by(CourseRow.edited.desc(), CourseRow.id)
    query = query.where(CourseRow.deleted.is_not(None) if binned else CourseRow.deleted.is_(None))
    if not binned:
        query = query.where(CourseRow.archived.is_(True) if archived else CourseRow.archived.is_not(True))
    return listing.summaries(session, query)


def free_name(session: Session, model: str) -> str:
    """What to call a copy of a course: a copy, or the next number of one, where no course is called so yet."""
    stem = COPY.sub("", model)
    with texts.reading(session):
        taken = set(session.scalars(select(CourseRow.alias)))
    names = (f"{stem} copy{f' {number}' if number > 1 else ''}" for number in count(1))
    return next(name for name in names if name not in taken)


def archive(change: Change, course: str, *, on: bool) -> None:
    """Lay a course away, or fetch it back."""
    _set(change, course, "archive" if on else "unarchive", {"archived": on})


def tag(change: Change, course: str, tags: Iterable[str]) -> None:
    """Put these tags in the place of those before."""
    wanted = sorted({each.strip() for each in tags} - {""}, key=str.casefold)
    _set(change, course, "tag", {"tags": content.text(wanted)})


def bin_course(change: Change, course: str) -> None:
    """Put a course into the bin."""
    _set(change, course, "delete", {"deleted": times.written(change.at)})


def restore(change: Change, course: str) -> None:
    """Take a course out of the bin."""
    _set(change, course, "restore", {"deleted": None})


def _set(change: Change, course: str, what: str, values: dict[str, Any]) -> None:
    """Write columns; nothing happens, and nothing is noted, where they stand so already."""
    columns = [CourseRow.__table__.c[name] for name in values]
    with texts.reading(change.session):
        row = change.session.execute(select(CourseRow.alias, *columns).where(CourseRow.id == course)).one_or_none()
    if row is None:
        raise UnknownCourseError(course)
    if any(isinstance(each, bytes) for each in row):
        raise content.DamagedCourseError(listing.shown(row.alias))
    before = dict(zip(values, row[1:], strict=True))
    if before == values:
        return
    change.note(Happening(what, row.alias, course, content.text(before), content.text(values)))
    change.session.execute(update(CourseRow).where(CourseRow.id == course).values(values))


def purge(change: Change, now: datetime) -> int:
    """Take away for good what has been in the bin for thirty days; how many courses that were."""
    limit = times.written(now - timedelta(days=BIN_DAYS))
    with texts.reading(change.session):
        found = change.session.execute(
            select(CourseRow.id, CourseRow.alias, CourseRow.deleted).where(CourseRow.deleted <= limit)
        ).all()
    gone = [row for row in found if isinstance(row.alias, str) and _is_moment(row.deleted)]
    for row in sorted(gone, key=lambda row: row.alias):
        change.session.execute(delete(CourseRow).where(CourseRow.id == row.id))
        drafts.drop_of(change.session, row.id)
        change.note(Happening("purge", row.alias, row.id))
    return len(gone)


def _is_moment(text: str) -> bool:
    """Whether a course was put into the bin by us: one that another program marked stays until people decide."""
    with suppress(ValueError):
        return bool(times.read(text))
    return False


def ids(session: Session) -> tuple[str, ...]:
    """All courses by their ids, wherever they lie."""
    return tuple(session.scalars(select(CourseRow.id).order_by(CourseRow.id)))


def unreviewed(session: Session) -> tuple[str, ...]:
    """The courses that no review has counted as they stand: those in use first, the one edited last before others."""
    query = select(CourseRow.id).where(CourseRow.errors.is_(None), CourseRow.deleted.is_(None))
    return tuple(session.scalars(query.order_by(CourseRow.archived, CourseRow.edited.desc(), CourseRow.id)))


def rest_on(change: Change, basis: str) -> int:
    """Forget all counts if they rest on something else; how many. No change of the user's, so the journal is silent."""
    known = change.session.scalar(select(SettingRow.value).where(SettingRow.key == BASIS))
    if known == content.text(basis):
        return 0
    change.session.execute(delete(SettingRow).where(SettingRow.key == BASIS))
    change.session.execute(insert(SettingRow).values(key=BASIS, value=content.text(basis)))
    forgotten = update(CourseRow).where(CourseRow.errors.is_not(None)).values(errors=None, warnings=None, infos=None)
    return len(change.session.execute(forgotten.returning(CourseRow.id)).all())


def reviewed(change: Change, course: str, review: Review) -> None:
    """Write how the review of a course came out; no change of the user's, so the journal is silent."""
    change.session.execute(update(CourseRow).where(CourseRow.id == course).values(counts_of(review)))
