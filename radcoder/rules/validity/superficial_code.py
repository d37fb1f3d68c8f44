"""VAL-04: superficial treatment codes after their last day."""

from collections.abc import Iterator
from decimal import Decimal

from radcoder.domain.course import Entry
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, LineRule, Problem
from radcoder.rules.chart import Chart
from radcoder.rules.validity.ended import ended_code

LOW_ENERGY = "77437"
HIGH_ENERGY = "77438"


class SuperficialCodeAfter2025(LineRule):
    """Superficial treatment is billed under its old code after 2025.

    What: 77401 or 0394T on a date of service after 2025-12-31.
    Why: Superficial delivery and electronic skin brachytherapy ended with the year 2025; the surface family
    replaced them.
    Resolve: Bill 77437 for x-rays up to 150 kV, 77438 above that up to 500 kV. That 0394T goes to 77437 is our
    judgement. 0395T, inside the body, is still in force.
    Authority: The outpatient editor's code tables end with 2025Q4; the fee schedule of July 2026 does not list
    the codes.
    """

    id = "VAL-04"
    name = "superficial-code-after-2025"
    severity = Severity.ERROR
    authority = (Cite("codes"), Cite("rvu"))
    codes = frozenset({"77401", "0394T"})

    def check(self, entry: Entry, chart: Chart) -> Iterator[Problem]:
        """Report lines after the codes' last day, with the successor for the energy on record."""
        advice = "Surface treatment is 77437 up to 150 kV and 77438 above that up to 500 kV."
        if not chart.facts.code(entry.code, entry.date):
            yield from ended_code(entry, chart, advice, _successors(entry, chart))


def _successors(entry: Entry, chart: Chart) -> tuple[str, ...]:
    phase = chart.phase_of(entry)
    energy = phase.energy_kv if phase else None
    if energy is None:
        return (LOW_ENERGY, HIGH_ENERGY)
    limit = Decimal(chart.facts.parameter("surface_low_energy_kv", entry.date))
    return (LOW_ENERGY,) if energy <= limit else (HIGH_ENERGY,)
