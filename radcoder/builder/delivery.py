"""Delivery of each fraction, under the code that its own date takes."""

from collections.abc import Iterator
from datetime import date

from radcoder.builder.items import Item
from radcoder.builder.prescription import Place, Prescription
from radcoder.domain.course import Fraction, Modality, Phase, PlanBasis
from radcoder.domain.fractions import is_external_beam, is_stereotactic, is_surface
from radcoder.rules.chart import Chart
from radcoder.rules.stereotactic.courses import BODY_DELIVERY, CRANIAL_DELIVERY, courses_of, is_cranial
from radcoder.rules.technique.imrt_tier_and_site import SIMPLE_SITES
from radcoder.rules.technique.level import CODES, SINCE, supported
from radcoder.rules.technique.tiers import HOSPITAL_IMRT, OFFICE_IMRT, TIERS, Conventional, band_of
from radcoder.rules.units.delivery import HIGH, LOW, TO_2025

PROTON_PLAIN, PROTON_SEVERAL, PROTON_COMPLEX = "77520", "77523", "77525"
NEUTRON = "77423"
REPEATED = "76"
SIMPLE, INTERMEDIATE, COMPLEX = range(3)
SIMPLE_FIELDS = 2


def deliveries(prescription: Prescription, chart: Chart) -> Iterator[Item]:
    """One line for each session of beam or surface treatment; the second of a day carries 76."""
    for day in sorted({fraction.date for fraction in chart.course.fractions}):
        sessions = {fraction.session for fraction in chart.course.fractions if fraction.date == day}
        for session in sorted(sessions):
            yield from _session(day, session, prescription, chart)


def _session(day: date, session: int, prescription: Prescription, chart: Chart) -> Iterator[Item]:
    given = [each for each in chart.course.fractions if (each.date, each.session) == (day, session)]
    phases = tuple(phase for phase in (_phase(each, chart) for each in given) if phase is not None)
    beams = tuple(each for each in phases if is_external_beam(each) or is_surface(each))
    if beams:
        code, reason = delivery_code(beams, day, prescription, chart)
        modifiers = (REPEATED,) if session > 1 else ()
        again = "; 76 marks the second session of the day" if modifiers else ""
        yield Item(day, code, reason + again, beams[0].id, modifiers=modifiers)


def _phase(fraction: Fraction, chart: Chart) -> Phase | None:
    return chart.phases.get(fraction.phase or "")


def delivery_code(phases: tuple[Phase, ...], day: date, prescription: Prescription, chart: Chart) -> tuple[str, str]:
    """The code of a session on a day, and why."""
    phase = phases[0]
    if is_stereotactic(phase):
        return _stereotactic(phase, chart)
    if is_surface(phase):
        return _surface(phase, day, chart)
    if phase.modality is Modality.PROTON:
        return _proton(phase)
    if phase.modality is Modality.NEUTRON:
        return NEUTRON, "one neutron treatment"
    if day >= SINCE:
        return _level(phases)
    return _before_2026(phase, prescription, chart)


def _stereotactic(phase: Phase, chart: Chart) -> tuple[str, str]:
    sessions = courses_of([phase], chart)
    if is_cranial(phase) and all(len(each) == 1 for each in sessions):
        return CRANIAL_DELIVERY[1], "the one session of cranial radiosurgery on a linear accelerator"
    return BODY_DELIVERY, "one session of a stereotactic course of up to five"


def _surface(phase: Phase, day: date, chart: Chart) -> tuple[str, str]:
    if day < SINCE:
        return TO_2025, "each superficial treatment to 31 Dec 2025"
    low = chart.facts.parameter("surface_low_energy_kv", day)
    if phase.energy_kv is None or phase.energy_kv <= low:
        return LOW, f"each surface treatment up to {low} kV, from 2026"
    return HIGH, f"each surface treatment above {low} kV, from 2026"


def _proton(phase: Phase) -> tuple[str, str]:
    if (phase.isocentres or 1) > 1:
        return PROTON_COMPLEX, f"protons on {phase.isocentres} isocentres"
    if phase.fields == 1:
        return PROTON_PLAIN, "one proton field on one isocentre"
    return PROTON_SEVERAL, "several proton fields on one area"


def _level(phases: tuple[Phase, ...]) -> tuple[str, str]:
    support = supported(phases)
    if support is None or not support.levels:
        return CODES[1], "the record does not name the beam, so the lowest level"
    level = min(support.levels)
    return CODES[level], f"level {level} from 2026: {support.words}"


def _before_2026(phase: Phase, prescription: Prescription, chart: Chart) -> tuple[str, str]:
    office = prescription.place is Place.FREESTANDING
    by_g_code = office and chart.medicare
    where = "a Medicare office" if by_g_code else "an office" if office else "a hospital"
    if phase.basis is PlanBasis.IMRT:
        return _imrt(prescription, where, by_g_code=by_g_code)
    tier = _tier(phase)
    code = Conventional(tier, (band_of(phase) or 0) if by_g_code else None).code
    return code, f"{TIERS[tier]} tier of conventional delivery in {where} to 31 Dec 2025"


def _imrt(prescription: Prescription, where: str, *, by_g_code: bool) -> tuple[str, str]:
    if by_g_code:
        return OFFICE_IMRT[0], f"IMRT delivery in {where} to 31 Dec 2025"
    simple = any(code.startswith(SIMPLE_SITES) for code in prescription.diagnoses[:1])
    sites = "prostate and breast" if simple else "sites other than prostate and breast"
    return HOSPITAL_IMRT[0 if simple else 1], f"IMRT delivery of {sites} in {where} to 31 Dec 2025"


def _tier(phase: Phase) -> int:
    """The tier of 2015 to 2025: custom blocks, electrons, tangents and several fields make it dearer."""
    if phase.modality is not Modality.PHOTON or phase.apertures or phase.technique == "tbi":
        return COMPLEX
    return SIMPLE if (phase.fields or 1) <= SIMPLE_FIELDS else INTERMEDIATE
