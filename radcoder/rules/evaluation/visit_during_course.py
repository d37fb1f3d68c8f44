"""EM-02: a visit during the course that the course includes."""

from collections.abc import Iterator

from radcoder.domain.course import Entry
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, CourseRule, Problem, remove
from radcoder.rules.chart import Chart
from radcoder.rules.evaluation.visits import (
    VISITS,
    decided_before,
    is_first_look,
    is_included,
    is_radiation_oncology,
    is_separate,
    stands_with_service,
)


class VisitDuringCourse(CourseRule):
    """A visit of radiation oncology after treatment was decided is part of the course.

    What: A visit by radiation oncology from the first to the last beam fraction, or on the day of a radiation
    service after treatment was decided. A visit for another problem, with its own diagnosis and 25, is left
    out, and so are one on the day of 77770 to 77772 and the practice's first, billed as of a new patient or as the
    first in the hospital: treatment was decided there, whatever is dated before it.
    Why: The visit at which treatment is decided is paid. After it, visits with radiation services are inside
    these, and the looks at the patient during treatment are inside weekly management. Payers other than
    Medicare differ.
    Resolve: Take the visit off. For another problem, give the line its own diagnosis and 25, as the note shows.
    Authority: NCCI Policy Manual 2026, chapter IX, F.1 and F.3; Medicare Claims Processing Manual, chapter 13,
    70.2.
    """

    id = "EM-02"
    name = "visit-during-the-course-is-included"
    severity = Severity.ERROR
    authority = (Cite("ncci-manual", "IX.F.1, IX.F.3"), Cite("claims-manual-13", "70.2"))

    def check(self, chart: Chart) -> Iterator[Problem]:
        """Report visits that the course includes."""
        for visit in chart.of(VISITS):
            if is_included(visit, chart):
                yield _included(visit, "during treatment: looks at the patient are inside weekly management", chart)
            elif _with_planning(visit, chart):
                yield _included(visit, "after treatment was decided, with radiation services of the day", chart)


def _with_planning(visit: Entry, chart: Chart) -> bool:
    """Before the first fraction, on the day of a radiation service, and treatment was decided on an earlier day."""
    if (chart.log.all and chart.log.all[0].date <= visit.date) or is_first_look(visit, chart):
        return False
    ours = is_radiation_oncology(visit.claim, chart) and stands_with_service(visit, chart)
    return ours and decided_before(visit.date, chart) and not is_separate(visit, chart)


def _included(visit: Entry, where: str, chart: Chart) -> Problem:
    sessions = chart.log.external
    span = f"beam fractions from {sessions[0].date} to {sessions[-1].date}" if sessions else "no beam fraction logged"
    return Problem(
        message=f"{visit.code} {{when}} falls {where}, and it is not paid beside the course.",
        entries=(visit,),
        evidence=f"{span}; claim {visit.claim.id} of {visit.claim.specialty or visit.claim.biller or 'one biller'}; "
        "no 25 with a diagnosis of its own",
        fixes=(remove(visit),),
        severity=None if chart.medicare else Severity.WARNING,
    )
