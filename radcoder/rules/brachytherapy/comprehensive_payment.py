"""BRA-13: one comprehensive payment for the hospital's implant."""

from collections.abc import Iterator

from radcoder.domain.course import Entry
from radcoder.domain.facts import Setting
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, DayRule, Problem
from radcoder.rules.chart import Chart
from radcoder.rules.lines import Day
from radcoder.rules.wording import listed

PLACEMENTS = frozenset({"57155", "58346", "55920", "55875", "19296", "19298"})
COMPREHENSIVE, SOURCE = "J1", "U"


class ComprehensivePaymentPackagesClaim(DayRule):
    """The placement carries one payment for the hospital's whole claim.

    What: A hospital day with a placement of status J1 (57155, 58346, 55920, 55875, 19296, 19298) and other lines.
    57156 is not among them.
    Why: The comprehensive payment of the placement packages the other services of the claim; sources are paid
    beside it.
    Resolve: Nothing to change: bill what was done, and do not expect a payment for each line.
    Authority: the outpatient editor's status indicators J1 and T.
    """

    id = "BRA-13"
    name = "comprehensive-payment-packages-the-claim"
    severity = Severity.INFO
    authority = (Cite("opps", "status indicator J1"),)
    codes = PLACEMENTS

    def check(self, day: Day, chart: Chart) -> Iterator[Problem]:
        """Name the lines of the day that are packaged."""
        if day.setting is not Setting.HOSPITAL:
            return
        placed = tuple(e for e in day.of(PLACEMENTS) if _status(e, chart) == COMPREHENSIVE)
        packaged = [e for e in day.entries if placed and _status(e, chart) not in (None, COMPREHENSIVE, SOURCE)]
        if packaged:
            codes = sorted({entry.code for entry in packaged})
            yield Problem(
                message=f"{placed[0].code} {{when}} carries one payment for the claim: {listed(codes)} "
                f"{'is' if len(codes) == 1 else 'are'} packaged into it; sources are paid beside it.",
                entries=placed,
                with_entries=tuple(packaged),
                evidence=f"{placed[0].code} has status indicator {COMPREHENSIVE}",
            )


def _status(entry: Entry, chart: Chart) -> str | None:
    row = chart.facts.hospital_status(entry.code, entry.date)
    return row.status if row else None
