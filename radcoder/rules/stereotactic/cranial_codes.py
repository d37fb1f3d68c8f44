"""SRS-03: delivery and management codes of a cranial course against its number of sessions."""

from collections.abc import Iterator

from radcoder.domain.course import Entry
from radcoder.domain.edits import DropLine, Edit, ReplaceCode
from radcoder.domain.findings import Severity
from radcoder.domain.fractions import Session
from radcoder.rules.base import Cite, CourseRule, Problem, Proposal, remove
from radcoder.rules.chart import Chart
from radcoder.rules.stereotactic.courses import (
    BODY_DELIVERY,
    CRANIAL_DELIVERY,
    CRANIAL_MANAGEMENT,
    MANAGEMENT,
    Courses,
    all_one_unit,
    courses_of,
    is_cranial,
    most_sessions,
    near,
    stereotactic_phases,
)
from radcoder.rules.wording import count

LINAC = "77372"
RIGHT_FOR_ONE = {BODY_DELIVERY: LINAC, MANAGEMENT: CRANIAL_MANAGEMENT}
RIGHT_FOR_SEVERAL = {**dict.fromkeys(CRANIAL_DELIVERY, BODY_DELIVERY), CRANIAL_MANAGEMENT: MANAGEMENT}


class CranialStereotacticCodesMismatch(CourseRule):
    """The codes of a cranial stereotactic course do not fit its number of sessions.

    What: 77373 or 77435 in a cranial course of one session, or 77371, 77372 or 77432 in one of two to five. The
    technique of the phases is `srs`; a spine or another site of the body is left out.
    Why: Radiosurgery of the head in a single session is delivered as 77371 or 77372 and managed as 77432. The
    same treatment in two to five sessions is 77373, managed once as 77435.
    Resolve: Count the sessions of the course, and bill the pair of codes that fits. G0339 and G0340 are used
    where the contractor wants them.
    Authority: SROA page on stereotactic coding; the unit limits; the structure of the codes.
    """

    id = "SRS-03"
    name = "cranial-stereotactic-codes-mismatch"
    severity = Severity.ERROR
    authority = (Cite("sroa-stereotactic"), Cite("mue", "77371, 77372, 77432, 77435"))

    def check(self, chart: Chart) -> Iterator[Problem]:
        """Report codes of the other kind of course."""
        if chart.by_code.keys().isdisjoint(RIGHT_FOR_ONE.keys() | RIGHT_FOR_SEVERAL.keys()):
            return
        phases = stereotactic_phases(chart)
        if not phases or not all(is_cranial(phase) for phase in phases):
            return
        for sessions in (courses := courses_of(phases, chart)):
            yield from _compare(sessions, _length(sessions, courses, chart), chart)


def _length(sessions: tuple[Session, ...], courses: Courses, chart: Chart) -> int:
    """Sessions of the course: those on the log, or the planned ones while it is not known to have ended."""
    if chart.ended or len(courses) > 1:
        return len(sessions)
    planned = [phase.planned_fractions for phase in stereotactic_phases(chart)]
    if None in planned and len(sessions) == 1:
        return 0
    return max(len(sessions), *(number or 0 for number in planned))


def _compare(sessions: tuple[Session, ...], length: int, chart: Chart) -> Iterator[Problem]:
    if not 0 < length <= most_sessions(chart):
        return
    right = RIGHT_FOR_ONE if length == 1 else RIGHT_FOR_SEVERAL
    for code, instead in right.items():
        entries = near(chart.by_code.get(code, ()), sessions, chart)
        if entries:
            yield Problem(
                message=f"A cranial course of {count(length, 'session')} takes {instead} in place of {code} {{when}}.",
                entries=entries,
                evidence=f"{count(length, 'session')}: {', '.join(str(s.date) for s in sessions)}; one session "
                "77371 or 77372 with 77432, two to five 77373 with 77435",
                fixes=_replace(entries, instead, chart),
            )


def _replace(entries: tuple[Entry, ...], code: str, chart: Chart) -> tuple[Proposal, ...]:
    """A change of code that leads to one unit a session of 77373, and to one unit a course of the others."""
    if code != BODY_DELIVERY and code in chart.by_code:
        return (remove(*entries),)
    if not all_one_unit(entries):
        return ()
    if code == BODY_DELIVERY:
        return (Proposal(f"Bill {code} on {{lines}}", tuple(ReplaceCode(entry.ref, code) for entry in entries)),)
    *others, last = sorted(entries, key=lambda entry: entry.date)
    edits: tuple[Edit, ...] = (ReplaceCode(last.ref, code), *(DropLine(entry.ref) for entry in others))
    return (Proposal(f"Bill {code} once in place of {{lines}}" if others else f"Bill {code} on {{lines}}", edits),)
