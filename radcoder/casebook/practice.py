"""All courses of a casebook at once, each with its lines of some codes alone: what rules on a practice ask for."""

import json
from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from radcoder.casebook import content
from radcoder.casebook.rows import ClaimRow, ContentRow, CourseRow, LineRow
from radcoder.domain.course import Claim, Course, Line

IN_USE = CourseRow.deleted.is_(None)


def lean_courses(session: Session, codes: Iterable[str]) -> dict[str, Course]:
    """The courses by id, archived ones too, none from the bin; as much of each as `codes` have lines.

    Those that a newer RadCoder wrote are left out. Three queries, however many courses.
    """
    claims = _claims(session, _lines(session, codes))
    written = select(CourseRow.id, CourseRow.alias, CourseRow.payer).join(ContentRow, ContentRow.course == CourseRow.id)
    known = written.where(IN_USE, ContentRow.format <= content.FORMAT).order_by(CourseRow.alias, CourseRow.id)
    rows = session.execute(known)
    return {row.id: Course(row.alias, tuple(claims.get(row.id, ())), payer=row.payer or None) for row in rows}


def _lines(session: Session, codes: Iterable[str]) -> dict[int, list[Line]]:
    found: dict[int, list[Line]] = defaultdict(list)
    query = select(LineRow.claim, LineRow.line).where(LineRow.code.in_(sorted(codes)))
    for claim, line in session.execute(query.order_by(LineRow.claim, LineRow.position)):
        found[claim].append(content.understood(json.loads(line), Line))
    return found


def _claims(session: Session, lines: dict[int, list[Line]]) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = defaultdict(list)
    query = select(ClaimRow.id, ClaimRow.course, ClaimRow.head).order_by(ClaimRow.course, ClaimRow.position)
    for key, course, head in session.execute(query):
        if key in lines:
            found[course].append(content.claim_of(json.loads(head), tuple(lines[key])))
    return found
