"""VAL-15: the first-year codes of biology-guided treatment after their last day."""

from collections.abc import Iterator

from radcoder.domain.course import Entry
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, LineRule, Problem
from radcoder.rules.chart import Chart
from radcoder.rules.validity.ended import ended_code

SUCCESSORS = {"C9794": "G0562", "C9795": "G0563"}


class FirstYearBiologyGuidedCode(LineRule):
    """Biology-guided treatment is billed with a code of 2024.

    What: C9794 or C9795 on a date of service after 2024-12-31.
    Why: Both were hospital codes of the year 2024 only; G0562 and G0563 replaced them on 2025-01-01.
    Resolve: Bill G0562 for the set-up session, G0563 for a treatment.
    Authority: The outpatient editor's code tables: the C codes in 2024, the G codes from 2025Q1.
    """

    id = "VAL-15"
    name = "first-year-biology-guided-code"
    severity = Severity.ERROR
    authority = (Cite("ioce", "code tables"), Cite("codes"))
    codes = frozenset(SUCCESSORS)

    def check(self, entry: Entry, chart: Chart) -> Iterator[Problem]:
        """Report lines after the codes' last day."""
        successor = SUCCESSORS[entry.code]
        yield from ended_code(entry, chart, f"{successor} followed it on 2025-01-01.", (successor,))
