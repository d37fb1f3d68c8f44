"""VAL-13: an unlisted code of which the record holds no report."""

from collections.abc import Iterator

from radcoder.domain.course import Entry
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, LineRule, Problem
from radcoder.rules.chart import Chart
from radcoder.rules.reasons import documented


class UnlistedCodeWithoutReport(LineRule):
    """An unlisted code stands without its report.

    What: 77299, 77399, 77499 and 77799 without an entry in the documentation of the code or the line.
    Why: An unlisted code has no price of its own. The payer asks what was done, which listed code comes near, and what
    is asked for it, and holds the claim until it knows.
    Resolve: Send a report with the claim: what was done and why no listed code says it, the code it is compared with,
    time and equipment, the price. Note it in the documentation of the code. Where a listed code fits, bill that.
    Authority: NCCI Policy Manual 2026, chapter I, T; the fee schedule, where the contractor prices these codes.
    """

    id = "VAL-13"
    name = "unlisted-code-without-report"
    severity = Severity.INFO
    authority = (Cite("ncci-manual", "I.T"), Cite("rvu", "status C"))
    codes = frozenset({"77299", "77399", "77499", "77799"})

    def check(self, entry: Entry, chart: Chart) -> Iterator[Problem]:
        """Report lines whose report is not on record."""
        if not documented(entry, chart):
            yield Problem(
                message=f"{entry.code} {{when}} is an unlisted code: the claim needs a report, a code to compare it "
                "with and a price, and the file notes none.",
                entries=(entry,),
                evidence=f"no documentation for {entry.code}",
            )
