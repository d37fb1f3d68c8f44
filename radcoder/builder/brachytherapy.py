"""Brachytherapy and surface treatment: what each insertion, implant or lesion takes."""

from collections.abc import Iterator
from datetime import date, timedelta

from radcoder.builder.items import BRACHYTHERAPY, COMPANION, TECHNICAL, By, Item
from radcoder.builder.prescription import PhaseOrder, Prescription
from radcoder.builder.schedule import working_day_before
from radcoder.domain.course import Fraction, ImageGuidance, Modality
from radcoder.domain.fractions import is_surface
from radcoder.rules.bundling.imrt import is_imrt
from radcoder.rules.chart import Chart
from radcoder.rules.technique.level import SINCE
from radcoder.rules.units.brachytherapy import BY_CHANNELS, MANY, SEVERAL
from radcoder.rules.units.once import SURFACE_PLANNING, SURFACE_ULTRASOUND

PLANS = ("77316", "77317", "77318")
HDR_SOURCE, SEED = "C1717", "C2638"
APPLICATORS = {
    "cylinder": ("57156", "the vaginal applicator"),
    "tandem": ("57155", "tandem and ovoids or ring"),
    "ovoid": ("57155", "tandem and ovoids or ring"),
    "capsule": ("58346", "the capsules"),
}
NEEDLES, NEEDLE_GUIDANCE, SEEDS_PLACED, AFTER = "55875", "76965", "77778", "77290"
AFTER_DAYS = 30
OLD_SIMULATION, OLD_CALCULATION = "77280", "77300"


def internal(prescription: Prescription, chart: Chart) -> Iterator[Item]:
    """The services of every phase that is not external beam."""
    for order in prescription.phases:
        given = chart.log.of_phase(chart.phases[order.phase.id])
        if given and order.phase.modality is Modality.HDR:
            yield from _hdr(order, given, prescription)
        elif given and order.phase.modality is Modality.LDR:
            yield from _implant(order, given[0].date, prescription)
        elif is_surface(order.phase) and (given or order is prescription.phases[0]):
            yield from _surface(order, given, prescription)
    yield from _companion(prescription)


def _hdr(order: PhaseOrder, given: tuple[Fraction, ...], prescription: Prescription) -> Iterator[Item]:
    """An insertion is placed, perhaps simulated and planned, and treated in each of its sessions."""
    beside_imrt = any(is_imrt(each.phase) for each in prescription.phases)
    claim = BRACHYTHERAPY if beside_imrt else TECHNICAL
    apart = "; on a claim without the IMRT plan" if beside_imrt else ""
    level = _level(order)
    seen: set[int | None] = set()
    for fraction in given:
        if fraction.insertion not in seen:
            yield from _insertion(order, fraction, first=not seen, claim=claim)
            seen.add(fraction.insertion)
        modifiers = ("76",) if fraction.session > 1 else ()
        reason = f"one session through {order.phase.channels or 1} channels{apart}"
        yield Item(fraction.date, BY_CHANNELS[level], reason, order.phase.id, modifiers=modifiers, claim=claim)
        if fraction.session == 1:
            yield Item(fraction.date, HDR_SOURCE, "the source of the session", order.phase.id, claim=claim)


def _level(order: PhaseOrder) -> int:
    channels = order.phase.channels or 1
    return (channels >= SEVERAL) + (channels >= MANY)


def _insertion(order: PhaseOrder, fraction: Fraction, *, first: bool, claim: str) -> Iterator[Item]:
    day, phase = fraction.date, order.phase.id
    applicator = (order.phase.applicator or "").lower()
    placed = next((found for word, found in APPLICATORS.items() if word in applicator), None)
    if placed:
        yield Item(day, placed[0], f"placing {placed[1]}, once an insertion", phase, claim=claim)
    if first or order.plan_each_insertion:
        why = "of this insertion" if order.plan_each_insertion else "once, as the geometry does not change"
        if order.simulation:
            yield Item(day, order.simulation, f"the simulation, {why}", phase, claim=claim)
        yield Item(day, PLANS[_level(order)], f"the plan by channels, {why}", phase, claim=claim)


def _implant(order: PhaseOrder, day: date, prescription: Prescription) -> Iterator[Item]:
    phase = order.phase.id
    before = working_day_before(day, prescription.leads.plan, prescription.closed)
    after = working_day_before(day + timedelta(days=AFTER_DAYS + 1), 1, prescription.closed)
    needles = By.FACILITY if prescription.companion else By.BOTH
    yield Item(before, PLANS[2], "the plan before the implant", phase)
    yield Item(day, NEEDLES, "placing the needles", phase, by=needles)
    yield Item(day, NEEDLE_GUIDANCE, "ultrasound that guides the needles", phase)
    yield Item(day, SEEDS_PLACED, "placing the seeds; no point calculation and no handling beside it", phase)
    yield Item(day, SEED, f"{order.phase.sources or 1} seeds, each a unit", phase, order.phase.sources or 1)
    yield Item(after, AFTER, f"the images {AFTER_DAYS} days after the implant", phase)
    yield Item(after, PLANS[2], "the plan from the images after the implant", phase)


def _surface(order: PhaseOrder, given: tuple[Fraction, ...], prescription: Prescription) -> Iterator[Item]:
    phase, lesions = order.phase.id, order.phase.lesions or 1
    day = working_day_before(
        given[0].date if given else prescription.start, prescription.leads.plan, prescription.closed
    )
    if day >= SINCE:
        yield Item(day, SURFACE_PLANNING, "the planning of surface treatment, once a lesion", phase, lesions)
    else:
        yield Item(day, OLD_SIMULATION, "the simulation of the superficial course, once, to 31 Dec 2025", phase)
        yield Item(day, OLD_CALCULATION, "the calculation of the superficial course, once, to 31 Dec 2025", phase)
    first = next((each.date for each in given if each.date >= SINCE), None)
    if first and order.phase.image_guidance is ImageGuidance.ULTRASOUND:
        yield Item(first, SURFACE_ULTRASOUND, "ultrasound of the lesion, once a course", phase)


def _companion(prescription: Prescription) -> Iterator[Item]:
    if prescription.companion is None:
        return
    plan = working_day_before(prescription.start, prescription.leads.plan, prescription.closed)
    for line in prescription.companion.lines:
        day = prescription.start if line.on == "first" else plan
        yield Item(day, line.code, f"billed by {prescription.companion.specialty}", claim=COMPANION)
