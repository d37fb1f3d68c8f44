"""CAT-05: a claim names a Medicare locality that the catalogue does not hold."""

from collections.abc import Iterator

from radcoder.domain.course import ClaimKind
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, CourseRule, Problem
from radcoder.rules.chart import Chart

NATIONAL = "national"


class UnknownLocality(CourseRule):
    """The locality of a claim is not held.

    What: A practitioner's claim with a Medicare locality that is not in the list for the dates of its lines.
    Why: Its lines cannot be priced: the geographic indices are missing, and national ones would be a guess.
    Resolve: Check carrier and locality, such as 01182-18, or write `national` for the national amount.
    Authority: Medicare geographic practice cost indices.
    """

    id = "CAT-05"
    name = "locality-not-held"
    severity = Severity.INFO
    authority = (Cite("gpci"),)

    def check(self, chart: Chart) -> Iterator[Problem]:
        """Report claims whose locality has no indices for any date of its lines."""
        for claim in chart.course.claims:
            key = claim.locality or NATIONAL
            if claim.kind is not ClaimKind.PROFESSIONAL or key == NATIONAL:
                continue
            lines = tuple(entry for entry in chart.entries if entry.ref.claim == claim.id)
            missing = tuple(entry for entry in lines if chart.facts.locality(key, entry.date) is None)
            if missing:
                yield Problem(
                    message=f"Locality {key} of claim {claim.id} has no indices {{when}}: these lines have no amount.",
                    entries=missing,
                    evidence=f"periods held of {key}: {len(chart.facts.localities.get(key, ()))}",
                )
