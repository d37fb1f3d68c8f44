"""BND-01: a planning service that is inside the IMRT plan, billed on another date."""

from collections.abc import Iterator

from radcoder.domain.course import ClaimKind, Entry, Phase
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, PhaseRule, Problem, remove
from radcoder.rules.bundling.imrt import (
    IMRT_PLAN,
    SIMULATIONS,
    during_delivery,
    first_fraction,
    is_first_of_volume,
    is_imrt,
    plans_for,
    serves,
)
from radcoder.rules.bundling.payer_window import elsewhere, in_window, window_codes
from radcoder.rules.chart import Chart
from radcoder.rules.lines import biller_of
from radcoder.rules.wording import count

CT_GUIDANCE = "77014"


class PlanningServiceInsideImrtPlan(PhaseRule):
    """A planning service that the IMRT plan already contains.

    What: A simulation (77280, 77285, 77290) done for the IMRT plan of the same volume and billed on another
    date than 77301. On hospital claims also 77014 for planning, 77295, 77306, 77307, 77316 to 77318, 77321,
    77331 and 77370; on practitioners' claims these are a warning. A payer may have a window of days round the
    plan, in which it pays none of the services it names, for whatever volume, unless 59 parts another tumour.
    Why: 77301 pays for the simulation and the other planning work that lead to it, on whatever date they are
    done. An audit of hospitals found every sampled simulation line to be part of an IMRT plan.
    Resolve: Take the line off. Keep it only when it served another volume, a phase without IMRT or
    brachytherapy: then name that phase on the line. Moving the date does not make it payable.
    Authority: NCCI Policy Manual 2026, chapter IX, F.14 and H.1; Medicare Claims Processing Manual, chapter 4,
    200.3.1; the outpatient editor's edit 125; OIG audit A-09-16-02033; the payer's own policy.
    """

    id = "BND-01"
    name = "planning-service-inside-the-imrt-plan"
    severity = Severity.ERROR
    authority = (
        Cite("ncci-manual", "IX.F.14, IX.H.1"),
        Cite("claims-manual-4", "200.3.1"),
        Cite("oig-a-09-16-02033"),
    )

    def check(self, phase: Phase, chart: Chart) -> Iterator[Problem]:
        """Report planning lines that serve the phase's IMRT plan, once a volume."""
        if not is_first_of_volume(phase, chart):
            return
        plans = plans_for(phase, chart) or tuple(chart.by_code.get(IMRT_PLAN, ()))
        companions = {row.component for row in chart.facts.companions if row.trigger == IMRT_PLAN}
        for entry in chart.of(SIMULATIONS | companions | window_codes(chart)) if plans else ():
            if not serves(entry, phase, chart):
                continue
            inside = _inside(entry, _nearest(plans, entry)) if self._is_planning(entry, phase, plans, chart) else None
            near = None if _checks_fields(entry, phase, chart) else in_window(entry, plans, chart)
            if inside and (near is None or inside.severity is None):
                yield inside
            elif near:
                yield near
        if phase is next(p for p in chart.course.phases if is_imrt(p)):
            yield from elsewhere(chart)

    def _is_planning(self, entry: Entry, phase: Phase, plans: tuple[Entry, ...], chart: Chart) -> bool:
        biller = biller_of(entry.claim)
        same_day = any(plan.date == entry.date and biller_of(plan.claim) == biller for plan in plans)
        if same_day or _after_treatment(entry, phase, plans, chart):
            return False  # the pair rule speaks of the day; after the last fraction nothing is planned
        if entry.code in SIMULATIONS:
            return not during_delivery(entry, phase, chart)
        guidance = entry.code == CT_GUIDANCE and _is_guidance(entry, phase, plans, chart)
        in_force = any(c.component == entry.code and c.period.covers(entry.date) for c in chart.facts.companions)
        return in_force and not guidance


def _checks_fields(entry: Entry, phase: Phase, chart: Chart) -> bool:
    """A simulation during treatment: another rule speaks of it."""
    return entry.code in SIMULATIONS and during_delivery(entry, phase, chart)


def _is_guidance(entry: Entry, phase: Phase, plans: tuple[Entry, ...], chart: Chart) -> bool:
    """CT that follows the plan or goes with a fraction sets the fields of a treatment; it plans nothing."""
    began = first_fraction(phase, chart)
    return entry.date > plans[0].date or (began is not None and entry.date >= began)


def _after_treatment(entry: Entry, phase: Phase, plans: tuple[Entry, ...], chart: Chart) -> bool:
    sessions = chart.log.of_phases(chart.same_volume(phase))
    return bool(sessions) and entry.date > sessions[-1].date and entry.date > plans[-1].date


def _nearest(plans: tuple[Entry, ...], entry: Entry) -> Entry:
    """The next plan of the same biller, else the next of anyone; where none follows, the last."""
    biller = biller_of(entry.claim)
    own = tuple(plan for plan in plans if biller_of(plan.claim) == biller) or plans
    return next((plan for plan in own if plan.date >= entry.date), own[-1])


def _inside(entry: Entry, plan: Entry) -> Problem:
    simulation = entry.code in SIMULATIONS
    days = (plan.date - entry.date).days
    apart = "on its day" if days == 0 else f"{count(abs(days), 'day')} {'before' if days > 0 else 'after'} it"
    mild = not simulation and entry.claim.kind is ClaimKind.PROFESSIONAL
    return Problem(
        message=f"{entry.code} {{when}} is part of the IMRT plan {plan.code} of {plan.date}: it stands {apart}, "
        "and another date does not make it payable.",
        entries=(entry,),
        with_entries=(plan,),
        evidence=f"{entry.ref} {entry.code} {entry.date}; plan {plan.ref} {plan.code} {plan.date}; "
        + ("a simulation for an IMRT plan" if simulation else f"edit 125 lists {entry.code} with {plan.code}"),
        fixes=(remove(entry),),
        severity=Severity.WARNING if mild else None,
        codes=(entry.code, plan.code),
        cites=() if simulation else (Cite("edit125", f"{plan.code} with {entry.code}"),),
    )
