"""CAT-06: a practitioner's claim without a known place of service."""

from collections.abc import Iterator

from radcoder.domain.course import ClaimKind
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, CourseRule, Problem
from radcoder.rules.chart import Chart


class MissingPlaceOfService(CourseRule):
    """A practitioner's claim does not say where.

    What: A professional claim without a place of service, or with one that is not in the list.
    Why: Office and facility amounts differ, and whether 26 is needed depends on the place. Rules about the
    setting stay silent.
    Resolve: Give the place of service of the claim: 11 for an office or freestanding centre, 19 or 22 for a
    hospital's outpatients.
    Authority: CMS list of places of service.
    """

    id = "CAT-06"
    name = "place-of-service-not-known"
    severity = Severity.INFO
    authority = (Cite("places-of-service"),)

    def check(self, chart: Chart) -> Iterator[Problem]:
        """Report professional claims with lines and no known place of service."""
        for claim in chart.course.claims:
            if claim.kind is not ClaimKind.PROFESSIONAL or claim.pos in chart.facts.places:
                continue
            lines = tuple(entry for entry in chart.entries if entry.ref.claim == claim.id)
            if not lines:
                continue
            what = (
                f"Place of service {claim.pos} of claim {claim.id} is not known"
                if claim.pos
                else (f"Claim {claim.id} names no place of service")
            )
            yield Problem(
                message=f"{what}: nothing that depends on the setting was checked or priced.",
                entries=lines,
                evidence=f"places known: {', '.join(sorted(chart.facts.places))}",
            )
