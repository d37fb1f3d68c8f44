"""What the payer itself has written: its dated policies, and how they change what a rule reports."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from radcoder.domain.course import Entry
from radcoder.domain.facts import PayerPolicy
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, Problem, Rule
from radcoder.rules.chart import Chart

UNCONDITIONAL = "-"  # no number to be met: whatever the rule reports, the policy speaks of it
LAG = "lag"
WEIGHED_BY_RULE = frozenset({"proton"})  # topics that speak of one condition among those of their rule


def policies_for(chart: Chart, rule: str, code: str, on: date) -> tuple[PayerPolicy, ...]:
    """What the payer, and those whose rules it builds on, have written on this rule's question."""
    rows = chart.policies.get(rule)
    return tuple(row for row in rows if code in row.codes and row.period.covers(on)) if rows else ()


def name_of(policy: PayerPolicy, chart: Chart) -> str:
    """The payer as people call it."""
    payer = chart.facts.payers.get(policy.payer)
    return payer.name if payer else policy.payer


def said_by(policy: PayerPolicy, chart: Chart) -> str:
    """The payer's statement with its source, for the evidence of a finding."""
    return f"{name_of(policy, chart)}: {policy.policy} ({policy.source})"


def cite(policy: PayerPolicy) -> Cite:
    """The row of the policy."""
    return Cite("payer-policies", f"{policy.payer}, {policy.topic}")


def overlaid(rule: Rule, problem: Problem, chart: Chart) -> Problem:
    """Let the payer's policies on the rule speak: they are quoted as evidence, and may change the severity."""
    if rule.id not in chart.policies:
        return problem
    for policy in _speaking(rule, problem.entries, chart):
        problem = _quoted(problem, policy, chart)
        severity = _asked(policy, problem.severity or rule.severity)
        if severity is not None:
            said = (
                f"{problem.message} {name_of(policy, chart)} has a policy on it, which makes it {_article(severity)}."
            )
            problem = replace(problem, severity=severity, message=said)
    return problem


def _speaking(rule: Rule, entries: Iterable[Entry], chart: Chart) -> tuple[PayerPolicy, ...]:
    found = (row for entry in entries for row in policies_for(chart, rule.id, entry.code, entry.date))
    return tuple(row for row in dict.fromkeys(found) if row.topic not in WEIGHED_BY_RULE)


def _quoted(problem: Problem, policy: PayerPolicy, chart: Chart) -> Problem:
    if policy.policy not in problem.evidence:
        problem = replace(problem, evidence=f"{problem.evidence}; {said_by(policy, chart)}")
    if cite(policy) not in problem.cites:
        problem = replace(problem, cites=(*problem.cites, cite(policy)))
    return problem


def _asked(policy: PayerPolicy, now: Severity) -> Severity | None:
    """The severity that the policy makes of it; None where it leaves it as it is.

    A policy with a number or a condition is weighed by its rule. Only a payer that lags behind lowers a severity.
    """
    if policy.parameter != UNCONDITIONAL or policy.effect not in tuple(Severity):
        return None
    asked = Severity(policy.effect)
    changes = asked is not now if policy.topic == LAG else asked.rank < now.rank
    return asked if changes else None


def _article(severity: Severity) -> str:
    return f"{'an' if severity is Severity.ERROR else 'a'} {severity}"
