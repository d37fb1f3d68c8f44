"""What the IMRT bundling rules share: the IMRT phases of a volume, their plans, and the simulations that serve them."""

from datetime import date

from radcoder.domain.course import Entry, Phase, PlanBasis
from radcoder.domain.fractions import is_brachytherapy, is_external_beam
from radcoder.rules.chart import Chart

IMRT_PLAN = "77301"
SIMULATIONS = frozenset({"77280", "77285", "77290"})
IMRT_TECHNIQUES = frozenset({"imrt", "vmat"})


def is_imrt(phase: Phase) -> bool:
    """Planned with IMRT: the plan's basis says so, or where it is silent, the technique."""
    if phase.basis is not None:
        return phase.basis is PlanBasis.IMRT
    return phase.technique in IMRT_TECHNIQUES


def serves(entry: Entry, phase: Phase, chart: Chart) -> bool:
    """The line belongs to this IMRT phase or another IMRT phase of its volume.

    A line that names no phase belongs here when every beam phase of the course is IMRT and no brachytherapy
    could claim it.
    """
    own = chart.phase_of(entry)
    if own is not None:
        return own in chart.same_volume(phase) and is_imrt(own)
    others = [p for p in chart.course.phases if is_brachytherapy(p) or not is_external_beam(p) or not is_imrt(p)]
    return not others and entry.line.phase is None and phase is chart.course.phases[0]


def first_fraction(phase: Phase, chart: Chart) -> date | None:
    """The day the phase began."""
    fractions = chart.log.of_phase(phase)
    return fractions[0].date if fractions else None


def is_first_of_volume(phase: Phase, chart: Chart) -> bool:
    """The first IMRT phase of its volume: rules that look at a volume speak once, there."""
    return is_imrt(phase) and phase is next(p for p in chart.same_volume(phase) if is_imrt(p))


def plans_for(phase: Phase, chart: Chart) -> tuple[Entry, ...]:
    """The IMRT plan lines that serve the volume of the phase, in order of date."""
    plans = [
        entry for entry in chart.by_code.get(IMRT_PLAN, ()) if serves(entry, phase, chart) or entry.line.phase is None
    ]
    return tuple(sorted(plans, key=lambda entry: entry.date))


def delivery_days(phase: Phase, chart: Chart) -> tuple[date, ...]:
    """First and last day on which an IMRT phase of the volume was treated; empty when none is logged."""
    volume = [p for p in chart.same_volume(phase) if is_imrt(p)]
    sessions = chart.log.of_phases(volume)
    return (sessions[0].date, sessions[-1].date) if sessions else ()


def during_delivery(entry: Entry, phase: Phase, chart: Chart) -> bool:
    """Dated from the first to the last fraction of the volume's IMRT phases, with no IMRT plan still to come."""
    days = delivery_days(phase, chart)
    later_plan = any(plan.date >= entry.date for plan in plans_for(phase, chart))
    return bool(days) and days[0] <= entry.date <= days[1] and not later_plan
