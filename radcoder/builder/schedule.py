"""Which day each fraction falls on, and on which working days the planning before it was done."""

from collections.abc import Iterator
from datetime import date, timedelta

from radcoder.builder.prescription import PhaseOrder, Prescription
from radcoder.domain.course import Fraction

DAY = timedelta(days=1)
SATURDAY = 6


def scheduled(prescription: Prescription) -> tuple[Fraction, ...]:
    """Every fraction of every phase, in order of time, delivered or not."""
    found: list[Fraction] = []
    before: tuple[Fraction, ...] = ()
    for order in prescription.phases:
        own = tuple(_fractions(order, prescription, before))
        found.extend(own)
        before = own or before
    return tuple(sorted(found, key=lambda each: (each.date, each.session)))


def delivered(prescription: Prescription) -> tuple[Fraction, ...]:
    """The fractions that were given by now."""
    until = prescription.until
    return tuple(each for each in scheduled(prescription) if until is None or each.date <= until)


def _fractions(order: PhaseOrder, prescription: Prescription, before: tuple[Fraction, ...]) -> Iterator[Fraction]:
    days = _days(_first(order, prescription, before), order, prescription)
    slots = ((day, session) for day in days for session in range(1, order.per_day + 1))
    for number, (day, session) in zip(range(order.fractions), slots, strict=False):
        yield Fraction(day, order.phase.id, session, insertion=_insertion(order, number), machine=prescription.machine)


def _first(order: PhaseOrder, prescription: Prescription, before: tuple[Fraction, ...]) -> date:
    if order.start is not None:
        return order.start
    if not before:
        return prescription.start
    return before[0].date if order.together else before[-1].date + DAY * order.gap_days


def _days(first: date, order: PhaseOrder, prescription: Prescription) -> Iterator[date]:
    day = first
    while True:
        if prescription.works_on(day):
            yield day
            day += DAY * order.days_apart
        else:
            day += DAY


def _insertion(order: PhaseOrder, number: int) -> int | None:
    insertions = order.phase.insertions
    return number * insertions // order.fractions + 1 if insertions else None


def working_day_before(day: date, number: int, closed: frozenset[date]) -> date:
    """The working day that lies so many working days before a day; weekends and closed days are none."""
    while number > 0:
        day -= DAY
        number -= day.isoweekday() < SATURDAY and day not in closed
    return day
