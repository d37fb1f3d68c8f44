"""The columns that the start page shows of a course, made from the course each time it is written."""

from collections.abc import Iterable
from typing import Any

from radcoder.domain.course import Course
from radcoder.domain.findings import FindingStatus, Review, Severity


def summary_of(course: Course) -> dict[str, Any]:
    """The columns of a course as it stands; it has not been reviewed yet."""
    days = course.days()
    return {
        "alias": course.reference,
        "title": course.title or "",
        "site": _joined(phase.site for phase in course.phases),
        "technique": _joined(phase.technique for phase in course.phases),
        "payer": course.payer or "",
        "state": course.status or "",
        "first_day": min(days).isoformat() if days else None,
        "last_day": max(days).isoformat() if days else None,
        "errors": None,
        "warnings": None,
        "infos": None,
    }


def counts_of(review: Review) -> dict[str, int]:
    """How many findings of each severity nobody has set aside."""
    standing = [each.severity for each in review.findings if each.status is FindingStatus.OPEN]
    return {f"{severity.value}s": standing.count(severity) for severity in Severity}


def _joined(names: Iterable[str | None]) -> str:
    return ", ".join(dict.fromkeys(name for name in names if name))
