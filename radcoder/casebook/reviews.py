"""Reviews that are kept as they stand, each with the releases that it rests on."""

import json
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from radcoder.casebook import content, times
from radcoder.casebook.courses import UnknownCourseError
from radcoder.casebook.journal import Happening
from radcoder.casebook.rows import CourseRow, ReviewRow
from radcoder.casebook.store import Change
from radcoder.casebook.summary import counts_of
from radcoder.casebook.values import SavedReviewView
from radcoder.domain.findings import Review


def save(change: Change, course: str, review: Review, document: str) -> SavedReviewView:
    """Keep a review; `document` is its file. Raises `UnknownCourseError`."""
    alias = change.session.scalar(select(CourseRow.alias).where(CourseRow.id == course))
    if alias is None:
        raise UnknownCourseError(course)
    counts = counts_of(review)
    change.note(Happening("keep review", alias, course, after=content.text(counts)))
    row = ReviewRow(
        id=uuid4().hex,
        course=course,
        at=times.written(change.at),
        who=change.who,
        catalog_hash=review.catalog_hash,
        **counts,
        releases=content.text([[used.dataset, used.release] for used in review.releases]),
        document=document,
    )
    change.session.add(row)
    return _view(row)


def listed(session: Session, course: str | None) -> tuple[SavedReviewView, ...]:
    """The reviews kept of a course, or of all, newest first."""
    query = select(ReviewRow).order_by(ReviewRow.at.desc(), ReviewRow.id)
    if course is not None:
        query = query.where(ReviewRow.course == course)
    return tuple(_view(row) for row in session.scalars(query))


def _view(row: ReviewRow) -> SavedReviewView:
    return SavedReviewView(
        row.id,
        row.course,
        times.read(row.at),
        row.who,
        row.catalog_hash,
        row.errors,
        row.warnings,
        row.infos,
        tuple((dataset, release) for dataset, release in json.loads(row.releases)),
        row.document.encode(),
    )
