"""MIS-04: an IMRT phase was treated and one of those who planned it bills no plan."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from radcoder.domain.course import Claim, Entry, Modality, Phase
from radcoder.domain.findings import Severity
from radcoder.domain.fractions import is_external_beam
from radcoder.rules.base import Cite, PhaseRule, Problem
from radcoder.rules.bundling.imrt import IMRT_PLAN, first_fraction, is_first_of_volume
from radcoder.rules.chart import Chart
from radcoder.rules.frequency.parts import Part, by_part
from radcoder.rules.missing.unbilled import amount_words, carrier, new_line, physicians, propose, technical
from radcoder.rules.sequence.planning import BEAM_PLANS, PLANNED, is_delivered, serving
from radcoder.rules.technique.tiers import IMRT


class ImrtPlanMissing(PhaseRule):
    """An IMRT phase was treated, and a claim that could carry its plan has none.

    What: A phase of photons planned with IMRT and treated, and a physician's or a technical claim on file, where
    77301 is billed for the other part only, or for none while the delivery is not on the file. A phase planned from
    the images of another is left out, and so is one with a plan of another kind.
    Why: The physician's and the technical part of a plan are billed apart; one of them is easily forgotten.
    Resolve: Bill the part if its work is on record: contours and dose limits, the plan and its checks, the
    physician's approval before treatment. The plan may have been made and billed elsewhere.
    Authority: general knowledge of the team (judgement); the documentation of 77301.
    """

    id = "MIS-04"
    name = "imrt-plan-missing"
    severity = Severity.INFO
    authority = (Cite("judgement"), Cite("radcoder-documentation", IMRT_PLAN))

    def check(self, phase: Phase, chart: Chart) -> Iterator[Problem]:
        """Report the parts of the plan that no claim bills."""
        treated = first_fraction(phase, chart) if phase.modality is Modality.PHOTON else None
        if treated is None or not is_external_beam(phase) or not is_first_of_volume(phase, chart):
            return
        if phase.plan is not None and phase.plan.new_imaging is False:
            return
        lines = serving(BEAM_PLANS, phase, chart)
        if (not lines and _said_elsewhere(phase, chart)) or any(entry.code != IMRT_PLAN for entry in lines):
            return
        for gap in _gaps(lines, treated, chart):
            yield _unbilled(gap, phase, lines, treated, chart)


def _said_elsewhere(phase: Phase, chart: Chart) -> bool:
    """The rule on delivery without a plan speaks, or to 2025 the rule on IMRT delivery without one."""
    return (phase.basis in PLANNED and is_delivered(phase, chart)) or not chart.by_code.keys().isdisjoint(IMRT)


@dataclass(frozen=True, slots=True)
class Gap:
    """A part of the plan that a claim could carry and does not."""

    words: str
    claim: Claim


def _gaps(lines: tuple[Entry, ...], treated: date, chart: Chart) -> Iterator[Gap]:
    day = lines[0].date if lines else treated
    billed = by_part(lines)
    able = ((Part.PHYSICIAN, physicians), (Part.TECHNICAL, technical))
    claims = {part: carrier(each, day, chart) for part, find in able if part not in billed and (each := find(chart))}
    if len(claims) > 1 and len({claim.id for claim in claims.values()}) == 1:
        yield Gap("plan", claims[Part.TECHNICAL])
    else:
        yield from (Gap(f"{part} of the plan", claim) for part, claim in claims.items())


def _unbilled(gap: Gap, phase: Phase, lines: tuple[Entry, ...], treated: date, chart: Chart) -> Problem:
    named = lines[0].line.phase if lines else phase.id
    line = new_line(IMRT_PLAN, lines[0].date if lines else treated, gap.claim, chart, named)
    others = "; ".join(f"{entry.ref} {entry.date}" for entry in lines) or "none"
    return Problem(
        message=f"Phase {phase.id} was planned with IMRT and treated from {treated} on, and claim {gap.claim.id} bills "
        f"no {IMRT_PLAN}, the {gap.words}. It needs the plan, its checks and the physician's approval before treatment "
        f"on record.{amount_words(gap.claim, line, chart)}",
        entries=(),
        evidence=f"phase {phase.id}: technique {phase.technique or 'not named'}, plan {phase.basis or 'not named'}; "
        f"{IMRT_PLAN} of the other part: {others}",
        fixes=propose([(gap.claim, line)]) if lines else (),
        codes=(IMRT_PLAN,),
        dates=(line.date,),
    )
