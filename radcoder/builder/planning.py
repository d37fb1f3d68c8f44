"""Planning of beam phases: simulation, devices, plan and calculations, each on a day on which nothing forbids it."""

from collections.abc import Iterator
from datetime import date

from radcoder.builder.items import Item
from radcoder.builder.prescription import PhaseOrder, Prescription
from radcoder.builder.schedule import working_day_before
from radcoder.domain.course import Modality, MotionMethod, PlanBasis
from radcoder.domain.fractions import is_external_beam
from radcoder.domain.treatment_calendar import unit_days
from radcoder.rules.bundling.imrt import IMRT_PLAN
from radcoder.rules.chart import Chart
from radcoder.rules.missing.point_calculations import POINT_CALCULATION, VOLUME_PLAN
from radcoder.rules.physics_checks import physics
from radcoder.rules.technique.level import SINCE
from radcoder.rules.units.once import SPECIAL
from radcoder.rules.units.planning import LEAF_DEVICES

DEVICE, MOTION_STUDY, SPECIAL_PORT = "77334", "77293", "77321"
PLAIN_ISODOSE, COMPLEX_ISODOSE = "77306", "77307"
MOST_CALCULATIONS = MOST_DEVICES = 10
PLAIN_FIELDS = 2
LATER_PLAN = 3  # working days before a later phase
FLAT = frozenset({PlanBasis.ISODOSE, PlanBasis.TWO_D})
WATCHED = frozenset({MotionMethod.ITV, MotionMethod.GATING, MotionMethod.TRACKING, MotionMethod.COMPRESSION})


def planning(prescription: Prescription, chart: Chart) -> Iterator[Item]:
    """Clinical planning, then the planning of each beam phase, then special treatment where there is a reason."""
    first, leads = prescription.start, prescription.leads
    if prescription.clinical:
        day = working_day_before(first, leads.clinical, prescription.closed)
        yield Item(day, prescription.clinical, "the physician's planning, once a course, before simulation and plan")
    for number, order in enumerate(prescription.phases):
        began = next((each.date for each in chart.course.fractions if each.phase == order.phase.id), None)
        if is_external_beam(order.phase) and (began or not number):
            days = _Days(order, began or first, prescription, chart)
            yield from _of_phase(order, days)
    if prescription.special_treatment:
        day = working_day_before(first, max(leads.plan - 2, 1), prescription.closed)
        yield Item(day, SPECIAL, f"once: {prescription.special_treatment}")


class _Days:
    """The days on which a phase was simulated and planned."""

    def __init__(self, order: PhaseOrder, began: date, prescription: Prescription, chart: Chart) -> None:
        later = order is not prescription.phases[0]
        self._closed = prescription.closed
        leads = prescription.leads
        volume = order.basis in (PlanBasis.IMRT, PlanBasis.THREE_D) and order.planned_anew
        wanted = (LATER_PLAN if volume else 1) if later else leads.plan
        taken = _physics_days(chart) if later else frozenset[date]()
        self.plan = self._free(began, wanted, taken)
        self.simulation = (
            self._free(self.plan, 1, taken) if later else working_day_before(began, leads.simulation, self._closed)
        )
        self.treated = any(each.date == self.plan for each in chart.course.fractions)

    def _free(self, day: date, wanted: int, taken: frozenset[date]) -> date:
        found = working_day_before(day, wanted, self._closed)
        while found in taken:
            found = working_day_before(found, 1, self._closed)
        return found


def _physics_days(chart: Chart) -> frozenset[date]:
    """Planning on the day of the physicist's check would be a pair that needs a modifier."""
    checks = physics(chart)
    courses = checks.courses if checks else ()
    return frozenset(day for sessions, earned in courses for day in unit_days(sessions, earned.units, earned.week))


def _of_phase(order: PhaseOrder, days: _Days) -> Iterator[Item]:
    phase = order.phase
    if not order.planned_anew:
        if order.basis in (PlanBasis.IMRT, PlanBasis.THREE_D):
            yield from _calculations(order, days, "of this phase, planned from the images of the first plan")
        return
    if order.immobiliser:
        yield Item(days.simulation, DEVICE, "the custom immobiliser, on its own day", phase.id)
    if order.simulation and order.basis is not PlanBasis.IMRT:
        yield Item(days.simulation, order.simulation, "the simulation of this volume", phase.id)
    if order.basis is PlanBasis.IMRT:
        yield from _imrt(order, days)
    elif order.basis is PlanBasis.THREE_D:
        yield from _three_d(order, days)
    elif order.basis in FLAT:
        yield from _isodose(order, days)
    elif order.basis is PlanBasis.SPECIAL_PORT:
        yield Item(days.plan, SPECIAL_PORT, "one special port plan; it holds its calculations", phase.id)
        yield from _devices(order, days)


def _imrt(order: PhaseOrder, days: _Days) -> Iterator[Item]:
    again = " after new images" if order.phase.plan and order.phase.plan.new_imaging else ""
    apart = "; 59 as it is no part of the delivery of its day" if days.treated else ""
    yield Item(days.plan, IMRT_PLAN, f"one IMRT plan{again}; it contains its simulation{apart}", order.phase.id,
               apart=days.treated)  # fmt: skip
    if order.phase.modality is Modality.PHOTON:
        yield Item(days.plan, LEAF_DEVICES, f"the leaf apertures of the IMRT plan, once{apart}", order.phase.id,
                   apart=days.treated and days.plan < SINCE)  # fmt: skip
    yield from _motion(order, days)
    yield from _calculations(order, days, "of the IMRT plan")


def _three_d(order: PhaseOrder, days: _Days) -> Iterator[Item]:
    yield Item(days.plan, VOLUME_PLAN, "one 3-D plan with volumes and histograms", order.phase.id)
    yield from _motion(order, days)
    yield from _devices(order, days)
    yield from _calculations(order, days, "of the 3-D plan")


def _isodose(order: PhaseOrder, days: _Days) -> Iterator[Item]:
    plain = (order.phase.fields or 1) <= PLAIN_FIELDS and not order.phase.apertures
    code, kind = (PLAIN_ISODOSE, "a plain") if plain else (COMPLEX_ISODOSE, "a complex")
    yield Item(days.plan, code, f"{kind} isodose plan; it holds its calculations", order.phase.id)
    yield from _devices(order, days)


def _devices(order: PhaseOrder, days: _Days) -> Iterator[Item]:
    apertures = min(order.phase.apertures or 0, MOST_DEVICES)
    if apertures:
        reason = "the custom aperture" if apertures == 1 else f"one for each of {apertures} custom apertures"
        yield Item(days.plan, DEVICE, reason, order.phase.id, apertures)


def _calculations(order: PhaseOrder, days: _Days, of: str) -> Iterator[Item]:
    fields = min(order.phase.fields or 0, MOST_CALCULATIONS)
    if fields:
        yield Item(
            days.plan, POINT_CALCULATION, f"one for each of {fields} fields or arcs {of}", order.phase.id, fields
        )


def _motion(order: PhaseOrder, days: _Days) -> Iterator[Item]:
    motion = order.phase.motion
    if motion is not None and motion.method in WATCHED:
        reason = f"the motion study of the plan, on its day ({motion.method})"
        yield Item(days.plan, MOTION_STUDY, reason, order.phase.id)
