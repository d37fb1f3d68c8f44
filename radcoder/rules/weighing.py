"""Weighing fixes: each is made on a copy of the course, that is reviewed, and what would remain is written down."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import chain

from radcoder.domain.course import ClaimKind, Entry, LineRef
from radcoder.domain.edits import AddLine, DropLine, Edit, apply_edits, edit_line
from radcoder.domain.findings import Finding, Fix, Safety, Severity
from radcoder.domain.setting_aside import marked
from radcoder.rules.chart import Chart
from radcoder.rules.joining import findings_of
from radcoder.rules.walking import Answers, Change, Walk
from radcoder.rules.wording import name_lines

MOST_FIXES = 4
BUDGET = 30_000  # lines and problems looked at in all: some hundred fixes of an ordinary course, about a second


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a fix leads to.

    `loud` are the findings above info that the course has then, each with the earlier ones it is the same as (by id);
    `removes` says which earlier ones are not among them, by id; `change` is the change of the estimate in dollars,
    None when that is not known.
    """

    loud: list[tuple[Finding, frozenset[int]]]
    removes: dict[int, str]
    change: Decimal | None


class Before:
    """The findings of the course as it is, to recognise them in the course as fixed."""

    def __init__(self, findings: Collection[Finding]) -> None:
        self._by_message: dict[tuple[str, Severity, str], list[Finding]] = defaultdict(list)
        self._by_codes: dict[tuple[str, Severity, tuple[str, ...]], list[Finding]] = defaultdict(list)
        self._by_rule: dict[tuple[str, Severity], list[Finding]] = defaultdict(list)
        for finding in findings:
            self._by_message[finding.rule, finding.severity, finding.message].append(finding)
            self._by_codes[finding.rule, finding.severity, finding.codes].append(finding)
            self._by_rule[finding.rule, finding.severity].append(finding)
        self._own = {id(finding): self._same_as(finding) for finding in findings}

    def like(self, after: Finding) -> frozenset[int]:
        """The earlier findings that say the same, or the same of more dates; failing these, of more codes too."""
        own = self._own.get(id(after))
        return self._same_as(after) if own is None else own

    def _same_as(self, after: Finding) -> frozenset[int]:
        kind = after.rule, after.severity
        days = set(after.dates)
        same = self._by_message.get((*kind, after.message), [])
        same = same + [f for f in self._by_codes.get((*kind, after.codes), ()) if days <= set(f.dates)]
        if not same:
            codes = set(after.codes)
            same = [f for f in self._by_rule.get(kind, ()) if codes <= set(f.codes) and days <= set(f.dates)]
        return frozenset(map(id, same))


class Scales:
    """Weighs the fixes of one review; fixes that make the same edits are weighed once."""

    def __init__(
        self,
        walk: Walk,
        chart: Chart,
        answers: Answers,
        written: Mapping[str, tuple[Finding, ...]],
        findings: Collection[Finding],
    ) -> None:
        self._walk = walk
        self._chart = chart
        self._answers = answers
        self._written = written
        self._loud = {rule: [f for f in own if _is_loud(f)] for rule, own in written.items()}
        self._before = Before(findings)
        self._aside = frozenset(id(finding) for finding in findings if finding.aside)
        self._said = {id(finding): _said(finding) for finding in findings if _is_loud(finding)}
        self._outcomes: dict[tuple[Edit, ...], Outcome] = {}
        self._left_to_try = BUDGET // max(len(chart.entries) + sum(map(len, answers.values())), 1)

    def weigh(self, finding: Finding) -> Finding:
        """Say of each fix what would remain, and put those first that leave least."""
        if not finding.fixes:
            return finding
        weighed = [self._best(fix, finding) for fix in finding.fixes]
        return replace(finding, fixes=tuple(sorted(weighed, key=_rank)[:MOST_FIXES]))

    def _best(self, fix: Fix, finding: Finding) -> Fix:
        """The fix, or where others of equal lines would leave less, the one that drops these."""
        own = self._weigh_fix(fix, finding)
        named = self._named_elsewhere(finding) if fix.among else Counter[LineRef]()
        if not fix.among or not (own.leaves or any(ref in named for ref in fix.among)):
            return replace(own, among=())
        others = (self._weigh_fix(each, finding) for each in instead_of(fix, named))
        return replace(min((own, *others), key=self._harm), among=())

    def _harm(self, fix: Fix) -> tuple[bool, int, int, Decimal]:
        """How the course stands after a fix: errors, then warnings, old ones too; then the change of the estimate."""
        outcome = self._outcomes.get(fix.edits)
        loud = [after.severity for after, _ in outcome.loud] if outcome else []
        return (
            not fix.weighed,
            loud.count(Severity.ERROR),
            loud.count(Severity.WARNING),
            abs(fix.change or Decimal(0)),
        )

    def _named_elsewhere(self, finding: Finding) -> Counter[LineRef]:
        """How many other findings above info name each line."""
        loud = (each for own in self._loud.values() for each in own)
        return Counter(ref for each in loud if each.rule != finding.rule for ref in each.lines)

    def _weigh_fix(self, fix: Fix, finding: Finding) -> Fix:
        outcome = self._outcomes.get(fix.edits)
        if outcome is None:
            if not self._left_to_try:
                return replace(fix, weighed=False)
            self._left_to_try -= 1
            self._outcomes[fix.edits] = outcome = self._judge(fix.edits)
        leaves = tuple(self._left(outcome, finding))
        return replace(
            fix,
            safety=Safety.NEEDS_REVIEW if leaves else fix.safety,
            leaves=leaves,
            removes=tuple(sorted(outcome.removes.values(), key=lambda said: said != self._said.get(id(finding)))),
            stays=len(outcome.loud) - len(leaves),
            change=outcome.change,
        )

    def _left(self, outcome: Outcome, finding: Finding) -> Iterator[str]:
        """What the fix leaves: what is new, what was its own, and what comes back that a person had set aside."""
        own = self._aside | {id(finding)}
        return (_said(after) for after, was in outcome.loud if was <= own)

    def _judge(self, edits: tuple[Edit, ...]) -> Outcome:
        change = _change_of(edits, self._chart)
        chart = self._chart.changed(apply_edits(self._chart.course, edits), change.gone, change.come)
        answers = self._walk.again(self._chart, self._answers, chart, change)
        loud = [(f, self._before.like(f)) for f in self._findings(answers, chart) if _is_loud(f)]
        stay = frozenset[int]().union(*(was for _, was in loud))
        removes = {number: said for number, said in self._said.items() if number not in stay}
        return Outcome(loud, removes, self._worth_more(chart, change))

    def _findings(self, answers: Answers, chart: Chart) -> list[Finding]:
        """The findings after a change; of a rule that reports what it did before, the same."""
        overrides = chart.course.overrides
        written = self._written if overrides else self._loud
        found = chain.from_iterable(
            written[rule] if reported is self._answers.get(rule) else findings_of(reported, chart.facts)
            for rule, reported in answers.items()
        )
        findings = sorted(found, key=lambda finding: (finding.severity.rank, finding.rule))
        return marked(findings, overrides, chart.lines_by_ref()) if overrides else findings

    def _worth_more(self, after: Chart, change: Change) -> Decimal | None:
        """What the edits add to the estimate; on a hospital claim one line can package others, so all of it counts."""
        touched = {entry.claim.id for entry in (*change.gone, *change.come)}
        hospital = {c.id for c in after.course.claims if c.kind is ClaimKind.HOSPITAL} & touched
        prices = after.prices if hospital else self._chart.prices
        was = self._chart.prices.worth(_priced(self._chart, hospital, change.gone))
        becomes = prices.worth(_priced(after, hospital, change.come))
        return None if was is None or becomes is None else becomes - was


