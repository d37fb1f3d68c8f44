"""VAL-09: port images, which Medicare no longer pays."""

from collections.abc import Iterator

from radcoder.domain.course import ClaimKind, Entry
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, LineRule, Problem, remove
from radcoder.rules.chart import Chart

BUNDLED = "B"


class PortImageNoLongerPaid(LineRule):
    """Port images are billed to Medicare after 2025.

    What: 77417 on a practitioner's claim to Medicare for a date of service from 2026-01-01.
    Why: The fee schedule bundles the code since then (status B): nothing is paid for it. In hospitals it has been
    packaged all along.
    Resolve: Take the line off. To the end of 2025 an office billed it once for five fractions. Other payers may
    differ.
    Authority: Medicare physician fee schedule, status A in October 2025 and B in July 2026; NCCI Policy Manual
    2026, chapter IX, G.5.
    """

    id = "VAL-09"
    name = "port-image-code-no-longer-paid"
    severity = Severity.WARNING
    authority = (Cite("rvu", "status B"), Cite("ncci-manual", "IX.G.5"))
    codes = frozenset({"77417"})

    def check(self, entry: Entry, chart: Chart) -> Iterator[Problem]:
        """Report port images on dates for which the schedule bundles them."""
        if not chart.medicare or entry.claim.kind is not ClaimKind.PROFESSIONAL:
            return
        row = chart.facts.fee_row(entry.code, "", entry.date)
        if row and row.status == BUNDLED:
            yield Problem(
                message=f"{entry.code} {{when}} is bundled: since {row.period.start} Medicare pays nothing for port "
                "images. Take the line off.",
                entries=(entry,),
                evidence=f"{row.release}: {entry.code} has status {row.status}",
                fixes=(remove(entry),),
            )
