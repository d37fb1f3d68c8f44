"""What the rules on missing codes share: claims that could carry a code, the line to add, and what a unit is worth."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from radcoder.domain.course import Claim, ClaimKind, Entry, Line, LineRef, Phase
from radcoder.domain.edits import AddLine
from radcoder.domain.money import dollars
from radcoder.domain.pricing import price
from radcoder.rules.base import Proposal
from radcoder.rules.chart import Chart, bills_technical, in_facility
from radcoder.rules.frequency.parts import Part, by_part
from radcoder.rules.wording import on_dates

RADIATION_ONCOLOGY = "radiation-oncology"
RADIATION_CODES = ("77", "G60")


def physicians(chart: Chart) -> tuple[Claim, ...]:
    """The claims of practitioners of radiation oncology: they say so, or bill its codes."""
    return tuple(
        claim
        for claim in chart.claims
        if claim.kind is ClaimKind.PROFESSIONAL
        and (claim.specialty == RADIATION_ONCOLOGY or (claim.specialty is None and _treats(claim)))
    )


def technical(chart: Chart) -> tuple[Claim, ...]:
    """The claims of hospitals, and of offices, that bill the technical part of radiation treatment."""
    return tuple(claim for claim in chart.claims if bills_technical(claim) and _treats(claim))


def _treats(claim: Claim) -> bool:
    return any(line.code.startswith(RADIATION_CODES) for line in claim.lines)


def carrier(claims: Sequence[Claim], day: date) -> Claim:
    """The claim whose lines lie nearest to the day: where a practice bills by month, the one of that month."""
    return min(claims, key=lambda claim: min((abs((line.date - day).days) for line in claim.lines), default=9999))


def new_line(code: str, day: date, claim: Claim, chart: Chart, phase: str | None = None) -> Line:
    """One unit as that claim would bill it: with 26 for a practitioner in a facility where the code divides."""
    divides = in_facility(claim) and chart.facts.fee_row(code, "26", day) is not None
    return Line(date=day, code=code, modifiers=("26",) if divides else (), phase=phase)


def amount_words(claim: Claim, line: Line, chart: Chart) -> str:
    """Say what one unit is worth on the claim; empty where the catalogue gives no amount."""
    amount = price(Entry(LineRef(claim.id, len(claim.lines) + 1), claim, line), chart.facts).amount
    if amount is None:
        return ""
    return f" One unit is estimated at {dollars(amount)}." if amount else " It is packaged: one unit adds $0.00."


def propose(additions: Sequence[tuple[Claim, Line]]) -> tuple[Proposal, ...]:
    """Offer to add lines once the record has been looked at; nothing without additions."""
    if not additions:
        return ()
    line = additions[0][1]
    code = "-".join((line.code, *line.modifiers))
    dates = on_dates(each.date for _, each in additions)
    edits = tuple(AddLine(claim.id, each) for claim, each in additions)
    return (Proposal(f"Add {code} {dates}, once the record has been checked", edits),)


def lacking(plans: Iterable[Entry], others: Iterable[Entry]) -> Iterator[tuple[Part, tuple[Entry, ...]]]:
    """The parts of a service that bill a plan and none of the other lines, each with its plan lines."""
    billed = by_part(others)
    for part, lines in by_part(plans).items():
        if part not in billed:
            yield part, lines


def began(phase: Phase | None, chart: Chart) -> bool:
    """The log holds a fraction of the phase; without a phase, any beam fraction."""
    return bool(chart.log.of_phase(phase) if phase is not None else chart.log.external)
