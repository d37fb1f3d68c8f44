"""What Medicare would pay for one unit of a code: anywhere, in any setting, whole or in part, under either factor."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from radcoder.app.code_fees import PLACES
from radcoder.app.code_words import PACKAGING, hospital_status
from radcoder.domain.course import Claim, ClaimKind, Course, Entry, Line, LineRef
from radcoder.domain.facts import Facts, FeeRow, LocalityIndex
from radcoder.domain.money import NATIONAL, Weights, fee
from radcoder.domain.periods import in_force
from radcoder.domain.pricing import ORDINARY, PAID_STATUS, price

if TYPE_CHECKING:
    from radcoder.app.workspace import Workspace

HOSPITAL = "hospital"


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be estimated: one unit of a code.

    `place`: office, facility, or hospital (what the hospital itself is paid); `part`: empty, 26 or TC; `factor`: non-qp
    or qp, which differ from 2026.
    """

    code: str
    on: date
    locality: str = "national"
    place: str = "office"
    part: str = ""
    factor: str = ORDINARY


@dataclass(frozen=True, slots=True)
class Estimate:
    """The answer: dollars, or None with the reason in `how`; `how` is the formula with its figures and editions."""

    wish: Wish
    amount: Decimal | None
    how: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class LocalityAmount:
    """What one unit is worth in a locality."""

    key: str
    name: str
    state: str
    office: Decimal | None
    facility: Decimal | None


def estimate(workspace: "Workspace", wish: Wish) -> Estimate:
    """Price one unit as a review would."""
    hospital = wish.place == HOSPITAL
    kind = ClaimKind.HOSPITAL if hospital else ClaimKind.PROFESSIONAL
    line = Line(wish.on, wish.code, modifiers=(wish.part,) if wish.part and not hospital else ())
    claim = Claim("estimate", kind, (line,), pos=PLACES.get(wish.place), locality=wish.locality)
    facts = workspace.facts_of(Course("estimate", (claim,)))
    amount = price(Entry(LineRef(claim.id, 1), claim, line), facts, wish.factor)
    return Estimate(wish, amount.amount, amount.how, packaging(wish.code, wish.on, facts) if hospital else "")


def packaging(code: str, on: date, facts: Facts) -> str:
    """What the hospital status means for the amount, in a sentence or two; empty without a status."""
    row = facts.hospital_status(code, on)
    if row is None:
        return ""
    return PACKAGING.get(row.status) or f"Status {row.status}: {hospital_status(row.status)}."


def by_locality(
    workspace: "Workspace", code: str, on: date, part: str = "", factor: str = ORDINARY
) -> tuple[LocalityAmount, ...]:
    """One unit everywhere: the nation first, then by state and name; empty where the schedule pays nothing."""
    facts = workspace.facts_of(Course("estimate", (Claim("A", ClaimKind.PROFESSIONAL, (Line(on, code),)),)))
    row, rate = facts.fee_row(code, part, on), facts.factor(on, factor)
    if row is None or rate is None or row.status not in PAID_STATUS:
        return ()
    found = sorted(_localities(workspace, on), key=lambda index: (index.state, index.name, index.key))
    nation = LocalityAmount("national", "National (all indices 1)", "", *_amounts(row, NATIONAL, rate.factor))
    return nation, *(
        LocalityAmount(each.key, each.name.title(), each.state, *_amounts(row, each.index, rate.factor))
        for each in found
    )


def _localities(workspace: "Workspace", on: date) -> Iterator[LocalityIndex]:
    held: dict[str, list[LocalityIndex]] = {}
    for index in workspace.localities:
        held.setdefault(index.key, []).append(index)
    return (found for rows in held.values() if (found := in_force(rows, on)))


def _amounts(row: FeeRow, index: Weights, factor: Decimal) -> tuple[Decimal | None, Decimal | None]:
    office = None if row.office_na else fee(row.office, index, factor)
    facility = None if row.facility_na else fee(row.facility, index, factor)
    return office, facility
