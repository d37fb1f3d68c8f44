"""MIS-05: an IMRT plan without its leaf devices."""

from collections.abc import Iterator, Sequence

from radcoder.domain.course import Entry, Modality
from radcoder.domain.findings import Severity
from radcoder.domain.fractions import is_external_beam
from radcoder.rules.base import Cite, CourseRule, Problem
from radcoder.rules.bundling.imrt import IMRT_PLAN, is_imrt
from radcoder.rules.chart import Chart
from radcoder.rules.frequency.parts import by_part
from radcoder.rules.missing.unbilled import amount_words, began, new_line, propose
from radcoder.rules.units.planning import LEAF_DEVICES, has_compensators
from radcoder.rules.wording import units_of


class LeafDevicesMissing(CourseRule):
    """An IMRT plan is billed without its leaf devices.

    What: A line of 77301 for a treated phase of photons, on whose part of the service fewer units of 77338 than of
    77301 are billed, with none on its date or for its phase. Compensators and particles are left out.
    Why: The leaf apertures of each IMRT plan are one device unit, the physician's part and the technical part.
    Resolve: Bill the unit if the record shows the leaf apertures of this plan and their approval. Where the beam is
    shaped without leaves, leave the claim as it is.
    Authority: NCCI Policy Manual 2026, chapter IX, F.11 and F.12.
    """

    id = "MIS-05"
    name = "leaf-devices-missing"
    severity = Severity.INFO
    authority = (Cite("ncci-manual", "IX.F.11"), Cite("ncci-manual", "IX.F.12"))

    def check(self, chart: Chart) -> Iterator[Problem]:
        """Report plan lines without a device of their own."""
        if IMRT_PLAN not in chart.by_code or has_compensators(chart):
            return
        devices = by_part(chart.of([LEAF_DEVICES]))
        bare: dict[str, Entry] = {}
        for part, plans in by_part(chart.of([IMRT_PLAN])).items():
            own = devices.get(part, ())
            missing = units_of(plans) - units_of(own)
            alone = [plan for plan in plans if _is_due(plan, chart) and not _has(plan, own)]
            bare |= {str(plan.ref): plan for plan in alone[: max(missing, 0)]}
        yield from (_without(plan, chart) for plan in bare.values())


def _is_due(plan: Entry, chart: Chart) -> bool:
    """The plan is of photons with IMRT, and treatment has begun."""
    phase = chart.phase_of(plan)
    phases = [phase] if phase else [each for each in chart.course.phases if is_external_beam(each)]
    return bool(phases) and all(is_imrt(p) and p.modality is Modality.PHOTON for p in phases) and began(phase, chart)


def _has(plan: Entry, devices: Sequence[Entry]) -> bool:
    return any(
        each.date == plan.date or (each.line.phase is not None and each.line.phase == plan.line.phase)
        for each in devices
    )


def _without(plan: Entry, chart: Chart) -> Problem:
    line = new_line(LEAF_DEVICES, plan.date, plan.claim, chart, plan.line.phase)
    return Problem(
        message=f"{IMRT_PLAN} {{when}} on claim {plan.claim.id} has no {LEAF_DEVICES} beside it. One unit belongs to "
        "the plan if its leaf apertures and their approval are on record."
        f"{amount_words(plan.claim, line, chart)}",
        entries=(plan,),
        evidence=f"{plan.ref} {plan.date} × {plan.line.units}; no {LEAF_DEVICES} on its date or for its phase",
        fixes=propose([(plan.claim, line)]) if plan.line.units == 1 else (),
        codes=(IMRT_PLAN, LEAF_DEVICES),
    )
