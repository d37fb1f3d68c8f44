"""What the rules about ended codes share: the sentence with the end date, and a change of code where one is certain."""

from collections.abc import Iterator

from radcoder.domain.course import Entry
from radcoder.domain.edits import ReplaceCode
from radcoder.domain.findings import Severity
from radcoder.rules.base import Problem, Proposal, remove
from radcoder.rules.chart import Chart


def ended_code(
    entry: Entry, chart: Chart, advice: str, successors: tuple[str, ...], severity: Severity | None = None
) -> Iterator[Problem]:
    """Report a line dated after the last day that the catalogue gives for its code.

    `advice` says what is used now; `successors` are offered as replacements, each to be reviewed.
    """
    entries = chart.facts.codes.get(entry.code, ())
    last = max((row.period.end for row in entries if row.period.end), default=None)
    if last is None or entry.date <= last or chart.facts.code(entry.code, entry.date):
        return
    source = max(entries, key=lambda row: row.period.end or entry.date)
    yield Problem(
        message=f"{entry.code} ended on {last}, and it is billed {{when}}. {advice}",
        entries=(entry,),
        evidence=f"{entry.code} is valid to {last} ({source.source}; {source.release})",
        fixes=(*(bill_instead(entry, code) for code in successors), remove(entry)),
        severity=severity,
    )


def bill_instead(entry: Entry, code: str) -> Proposal:
    """Offer another code on the same line."""
    return Proposal(f"Bill {code} in place of {entry.code} on {{lines}}", (ReplaceCode(entry.ref, code),))
