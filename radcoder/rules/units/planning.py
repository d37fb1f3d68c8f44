"""Codes billed once a plan: IMRT and 3-D plans on record, and the leaf devices of IMRT plans."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from radcoder.domain.course import Entry, Modality, Phase, PlanBasis
from radcoder.domain.findings import ExpectedUnits
from radcoder.domain.fractions import is_brachytherapy, is_external_beam
from radcoder.rules.bundling.imrt import IMRT_PLAN, is_imrt
from radcoder.rules.chart import Chart
from radcoder.rules.frequency.parts import by_part, most_units
from radcoder.rules.frequency.repeats import volume_of
from radcoder.rules.reasons import documented
from radcoder.rules.sequence.planning import BEAM_PLANS, is_delivered, serving
from radcoder.rules.wording import count, units_of

VOLUME_PLAN = "77295"
LEAF_DEVICES = "77338"
COMPENSATORS = "G6016"
PARTICLES = (Modality.PROTON, Modality.NEUTRON)


@dataclass(frozen=True, slots=True)
class Plans:
    """How many plans of a kind the record holds: those that it names for certain, and the most it can mean."""

    least: int
    most: int

    def nearest(self, billed: int) -> int:
        """The number to expect: what is billed, where the record allows it."""
        return min(max(billed, self.least), self.most)


@dataclass(frozen=True, slots=True)
class PlanKind:
    """A kind of plan: its code, its name, and the phases that were planned so."""

    code: str
    noun: str
    includes: Callable[[Phase], bool]


def is_three_d(phase: Phase) -> bool:
    """Planned in 3-D: the plan's basis says so, or where it is silent, the technique."""
    return phase.basis is PlanBasis.THREE_D or (phase.basis is None and phase.technique == "3d")


MODULATED = PlanKind(IMRT_PLAN, "IMRT plan", is_imrt)
VOLUMETRIC = PlanKind(VOLUME_PLAN, "3-D plan", is_three_d)


def plan_codes(chart: Chart) -> Iterator[ExpectedUnits]:
    """77301, 77338 and 77295 against the plans of the phases."""
    yield from _plans(MODULATED, chart.of([IMRT_PLAN]), chart)
    if IMRT_PLAN in chart.by_code:
        yield from _leaf_devices(plans_of(chart, MODULATED), chart)
    brachytherapy = any(is_brachytherapy(phase) for phase in chart.course.phases)
    lines = chart.of([VOLUME_PLAN])
    if not brachytherapy or all(chart.phase_of(entry) is not None for entry in lines):
        beams = tuple(entry for entry in lines if not is_brachytherapy(chart.phase_of(entry)))
        yield from _plans(VOLUMETRIC, beams, chart)


def plans_of(chart: Chart, kind: PlanKind) -> Plans:
    """Count plans: a phase planned from the images of another has none of its own; new images make a plan for certain.

    Another volume, or another plan number, may be a plan of its own or belong to the first.
    """
    phases = [phase for phase in chart.course.phases if is_external_beam(phase) and kind.includes(phase)]
    own = [phase for phase in phases if phase.plan is None or phase.plan.new_imaging is not False] or phases[:1]
    new = (
        {_plan_of(phase) for phase in own[1:] if phase.plan and phase.plan.new_imaging} - {_plan_of(own[0])}
        if own
        else set()
    )
    return Plans(len(own[:1]) + len(new), len({_plan_of(phase) for phase in own}))


def _plan_of(phase: Phase) -> tuple[str, str]:
    if phase.plan and phase.plan.id:
        return "plan", phase.plan.id
    return ("phase", phase.id) if phase.plan and phase.plan.new_imaging else ("volume", volume_of(phase))


def _plans(kind: PlanKind, lines: Sequence[Entry], chart: Chart) -> Iterator[ExpectedUnits]:
    """A plan code: expected where it is billed, or where a phase was treated and no plan at all is billed for it."""
    billed, plans = most_units(lines), plans_of(chart, kind)
    if plans.most and any(documented(entry, chart) for entry in lines):
        plans = Plans(plans.least, max(plans.most, billed))
    if billed and plans.most:
        yield ExpectedUnits(kind.code, plans.nearest(billed), billed, _basis(kind, plans, lines))
    elif not billed and (missing := [phase.id for phase in chart.course.phases if _lacks(kind, phase, chart)]):
        basis = f"{kind.noun} of phase {', '.join(missing)}, treated and billed as delivered"
        yield ExpectedUnits(kind.code, plans.least, 0, basis)


def _lacks(kind: PlanKind, phase: Phase, chart: Chart) -> bool:
    """Treated, delivered on the file, without any line that could be its plan; a proton plan may be of two kinds."""
    if not kind.includes(phase) or phase.basis is None or not is_external_beam(phase) or phase.modality in PARTICLES:
        return False
    own = phase.plan is None or phase.plan.new_imaging is not False
    return own and is_delivered(phase, chart) and not serving(BEAM_PLANS, phase, chart)


def _basis(kind: PlanKind, plans: Plans, lines: Sequence[Entry]) -> str:
    if plans.least == plans.most:
        said = f"{count(plans.most, kind.noun)} on record, {kind.code} once for each"
    else:
        said = f"{plans.least} to {count(plans.most, kind.noun)} on record, as their images tell"
    return said + by_parts(lines)


def by_parts(lines: Sequence[Entry]) -> str:
    """Say how often each part is billed where the two differ: the larger number stands in the table."""
    parts = {part: units_of(entries) for part, entries in by_part(lines).items()}
    if len(set(parts.values())) < 2:  # noqa: PLR2004 - two parts that differ
        return ""
    return "; the larger of " + " and ".join(f"{part} {units}" for part, units in parts.items())


def has_compensators(chart: Chart) -> bool:
    """IMRT with compensators has no leaf devices: the delivery code or the documentation says so."""
    said = " ".join(chart.course.documentation.values()).lower()
    return COMPENSATORS in chart.by_code or "compensator" in said


def _leaf_devices(plans: Plans, chart: Chart) -> Iterator[ExpectedUnits]:
    """77338 once for each IMRT plan of photons that is billed or on record."""
    lines, particles = chart.of([LEAF_DEVICES]), [p for p in chart.course.phases if p.modality in PARTICLES]
    billed, planned = most_units(lines), most_units(chart.of([IMRT_PLAN]))
    treated = any(is_imrt(phase) and chart.log.of_phase(phase) for phase in chart.course.phases)
    shaped = billed or (treated and not has_compensators(chart))
    if particles or not plans.most or not shaped:
        return
    expected = min(max(billed, plans.least), max(planned, plans.most)) if billed else min(planned, plans.most)
    basis = f"once for each IMRT plan with leaf devices: {count(plans.nearest(planned), 'plan')}{by_parts(lines)}"
    yield ExpectedUnits(LEAF_DEVICES, expected, billed, basis)
