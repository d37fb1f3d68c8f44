"""MUE: more units of a code than a day or a line may hold."""

from collections.abc import Iterator
from dataclasses import replace

from radcoder.domain.course import Entry
from radcoder.domain.edits import SetUnits
from radcoder.domain.facts import Setting, UnitLimit
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, DayRule, Problem, Proposal, remove, remove_some
from radcoder.rules.chart import Chart
from radcoder.rules.lines import Day
from radcoder.rules.policy import policies_for
from radcoder.rules.wording import count, is_are, units_of

LINE_LIMIT = 1
ABSOLUTE = 2
TABLES = {Setting.PRACTITIONER: "mue", Setting.HOSPITAL: "mue-hospital"}
MEANING = {
    1: "judged line by line",
    2: "set by policy for the date: it cannot be exceeded",
    3: "clinical for the date: records can win an appeal",
}


class UnitsOverDailyLimit(DayRule):
    """More units than the medically unlikely edit allows.

    What: The units of a code exceed its limit: added up over the date of service (adjudication indicator 2 and
    3) or on one line (indicator 1). By a limit of 0 Medicare pays no such service there: other payers are not held
    to it, and a code that is refused for its validity is not refused twice.
    Why: All units of the code on that date are denied, not only the excess. A limit is no entitlement, and the
    cost cannot be moved to the patient.
    Resolve: Bill the units that the record supports. Under indicator 3 higher units can be appealed with the
    record; under indicator 2 they cannot.
    Authority: NCCI Policy Manual 2026, chapter I, V; the medically unlikely edit and its edition.
    """

    id = "MUE"
    name = "units-over-the-daily-limit"
    severity = Severity.ERROR
    authority = (Cite("ncci-manual", "I.V"), Cite("mue"), Cite("mue-hospital"))

    def check(self, day: Day, chart: Chart) -> Iterator[Problem]:
        """Report each code of the day whose units exceed its limit."""
        for code, entries in day.by_code.items():
            limit = _limit(day, code, chart)
            if limit is None or units_of(entries) <= limit.units:
                continue
            if limit.units == 0 and _told_elsewhere(entries, chart):
                continue
            groups = [(entry,) for entry in entries] if limit.mai == LINE_LIMIT else [entries]
            for group in groups:
                if units_of(group) > limit.units:
                    yield _over(limit, group, chart)


def _limit(day: Day, code: str, chart: Chart) -> UnitLimit | None:
    """The limit in force, or the higher one that the payer's own unit file gives."""
    limit = chart.facts.limit(day.setting, code, day.date)
    if limit is None or "MUE" not in chart.policies:
        return limit
    own = [int(row.parameter) for row in policies_for(chart, "MUE", code, day.date) if row.parameter.isdigit()]
    return replace(limit, units=max(limit.units, *own)) if own else limit


def _told_elsewhere(entries: tuple[Entry, ...], chart: Chart) -> bool:
    """A limit of 0 says that Medicare knows no such service: no matter of other payers, nor where validity says it."""
    return not chart.medicare or all(entry.ref in chart.invalid for entry in entries)


def _age(limit: UnitLimit, entries: tuple[Entry, ...], chart: Chart) -> str:
    """Say that the edition ends before the date; empty when it does not."""
    release = chart.facts.releases.get(TABLES[limit.setting])
    ends = release.covers_to if release else None
    return f"; that edition vouches to {ends} and is read as still in force" if ends and entries[0].date > ends else ""


def _over(limit: UnitLimit, entries: tuple[Entry, ...], chart: Chart) -> Problem:
    billed = units_of(entries)
    where = "on one line" if limit.mai == LINE_LIMIT else "for one date"
    return Problem(
        message=f"{count(billed, 'unit')} of {limit.code} {is_are(billed)} billed {{when}}; the limit is {limit.units} "
        f"{where}, and {f'all {billed} are' if billed > 1 else 'it is'} denied.",
        entries=entries,
        evidence=f"{limit.setting} limit {limit.release}: {limit.code} {limit.units}, "
        f"indicator {limit.mai} ({MEANING[limit.mai]}){_age(limit, entries, chart)}",
        fixes=_fixes(limit, entries),
        severity=Severity.ERROR if limit.mai == ABSOLUTE else Severity.WARNING,
    )


def _fixes(limit: UnitLimit, entries: tuple[Entry, ...]) -> tuple[Proposal, ...]:
    first, *rest = entries
    if limit.units == 0:
        return (remove(*entries),)
    if first.line.units > limit.units:
        noun = count(limit.units, "unit")
        lower = Proposal(f"Bill {noun} on {{lines}}", (SetUnits(first.ref, limit.units),))
        return (lower,) if not rest else ()
    kept = 0
    over = []
    for entry in entries:
        kept += entry.line.units
        if kept > limit.units:
            over.append(entry)
            kept -= entry.line.units
    if any(entry.line.units != 1 for entry in entries):
        return (remove(*over),)
    return (remove_some(over, entries, amounts=limit.units > 1),)
