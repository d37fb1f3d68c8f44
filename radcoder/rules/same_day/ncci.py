"""What the pair rules share: which NCCI pairs two lines of a day form, and what opens them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from radcoder.domain.course import Entry
from radcoder.domain.edits import AddModifier
from radcoder.domain.facts import Facts, PairEdit, Setting
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, Problem, Proposal, remove
from radcoder.rules.chart import Chart
from radcoder.rules.lines import Day, biller_of, setting_of
from radcoder.rules.wording import listed

VISITS = frozenset(
    [
        f"992{n:02}"
        for n in (*range(2, 6), *range(11, 16), *range(21, 24), *range(31, 37), *range(41, 46), *range(51, 56))
    ]
    + ["G0463"]
)
WEEKLY_MANAGEMENT = "77427"
DATASETS = {"practitioner": "ncci-ptp-practitioner", "hospital": "ncci-ptp-hospital"}


@dataclass(frozen=True, slots=True)
class Pair:
    """An NCCI edit in force and the day's lines of its two columns."""

    edit: PairEdit
    first: tuple[Entry, ...]
    second: tuple[Entry, ...]


def pairs_of(day: Day, chart: Chart) -> Iterator[Pair]:
    """Find the pairs of a day; lines that are refused for validity take no part."""
    if len(day.codes) == 1 or not chart.of_facts(_form_pairs, day.setting, day.codes):
        return
    by_code: dict[str, list[Entry]] = {}
    for entry in day.entries:
        if entry.ref not in chart.invalid:
            by_code.setdefault(entry.code, []).append(entry)
    for column1, first in by_code.items():
        for column2 in chart.partners(day.setting, column1):
            edit = chart.facts.pair(day.setting, column1, column2, day.date) if column2 in by_code else None
            if edit:
                yield Pair(edit, tuple(first), tuple(by_code[column2]))


def _form_pairs(facts: Facts, setting: Setting, codes: frozenset[str]) -> bool:
    """Any two of the codes are a pair, on some date."""
    return any(not codes.isdisjoint(facts.columns2.get((setting, code), ())) for code in codes)


def judge(pair: Pair, chart: Chart) -> Iterator[Problem]:
    """Say what the edit does to the column 2 lines: refused, to be justified, or opened by a modifier."""
    if pair.edit.indicator == 0:
        yield _refused(pair)
        return
    opened_first = any(opening(entry, chart) for entry in pair.first)
    closed = tuple(entry for entry in pair.second if not opened_first and not opening(entry, chart))
    opened = tuple(entry for entry in pair.second if entry not in closed)
    if closed:
        yield _to_justify(pair, closed)
    if opened:
        yield _opened(pair, opened, chart)


def opening(entry: Entry, chart: Chart) -> tuple[str, ...]:
    """The modifiers on the line that open a pair; Medicare never takes 59 on weekly management."""
    return tuple(
        modifier
        for modifier in entry.line.modifiers
        if (row := chart.facts.modifiers.get(modifier))
        and row.opens_pairs
        and not (modifier == "59" and entry.code == WEEKLY_MANAGEMENT)
    )


def pair_speaks(entry: Entry, chart: Chart, partners: Iterable[str]) -> bool:
    """A same-day line of the biller forms a pair of which the line is column 2, so that the pair rule reports it."""
    setting, biller = setting_of(entry.claim), biller_of(entry.claim)
    for other in chart.of(partners):
        if other.date != entry.date or biller_of(other.claim) != biller or setting_of(other.claim) is not setting:
            continue
        edit = chart.facts.pair(setting, other.code, entry.code, entry.date)
        if edit and (edit.indicator == 0 or not (opening(entry, chart) or opening(other, chart))):
            return True
    return False


def _refused(pair: Pair) -> Problem:
    edit = pair.edit
    said = (
        f"{edit.column2} is part of {edit.column1} on the same day: billed together {{when}}, it is not paid, "
        "whatever modifier it carries."
    )
    return _problem(pair, pair.second, said, (remove(*pair.second),), Severity.ERROR)


def _to_justify(pair: Pair, closed: tuple[Entry, ...]) -> Problem:
    edit = pair.edit
    apart = "significant work of its own" if edit.column2 in VISITS else "a separate session or site"
    said = (
        f"{edit.column2} is not paid beside {edit.column1} {{when}} unless it was {apart}: "
        "then a modifier says so, and the chart must show it."
    )
    modifier = "25" if edit.column2 in VISITS else "XU" if edit.column2 == WEEKLY_MANAGEMENT else "59"
    add = Proposal(
        f"Add {modifier} to {{lines}} if the chart shows a separate service",
        tuple(AddModifier(entry.ref, modifier) for entry in closed),
    )
    return _problem(pair, closed, said, (remove(*closed), add), Severity.WARNING)


def _opened(pair: Pair, opened: tuple[Entry, ...], chart: Chart) -> Problem:
    used = sorted({modifier for entry in (*pair.first, *opened) for modifier in opening(entry, chart)})
    visit = pair.edit.column2 in VISITS
    shown = "significant work of its own beside the service" if visit else "a separate session or a separate site"
    said = (
        f"{pair.edit.column2} beside {pair.edit.column1} {{when}} rests on modifier {listed(used)}: "
        f"the chart must show {shown}."
    )
    return _problem(pair, opened, said, (), Severity.INFO)


def _problem(
    pair: Pair, lines: tuple[Entry, ...], message: str, fixes: tuple[Proposal, ...], severity: Severity
) -> Problem:
    edit = pair.edit
    rationale = f"; reason given: {edit.rationale}" if edit.rationale else ""
    return Problem(
        message=message,
        entries=lines,
        with_entries=pair.first,
        evidence=f"{edit.setting} table {edit.release}: column 1 {edit.column1}, column 2 {edit.column2}, "
        f"indicator {edit.indicator}, {edit.in_force}{rationale}",
        fixes=fixes,
        severity=severity,
        codes=(edit.column1, edit.column2),
        cites=(Cite(DATASETS[edit.setting], f"{edit.column1} with {edit.column2}"),),
        facts=(
            ("column1", edit.column1),
            ("column2", edit.column2),
            ("indicator", edit.indicator),
            ("table", edit.setting.value),
        ),
    )
