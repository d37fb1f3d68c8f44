"""From problems to findings: problems that say the same of the same codes become one finding over all their lines."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator

from radcoder.domain.course import Entry
from radcoder.domain.facts import Facts
from radcoder.domain.findings import Authority, Finding, Fix, Safety
from radcoder.rules.base import Cite, Problem, Proposal, Rule, changed_lines
from radcoder.rules.help import title_of
from radcoder.rules.walking import Reported
from radcoder.rules.wording import name_lines, on_dates


class UnknownAuthorityError(LookupError):
    """A rule cites something that the catalogue does not list."""

    def __init__(self, source: str) -> None:
        super().__init__(
            f"No document or dataset {source} in the catalogue. Add it to db/documents, or mend the rule's authority."
        )


def findings_of(reported: Iterable[Reported], facts: Facts) -> tuple[Finding, ...]:
    """Join the problems that one rule reported, and write each group down as one finding."""
    groups: dict[Hashable, tuple[Rule, list[Problem]]] = {}
    for each in reported:
        groups.setdefault(_sameness(each.problem), (each.rule, []))[1].append(each.problem)
    return tuple(_finding(rule, problems, facts) for rule, problems in groups.values())


def _sameness(problem: Problem) -> Hashable:
    """What must agree for two problems to be one finding: words, evidence, severity, codes, claims and fixes."""
    said = (problem.message, problem.evidence, problem.severity, problem.facts, problem.cites)
    codes = problem.codes or tuple(dict.fromkeys(entry.code for entry in problem.all_entries()))
    claims = tuple(sorted({entry.ref.claim for entry in problem.all_entries()}))
    return (*said, codes, claims, tuple(fix.title for fix in problem.fixes))


def _finding(rule: Rule, problems: list[Problem], facts: Facts) -> Finding:
    first = problems[0]
    entries = _in_order(entry for problem in problems for entry in problem.all_entries())
    dates = tuple(sorted({day for problem in problems for day in problem.dates} or {entry.date for entry in entries}))
    when = (
        on_dates({entry.date for problem in problems for entry in problem.entries} or dates) if entries or dates else ""
    )
    return Finding(
        rule=rule.id,
        name=rule.name,
        severity=first.severity or rule.severity,
        message=first.message.replace("{when}", when),
        lines=tuple(entry.ref for entry in entries),
        codes=first.codes or tuple(dict.fromkeys(entry.code for entry in entries)),
        dates=dates,
        evidence=first.evidence,
        authority=tuple(resolve(cite, facts) for cite in rule.authority + first.cites),
        fixes=tuple(_join_fixes(problems)),
        facts=first.facts,
        title=title_of(rule),
    )


def _in_order(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    found = {entry.position: entry for entry in entries}
    return tuple(found[position] for position in sorted(found))


def _join_fixes(problems: list[Problem]) -> Iterator[Fix]:
    joined: dict[int, list[Proposal]] = defaultdict(list)
    for problem in problems:
        for number, proposal in enumerate(problem.fixes):
            joined[number].append(proposal)
    for proposals in joined.values():
        edits = tuple(dict.fromkeys(edit for proposal in proposals for edit in proposal.edits))
        lines = changed_lines(edits)
        title = proposals[0].title.replace("{lines}", name_lines(lines)) if lines else proposals[0].title
        safe = all(proposal.safety is Safety.SAFE for proposal in proposals)
        yield Fix(
            title,
            Safety.SAFE if safe else Safety.NEEDS_REVIEW,
            edits,
            among=proposals[0].among if len(proposals) == 1 else (),
        )


def resolve(cite: Cite, facts: Facts) -> Authority:
    """Write out a citation with the edition that the catalogue holds. Raises `UnknownAuthorityError`."""
    if document := facts.documents.get(cite.source):
        return Authority(document.title, cite.section, document.edition, document.locator)
    if release := facts.releases.get(cite.source):
        return Authority(release.title, cite.section, release.edition, release.source)
    raise UnknownAuthorityError(cite.source)
