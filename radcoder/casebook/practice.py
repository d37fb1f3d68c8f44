"""All courses of a casebook at once, each with its lines of some codes alone: what rules on a practice ask for."""

import json
from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from radcoder.casebook import content, texts
from radcoder.casebook.rows import ClaimRow, ContentRow, CourseRow, LineRow
from radcoder.domain.course import Claim, Course, Line

IN_USE = CourseRow.deleted.is_(None)


def lean_courses(session: Session, codes: Iterable[str]) -> dict[str, Course]:
    """The courses by id, archived ones too, none from the bin; as much of each as `codes` have lines.

    Those that cannot be read, because a newer RadCoder wrote them or another program spoilt them, are left out. Three
    queries, however many courses.
    """
    written = select(CourseRow.id, CourseRow.alias, CourseRow.payer).join(ContentRow, ContentRow.course == CourseRow.id)
    known = written.where(IN_USE, ContentRow.format <= content.FORMAT).order_by(CourseRow.alias, CourseRow.id)
    with texts.reading(session):
        unfit: set[str] = set()
        claims = _claims(session, _lines(session, codes), unfit)
        rows = session.execute(known).all()
    return {
        row.id: Course(row.alias, tuple(claims.get(row.id, ())), payer=row.payer or None)
        for row in rows
        if row.id not in unfit and isinstance(row.alias, str) and isinstance(row.payer, str)
    }


def _lines(session: Session, codes: Iterable[str]) -> dict[int, list[str | bytes]]:
    found: dict[int, list[str | bytes]] = defaultdict(list)
    query = select(LineRow.claim, LineRow.line).where(LineRow.code.in_(sorted(codes)))
    for claim, line in session.execute(query.order_by(LineRow.claim, LineRow.position)):
        found[claim].append(line)
    return found


def _claims(session: Session, lines: dict[int, list[str | bytes]], unfit: set[str]) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = defaultdict(list)
    query = select(ClaimRow.id, ClaimRow.course, ClaimRow.head).order_by(ClaimRow.course, ClaimRow.position)
    for key, course, head in session.execute(query):
        if key not in lines:
            continue
        try:
            read = tuple(content.understood(json.loads(each), Line) for each in lines[key])
            found[course].append(content.claim_of(json.loads(head), read))
        except (ValueError, TypeError, RecursionError):
            unfit.add(course)
    return found
