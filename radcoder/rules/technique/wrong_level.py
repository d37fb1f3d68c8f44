"""What the delivery-level rules share: the problem of a line whose level does not fit, and its change of code."""

from collections.abc import Iterator

from radcoder.domain.course import Entry
from radcoder.domain.edits import ReplaceCode
from radcoder.domain.findings import Severity
from radcoder.rules.base import Problem, Proposal
from radcoder.rules.chart import Chart
from radcoder.rules.reasons import payer_words
from radcoder.rules.technique.level import CODES, Misfit, in_words, misfit


def wrong_level(rule: str, entry: Entry, chart: Chart, needs: str) -> Iterator[Problem]:
    """Report a delivery line whose level the treatment does not support; `needs` says what the billed code asks for.

    A level that is only lower than the record would support is a reminder, without a change of code: what the
    record must show is for a person to judge.
    """
    found = misfit(entry, chart)
    if found is not None:
        yield _wrong(found, needs, payer_words(rule, entry, chart)) if found.wrong else _low(found)


def _wrong(found: Misfit, needs: str, payer: str) -> Problem:
    entry, support = found.entry, found.support
    return Problem(
        message=f"{entry.code} {{when}} needs {needs}; the record shows {support}.",
        entries=(entry,),
        evidence=in_words(found.phases) + payer,
        fixes=tuple(replace_code(entry, CODES[level]) for level in sorted(support.levels)),
    )


def _low(found: Misfit) -> Problem:
    entry, support = found.entry, found.support
    return Problem(
        message=f"{entry.code} {{when}} is a lower level than the record may support: it shows {support}. A higher "
        "level needs its reason on record for each fraction.",
        entries=(entry,),
        evidence=in_words(found.phases),
        severity=Severity.INFO,
    )


def replace_code(entry: Entry, code: str) -> Proposal:
    """Offer another code on the line."""
    return Proposal(f"Bill {code} in place of {entry.code} on {{lines}}", (ReplaceCode(entry.ref, code),))
