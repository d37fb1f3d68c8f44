"""SEQ-03: delivery without a simulation."""

from collections.abc import Iterator

from radcoder.domain.course import Phase
from radcoder.domain.findings import Severity
from radcoder.domain.fractions import is_external_beam
from radcoder.rules.base import Cite, PhaseRule, Problem
from radcoder.rules.bundling.imrt import IMRT_PLAN, first_fraction, is_imrt
from radcoder.rules.chart import Chart
from radcoder.rules.sequence.planning import SIMULATIONS, is_delivered, serving

CLINICAL_SET_UP = frozenset({"en-face", "superficial", "orthovoltage"})


class DeliveryWithoutSimulation(PhaseRule):
    """A phase was treated and neither a simulation nor a plan that contains one is billed.

    What: A beam phase with delivery on the file, without 77280, 77285 or 77290 for its volume and without an IMRT
    plan. Phases set up clinically, and those planned from the images of another, are left out.
    Why: A simulation that was done and not billed is lost. A field may also have been set up clinically.
    Resolve: Look whether the simulation was done, and bill it only if the record shows it.
    Authority: general knowledge of the team (judgement).
    """

    id = "SEQ-03"
    name = "delivery-without-simulation"
    severity = Severity.INFO
    authority = (Cite("judgement"),)

    def check(self, phase: Phase, chart: Chart) -> Iterator[Problem]:
        """Report treated phases that nothing simulates."""
        if not is_external_beam(phase) or is_imrt(phase) or _needs_none(phase) or not is_delivered(phase, chart):
            return
        if not serving((*SIMULATIONS, IMRT_PLAN), phase, chart) and (began := first_fraction(phase, chart)):
            yield Problem(
                message=f"Phase {phase.id} was treated from {began} on, and no simulation of its volume is on the "
                "file. Bill it only if the record shows that it was done.",
                entries=(),
                evidence=f"none of {', '.join(SIMULATIONS)} and no {IMRT_PLAN} for phase {phase.id}",
                codes=SIMULATIONS,
                dates=(began,),
            )


def _needs_none(phase: Phase) -> bool:
    same_images = phase.plan is not None and phase.plan.new_imaging is False
    return same_images or phase.technique in CLINICAL_SET_UP
