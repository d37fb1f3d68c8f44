"""SEQ-02: a treated phase without a plan, or a plan without treatment."""

from collections.abc import Iterator
from datetime import timedelta

from radcoder.domain.course import Phase, Status
from radcoder.domain.findings import Severity
from radcoder.domain.fractions import is_external_beam
from radcoder.rules.base import Cite, PhaseRule, Problem
from radcoder.rules.bundling.imrt import first_fraction
from radcoder.rules.chart import Chart
from radcoder.rules.reasons import documented
from radcoder.rules.sequence.planning import BEAM_PLANS, PLANNED, is_delivered, serving


class DeliveryAndPlanApart(PhaseRule):
    """A phase was treated and no plan is billed, or planned and never treated.

    What: A beam phase that names a 3-D, IMRT, isodose or special port plan, with delivery on the file and no
    plan line for its volume; a plan line of a phase without any fraction when the file goes on for 30 days or
    has ended. A phase planned from the images of another is left out.
    Why: Either a line is missing or a phase on the line is wrong. A finished and approved plan is payable
    although the patient was not treated, but the record must show it.
    Resolve: Bill the plan if it was made and approved, or name the right phase on its line. For a plan that was
    never used write the reason into the documentation of the line.
    Authority: general knowledge of the team (judgement).
    """

    id = "SEQ-02"
    name = "delivery-without-plan-or-plan-without-delivery"
    severity = Severity.WARNING
    authority = (Cite("judgement"), Cite("parameters", "plan_to_treatment_days"))

    def check(self, phase: Phase, chart: Chart) -> Iterator[Problem]:
        """Compare the phase's fractions with its plan lines."""
        if not chart.log or not is_external_beam(phase):
            return
        began = first_fraction(phase, chart)
        if began is None:
            yield from _never_treated(phase, chart)
        elif _needs_plan(phase) and is_delivered(phase, chart) and not serving(BEAM_PLANS, phase, chart):
            yield Problem(
                message=f"Phase {phase.id} was treated from {began} on, and no plan line of its volume is on the file.",
                entries=(),
                evidence=f"phase {phase.id} names a plan of kind {phase.basis}; none of {', '.join(BEAM_PLANS)} is "
                "billed for it",
                codes=BEAM_PLANS,
                dates=(began,),
            )


def _needs_plan(phase: Phase) -> bool:
    return phase.basis in PLANNED and (phase.plan is None or phase.plan.new_imaging is not False)


def _never_treated(phase: Phase, chart: Chart) -> Iterator[Problem]:
    if chart.log.unassigned:
        return  # the fractions that name no phase may be the treatment of this one
    if chart.course.status is Status.PLANNED or any(first_fraction(p, chart) for p in chart.same_volume(phase)):
        return
    last = max([entry.date for entry in chart.entries] + [session.date for session in chart.log.all])
    for entry in chart.of(BEAM_PLANS):
        if chart.phase_of(entry) is not phase or documented(entry, chart):
            continue
        wait = chart.facts.parameter("plan_to_treatment_days", entry.date)
        if chart.ended or last > entry.date + timedelta(days=wait):
            yield Problem(
                message=f"{entry.code} {{when}} is the plan of phase {phase.id}, of which the log holds no fraction: a "
                "finished and approved plan is payable, but the record must say why it was not used.",
                entries=(entry,),
                evidence=f"no fraction of phase {phase.id} or its volume; the file goes to {last}",
            )
