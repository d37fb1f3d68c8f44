"""What may excuse a line: the documentation of the record, and what the payer itself has written."""

from radcoder.domain.course import Entry
from radcoder.domain.facts import PayerPolicy
from radcoder.rules.chart import Chart
from radcoder.rules.policy import policies_for

EMERGENCY = "emergen"


def documented(entry: Entry, chart: Chart) -> bool:
    """The record says something to support the line: under its code, or under `claim:number`."""
    said = chart.course.documentation
    return bool(said and (said.get(entry.code) or said.get(str(entry.ref))))


def is_emergency(chart: Chart) -> bool:
    """The record, a plan or a note speaks of an emergency."""
    texts = [*chart.course.documentation.values(), chart.course.title or ""]
    texts += [phase.plan.reason or "" for phase in chart.course.phases if phase.plan]
    texts += [entry.line.note for entry in chart.with_note if entry.line.note]
    return any(EMERGENCY in text.lower() for text in texts)


def payer_policies(rule: str, entry: Entry, chart: Chart) -> tuple[PayerPolicy, ...]:
    """What the course's payer has written on this question for the line's code and date."""
    return policies_for(chart, rule, entry.code, entry.date)


def payer_words(rule: str, entry: Entry, chart: Chart) -> str:
    """The payer's own words to put behind the evidence; empty when it has written nothing."""
    return "".join(f"; {policy.payer}: {policy.policy}" for policy in payer_policies(rule, entry, chart))
