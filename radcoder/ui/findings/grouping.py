"""Findings in groups and through a filter; within a group the most serious comes first."""

from collections.abc import Callable, Iterable
from enum import StrEnum

from radcoder.domain.findings import Finding
from radcoder.ui.texts import day, lines_text, severity_word


class Grouping(StrEnum):
    """What findings are grouped by."""

    SEVERITY = "Most serious first"
    RULE = "By rule"
    DATE = "By date"
    LINE = "By line"


def _by_rule(finding: Finding) -> tuple[str, str]:
    return finding.rule, f"{finding.rule} {finding.title}".strip()


def _by_date(finding: Finding) -> tuple[str, str]:
    first = min(finding.dates, default=None)
    return (str(first), day(first)) if first else ("", "Without a date")


def _by_line(finding: Finding) -> tuple[str, str]:
    if not finding.lines:
        return "", "Of the whole course"
    first = finding.lines[0]
    return f"{first.claim}:{first.number:06}", f"Line {first}"


KEYS: dict[Grouping, Callable[[Finding], tuple[str, str]]] = {
    Grouping.RULE: _by_rule,
    Grouping.DATE: _by_date,
    Grouping.LINE: _by_line,
}


def grouped(findings: Iterable[Finding], grouping: Grouping, words: str) -> tuple[list[Finding], dict[int, str]]:
    """The findings that hold all words, in groups, and the heading of each that begins a group, by its `id`."""
    wanted = words.lower().split()
    kept = [each for each in findings if all(word in all_words(each) for word in wanted)]
    key = KEYS.get(grouping)
    if key is None:
        return kept, {}
    kept.sort(key=lambda finding: key(finding)[0])
    heads: dict[int, str] = {}
    before = None
    for finding in kept:
        head = key(finding)[1]
        if head != before:
            heads[id(finding)] = head
        before = head
    return kept, heads


def all_words(finding: Finding) -> str:
    """All that a filter looks through."""
    dates = " ".join(map(str, finding.dates))
    codes = " ".join(finding.codes)
    parts = (
        finding.rule,
        finding.title,
        finding.message,
        severity_word(finding),
        codes,
        dates,
        lines_text(finding.lines),
    )
    return " ".join(parts).lower()
