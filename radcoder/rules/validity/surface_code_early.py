"""VAL-05: surface codes before their first day."""

from collections.abc import Iterator

from radcoder.domain.course import Entry
from radcoder.domain.edits import ReplaceCode
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, LineRule, Problem, Proposal, remove
from radcoder.rules.chart import Chart

DELIVERY = frozenset({"77437", "77438"})


class SurfaceCodeBefore2026(LineRule):
    """A surface code is billed before the family began.

    What: 77436, 77437, 77438 or 77439 on a date of service before 2026-01-01.
    Why: The surface family began with the year 2026. No payer knows the codes on an earlier date.
    Resolve: Before 2026 superficial treatment is 77401, with 77280 and 77300 where they were done.
    Authority: The outpatient editor's code tables begin with 2026Q1; the fee schedule of October 2025 does not
    list the codes.
    """

    id = "VAL-05"
    name = "surface-code-before-2026"
    severity = Severity.ERROR
    authority = (Cite("codes"), Cite("rvu"))
    codes = frozenset({"77436", "77437", "77438", "77439"})

    def check(self, entry: Entry, chart: Chart) -> Iterator[Problem]:
        """Report lines before the codes' first day."""
        rows = chart.facts.codes.get(entry.code, ())
        first = min((row.period.start for row in rows if row.period.start), default=None)
        if first is None or entry.date >= first:
            return
        instead = (
            "Superficial delivery was 77401."
            if entry.code in DELIVERY
            else "77280 and 77300 were used where they were done."
        )
        yield Problem(
            message=f"{entry.code} begins on {first}, and it is billed {{when}}. {instead}",
            entries=(entry,),
            evidence=f"{entry.code} is valid from {first} ({rows[0].source}; {rows[0].release})",
            fixes=(*_replacement(entry), remove(entry)),
        )


def _replacement(entry: Entry) -> Iterator[Proposal]:
    if entry.code in DELIVERY:
        yield Proposal("Bill 77401 on {lines}", (ReplaceCode(entry.ref, "77401"),))
