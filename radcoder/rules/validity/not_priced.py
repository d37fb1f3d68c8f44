"""VAL-11: a code without a price of its own in the physician fee schedule."""

from collections.abc import Iterator

from radcoder.domain.course import ClaimKind, Entry
from radcoder.domain.facts import Facts
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, LineRule, Problem
from radcoder.rules.chart import Chart

MEANING = {
    "X": "is not in the physician fee schedule: only a hospital is paid for it",
    "C": "has no national price: the Medicare contractor sets one, often from a report",
    "R": "is covered in special cases only: look up the coverage policy before it is billed",
}
UNLISTED = "unlisted"


class NotPricedByFeeSchedule(LineRule):
    """The fee schedule gives no ordinary price.

    What: A practitioner's line to Medicare whose code has status X, C or R in the physician fee schedule.
    Why: X means that the schedule does not hold the service, C that the contractor prices it, R that coverage is
    restricted. The estimate can say nothing of such lines.
    Resolve: Ask the contractor for price and coverage. A service with status X goes on the hospital's claim.
    Unlisted codes have a rule of their own.
    Authority: Medicare physician fee schedule, status codes of October 2025 and July 2026.
    """

    id = "VAL-11"
    name = "not-priced-by-the-fee-schedule"
    severity = Severity.INFO
    authority = (Cite("rvu", "status codes X, C and R"),)

    def concerns(self, code: str, facts: Facts) -> bool:
        """A code that some schedule gives no ordinary price."""
        return any(row.status in MEANING for row in facts.fees.get((code, ""), ()))

    def check(self, entry: Entry, chart: Chart) -> Iterator[Problem]:
        """Report lines whose row of the schedule has no ordinary price."""
        if not chart.medicare or entry.claim.kind is not ClaimKind.PROFESSIONAL:
            return
        row = chart.facts.fee_row(entry.code, "", entry.date)
        if row is None or row.status not in MEANING or _unlisted(entry, chart) or _part_is_priced(entry, chart):
            return
        yield Problem(
            message=f"{entry.code} {{when}} {MEANING[row.status]}.",
            entries=(entry,),
            evidence=f"{row.release}: {entry.code} has status {row.status}",
        )


def _part_is_priced(entry: Entry, chart: Chart) -> bool:
    """The part that the line claims may have a price where the whole has none."""
    rows = (chart.facts.fee_row(entry.code, modifier, entry.date) for modifier in entry.line.modifiers)
    return any(row is not None and row.status not in MEANING for row in rows)


def _unlisted(entry: Entry, chart: Chart) -> bool:
    return any(row.family == UNLISTED for row in chart.facts.codes.get(entry.code, ()))
