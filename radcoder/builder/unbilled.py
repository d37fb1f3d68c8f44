"""The lines that a course earns and its claims do not hold: what is expected, less what is billed, on its own days."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import chain

from radcoder.builder.delivery import deliveries
from radcoder.builder.guidance import guidance
from radcoder.builder.items import Item
from radcoder.builder.management import management
from radcoder.builder.prescription import PhaseOrder, Place, Prescription
from radcoder.domain.codes import Component
from radcoder.domain.course import Claim, Course
from radcoder.domain.facts import Facts
from radcoder.domain.findings import ExpectedUnits
from radcoder.domain.proposals import Proposal
from radcoder.rules import weekly
from radcoder.rules.chart import OFFICE, Chart, bills_technical
from radcoder.rules.missing.unbilled import carrier, new_line, physicians
from radcoder.rules.units.guidance import GUIDANCE_2026, imaged_phases

SPANS = frozenset({weekly.MANAGEMENT, weekly.PHYSICS})
PHYSICIANS_OWN = frozenset({GUIDANCE_2026, weekly.MANAGEMENT, weekly.SHORT_MANAGEMENT})


def unbilled(course: Course, facts: Facts, expected: Iterable[ExpectedUnits]) -> Iterator[Proposal]:
    """Propose each unit that is expected and not billed, where the log tells its day and a claim can carry it."""
    due = {each.code: each.expected - each.billed for each in expected if each.carried}
    if not course.fractions or not any(short > 0 for short in due.values()):
        return
    chart = Chart(course, facts)
    prescription = as_prescribed(chart)
    items = list(chain(deliveries(prescription, chart), guidance(prescription, chart), management(prescription, chart)))
    for code, short in due.items():
        own = [item for item in items if item.code == code]
        for item in _not_billed(own, chart)[: max(short, 0)]:
            yield from _proposed(item, chart)


def as_prescribed(chart: Chart) -> Prescription:
    """A course that is there, seen as if it had been prescribed."""
    course, imaged = chart.course, imaged_phases(chart)
    office = any(claim.pos == OFFICE for claim in course.claims)
    return Prescription(
        reference=course.reference,
        place=Place.FREESTANDING if office else Place.HOSPITAL,
        start=course.fractions[0].date if course.fractions else min(course.days(), default=date.min),
        phases=tuple(PhaseOrder(phase, images=phase in imaged) for phase in course.phases),
        payer=course.payer,
        diagnoses=course.diagnoses,
    )


def _not_billed(items: list[Item], chart: Chart) -> list[Item]:
    """The items on whose day, or for weekly codes in whose span, no line of the code stands."""
    if not items:
        return []
    billed = Counter(entry.date for entry in chart.of([items[0].code]) for _ in range(entry.line.units))
    if items[0].code in SPANS:
        return list(_empty_spans(items, billed))
    found = []
    for item in items:
        if billed[item.date]:
            billed[item.date] -= 1
        else:
            found.append(item)
    return found


def _empty_spans(items: list[Item], billed: Counter[date]) -> Iterator[Item]:
    before = date.min
    for item in items:
        if not any(before < day <= item.date for day in billed):
            yield item
        before = item.date


def _proposed(item: Item, chart: Chart) -> Iterator[Proposal]:
    claims = _able(item, chart)
    if claims:
        claim = carrier(claims, item.date, chart)
        line = new_line(item.code, item.date, claim, chart, item.phase)
        modifiers = tuple(dict.fromkeys((*line.modifiers, *item.modifiers)))
        yield Proposal(claim.id, replace(line, modifiers=modifiers), item.reason)


def _able(item: Item, chart: Chart) -> tuple[Claim, ...]:
    """The claims that can carry the code: a physician's for their own work, else one that bills the technical part."""
    entry = chart.facts.code(item.code, item.date)
    if item.code in PHYSICIANS_OWN or (entry is not None and entry.component is Component.PHYSICIAN_ONLY):
        return physicians(chart)
    return tuple(claim for claim in chart.course.claims if bills_technical(claim))
