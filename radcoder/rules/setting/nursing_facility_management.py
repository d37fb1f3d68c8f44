"""SET-17: weekly management from a nursing facility."""

from collections.abc import Iterator

from radcoder.domain.course import Entry
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, LineRule, Problem, remove
from radcoder.rules.chart import Chart

NURSING_FACILITY = "31"


class ManagementBilledByNursingFacility(LineRule):
    """Weekly management is billed from a nursing facility.

    What: 77427 or 77431 on a claim with place of service 31.
    Why: A skilled nursing facility may not bill management; the patient is seen where the treatment is given.
    Resolve: Bill it from the place of treatment by the physician who manages it. The place of service is usually
    what is wrong.
    Authority: Medicare Claims Processing Manual, chapter 13, 70.
    """

    id = "SET-17"
    name = "management-billed-by-a-nursing-facility"
    severity = Severity.ERROR
    authority = (Cite("claims-manual-13", "70"),)
    codes = frozenset({"77427", "77431"})

    def check(self, entry: Entry, chart: Chart) -> Iterator[Problem]:  # noqa: ARG002
        """Report management with place of service 31."""
        if entry.claim.pos == NURSING_FACILITY:
            yield Problem(
                message=f"{entry.code} {{when}} is billed from a skilled nursing facility (place of service 31), which "
                "may not bill management.",
                entries=(entry,),
                evidence=f"claim {entry.claim.id} has place of service {entry.claim.pos}",
                fixes=(remove(entry),),
            )
