"""What the rules on global periods share: which procedures carry one, and whose visits fall into it."""

from collections.abc import Iterator
from datetime import timedelta

from radcoder.domain.course import Claim, ClaimKind, Entry
from radcoder.rules.chart import Chart
from radcoder.rules.lines import biller_of

MAJOR = "090"
MINOR = "000"
DAYS = {"010": 10, MAJOR: 90}
NOT_FOLLOW_UP = frozenset({"24", "79", "58"})
TECHNICAL = "TC"


def global_days(entry: Entry, chart: Chart) -> str:
    """The global period of a practitioner's line as the fee schedule prints it; empty where it gives none."""
    if entry.claim.kind is not ClaimKind.PROFESSIONAL or TECHNICAL in entry.line.modifiers:
        return ""
    row = chart.facts.fee_row(entry.code, "", entry.date)
    return row.global_days if row else ""


def same_practice(one: Claim, other: Claim) -> bool:
    """One group, or one biller where a claim names no group, and no different specialty."""
    if one.specialty != other.specialty and one.specialty and other.specialty:
        return False
    if one.group and other.group:
        return one.group == other.group
    return biller_of(one) == biller_of(other)


def procedures(chart: Chart) -> Iterator[tuple[Entry, int]]:
    """The lines that carry days after them, and how many."""
    lines = chart.of(chart.facts.with_global_days)
    yield from ((entry, DAYS[days]) for entry in lines if (days := global_days(entry, chart)) in DAYS)


def procedure_before(visit: Entry, chart: Chart) -> tuple[Entry, int] | None:
    """The latest procedure of the same practice in whose days after it the visit falls."""
    found = [
        (entry, days)
        for entry, days in procedures(chart)
        if entry.date < visit.date <= entry.date + timedelta(days=days) and same_practice(entry.claim, visit.claim)
    ]
    return max(found, key=lambda each: each[0].date, default=None)
