"""BRA-14: interstitial delivery beside which nobody placed needles or catheters."""

from collections.abc import Iterator

from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, CourseRule, Problem
from radcoder.rules.chart import Chart
from radcoder.rules.reasons import documented

INTERSTITIAL = "77778"
PLACEMENT = frozenset(
    {"55875", "55920", "20555", "41019", "19296", "19297", "19298", "31643", "58346", "55860", "55862", "55865"}
)


class InterstitialDeliveryWithoutPlacement(CourseRule):
    """Interstitial delivery stands without a placement, and the record does not say who placed the sources.

    What: 77778 in a course where nobody bills the placement of needles or catheters, without an entry in its
    documentation.
    Why: 77778 pays for placing the sources at that sitting. It is not for help in the operating room while a surgeon
    places catheters that are loaded later and elsewhere; that later treatment is 77770 to 77772.
    Resolve: See in the operative note who placed the sources, and when. Note it in the documentation of 77778, or bill
    the sessions that were given.
    Authority: NCCI Policy Manual 2026, chapter IX, F.6.
    """

    id = "BRA-14"
    name = "interstitial-delivery-without-source-placement"
    severity = Severity.INFO
    authority = (Cite("ncci-manual", "IX.F.6"),)

    def check(self, chart: Chart) -> Iterator[Problem]:
        """Report interstitial delivery with nothing on record of a placement."""
        lines = tuple(entry for entry in chart.of([INTERSTITIAL]) if not documented(entry, chart))
        if lines and not chart.of(PLACEMENT):
            yield Problem(
                message=f"{INTERSTITIAL} {{when}} is for sources placed at that sitting, and no placement is on the "
                "claims: check in the operative note that the radiation oncologist placed them.",
                entries=lines,
                evidence=f"no placement code in the course; no documentation for {INTERSTITIAL}",
            )
