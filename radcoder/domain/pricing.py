"""What Medicare would pay for a line, and how the amount came about."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from radcoder.domain.course import Claim, ClaimKind, Course, Entry, Line
from radcoder.domain.facts import Facts, FeeRow
from radcoder.domain.findings import Amount, Estimate
from radcoder.domain.hospital import Packaging, hospital_amount
from radcoder.domain.money import NATIONAL, Weights, fee, times

ZERO = Decimal("0.00")
BASIS = (
    "Medicare national figures unless a locality is named: physician fee schedule, hospital outpatient APC rates "
    "before wage adjustment. Deductible, coinsurance, sequestration and multiple-procedure rules are left out. "
    "An estimate, not a promise of payment."
)
ORDINARY = "non-qp"
PAID_STATUS = frozenset({"A", "R", "T"})
UNPAID_STATUS = {
    "B": "the fee schedule bundles it into other services: nothing is paid for the line",
    "C": "the contractor sets the price; the schedule gives none",
    "I": "not valid for Medicare on this date: another code is used",
    "N": "Medicare does not cover it",
    "X": "not in the fee schedule by law: it is paid elsewhere or not at all",
    "E": "excluded from the fee schedule by regulation",
    "P": "bundled or excluded: no separate payment",
    "M": "a measurement code, without payment",
    "Q": "a functional reporting code, without payment",
}


class Prices:
    """What Medicare pays for the lines of one course.

    Lines that share units and rows of the fee schedule share the amount and its explanation: each is worked out once,
    for a course bills the same few services day after day. `applies_to` names the conversion factor: `non-qp`, or `qp`
    for qualifying participants in payment models.
    """

    def __init__(self, course: Course, facts: Facts, applies_to: str = ORDINARY) -> None:
        self._facts = facts
        self._applies_to = applies_to
        self._claims = {claim.id: claim for claim in course.claims}
        self._packaging: dict[str, Packaging] = {}
        self._amounts: dict[tuple[int, ...], Amount] = {}

    def of(self, entry: Entry) -> Amount:
        """The amount of a line, on its claim as the course has it."""
        claim = self._claims[entry.claim.id]
        if claim.kind is not ClaimKind.HOSPITAL:
            return self._professional(entry.line, claim)
        if claim.id not in self._packaging:
            self._packaging[claim.id] = Packaging.of(claim, self._facts)
        return hospital_amount(entry.line, self._packaging[claim.id], self._facts)

    def estimate(self, entries: Iterable[Entry]) -> Estimate:
        """Price lines as billed."""
        return Estimate(BASIS, tuple((entry.ref, self.of(entry)) for entry in entries))

    def worth(self, entries: Iterable[Entry]) -> Decimal | None:
        """The sum of the amounts of some lines; None when one of them has no amount."""
        amounts = [self.of(entry).amount for entry in entries]
        return None if None in amounts else sum((a for a in amounts if a is not None), start=ZERO)

    def _professional(self, line: Line, claim: Claim) -> Amount:
        part = component_of(line)
        row = self._facts.fee_row(line.code, part, line.date)
        if row is None:
            return Amount(None, _why_no_row(line, part, self._facts))
        facility = _is_facility(claim, self._facts)
        if row.status not in PAID_STATUS:
            return _by_status(row)
        if facility is None:
            named = f"place of service {claim.pos} is not known" if claim.pos else "the claim names no place of service"
            return Amount(None, f"{named}: office and facility amounts differ")
        if row.facility_na if facility else row.office_na:
            place = "a facility" if facility else "an office"
            return Amount(None, f"{row.release} gives no amount in {place} for this row")
        return self._fee_amount(line, claim, row, facility=facility)

    def _fee_amount(self, line: Line, claim: Claim, row: FeeRow, *, facility: bool) -> Amount:
        index, where = locality_weights(claim, line.date, self._facts)
        factor = self._facts.factor(line.date, self._applies_to)
        if index is None:
            return Amount(None, f"the catalogue holds no indices for locality {where} on {line.date}")
        if factor is None:
            return Amount(None, f"the catalogue holds no conversion factor for {line.date}")
        rows = id(row), id(index), id(factor), facility, line.units  # rows of the facts, which are never copied
        if rows not in self._amounts:
            rvu = row.facility if facility else row.office
            place = f"{'facility' if facility else 'office'}{f', part {row.modifier}' if row.modifier else ''}"
            how = f"{_formula(rvu, index)} × {factor.factor}; {row.release} {place}; {where}"
            self._amounts[rows] = Amount(*times(fee(rvu, index, factor.factor), line.units, how))
        return self._amounts[rows]


def price_course(course: Course, facts: Facts) -> Estimate:
    """Price every line of the course as billed."""
    return Prices(course, facts).estimate(course.entries())


def price(entry: Entry, facts: Facts, applies_to: str = ORDINARY) -> Amount:
    """Price one line: fee schedule for a practitioner, APC rate for a hospital. None where no amount can be given."""
    return Prices(Course("", (entry.claim,)), facts, applies_to).of(entry)


def component_of(line: Line) -> str:
    """The fee-schedule row a line asks for: `26`, `TC` or the whole service (empty)."""
    return next((m for m in line.modifiers if m in ("26", "TC")), "") if line.modifiers else ""


def locality_weights(claim: Claim, on: date, facts: Facts) -> tuple[Weights | None, str]:
    """The geographic indices of a claim and their name; None when the locality is not held."""
    key = claim.locality or "national"
    if key == "national":
        return NATIONAL, "national, all indices 1"
    row = facts.locality(key, on)
    return (row.index, f"{row.name} ({key}), {row.release}") if row else (None, key)


def _by_status(row: FeeRow) -> Amount:
    reason = UNPAID_STATUS.get(row.status, "no payment in the fee schedule")
    paid_nothing = row.status in ("B", "I", "N", "P")
    return Amount(ZERO if paid_nothing else None, f"{row.release} status {row.status}: {reason}")


def _is_facility(claim: Claim, facts: Facts) -> bool | None:
    place = facts.places.get(claim.pos or "")
    return place.facility if place else None


def _formula(rvu: Weights, index: Weights) -> str:
    parts = ((rvu.work, index.work), (rvu.practice, index.practice), (rvu.malpractice, index.malpractice))
    return f"({' + '.join(f'{value} × {local}' for value, local in parts)})"


def _why_no_row(line: Line, part: str, facts: Facts) -> str:
    if part and facts.fee_row(line.code, "", line.date):
        return f"the fee schedule has no {part} row for {line.code}"
    held = sorted(row.period.start for row in facts.fees.get((line.code, ""), ()) if row.period.start)
    if held and line.date < held[0]:
        return f"the catalogue holds fee schedules from {held[0]}; {line.date} is earlier"
    return f"{line.code} is not in the fee schedule held for {line.date}"
