"""Weighing fixes: each is made on a copy of the course, that is reviewed, and what would remain is written down."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import reduce

from radcoder.domain.course import ClaimKind, Entry, LineRef
from radcoder.domain.edits import AddLine, DropLine, Edit, LineEdit, apply_edits, edit_line
from radcoder.domain.findings import Finding, Fix, Severity
from radcoder.domain.pricing import worth
from radcoder.domain.setting_aside import marked
from radcoder.rules.chart import Chart, DayKey
from radcoder.rules.joining import findings_of
from radcoder.rules.walking import Reported, Touched, Walk

MOST_FIXES = 4
BUDGET = 30_000  # lines and problems looked at in all: some hundred fixes of an ordinary course, about a second


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a fix leads to.

    `loud` are the findings above info that the course has then, each with the earlier ones it is the same as (by id);
    `change` is the change of the estimate in dollars, None when that is not known.
    """

    loud: list[tuple[Finding, frozenset[int]]]
    change: Decimal | None


class Before:
    """The findings of the course as it is, to recognise them in the course as fixed."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self._by_message: dict[tuple[str, Severity, str], list[Finding]] = defaultdict(list)
        self._by_codes: dict[tuple[str, Severity, tuple[str, ...]], list[Finding]] = defaultdict(list)
        self._by_rule: dict[tuple[str, Severity], list[Finding]] = defaultdict(list)
        for finding in findings:
            self._by_message[finding.rule, finding.severity, finding.message].append(finding)
            self._by_codes[finding.rule, finding.severity, finding.codes].append(finding)
            self._by_rule[finding.rule, finding.severity].append(finding)

    def like(self, after: Finding) -> frozenset[int]:
        """The earlier findings that say the same, or the same of more dates; failing these, of more codes too."""
        kind = after.rule, after.severity
        days = set(after.dates)
        same = self._by_message.get((*kind, after.message), [])
        same = same + [f for f in self._by_codes.get((*kind, after.codes), ()) if days <= set(f.dates)]
        if not same:
            codes = set(after.codes)
            same = [f for f in self._by_rule[kind] if codes <= set(f.codes) and days <= set(f.dates)]
        return frozenset(map(id, same))


class Scales:
    """Weighs the fixes of one review; fixes that make the same edits are weighed once."""

    def __init__(self, walk: Walk, chart: Chart, reported: list[Reported], findings: list[Finding]) -> None:
        self._walk = walk
        self._chart = chart
        self._reported = reported
        self._before = Before(findings)
        self._aside = frozenset(id(finding) for finding in findings if finding.aside)
        self._outcomes: dict[tuple[Edit, ...], Outcome] = {}
        self._left_to_try = BUDGET // max(len(chart.entries) + len(reported), 1)

    def weigh(self, finding: Finding) -> Finding:
        """Say of each fix what would remain, and put those first that leave least."""
        if not finding.fixes:
            return finding
        weighed = [self._weigh_fix(fix, finding) for fix in finding.fixes]
        return replace(
            finding, fixes=tuple(sorted(weighed, key=lambda fix: (not fix.weighed, len(fix.leaves)))[:MOST_FIXES])
        )

    def _weigh_fix(self, fix: Fix, finding: Finding) -> Fix:
        if fix.edits not in self._outcomes:
            if not self._left_to_try:
                return replace(fix, weighed=False)
            self._left_to_try -= 1
            self._outcomes[fix.edits] = self._judge(fix.edits)
        outcome = self._outcomes[fix.edits]
        return replace(fix, leaves=tuple(self._left(outcome, finding)), change=outcome.change)

    def _left(self, outcome: Outcome, finding: Finding) -> Iterator[str]:
        """What the fix leaves: what is new, what was its own, and what comes back that a person had set aside."""
        own = self._aside | {id(finding)}
        for after, was in outcome.loud:
            if was <= own:
                yield f"{after.rule} {after.severity}: {after.message}"

    def _judge(self, edits: tuple[Edit, ...]) -> Outcome:
        course = apply_edits(self._chart.course, edits)
        chart = Chart(course, self._chart.facts, tuple(_edited(self._chart, edits)))
        lines, days = _touched(self._chart, chart, edits)
        reported = self._walk.again(chart, self._reported, Touched(self._chart, chart, lines, days))
        findings = sorted(findings_of(reported, chart), key=lambda finding: (finding.severity.rank, finding.rule))
        if course.overrides:
            findings = marked(findings, course.overrides, {entry.ref: entry.line for entry in chart.entries})
        loud = [(f, self._before.like(f)) for f in findings if f.severity is not Severity.INFO and not f.aside]
        return Outcome(loud, _change(self._chart, chart, lines))


def _edited(chart: Chart, edits: tuple[Edit, ...]) -> Iterator[Entry]:
    """The lines after the edits, each under its old number, so that nothing untouched changes its address."""
    dropped = {edit.line for edit in edits if isinstance(edit, DropLine)}
    changed: dict[LineRef, list[LineEdit]] = defaultdict(list)
    for edit in edits:
        if not isinstance(edit, AddLine | DropLine):
            changed[edit.line].append(edit)
    for entry in chart.entries:
        line = reduce(edit_line, changed.get(entry.ref, ()), entry.line)
        if entry.ref not in dropped:
            yield entry if line is entry.line else replace(entry, line=line)
    claims = {claim.id: claim for claim in chart.course.claims}
    for number, edit in enumerate((edit for edit in edits if isinstance(edit, AddLine)), 1):
        claim = claims[edit.claim]
        yield Entry(LineRef(claim.id, len(claim.lines) + number), claim, edit.new)


def _touched(before: Chart, after: Chart, edits: tuple[Edit, ...]) -> tuple[frozenset[LineRef], frozenset[DayKey]]:
    kept = {entry.ref for entry in before.entries}
    lines = {edit.line for edit in edits if not isinstance(edit, AddLine)}
    lines |= {entry.ref for entry in after.entries if entry.ref not in kept}
    days = (chart.day_key(entry) for chart in (before, after) for entry in chart.entries if entry.ref in lines)
    return frozenset(lines), frozenset(days)


def _change(before: Chart, after: Chart, touched: frozenset[LineRef]) -> Decimal | None:
    """What the edits add to the estimate; on a hospital claim one line can package the others, so all of it counts."""
    hospital = {c.id for c in before.course.claims if c.kind is ClaimKind.HOSPITAL} & {ref.claim for ref in touched}
    was, becomes = (
        worth((e for e in chart.entries if e.ref in touched or e.claim.id in hospital), chart.course, chart.facts)
        for chart in (before, after)
    )
    return None if was is None or becomes is None else becomes - was
