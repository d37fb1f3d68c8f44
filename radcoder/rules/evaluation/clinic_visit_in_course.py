"""EM-04: a hospital clinic visit for the on-treatment check."""

from collections.abc import Iterator

from radcoder.domain.course import ClaimKind
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, CourseRule, Problem, remove
from radcoder.rules.chart import Chart
from radcoder.rules.evaluation.visits import decided_before, has_own_problem, in_treatment

CLINIC_VISIT = "G0463"


class ClinicVisitForOnTreatmentCheck(CourseRule):
    """The hospital charges a clinic visit for the weekly look at the patient.

    What: G0463 on a hospital claim from the first to the last beam fraction. A visit for another problem, with
    its own diagnosis, is left out, and so is the visit at which treatment was decided on its first day.
    Why: The weekly look at the patient is inside the treatment: the hospital has no visit to charge.
    Resolve: Take the line off. For a visit of another clinic or another problem give the line its own
    diagnosis.
    Authority: AAPC note on the weekly on-treatment check.
    """

    id = "EM-04"
    name = "clinic-visit-for-the-on-treatment-check"
    severity = Severity.ERROR
    authority = (Cite("aapc-weekly-check"),)

    def check(self, chart: Chart) -> Iterator[Problem]:
        """Report clinic visits during beam treatment."""
        sessions = chart.log.external
        for entry in chart.by_code.get(CLINIC_VISIT, ()):
            ours = entry.claim.kind is ClaimKind.HOSPITAL and in_treatment(entry.date, chart)
            if ours and decided_before(entry.date, chart) and not has_own_problem(entry, chart):
                yield Problem(
                    message=f"{CLINIC_VISIT} {{when}} falls into the treatment of {sessions[0].date} to "
                    f"{sessions[-1].date}: the hospital charges no clinic visit for the on-treatment check.",
                    entries=(entry,),
                    evidence=f"beam fractions from {sessions[0].date} to "
                    f"{sessions[-1].date}; no diagnosis of another problem on the line",
                    fixes=(remove(entry),),
                )
