"""What a course supports and nobody bills, as proposals with their reasons and what the record must show."""

from collections.abc import Iterator
from dataclasses import replace

from radcoder.app.worksheet import Judgement
from radcoder.app.workspace import Workspace
from radcoder.builder.unbilled import unbilled
from radcoder.domain.edits import AddLine
from radcoder.domain.facts import Facts
from radcoder.domain.findings import Review
from radcoder.domain.proposals import Proposal
from radcoder.domain.statements import Section


def missing_lines(workspace: Workspace, judgement: Judgement) -> tuple[Proposal, ...]:
    """The lines to propose for a reviewed course, by claim and day; none is billed by this."""
    course, review = judgement.course, judgement.review
    facts = workspace.facts_for([course])
    found = {each.key: each for each in unbilled(course, facts, review.expected)}
    for each in _named_by_rules(review):
        found.setdefault(each.key, each)
    ordered = sorted(found.values(), key=lambda each: (each.claim, each.line.date, each.line.code))
    return tuple(replace(each, record=_record(workspace, each), name=_name(each, facts)) for each in ordered)


def _named_by_rules(review: Review) -> Iterator[Proposal]:
    """The lines that fixes would add, where a fix does nothing else."""
    for finding in review.findings:
        for fix in finding.fixes:
            added = [edit for edit in fix.edits if isinstance(edit, AddLine)]
            if len(added) == len(fix.edits):
                yield from (Proposal(edit.claim, edit.new, finding.message) for edit in added)


def _name(proposal: Proposal, facts: Facts) -> str:
    entry = facts.code(proposal.line.code, proposal.line.date)
    return entry.short_name if entry else ""


def _record(workspace: Workspace, proposal: Proposal) -> str:
    said = workspace.catalog.statements(proposal.line.code, proposal.line.date)
    return next((each.text for each in said if each.section is Section.DOCUMENTATION), "")
