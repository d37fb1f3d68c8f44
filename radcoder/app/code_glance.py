"""The figures of a code page that are wanted at a glance, each with its source."""

from collections.abc import Iterator
from decimal import Decimal

from radcoder.app.code_fees import Asked
from radcoder.app.code_page import CodePage, FeeTable, Glance, HospitalFigure, LimitFigure
from radcoder.app.code_words import GLOBAL_DAYS, SUPERVISION
from radcoder.catalog.code_rows import CodeRows
from radcoder.domain.facts import FeeRow
from radcoder.domain.money import dollars
from radcoder.domain.periods import in_force


def glance(asked: Asked, rows: CodeRows, page: CodePage) -> tuple[Glance, ...]:
    """Status on the date, component, global days, limits, supervision, relative value, amount here, APC and rate."""
    row = in_force((fee for fee in rows.fees if not fee.modifier), asked.on)
    fees, hospital = page.fees, page.hospital
    return (
        Glance("Status", page.status, page.source),
        Glance("Component", page.component or "not held", page.source),
        *_schedule(row, rows, asked),
        Glance("Most units a day", _limits(page.limits), "; ".join(limit.source for limit in page.limits)),
        Glance("Relative value", _values(fees), row.release if row else ""),
        Glance(f"Amount, {page.locality.name}", _amounts(fees), fees.figures[0].how if fees.figures else fees.note),
        Glance("Hospital outpatient", _hospital(hospital), hospital.source if hospital else page.hospital_note),
    )


def _schedule(row: FeeRow | None, rows: CodeRows, asked: Asked) -> Iterator[Glance]:
    if row is None:
        yield Glance("Global period", "not held for this date", "")
        yield Glance("Supervision", "not held for this date", "")
        return
    technical = in_force((fee for fee in rows.fees if fee.modifier == "TC"), asked.on) or row
    yield Glance("Global period", GLOBAL_DAYS.get(row.global_days, row.global_days), row.release)
    yield Glance("Supervision", SUPERVISION.get(technical.supervision, technical.supervision), technical.release)


def _limits(limits: tuple[LimitFigure, ...]) -> str:
    if not limits:
        return "none published for this date"
    if len({limit.units for limit in limits}) == 1 and len(limits) > 1:
        return str(limits[0].units)
    return ", ".join(f"{limit.units} ({limit.setting})" for limit in limits)


def _values(fees: FeeTable) -> str:
    return _either({figure.place: f"{figure.total_rvu:.2f}" for figure in fees.figures if not figure.modifier})


def _amounts(fees: FeeTable) -> str:
    whole = [figure for figure in fees.figures if not figure.modifier]
    words = {figure.place: _dollars(figure.amount) for figure in whole}
    return _either(words) if words else "none held for this date"


def _dollars(amount: Decimal | None) -> str:
    return "no amount" if amount is None else dollars(amount)


def _either(by_place: dict[str, str]) -> str:
    if len(set(by_place.values())) == 1:
        return next(iter(by_place.values()))
    return ", ".join(f"{value} {place}" for place, value in by_place.items()) or "none held for this date"


def _hospital(row: HospitalFigure | None) -> str:
    if row is None:
        return "no status held"
    parts = (f"status {row.status}", f"APC {row.apc}" if row.apc else "", dollars(row.rate) if row.rate else "")
    return " · ".join(part for part in parts if part)
