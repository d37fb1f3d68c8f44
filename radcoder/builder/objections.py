"""What in a prescription cannot be understood, field by field, each with the sentence that explains it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from radcoder.builder.prescription import PhaseOrder, Prescription
from radcoder.builder.schedule import scheduled

MOST_FRACTIONS = 100
MOST_A_DAY = 2
START, WEEKDAYS, PHASES, FRACTIONS, UNTIL = "start", "weekdays", "phases", "fractions", "until"
DIAGNOSES = "diagnoses"
ICD10 = re.compile(r"[A-Z][0-9][0-9AB](\.?[0-9A-Z]{1,4})?", re.ASCII)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Objection:
    """A field that cannot be as it is, why, and what to do. `phase` names the phase it belongs to, if any."""

    field: str
    sentence: str
    phase: str | None = None


class PrescriptionError(ValueError):
    """A prescription that no course can be built from."""

    def __init__(self, wrong: Iterable[Objection]) -> None:
        self.objections = tuple(wrong)
        self.sentences = tuple(each.sentence for each in self.objections)
        super().__init__(" ".join(self.sentences))


def objections(prescription: Prescription) -> tuple[Objection, ...]:
    """Everything that stands in the way of building the course; the schedule is looked at once the rest is right."""
    found = (*_fields(prescription), *_phases(prescription))
    return found or tuple(_schedule(prescription))


def _fields(prescription: Prescription) -> Iterator[Objection]:
    start, until = prescription.start, prescription.until
    if not prescription.weekdays:
        yield Objection(WEEKDAYS, "No day of the week is a treatment day. Choose at least one.")
    elif not prescription.works_on(start):
        why = "a closed day" if start in prescription.closed else f"a {DAYS[start.weekday()]}, no treatment day"
        yield Objection(START, f"{start} is {why}. Choose the day of the first fraction, or make it a treatment day.")
    if until is not None and until < start:
        yield Objection(
            UNTIL, f"Delivered to {until} lies before the first fraction on {start}. Change one of the two."
        )
    for code in prescription.diagnoses:
        if not ICD10.fullmatch(code):
            sentence = (
                f"“{code}” is no ICD-10-CM code. Choose one from the list below the field, or write one like C61."
            )
            yield Objection(DIAGNOSES, sentence)


def _phases(prescription: Prescription) -> Iterator[Objection]:
    if not prescription.phases:
        yield Objection(PHASES, "The course has no phase. Choose a template, or add a phase.")
    for order in prescription.phases:
        yield from _fractions(order)
    names = [order.phase.id for order in prescription.phases]
    for name in sorted({each for each in names if names.count(each) > 1}):
        yield Objection(PHASES, f"Two phases are called {name}. Give each a name of its own.", name)


def _fractions(order: PhaseOrder) -> Iterator[Objection]:
    name, number = order.phase.id, order.fractions
    if number < 1:
        yield Objection(FRACTIONS, f"Phase {name} has {number} fractions. A phase has at least one.", name)
    elif number > MOST_FRACTIONS:
        sentence = f"Phase {name} has {number} fractions. No course has more than {MOST_FRACTIONS}: check the number."
        yield Objection(FRACTIONS, sentence, name)
    if not 1 <= order.per_day <= MOST_A_DAY:
        yield Objection(FRACTIONS, f"Phase {name} has {order.per_day} fractions a day. One or two can be built.", name)


def _schedule(prescription: Prescription) -> Iterator[Objection]:
    for order in prescription.phases:
        if order.start is not None and order.start < prescription.start:
            sentence = f"Phase {order.phase.id} starts on {order.start}, before the course on {prescription.start}."
            yield Objection(START, f"{sentence} Change one of the two.", order.phase.id)
    given = scheduled(prescription)
    days = {
        order.phase.id: {each.date for each in given if each.phase == order.phase.id} for order in prescription.phases
    }
    for first, second in combinations(prescription.phases, 2):
        shared = days[first.phase.id] & days[second.phase.id]
        if shared and not second.together:
            sentence = (
                f"Phases {first.phase.id} and {second.phase.id} both have a fraction on {min(shared)}. "
                "Start the second later, or say that they are treated together."
            )
            yield Objection(START, sentence, second.phase.id)
