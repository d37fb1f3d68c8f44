"""A service that the course supports, with its reason, and how it becomes lines on the claims of those who bill it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from radcoder.builder.prescription import Place, Prescription
from radcoder.domain.codes import Component
from radcoder.domain.course import Claim, ClaimKind, Line
from radcoder.domain.facts import Facts
from radcoder.domain.hospital import PACKAGED

PHYSICIAN, TECHNICAL, BRACHYTHERAPY, COMPANION = "A", "B", "C", "U"
HOSPITALS = frozenset({TECHNICAL, BRACHYTHERAPY})
HOSPITAL_ONLY = frozenset({Component.SUPPLY, Component.HOSPITAL_ONLY})


class By(StrEnum):
    """Who bills a service in a hospital: both their parts, as the code divides, or only one of them."""

    BOTH = "both"
    PHYSICIAN = "physician"
    FACILITY = "facility"


@dataclass(frozen=True, slots=True)
class Item:
    """A service: day, code, why it is proposed, and who bills it in a hospital.

    `claim` puts the hospital's part on a claim of its own. `apart`: the service is no part of the delivery of its day,
    which 59 says on the claim that bills both.
    """

    date: date
    code: str
    reason: str
    phase: str | None = None
    units: int = 1
    modifiers: tuple[str, ...] = ()
    by: By = By.BOTH
    claim: str = TECHNICAL
    apart: bool = False


@dataclass(frozen=True, slots=True)
class ReasonedLine:
    """A proposed line and the reason for it."""

    line: Line
    reason: str


def lines_of(items: Iterable[Item], prescription: Prescription, facts: Facts) -> dict[str, list[ReasonedLine]]:
    """The lines by claim, in order of date; services that nobody here can bill are left out."""
    found: dict[str, list[ReasonedLine]] = {}
    for item in sorted(items, key=lambda each: each.date):
        for claim, modifiers in billed_by(item, prescription, facts):
            line = Line(item.date, item.code, item.units, (*modifiers, *item.modifiers), item.phase)
            found.setdefault(claim, []).append(ReasonedLine(line, item.reason + _packaged(claim, line, facts)))
    return found


def _packaged(claim: str, line: Line, facts: Facts) -> str:
    """Say of a hospital's line without a payment of its own why it is billed all the same."""
    row = facts.hospital_status(line.code, line.date) if claim in HOSPITALS else None
    if row is None or row.status != PACKAGED:
        return ""
    return "; packaged: reported with its charge, paid inside another service, $0.00 of its own"


def billed_by(item: Item, prescription: Prescription, facts: Facts) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The claims that bill a service, each with the modifiers that say which part of it."""
    entry = facts.code(item.code, item.date)
    component = entry.component if entry else Component.WHOLE
    apart = ("59",) if item.apart else ()
    if item.claim == COMPANION:
        yield COMPANION, _part_of_practitioner(item, prescription, facts)
    elif prescription.place is Place.FREESTANDING:
        if component not in HOSPITAL_ONLY:
            yield PHYSICIAN, apart
    else:
        if component not in HOSPITAL_ONLY | {Component.TECHNICAL_ONLY} and item.by is not By.FACILITY:
            yield PHYSICIAN, _part_of_practitioner(item, prescription, facts)
        if component is not Component.PHYSICIAN_ONLY and item.by is not By.PHYSICIAN:
            yield item.claim, apart


def _part_of_practitioner(item: Item, prescription: Prescription, facts: Facts) -> tuple[str, ...]:
    entry = facts.code(item.code, item.date)
    divides = entry is not None and entry.component is Component.SPLITTABLE
    return ("26",) if divides and prescription.place is Place.HOSPITAL else ()


def claim_of(name: str, lines: Iterable[ReasonedLine], prescription: Prescription) -> Claim:
    """The claim of this name, with the lines that stand on it."""
    own = tuple(each.line for each in lines)
    if name in HOSPITALS:
        return Claim(name, ClaimKind.HOSPITAL, own, biller="hospital", locality=prescription.locality)
    pos = "11" if prescription.place is Place.FREESTANDING else "22"
    specialty = "radiation-oncology"
    if name == COMPANION and prescription.companion is not None:
        specialty = prescription.companion.specialty
    return Claim(name, ClaimKind.PROFESSIONAL, own, pos, specialty, None, specialty, prescription.locality)
