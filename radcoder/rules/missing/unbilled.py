"""What the rules on missing codes share: claims that could carry a code, the line to add, and what a unit is worth."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from radcoder.domain.course import Claim, ClaimKind, Entry, Line, Phase
from radcoder.domain.edits import AddLine
from radcoder.domain.money import dollars
from radcoder.rules.base import Proposal
from radcoder.rules.chart import Chart, bills_technical, in_facility
from radcoder.rules.frequency.parts import Part, by_part
from radcoder.rules.wording import on_dates

RADIATION_ONCOLOGY = "radiation-oncology"
RADIATION_CODES = ("77", "G60")
FAR = 9999  # days


def physicians(chart: Chart) -> tuple[Claim, ...]:
    """The claims of practitioners of radiation oncology: they say so, or bill its codes."""
    return tuple(
        claim
        for claim in chart.course.claims
        if claim.kind is ClaimKind.PROFESSIONAL
        and (claim.specialty == RADIATION_ONCOLOGY or (claim.specialty is None and _treats(claim, chart)))
    )


def technical(chart: Chart) -> tuple[Claim, ...]:
    """The claims of hospitals, and of offices, that bill the technical part of radiation treatment."""
    return tuple(claim for claim in chart.course.claims if bills_technical(claim) and _treats(claim, chart))


def _treats(claim: Claim, chart: Chart) -> bool:
    return chart.has(lambda entry: entry.code.startswith(RADIATION_CODES) and entry.ref.claim == claim.id)


def carriers(claims: Sequence[Claim], days: Iterable[date], chart: Chart) -> tuple[Claim, ...]:
    """For each day the claim whose lines lie nearest: where a practice bills by month, the one of that month."""
    if len(claims) == 1:
        return tuple(claims[0] for _ in days)
    billed = [sorted({line.date for line in chart.lines_of(claim)}) for claim in claims]
    far = ([_apart(dates, day) for dates in billed] for day in days)
    return tuple(claims[each.index(min(each))] for each in far)


def carrier(claims: Sequence[Claim], day: date, chart: Chart) -> Claim:
    """The claim whose lines lie nearest to the day."""
    return carriers(claims, (day,), chart)[0]


def _apart(dates: Sequence[date], day: date) -> int:
    """Days to the nearest of the dates, which are in order; very many where there are none."""
    after = bisect_left(dates, day)
    return min((abs((each - day).days) for each in dates[max(after - 1, 0) : after + 1]), default=FAR)


def new_line(code: str, day: date, claim: Claim, chart: Chart, phase: str | None = None) -> Line:
    """One unit as that claim would bill it: with 26 for a practitioner in a facility where the code divides."""
    divides = in_facility(claim) and chart.facts.fee_row(code, "26", day) is not None
    return Line(date=day, code=code, modifiers=("26",) if divides else (), phase=phase)


def amount_words(claim: Claim, line: Line, chart: Chart) -> str:
    """Say what one unit is worth on the claim; empty where the catalogue gives no amount."""
    amount = chart.worth(claim, line)
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
