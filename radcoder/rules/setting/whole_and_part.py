"""SET-07: a service billed whole and in part on one date."""

from collections import defaultdict
from collections.abc import Iterator

from radcoder.domain.codes import Component
from radcoder.domain.course import ClaimKind, Entry
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, DayRule, Problem, Proposal, remove
from radcoder.rules.chart import Chart
from radcoder.rules.lines import Day
from radcoder.rules.setting.component import component_on, part_modifiers
from radcoder.rules.wording import listed


class GlobalAndComponentTogether(DayRule):
    """A service is billed whole and in part on one date.

    What: A practitioner's line without 26 or TC for a divided code, and a line with 26 or TC for the same code and
    date by the same biller or group.
    Why: The whole already holds both parts, so the part is paid twice.
    Resolve: Bill either the whole or the parts that you did. Two entities of which one bills 26 and the other TC
    are right.
    Authority: Medicare physician fee schedule, PC/TC indicator 1: what the parts of a code mean.
    """

    id = "SET-07"
    name = "global-and-component-of-one-code-together"
    severity = Severity.ERROR
    authority = (Cite("rvu", "PC/TC indicator 1"),)

    def check(self, day: Day, chart: Chart) -> Iterator[Problem]:
        """Report whole services of the day beside their own part."""
        grouped = any(entry.claim.group for entry in day.entries)
        if not grouped and not any(part_modifiers(entry) for entry in day.entries):
            return
        whole: dict[str, list[Entry]] = defaultdict(list)
        parts: dict[str, list[Entry]] = defaultdict(list)
        for entry in day.entries:
            if entry.claim.kind is ClaimKind.PROFESSIONAL:
                (parts if part_modifiers(entry) else whole)[entry.code].append(entry)
        for code, entries in whole.items():
            if code in parts:
                yield from _twice(entries, parts[code], chart, remove(*parts[code]))
            elif grouped:
                yield from _in_the_group(entries, chart)


def _in_the_group(whole: list[Entry], chart: Chart) -> Iterator[Problem]:
    """The part may stand on the claim of another biller of the group."""
    groups = {entry.claim.group for entry in whole if entry.claim.group}
    others = [
        entry
        for entry in chart.by_code[whole[0].code]
        if part_modifiers(entry) and entry.date == whole[0].date and entry.claim.group in groups
    ]
    if others and all(entry.claim.kind is ClaimKind.PROFESSIONAL for entry in others):
        yield from _twice(whole, others, chart)


def _twice(whole: list[Entry], parts: list[Entry], chart: Chart, *fixes: Proposal) -> Iterator[Problem]:
    """Say that the whole holds the parts. Parts of another biller are named, and left to that biller."""
    component, evidence = component_on(whole[0].code, whole[0].date, chart.facts)
    if component is not Component.SPLITTABLE:
        return
    used = listed(sorted({modifier for entry in parts for modifier in part_modifiers(entry)}))
    yield Problem(
        message=f"{whole[0].code} {{when}} is billed whole and with {used} as well: the whole holds both parts.",
        entries=tuple(whole),
        with_entries=tuple(parts) if fixes else (),
        evidence=f"{evidence}; whole on {listed(e.ref for e in whole)}, {used} on {listed(e.ref for e in parts)}",
        fixes=(*fixes, remove(*whole)),
    )
