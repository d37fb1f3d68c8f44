"""The money of a code page: fee-schedule figures of every edition held, and the hospital's rate."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from radcoder.app.code_page import Factor, FeeFigure, FeeTable, HospitalFigure
from radcoder.app.code_words import PARTS, fee_status, hospital_status
from radcoder.catalog.code_rows import CodeRows
from radcoder.domain.course import Claim, ClaimKind, Course, Entry, Line, LineRef
from radcoder.domain.facts import ConversionFactor, Facts, FeeRow
from radcoder.domain.findings import Amount
from radcoder.domain.hospital import HOSPITAL_PAID
from radcoder.domain.money import dollars
from radcoder.domain.periods import Period, in_force
from radcoder.domain.pricing import ORDINARY, locality_weights, price

QUALIFYING = "qp"
WHOM = {
    "all": "everybody",
    ORDINARY: "practitioners outside qualifying payment models",
    QUALIFYING: "qualifying participants in payment models",
}
PLACES = {"office": "11", "facility": "22"}  # places of service that stand for all of their kind


@dataclass(frozen=True, slots=True)
class Asked:
    """The question of a code page."""

    code: str
    on: date
    locality: str

    def course(self) -> Course:
        """A course of one line, so that the page's amounts are those that a review would give."""
        return Course("code page", (self.claim("office"),))

    def claim(self, place: str) -> Claim:
        """The claim of a practitioner in this kind of place."""
        line = Line(self.on, self.code)
        return Claim(place, ClaimKind.PROFESSIONAL, (line,), pos=PLACES[place], locality=self.locality)

    def price(self, facts: Facts, claim: Claim, on: date, modifier: str = "", factor: str = ORDINARY) -> Amount:
        """Price one unit of the code as a review would."""
        line = Line(on, self.code, modifiers=(modifier,) if modifier else ())
        return price(Entry(LineRef(claim.id, 1), claim, line), facts, factor)


def fees_on(asked: Asked, rows: CodeRows, facts: Facts) -> FeeTable:
    """The fee-schedule figures on the date asked for."""
    covering = [row for row in rows.fees if row.period.covers(asked.on)]
    return _table(asked, asked.on, covering, facts)


def fees_by_edition(asked: Asked, rows: CodeRows, facts: Facts) -> tuple[FeeTable, ...]:
    """The figures of every edition held, each on the date asked for or else on its own first day."""
    periods = sorted({row.period for row in rows.fees}, key=lambda period: period.start or date.min)
    return tuple(
        _table(asked, _day_in(period, asked.on), [row for row in rows.fees if row.period == period], facts)
        for period in periods
    )


def _day_in(period: Period, on: date) -> date:
    return on if period.covers(on) else period.start or period.end or on


def _table(asked: Asked, on: date, rows: Iterable[FeeRow], facts: Facts) -> FeeTable:
    latest = [row for modifier in PARTS if (row := in_force((r for r in rows if r.modifier == modifier), on))]
    index, where = locality_weights(asked.claim("office"), on, facts)
    factor = facts.factor(on)
    return FeeTable(
        on=on,
        period=latest[0].period if latest else None,
        figures=tuple(figure for row in latest for figure in _figures(asked, on, row, facts)),
        factor=factor.factor if factor else None,
        factor_source=f"{factor.source}; {factor.release}" if factor else f"no conversion factor is held for {on}",
        index=index,
        index_source=where if index else f"no indices are held for {where} on {on}",
        note="" if latest else asked.price(facts, asked.claim("office"), on).how,
    )


def _figures(asked: Asked, on: date, row: FeeRow, facts: Facts) -> Iterator[FeeFigure]:
    for place, weights in (("office", row.office), ("facility", row.facility)):
        amount = asked.price(facts, asked.claim(place), on, row.modifier)
        yield FeeFigure(
            part=PARTS[row.modifier],
            modifier=row.modifier,
            place=place,
            weights=weights,
            total_rvu=weights.total(),
            status=row.status,
            status_meaning=fee_status(row.status),
            amount=amount.amount,
            how=amount.how,
            source=row.release,
            amounts=tuple(
                asked.price(facts, asked.claim(place), on, row.modifier, each.applies_to).amount
                for each in factors_on(on, facts)
            ),
        )


def factors_on(on: date, facts: Facts) -> tuple[ConversionFactor, ...]:
    """The conversion factors of the day, the ordinary one first: one in 2025, two since 2026."""
    found = (facts.factor(on, kind) for kind in (ORDINARY, QUALIFYING))
    return tuple(dict.fromkeys(factor for factor in found if factor))


def factors(on: date, facts: Facts) -> tuple[Factor, ...]:
    """The same for people."""
    return tuple(
        Factor(each.factor, WHOM[each.applies_to], f"{each.source}; {each.release}") for each in factors_on(on, facts)
    )


def hospital_on(asked: Asked, facts: Facts) -> HospitalFigure | None:
    """How hospital outpatient payment treats the code on the date; None when no status is held."""
    row = facts.hospital_status(asked.code, asked.on)
    if row is None:
        return None
    rate = facts.apc(row.apc, asked.on) if row.apc and row.status in HOSPITAL_PAID else None
    return HospitalFigure(
        status=row.status,
        meaning=hospital_status(row.status),
        apc=row.apc,
        rate=rate.rate if rate else None,
        period=row.period,
        note=_off_campus(row.apc_with_pn, asked.on, facts),
        source=row.release,
    )


def _off_campus(apc: str, on: date, facts: Facts) -> str:
    rate = facts.apc(apc, on) if apc else None
    return f"An off-campus department that bills with PN gets APC {apc}, {dollars(rate.rate)}." if rate else ""


def hospital_note(asked: Asked, rows: CodeRows, facts: Facts) -> str:
    """Say why there is no hospital figure; empty when there is one."""
    if facts.hospital_status(asked.code, asked.on):
        return ""
    if not rows.hospital:
        return f"Hospital outpatient payment does not list {asked.code}."
    first = min((row.period.start for row in rows.hospital if row.period.start), default=None)
    if first and asked.on < first:
        return f"The catalogue holds the hospital status of {asked.code} from {first}; {asked.on} is earlier."
    return f"Hospital outpatient payment does not list {asked.code} on {asked.on}."
