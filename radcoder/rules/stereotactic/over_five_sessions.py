"""SRS-01: a stereotactic course of more than five sessions."""

from collections.abc import Iterator

from radcoder.domain.course import Entry, Phase
from radcoder.domain.edits import DropLine, Edit, ReplaceCode
from radcoder.domain.findings import Severity
from radcoder.domain.fractions import Session, is_stereotactic
from radcoder.rules.base import Cite, CourseRule, Problem, Proposal
from radcoder.rules.chart import Chart
from radcoder.rules.stereotactic.courses import (
    BODY_DELIVERY,
    MANAGEMENT,
    courses_of,
    most_sessions,
    near,
)
from radcoder.rules.technique.level import CODES, SINCE, supported
from radcoder.rules.technique.treated import own_phases, session_phases
from radcoder.rules.weekly import dates_of
from radcoder.rules.wording import count


class StereotacticCourseOverFiveSessions(CourseRule):
    """A stereotactic course has more than five sessions.

    What: More than five stereotactic sessions over all sites of one course, billed with 77373 or 77435.
    Why: Five sessions are the most that a stereotactic course may have, however many lesions it treats. With
    more it is no stereotactic course for billing, and none of its sessions is.
    Resolve: Bill the delivery at the level of its plan and the management in fives. Sessions that were two
    courses in time and purpose stand apart: the record must say so.
    Authority: ASTRO questions and answers on stereotactic treatment.
    """

    id = "SRS-01"
    name = "stereotactic-course-over-five-sessions"
    severity = Severity.ERROR
    authority = (Cite("astro-faq-stereotactic"), Cite("parameters", "stereotactic_sessions"))

    def check(self, chart: Chart) -> Iterator[Problem]:
        """Report stereotactic lines of a course with too many sessions."""
        if chart.by_code.keys().isdisjoint((BODY_DELIVERY, MANAGEMENT)):
            return
        most = most_sessions(chart)
        for sessions in courses_of(_phases(chart), chart):
            if len(sessions) > most:
                yield from _too_long(sessions, most, chart)


def _phases(chart: Chart) -> tuple[Phase, ...]:
    """Phases of a stereotactic technique, and those that are billed as stereotactic."""
    billed = {phase.id for entry in chart.by_code.get(BODY_DELIVERY, ()) for phase in own_phases(entry, chart)}
    return tuple(phase for phase in chart.course.phases if phase.id in billed or is_stereotactic(phase))


def _too_long(sessions: tuple[Session, ...], most: int, chart: Chart) -> Iterator[Problem]:
    delivered = near(chart.of([BODY_DELIVERY]), sessions, chart)
    managed = near(chart.of([MANAGEMENT]), sessions, chart)
    if delivered or managed:
        yield Problem(
            message=f"The course has {len(sessions)} stereotactic sessions, {dates_of(sessions)}; "
            f"a stereotactic course has {most} at most. Bill it as conventional treatment, by the level of its plan "
            "and with management in fives.",
            entries=delivered + managed,
            evidence=f"{count(len(sessions), 'session')} over all sites on {', '.join(str(s.date) for s in sessions)}",
            fixes=tuple(_as_conventional(delivered, managed, chart)),
        )


def _as_conventional(delivered: tuple[Entry, ...], managed: tuple[Entry, ...], chart: Chart) -> Iterator[Proposal]:
    edits: list[Edit] = [DropLine(entry.ref) for entry in managed]
    for entry in delivered:
        support = chart.once(supported, session_phases(entry, chart)) if entry.date >= SINCE else None
        if support is None or len(support.levels) != 1:
            return
        edits.append(ReplaceCode(entry.ref, CODES[min(support.levels)]))
    title = "Bill {lines} as conventional treatment: delivery at the level of its plan, no stereotactic management"
    yield Proposal(title if delivered else "Remove {lines}", tuple(edits))
