"""VAL-02: office delivery and guidance G codes after their last day."""

from collections.abc import Iterator

from radcoder.domain.course import Entry
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, LineRule, Problem
from radcoder.rules.chart import Chart
from radcoder.rules.validity.ended import ended_code

GUIDANCE = frozenset({"G6001", "G6002", "G6017"})
IMRT_DELIVERY = frozenset({"G6015", "G6016"})
CONVENTIONAL = (
    "Delivery is 77402 for two-dimensional photons or electrons, 77407 for a 3-D plan, 77412 with a level-3 reason."
)


class MedicareGCodeAfter2025(LineRule):
    """A Medicare office G code is billed after 2025.

    What: G6001 to G6017 on a date of service after 2025-12-31.
    Why: The codes through which Medicare offices billed delivery and image guidance ended with the year 2025.
    Medicare pays nothing for them; Medicaid programmes and other payers may follow later, so for them this is a
    warning.
    Resolve: Delivery becomes 77402, 77407 or 77412 by technique. The physician's part of guidance becomes
    77387; its technical part lies inside delivery and is not billed.
    Authority: NCCI Policy Manual 2026, chapter IX, F.7 to F.11; the outpatient editor's code tables end with
    2025Q4 for all 17 codes, and the fee schedule of July 2026 does not list them.
    """

    id = "VAL-02"
    name = "medicare-g-code-after-2025"
    severity = Severity.ERROR
    authority = (Cite("ncci-manual", "IX.F.7-11"), Cite("codes"))
    codes = frozenset(f"G60{number:02}" for number in range(1, 18))

    def check(self, entry: Entry, chart: Chart) -> Iterator[Problem]:
        """Report lines after the codes' last day; other payers than Medicare get a warning."""
        severity = None if chart.medicare else Severity.WARNING
        advice, successors = _now(entry.code)
        yield from ended_code(entry, chart, advice, successors, severity)


def _now(code: str) -> tuple[str, tuple[str, ...]]:
    if code in GUIDANCE:
        return "The physician's part of guidance is 77387; the technical part lies inside delivery.", ("77387",)
    if code in IMRT_DELIVERY:
        return "IMRT delivery is 77407, or 77412 when a level-3 reason is on record.", ("77407", "77412")
    return CONVENTIONAL, ("77407", "77402", "77412")
