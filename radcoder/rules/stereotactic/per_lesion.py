"""SRS-04: cranial radiosurgery billed for each lesion."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from radcoder.domain.course import ClaimKind, Entry
from radcoder.domain.edits import SetUnits
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, CourseRule, Problem, Proposal, remove_some
from radcoder.rules.chart import Chart
from radcoder.rules.stereotactic.courses import (
    CRANIAL_DELIVERY,
    CRANIAL_MANAGEMENT,
    all_one_unit,
    courses_of,
    starts_anew,
    stereotactic_phases,
)
from radcoder.rules.wording import count, listed, units_of


class RadiosurgeryBilledPerLesion(CourseRule):
    """Cranial radiosurgery is billed more than once in a course.

    What: More than one unit of 77371 and 77372 together, or of 77432, on the claims of one kind. Courses that the
    log shows with several sessions are left to the rule on cranial codes.
    Why: The single session treats all lesions, and its delivery and management are one unit each. Only the
    surgeon's codes count lesions.
    Resolve: Keep one unit of delivery and one of management.
    Authority: The medically unlikely edits of 77371, 77372 and 77432: 1, set by policy.
    """

    id = "SRS-04"
    name = "radiosurgery-billed-per-lesion"
    severity = Severity.ERROR
    authority = (Cite("mue", "77371, 77372, 77432"),)

    def check(self, chart: Chart) -> Iterator[Problem]:
        """Count delivery and management of radiosurgery."""
        for codes in (CRANIAL_DELIVERY, (CRANIAL_MANAGEMENT,)):
            for kind in ClaimKind if not chart.by_code.keys().isdisjoint(codes) else ():
                entries = tuple(entry for entry in chart.of(codes) if entry.claim.kind is kind)
                if units_of(entries) > 1 and not _several_courses_or_sessions(entries, chart):
                    yield _repeated(entries, chart)


def is_per_lesion(entries: Sequence[Entry], chart: Chart) -> bool:
    """Delivery of radiosurgery on claims of one kind, more than once for its only session: this rule says so."""
    kinds = {entry.claim.kind for entry in entries}
    delivery = all(entry.code in CRANIAL_DELIVERY for entry in entries)
    return delivery and len(kinds) == 1 and units_of(entries) > 1 and not _several_courses_or_sessions(entries, chart)


def _several_courses_or_sessions(entries: Sequence[Entry], chart: Chart) -> bool:
    dates = sorted(entry.date for entry in entries)
    apart = any(starts_anew(one, two, chart) for one, two in pairwise(dates))
    return apart or any(len(sessions) > 1 for sessions in courses_of(stereotactic_phases(chart), chart))


def _repeated(entries: tuple[Entry, ...], chart: Chart) -> Problem:
    billed = units_of(entries)
    lesions = sum(phase.lesions or 0 for phase in stereotactic_phases(chart))
    codes = listed(sorted({entry.code for entry in entries}))
    treated = f" for {count(lesions, 'lesion')}" if lesions > 1 else ""
    return Problem(
        message=f"{billed} units of {codes} are billed {{when}}{treated}; a course takes one, however many lesions.",
        entries=entries,
        evidence=f"{billed} billed on {', '.join(str(entry.ref) for entry in entries)}; one a course",
        fixes=_keep_one(entries),
    )


def _keep_one(entries: tuple[Entry, ...]) -> tuple[Proposal, ...]:
    if len(entries) == 1:
        return (Proposal("Bill 1 unit on {lines}", (SetUnits(entries[0].ref, 1),)),)
    return (remove_some(sorted(entries, key=lambda entry: entry.date)[1:], entries),) if all_one_unit(entries) else ()
