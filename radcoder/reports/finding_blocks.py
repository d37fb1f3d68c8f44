"""The findings, most serious first: what is wrong, the lines, the evidence, the authority, and the ways out."""

from collections.abc import Iterator

from reportlab.platypus import CondPageBreak, Flowable, HRFlowable, KeepTogether, Spacer

from radcoder.domain.course import Entry
from radcoder.domain.findings import Authority, Finding, Fix, Safety
from radcoder.reports import theme
from radcoder.reports.content import Summary
from radcoder.reports.grid import Heading, paragraph
from radcoder.reports.wording import CLEAN, counted, joined, named, runs, severity_word, span

LONG = 320  # points of a finding, about half a page
AHEAD = 96  # room for a heading, the finding's name and the first lines of its message


def finding_blocks(summary: Summary) -> Iterator[Flowable]:
    """The section of the findings; its heading stays with the first of them."""
    yield Spacer(0, 14)
    blocks = [[_rule(), *_block(finding, summary)] for finding in summary.findings]
    first, *others = blocks or [[paragraph(f"{CLEAN} No findings.", theme.BODY)]]
    yield from _kept([Heading("Findings"), *first])
    for block in others:
        yield from _kept(block)


def _rule() -> Flowable:
    return HRFlowable("100%", theme.HAIRLINE, color=theme.INK, spaceBefore=4, spaceAfter=2)


def _kept(block: list[Flowable]) -> list[Flowable]:
    """Keep a finding on one page, unless it is so long that a page would stay half empty."""
    height = sum(flowable.wrap(theme.WIDTH, theme.PAPER[1])[1] for flowable in block)
    return [KeepTogether(block)] if height < LONG else [CondPageBreak(AHEAD), *block]


def _block(finding: Finding, summary: Summary) -> Iterator[Flowable]:
    was = f" · {finding.severity}, set aside by a person" if finding.aside else ""
    yield paragraph(f"{finding.rule} · {finding.title or finding.name}{was}", theme.FINDING, severity_word(finding))
    yield paragraph(finding.message, theme.MESSAGE)
    if finding.said_aside:
        yield paragraph(finding.said_aside, theme.MESSAGE)
    yield from _labelled("Lines", list(_lines(finding, summary)))
    yield from _labelled("Evidence", [finding.evidence])
    yield from _labelled("Authority", [_authority(each) for each in finding.authority])
    for number, fix in enumerate(finding.fixes):
        yield from _labelled("Or" if number else "Fix", [_fix(fix)])


def _labelled(label: str, texts: list[str]) -> Iterator[Flowable]:
    said = [text for text in texts if text]
    yield from (paragraph(text, theme.LABELLED, "" if number else label) for number, text in enumerate(said))


def _lines(finding: Finding, summary: Summary) -> Iterator[str]:
    """One sentence a code, in the order in which the finding names its lines."""
    entries = [summary.entries[ref] for ref in finding.lines if ref in summary.entries]
    for code in dict.fromkeys(entry.code for entry in entries):
        yield _code_lines([entry for entry in entries if entry.code == code], summary)


def _code_lines(entries: list[Entry], summary: Summary) -> str:
    first = entries[0]
    name = named(first.code, summary.names.lines.get(first.ref))
    units = counted(sum(entry.line.units for entry in entries), "unit")
    many = counted(len(entries), "line") if len(entries) > 1 else ""
    modifiers = " ".join(dict.fromkeys(m for entry in entries for m in entry.line.modifiers))
    days = span(entry.date for entry in entries)
    return joined(
        [runs(entry.ref for entry in entries), days, name, many, units, modifiers and f"modifier {modifiers}"], " · "
    )


def _authority(authority: Authority) -> str:
    return f"{authority} ({authority.locator})" if authority.locator else f"{authority}"


def _fix(fix: Fix) -> str:
    care = "safe" if fix.safety is Safety.SAFE else "needs review"
    return f"{fix.title} ({care}). {fix.consequence}"
