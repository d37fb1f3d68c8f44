"""FRQ-10: more point calculations than fields."""

from collections.abc import Iterator

from radcoder.domain.findings import Severity
from radcoder.domain.fractions import is_external_beam
from radcoder.rules.base import Cite, CourseRule, Problem
from radcoder.rules.chart import Chart
from radcoder.rules.frequency.fields_of_phases import crowds
from radcoder.rules.wording import count, is_are

POINT_CALCULATION = "77300"


class MorePointCalculationsThanFields(CourseRule):
    """Point calculations are billed more often than the plan has fields.

    What: Units of 77300 of a beam phase against its fields or arcs. Lines that name no phase are counted over all
    phases together. Phases that were planned again, and lines with documentation, are left out.
    Why: One calculation belongs to one field or arc, with and without bolus counted apart. Units beyond the fields
    are taken back at audit.
    Resolve: Bill one unit for each field or arc that was calculated. If the record shows more fields, correct the
    phase or write it into the documentation of the line.
    Authority: ASTRO questions and answers on devices and calculations; the unit limit of 77300.
    """

    id = "FRQ-10"
    name = "more-point-calculations-than-fields"
    severity = Severity.WARNING
    authority = (Cite("astro-faq-devices"), Cite("mue", POINT_CALCULATION))

    def check(self, chart: Chart) -> Iterator[Problem]:
        """Report calculations above the fields of a phase."""
        if POINT_CALCULATION not in chart.by_code:
            return
        beams = [phase for phase in chart.course.phases if is_external_beam(phase)]
        for crowd in crowds(POINT_CALCULATION, beams, lambda phase: phase.fields, chart):
            over = crowd.over
            yield Problem(
                message=f"{count(over.billed, 'unit')} of {POINT_CALCULATION} {is_are(over.billed)} billed {{when}} "
                f"for {crowd.where}; each field or arc takes one, and there {is_are(over.allowed)} {over.allowed}.",
                entries=over.entries,
                evidence=over.evidence,
                fixes=over.fixes if over.allowed else (),
            )
