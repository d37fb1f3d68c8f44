"""MIS-03: a stereotactic course without its management."""

from collections.abc import Iterator

from radcoder.domain.findings import Severity
from radcoder.domain.fractions import Session
from radcoder.rules.base import Cite, CourseRule, Problem
from radcoder.rules.chart import Chart
from radcoder.rules.missing.short_course_management import OTHER_MANAGEMENT
from radcoder.rules.missing.unbilled import amount_words, carrier, new_line, physicians, propose
from radcoder.rules.stereotactic.courses import courses_of, near, stereotactic_phases
from radcoder.rules.units.stereotactic import code_of, is_delivered_so
from radcoder.rules.weekly import dates_of
from radcoder.rules.wording import count


class StereotacticManagementMissing(CourseRule):
    """The management of a stereotactic course is not billed.

    What: An ended stereotactic course of one to five sessions, with a physician's claim and no management code in
    its time. Where delivery is billed, it is billed as stereotactic.
    Why: The whole course is managed with 77435 once, or with 77432 for a single cranial session. It is lost when
    no one bills it.
    Resolve: Bill it once if the record shows the physician's work: presence and review at the sessions, approval of
    the images, examination. Check first that no one else has billed it.
    Authority: ASTRO questions and answers on stereotactic treatment; SROA page on stereotactic coding.
    """

    id = "MIS-03"
    name = "stereotactic-management-missing"
    severity = Severity.INFO
    authority = (Cite("astro-faq-stereotactic"), Cite("sroa-stereotactic"))

    def check(self, chart: Chart) -> Iterator[Problem]:
        """Report stereotactic courses without management."""
        phases = stereotactic_phases(chart)
        if not chart.ended or not phases or not physicians(chart):
            return
        courses = courses_of(phases, chart)
        for sessions in courses:
            code = code_of(sessions, courses, chart)
            if code and not near(chart.of(OTHER_MANAGEMENT), sessions, chart) and is_delivered_so(sessions, chart):
                yield _unmanaged(code, sessions, chart)


def _unmanaged(code: str, sessions: tuple[Session, ...], chart: Chart) -> Problem:
    day = sessions[-1].date
    claim = carrier(physicians(chart), day, chart)
    line = new_line(code, day, claim, chart)
    return Problem(
        message=f"A stereotactic course of {count(len(sessions), 'session')}, {dates_of(sessions)}, has no management "
        f"code; {code} manages it once, if the record shows the physician's part in its sessions."
        f"{amount_words(claim, line, chart)}",
        entries=(),
        evidence=f"sessions on {', '.join(str(s.date) for s in sessions)}; none of {', '.join(OTHER_MANAGEMENT)} is "
        "billed in their time",
        fixes=propose([(claim, line)]),
        codes=(code,),
        dates=(day,),
    )
