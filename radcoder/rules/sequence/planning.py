"""What the rules of sequence share: planning and delivery codes, and the lines that may serve a phase."""

from collections.abc import Iterable
from datetime import date

from radcoder.domain.course import Entry, Phase, PlanBasis
from radcoder.rules.bundling.imrt import first_fraction
from radcoder.rules.chart import Chart
from radcoder.rules.frequency.delivery_log import DELIVERY

CLINICAL = ("77261", "77262", "77263")
SIMULATIONS = ("77280", "77285", "77290")
BEAM_PLANS = ("77295", "77301", "77306", "77307", "77321")
PLANNED = frozenset({PlanBasis.THREE_D, PlanBasis.IMRT, PlanBasis.ISODOSE, PlanBasis.SPECIAL_PORT})
SESSIONS = DELIVERY | {"77767", "77768", "77770", "77771", "77772", "0395T"}


def may_serve(entry: Entry, phase: Phase, chart: Chart) -> bool:
    """The line names the phase, one of its volume or of its plan, or no phase at all where there are several."""
    own = chart.phase_of(entry)
    if own is None:
        return entry.line.phase is None
    return own in chart.same_volume(phase) or (plan_of(own) is not None and plan_of(own) == plan_of(phase))


def plan_of(phase: Phase) -> str | None:
    """The id of the phase's plan; phases treated from one plan share it."""
    return phase.plan.id if phase.plan else None


def serving(codes: Iterable[str], phase: Phase, chart: Chart) -> tuple[Entry, ...]:
    """The lines of these codes that may serve the phase."""
    return tuple(entry for entry in chart.of(codes) if may_serve(entry, phase, chart))


def is_delivered(phase: Phase, chart: Chart) -> bool:
    """The phase was treated, and its delivery is billed on the file."""
    began = first_fraction(phase, chart)
    return began is not None and any(may_serve(entry, phase, chart) for entry in chart.of(SESSIONS))


def began_by(phases: Iterable[Phase], chart: Chart) -> date | None:
    """The day by which every one of the phases had begun; None when one has no fraction."""
    starts = [first_fraction(phase, chart) for phase in phases]
    known = [start for start in starts if start is not None]
    return max(known) if known and len(known) == len(starts) else None
