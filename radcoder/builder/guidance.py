"""Image guidance: the physician's part of each guided fraction, under the code of its own date."""

from collections.abc import Iterator
from datetime import date

from radcoder.builder.items import By, Item
from radcoder.builder.prescription import PhaseOrder, Place, Prescription
from radcoder.domain.course import ImageGuidance, PlanBasis
from radcoder.domain.fractions import is_conventional_beam
from radcoder.rules.chart import Chart
from radcoder.rules.technique.level import SINCE
from radcoder.rules.units.guidance import GUIDANCE_2026

TO_2025 = {
    ImageGuidance.CBCT: "77014",
    ImageGuidance.CT: "77014",
    ImageGuidance.KV: "G6002",
    ImageGuidance.ULTRASOUND: "G6001",
}

WORDS = {
    ImageGuidance.CBCT: "cone-beam CT",
    ImageGuidance.CT: "CT",
    ImageGuidance.KV: "planar images",
    ImageGuidance.ULTRASOUND: "ultrasound",
}


def guidance(prescription: Prescription, chart: Chart) -> Iterator[Item]:
    """One line for each day with a guided fraction; stereotactic delivery contains its own."""
    for order in prescription.phases:
        if not order.images or not is_conventional_beam(order.phase) or order.phase.image_guidance is None:
            continue
        for day in sorted({fraction.date for fraction in chart.log.of_phase(chart.phases[order.phase.id])}):
            item = guided(order, day, prescription, chart)
            if item is not None:
                yield item


def guided(order: PhaseOrder, day: date, prescription: Prescription, chart: Chart) -> Item | None:
    """What guidance of a phase is billed with on a day; None where the record names none that has a code."""
    phase = order.phase.id
    asks_for_26 = _asks_for_26(order, day, chart)
    modifiers = ("26",) if asks_for_26 and prescription.place is Place.FREESTANDING else ()
    if day >= SINCE:
        reason = "the physician's review of this day's images, before the next fraction"
        return Item(day, GUIDANCE_2026, reason, phase, modifiers=modifiers, by=By.PHYSICIAN)
    by = order.phase.image_guidance
    if by not in TO_2025:
        return None
    reason = f"guidance by {WORDS[by]} on this day, to 31 Dec 2025"
    return Item(day, TO_2025[by], reason, phase, modifiers=modifiers, by=By.PHYSICIAN)


def _asks_for_26(order: PhaseOrder, day: date, chart: Chart) -> bool:
    """The technical part lies inside private IMRT delivery to 2025, and one payer wants 26 everywhere from 2026."""
    if day >= SINCE:
        policies = chart.policies.get("SET-09", ())
        return any(row.effect == "error without 26" and row.period.covers(day) for row in policies)
    return order.basis is PlanBasis.IMRT and not chart.medicare
