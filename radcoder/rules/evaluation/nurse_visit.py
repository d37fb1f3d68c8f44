"""EM-06: a nurse's visit that is billed and counted as the physician's weekly look, too."""

from collections.abc import Iterator

from radcoder.domain.course import Entry
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, CourseRule, Problem, remove
from radcoder.rules.chart import Chart
from radcoder.rules.evaluation.visits import is_radiation_oncology
from radcoder.rules.sequence.management_too_early import Unit
from radcoder.rules.sequence.weekly_exam import exams_by_unit, is_physicians

NURSE_VISIT = "99211"


class NurseVisitCountedTwice(CourseRule):
    """A nurse's visit is billed, and it is the only look at the patient behind a unit of weekly management.

    What: 99211 of radiation oncology on the day of an examination by somebody else than a physician, when the record
    has no physician's examination in those five fractions and 77427 is billed for them. Silent without examinations on
    record.
    Why: One encounter is either a visit of the nurse or the physician's weekly look. Billed as both it is paid twice,
    and the nurse's note does not carry 77427.
    Resolve: Look for the physician's own note in these five fractions. Take 99211 off: during treatment it is inside
    the weekly management. Without the physician's note take the unit of 77427 off as well.
    Authority: ASTRO questions and answers on management.
    """

    id = "EM-06"
    name = "nurse-visit-counted-twice"
    severity = Severity.ERROR
    authority = (Cite("astro-faq-management"),)

    def check(self, chart: Chart) -> Iterator[Problem]:
        """Report nurses' visits that stand for the physician's look."""
        visits = [e for e in chart.of([NURSE_VISIT]) if is_radiation_oncology(e.claim, chart)]
        for unit, exams in exams_by_unit(chart) if visits else ():
            if not any(map(is_physicians, exams)):
                days = {exam.date: exam.by for exam in exams}
                for visit in visits:
                    if visit.date in days:
                        yield _twice(visit, unit, days[visit.date] or "")


def _twice(visit: Entry, unit: Unit, by: str) -> Problem:
    return Problem(
        message=f"{NURSE_VISIT} {{when}} is the visit that the record has as the look at the patient behind 77427 of "
        f"{unit.entry.date}; it cannot be both.",
        entries=(visit,),
        with_entries=(unit.entry,),
        evidence=f"examination on {visit.date} by {by}; none by a physician in the fractions {unit.first} to "
        f"{unit.last}",
        fixes=(remove(visit),),
    )
