"""BND-02: a simulation used to check fields while an IMRT phase is treated."""

from collections.abc import Iterator

from radcoder.domain.course import Entry, Phase
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, PhaseRule, Problem, remove
from radcoder.rules.bundling.imrt import (
    IMRT_PLAN,
    SIMULATIONS,
    delivery_days,
    during_delivery,
    is_first_of_volume,
    plans_for,
    serves,
)
from radcoder.rules.chart import Chart
from radcoder.rules.lines import biller_of


class VerificationSimulationDuringImrt(PhaseRule):
    """A simulation checks the fields of an IMRT treatment.

    What: A simulation (77280, 77285, 77290) dated between the first and the last fraction of an IMRT phase.
    Why: Checking the fields of an IMRT treatment is part of it and is not paid as a simulation, on the first
    day or later.
    Resolve: Take the line off. If a plan without IMRT, or brachytherapy, begins that day, name its phase on the
    line.
    Authority: NCCI Policy Manual 2026, chapter IX, F.15.
    """

    id = "BND-02"
    name = "verification-simulation-during-imrt"
    severity = Severity.ERROR
    authority = (Cite("ncci-manual", "IX.F.15"),)

    def check(self, phase: Phase, chart: Chart) -> Iterator[Problem]:
        """Report simulations during the volume's IMRT treatment, once a volume."""
        if not is_first_of_volume(phase, chart):
            return
        for entry in chart.of(SIMULATIONS):
            if (
                serves(entry, phase, chart)
                and during_delivery(entry, phase, chart)
                and not _left_to_pairs(entry, phase, chart)
            ):
                yield _checking(entry, phase, chart)


def _left_to_pairs(entry: Entry, phase: Phase, chart: Chart) -> bool:
    biller = biller_of(entry.claim)
    return any(plan.date == entry.date and biller_of(plan.claim) == biller for plan in plans_for(phase, chart))


def _checking(entry: Entry, phase: Phase, chart: Chart) -> Problem:
    first, last = delivery_days(phase, chart)
    return Problem(
        message=f"{entry.code} {{when}} falls inside the IMRT treatment of {first} to {last}: "
        "checking its fields is part of it.",
        entries=(entry,),
        evidence=f"IMRT fractions of phase {phase.id} run from {first} to {last}; no {IMRT_PLAN} follows",
        fixes=(remove(entry),),
    )
