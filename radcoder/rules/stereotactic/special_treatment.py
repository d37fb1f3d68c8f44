"""SRS-07: special treatment billed beside stereotactic management."""

from collections.abc import Iterator

from radcoder.domain.course import Entry
from radcoder.domain.findings import Severity
from radcoder.domain.fractions import is_stereotactic
from radcoder.rules.base import Cite, CourseRule, Problem, remove
from radcoder.rules.chart import Chart
from radcoder.rules.lines import biller_of
from radcoder.rules.reasons import documented
from radcoder.rules.stereotactic.courses import CRANIAL_MANAGEMENT, MANAGEMENT
from radcoder.rules.technique.treated import belongs

SPECIAL = "77470"


class SpecialTreatmentWithStereotacticManagement(CourseRule):
    """Special treatment is billed in a stereotactic course without a reason of its own.

    What: 77470 in a stereotactic course that bills 77435 or 77432, on another day than the management, without a
    documentation entry for 77470. On one day the pair rule speaks.
    Why: Stereotactic management contains the extra work of stereotactic treatment. On one date the two are never
    paid together; on another date the special treatment needs a reason outside the stereotactic work.
    Resolve: Take 77470 off, or record which extra work was done, why and how long it took.
    Authority: NCCI pairs 77435 with 77470 and 77470 with 77432, indicator 0.
    """

    id = "SRS-07"
    name = "special-treatment-with-stereotactic-management"
    severity = Severity.WARNING
    authority = (Cite("ncci-ptp-practitioner", "77435 with 77470, 77470 with 77432"),)

    def check(self, chart: Chart) -> Iterator[Problem]:
        """Report special treatment that has no recorded reason."""
        managed = chart.of((MANAGEMENT, CRANIAL_MANAGEMENT))
        if not managed:
            return
        days = {(biller_of(entry.claim), entry.date) for entry in managed}
        for entry in chart.by_code.get(SPECIAL, ()):
            same_day = (biller_of(entry.claim), entry.date) in days
            if not same_day and not documented(entry, chart) and belongs(entry, chart, is_stereotactic):
                yield _without_reason(entry, managed)


def _without_reason(entry: Entry, managed: tuple[Entry, ...]) -> Problem:
    return Problem(
        message=f"{SPECIAL} {{when}} stands in a stereotactic course managed with {managed[0].code}: it needs a reason "
        "outside the stereotactic work, and none is on record.",
        entries=(entry,),
        with_entries=managed[:1],
        evidence=f"{managed[0].ref} {managed[0].code} {managed[0].date}; no documentation entry for {SPECIAL}",
        fixes=(remove(entry),),
    )
