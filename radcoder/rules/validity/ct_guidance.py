"""VAL-03: CT guidance after its last day."""

from collections.abc import Iterator

from radcoder.domain.course import Entry
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, LineRule, Problem
from radcoder.rules.chart import Chart
from radcoder.rules.validity.ended import ended_code


class CtGuidanceAfter2025(LineRule):
    """CT guidance is billed under its old code after 2025.

    What: 77014 on a date of service after 2025-12-31.
    Why: The code ended with the year 2025. It was valid on every date of 2025.
    Resolve: Bill the physician's part of image guidance as 77387, with 26 in a facility. The technical part
    lies inside delivery.
    Authority: NCCI Policy Manual 2026, chapter IX, F.7; the outpatient editor's code table ends with 2025Q4.
    """

    id = "VAL-03"
    name = "ct-guidance-code-after-2025"
    severity = Severity.ERROR
    authority = (Cite("ncci-manual", "IX.F.7"), Cite("codes"))
    codes = frozenset({"77014"})

    def check(self, entry: Entry, chart: Chart) -> Iterator[Problem]:
        """Report lines after the code's last day."""
        advice = "The physician's part of image guidance is 77387; the technical part lies inside delivery."
        yield from ended_code(entry, chart, advice, ("77387",))
