"""SRT-01: the surface code against the energy."""

from collections.abc import Iterator
from decimal import Decimal

from radcoder.domain.course import Entry
from radcoder.domain.edits import ReplaceCode
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, LineRule, Problem, Proposal, remove
from radcoder.rules.chart import Chart
from radcoder.rules.surface.courses import HIGH_ENERGY, LOW_ENERGY
from radcoder.rules.technique.treated import own_phases


class SurfaceEnergyAndCodeDisagree(LineRule):
    """The surface code does not fit the energy of the x-rays.

    What: 77437 and 77438 against the energy of the phase. Up to 150 kV is 77437, above that up to 500 kV 77438;
    higher energies are no surface treatment.
    Why: The two codes are told apart by energy alone.
    Resolve: Bill the code of the energy that was used, or correct the energy of the phase. Bill one unit a
    fraction.
    Authority: Medicare physician fee schedule of July 2026; openpayer's page on 77437; the unit limits of 2026.
    """

    id = "SRT-01"
    name = "surface-energy-and-code-disagree"
    severity = Severity.ERROR
    authority = (Cite("rvu", "77437, 77438"), Cite("openpayer-77437"), Cite("mue", "77437, 77438"))
    codes = frozenset({LOW_ENERGY, HIGH_ENERGY})

    def check(self, entry: Entry, chart: Chart) -> Iterator[Problem]:
        """Report a line whose code is for another energy."""
        energies = {phase.energy_kv for phase in own_phases(entry, chart)}
        energy = energies.pop() if len(energies) == 1 else None
        if energy is None or chart.facts.code(entry.code, entry.date) is None:
            return
        low = chart.facts.parameter("surface_low_energy_kv", entry.date)
        high = chart.facts.parameter("surface_high_energy_kv", entry.date)
        if energy > high:
            yield _too_high(entry, energy, high)
        elif (right := LOW_ENERGY if energy <= low else HIGH_ENERGY) != entry.code:
            yield _other_code(entry, right, energy, low)


def _plain(energy: Decimal) -> str:
    return f"{energy.normalize():f}"


def _too_high(entry: Entry, energy: Decimal, high: int) -> Problem:
    return Problem(
        message=f"{entry.code} {{when}} is surface treatment up to {high} kV; the phase was treated with "
        f"{_plain(energy)} kV.",
        entries=(entry,),
        evidence=f"energy {_plain(energy)} kV; limit {high} kV",
        fixes=(remove(entry),),
    )


def _other_code(entry: Entry, right: str, energy: Decimal, low: int) -> Problem:
    side = "above" if right == LOW_ENERGY else "up to"
    return Problem(
        message=f"{entry.code} {{when}} is for x-rays {side} {low} kV; the phase was treated with {_plain(energy)} kV, "
        f"which takes {right}.",
        entries=(entry,),
        evidence=f"energy {_plain(energy)} kV; {LOW_ENERGY} ends at {low} kV",
        fixes=(Proposal(f"Bill {right} in place of {entry.code} on {{lines}}", (ReplaceCode(entry.ref, right),)),),
    )
