"""SET-16: a place of service that is unusual for radiation oncology."""

from collections.abc import Iterator

from radcoder.domain.course import ClaimKind, Entry
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, CourseRule, Problem
from radcoder.rules.chart import Chart
from radcoder.rules.same_day.ncci import VISITS

USUAL = frozenset({"11", "19", "21", "22", "24"})
NOT_JUDGED = USUAL | {"31"}  # SET-17 judges management in a nursing facility


class UnusualPlaceOfService(CourseRule):
    """The place of service is unusual for radiation oncology.

    What: A practitioner's claim for radiation services with another place of service than 11, 19, 21, 22 or 24.
    Claims that hold visits only are left alone.
    Why: Radiation oncology works in offices, hospital departments and surgery centres. Another place is usually a
    typing slip, and it decides between office and facility amounts.
    Resolve: Check the place of service against the record.
    Authority: Noridian's page on radiation oncology.
    """

    id = "SET-16"
    name = "unusual-place-of-service"
    severity = Severity.INFO
    authority = (Cite("noridian-radiation-oncology"), Cite("places-of-service"))
    on_excerpts = True

    def check(self, chart: Chart) -> Iterator[Problem]:
        """Report claims from unusual places, each once."""
        for claim in chart.course.claims:
            if claim.kind is ClaimKind.PROFESSIONAL and claim.pos is not None and claim.pos not in NOT_JUDGED:
                entries = tuple(e for e in chart.entries if e.ref.claim == claim.id and e.code not in VISITS)
                if entries:
                    yield _unusual(claim.id, claim.pos, entries, chart)


def _unusual(claim: str, pos: str, entries: tuple[Entry, ...], chart: Chart) -> Problem:
    place = chart.facts.places.get(pos)
    meaning = f"{place.meaning}; {place.note}" if place else "not in the list of places"
    return Problem(
        message=f"Claim {claim} has place of service {pos}, unusual for radiation oncology: check it.",
        entries=entries,
        evidence=f"place of service {pos}: {meaning}; usual are {', '.join(sorted(USUAL))}",
    )
