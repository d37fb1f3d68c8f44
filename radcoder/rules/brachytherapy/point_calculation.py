"""BRA-04: a point calculation for a brachytherapy session."""

from collections.abc import Iterator

from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, CourseRule, Problem, remove
from radcoder.rules.brachytherapy.implants import (
    ELECTRONIC,
    HDR_SESSIONS,
    INTERSTITIAL,
    PLANS,
    belongs_to_implant,
)
from radcoder.rules.chart import Chart
from radcoder.rules.same_day.ncci import pair_speaks
from radcoder.rules.wording import listed

CALCULATION = "77300"
CONTAINING = (*PLANS, *HDR_SESSIONS, INTERSTITIAL, ELECTRONIC)


class PointCalculationForBrachytherapy(CourseRule):
    """A point calculation is billed for a brachytherapy session.

    What: 77300 of a brachytherapy phase in a course that bills its plan or its sessions, on another date than
    these; on one date the pair rule speaks.
    Why: The calculation is inside the brachytherapy plan and inside the session. Another date does not free it.
    Resolve: Take 77300 off. If it belongs to a beam phase, name that phase on the line.
    Authority: NCCI Policy Manual 2026, chapter IX, F.13; NCCI pairs with 77300, indicator 0.
    """

    id = "BRA-04"
    name = "point-calculation-for-a-brachytherapy-session"
    severity = Severity.ERROR
    authority = (Cite("ncci-manual", "IX.F.13"), Cite("ncci-ptp-practitioner", "77316 to 77772 with 77300"))

    def check(self, chart: Chart) -> Iterator[Problem]:
        """Report calculations of a brachytherapy phase that no pair of the day refuses."""
        containing = tuple(code for code in CONTAINING if code in chart.by_code)
        for entry in chart.by_code.get(CALCULATION, ()) if containing else ():
            if belongs_to_implant(entry, chart) and not pair_speaks(entry, chart, containing):
                yield Problem(
                    message=f"{CALCULATION} {{when}} is part of {listed(sorted(containing), 'or')}: the calculation is "
                    "inside the plan and the session, and another date does not free it.",
                    entries=(entry,),
                    evidence=f"{CALCULATION} of a brachytherapy phase; the course bills {listed(sorted(containing))}",
                    fixes=(remove(entry),),
                )