def instead_of(fix: Fix, named: Mapping[LineRef, int]) -> Iterator[Fix]:
    """The same fix with others of the equal lines: those that other findings name, the last ones, the first ones."""
    number, among = len(fix.edits), fix.among
    named_most = sorted(among, key=lambda ref: -named.get(ref, 0))[:number]
    tried = {frozenset(edit.line for edit in fix.edits if isinstance(edit, DropLine))}
    for choice in (named_most, among[-number:], among[:number]):
        if frozenset(choice) not in tried:
            tried.add(frozenset(choice))
            lines = sorted(choice, key=among.index)
            drops = tuple(map(DropLine, lines))
            yield replace(fix, title=f"Remove {name_lines(lines)}", safety=Safety.NEEDS_REVIEW, edits=drops)


def _rank(fix: Fix) -> tuple[bool, int, bool]:
    """Those that were tried first, then those that leave least, then those that the record itself shows."""
    return not fix.weighed, len(fix.leaves), fix.safety is not Safety.SAFE


def _said(finding: Finding) -> str:
    return f"{finding.rule} {finding.severity}: {finding.message}"


def _is_loud(finding: Finding) -> bool:
    return finding.severity is not Severity.INFO and not finding.aside


def _change_of(edits: tuple[Edit, ...], chart: Chart) -> Change:
    """The lines before and after the edits, each under its old number: nothing untouched changes its address."""
    wanted: dict[LineRef, list[Edit]] = defaultdict(list)
    for edit in edits:
        if not isinstance(edit, AddLine):
            wanted[edit.line].append(edit)
    gone = tuple(chart.entry(ref) for ref in wanted)
    edited = (_edited(entry, wanted[entry.ref]) for entry in gone)
    return Change(gone, (*(entry for entry in edited if entry), *_added(edits, chart)))


def _edited(entry: Entry, edits: Iterable[Edit]) -> Entry | None:
    line = entry.line
    for edit in edits:
        if isinstance(edit, DropLine | AddLine):
            return None
        line = edit_line(line, edit)
    return replace(entry, line=line)


def _added(edits: tuple[Edit, ...], chart: Chart) -> Iterator[Entry]:
    claims = {claim.id: claim for claim in chart.course.claims}
    for number, edit in enumerate(edit for edit in edits if isinstance(edit, AddLine)):
        claim = claims[edit.claim]
        yield Entry(LineRef(claim.id, len(claim.lines) + 1 + number), claim, edit.new, len(chart.entries) + number)


def _priced(chart: Chart, claims: AbstractSet[str], lines: Iterable[Entry]) -> Iterator[Entry]:
    if claims:
        yield from (entry for entry in chart.entries if entry.claim.id in claims)
    yield from (entry for entry in lines if entry.claim.id not in claims)
