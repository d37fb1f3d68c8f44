"""CAT-02: a payer that is not named or not known."""

from collections.abc import Iterator

from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, CourseRule, Problem
from radcoder.rules.chart import Chart


class UnknownPayer(CourseRule):
    """The payer is not named, or the catalogue does not know it.

    What: A course without a payer, or with one that is not in the list of payers.
    Why: Payers differ in limits and authorisation. Without a known payer the course is judged by Medicare's
    rules.
    Resolve: Name the payer by its slug as the list of payers has it; for one that is missing, `commercial` says
    that the contract decides.
    Authority: RadCoder's list of payers.
    """

    id = "CAT-02"
    name = "payer-not-known"
    severity = Severity.INFO
    authority = (Cite("payers"),)

    def check(self, chart: Chart) -> Iterator[Problem]:
        """Report a missing or unknown payer."""
        payer = chart.course.payer
        if payer in chart.facts.payers:
            return
        what = f"The payer {payer} is not in the list of payers" if payer else "The course names no payer"
        known = ", ".join(sorted(chart.facts.payers))
        yield Problem(
            message=f"{what}: it is judged by Medicare's rules.", entries=(), evidence=f"payers known: {known}"
        )
