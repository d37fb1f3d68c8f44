"""The course that a prescription makes: its log, its claims, and why each line is proposed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain

from radcoder.builder.brachytherapy import internal
from radcoder.builder.delivery import deliveries
from radcoder.builder.guidance import guidance
from radcoder.builder.items import PHYSICIAN, TECHNICAL, Item, ReasonedLine, claim_of, lines_of
from radcoder.builder.management import SPECIAL_PHYSICS, management
from radcoder.builder.objections import PrescriptionError, objections
from radcoder.builder.planning import planning
from radcoder.builder.prescription import Place, Prescription
from radcoder.builder.schedule import scheduled
from radcoder.domain.course import Claim, Course, LineRef, Status
from radcoder.domain.facts import Facts, PayerPolicy
from radcoder.rules.bundling.imrt import IMRT_PLAN
from radcoder.rules.bundling.payer_window import DAYS, RULE
from radcoder.rules.chart import Chart
from radcoder.rules.frequency.image_guidance import CT
from radcoder.rules.units.once import SPECIAL


@dataclass(frozen=True, slots=True)
class Draft:
    """A course that is not yet made, with the reason for each of its lines."""

    course: Course
    reasons: Mapping[LineRef, str]


def build(prescription: Prescription, facts: Facts) -> Draft:
    """Make the course of a prescription. Raises `PrescriptionError` when it cannot be understood."""
    wrong = objections(prescription)
    if wrong:
        raise PrescriptionError(wrong)
    bare = treated(prescription)
    chart = Chart(bare, facts)
    everything = chain(
        planning(prescription, chart),
        internal(prescription, chart),
        deliveries(prescription, chart),
        guidance(prescription, chart),
        management(prescription, chart),
    )
    items = tuple(each for each in everything if _happened(each, prescription))
    found = lines_of(_payable(items, chart), prescription, facts)
    for name in (PHYSICIAN,) if prescription.place is Place.FREESTANDING else (PHYSICIAN, TECHNICAL):
        found.setdefault(name, [])
    claims = tuple(_claims(found, prescription))
    reasons = {LineRef(claim.id, i): each.reason for claim, lines in claims for i, each in enumerate(lines, 1)}
    claims_only = tuple(claim for claim, _ in claims)
    return Draft(replace(bare, claims=claims_only), reasons)


def _claims(
    found: Mapping[str, list[ReasonedLine]], prescription: Prescription
) -> Iterator[tuple[Claim, list[ReasonedLine]]]:
    """One claim a biller, or one for each month in which the biller has lines."""
    for name, lines in sorted(found.items()):
        months = sorted({each.line.date.strftime("%Y-%m") for each in lines}) if prescription.monthly else []
        if not months:
            yield claim_of(name, lines, prescription), lines
        for month in months:
            own = [each for each in lines if each.line.date.strftime("%Y-%m") == month]
            yield replace(claim_of(name, own, prescription), id=f"{name}-{month}"), own


def _happened(item: Item, prescription: Prescription) -> bool:
    return prescription.until is None or item.date <= prescription.until


def _payable(items: tuple[Item, ...], chart: Chart) -> Iterator[Item]:
    """Leave out what an IMRT plan holds: CT on its day to the end of 2025, and what the payer's window names."""
    plans = [each.date for each in items if each.code == IMRT_PLAN]
    windows = [(row, DAYS.match(row.parameter)) for row in chart.policies.get(RULE, ())]
    for item in items:
        days = [int(length[1]) for row, length in windows if length and _speaks(row, item)]
        near = any(abs((item.date - plan).days) <= max(days) for plan in plans) if days else False
        if not near and not (item.code == CT and item.date in plans):
            yield item


def _speaks(policy: PayerPolicy, item: Item) -> bool:
    return item.code in policy.codes and policy.period.covers(item.date)


def treated(prescription: Prescription) -> Course:
    """The course with its phases and its log, and no claims yet."""
    every = scheduled(prescription)
    given = tuple(each for each in every if prescription.until is None or each.date <= prescription.until)
    status = Status.ENDED if given == every else Status.UNDER_TREATMENT if given else Status.PLANNED
    said = {SPECIAL: prescription.special_treatment, SPECIAL_PHYSICS: prescription.special_physics}
    return Course(
        reference=prescription.reference,
        title=prescription.title,
        payer=prescription.payer,
        status=status,
        diagnoses=prescription.diagnoses,
        phases=tuple(order.phase for order in prescription.phases),
        fractions=given,
        documentation={code: reason for code, reason in said.items() if reason},
    )
