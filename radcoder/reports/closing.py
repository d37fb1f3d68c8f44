"""The last part of the paper: units expected and billed, the estimate and how it came about, releases, notices."""

from collections.abc import Iterator

from reportlab.platypus import CondPageBreak, Flowable, Spacer

from radcoder.domain.course import Entry
from radcoder.domain.findings import Amount, ReleaseUsed
from radcoder.reports import theme
from radcoder.reports.content import Summary
from radcoder.reports.grid import Column, Heading, Strong, grid, paragraph
from radcoder.reports.wording import NONE, counted, difference, money, runs

EXPECTED = (
    Column("Code", 1.25),
    Column("Name", 3.75),
    Column("Expected", 1.25, right=True),
    Column("Billed", 1, right=True),
    Column("Difference", 1.5),
    Column("Why", 3.25),
)
AMOUNT = (
    Column("Lines", 1.5),
    Column("Code", 1.2),
    Column("Amount each", 1.75, right=True),
    Column("How it came about", 7.55),
)
RELEASE = (Column("Dataset", 5.5), Column("Release", 2.75), Column("Covers to", 1.5), Column("Note", 2.25))


def expected_table(summary: Summary) -> Iterator[Flowable]:
    """Units that the delivered course earns, against those billed."""
    rows = [
        (u.code, summary.code_name(u.code), f"{u.expected}", f"{u.billed}", difference(u), u.basis)
        for u in summary.review.expected
    ]
    if rows:
        yield grid("Expected and billed units", EXPECTED, rows)


def closing(summary: Summary) -> Iterator[Flowable]:
    """Estimate, releases and notices."""
    yield from _estimate(summary)
    yield from _releases(summary)
    yield from _notices(summary)


def _estimate(summary: Summary) -> Iterator[Flowable]:
    estimate = summary.review.estimate
    if not estimate.lines:
        return
    without = sum(amount.amount is None for amount in summary.amounts.values())
    gap = f" {counted(without, 'line')} without an amount." if without else ""
    yield Spacer(0, 14)
    yield CondPageBreak(120)
    yield Heading(f"Estimate as billed: {money(summary.total)}")
    yield paragraph(f"{estimate.basis}{gap}", theme.BODY)
    yield grid("How the amounts came about", AMOUNT, list(_hows(summary)))


def _hows(summary: Summary) -> Iterator[tuple[str, ...]]:
    alike: dict[tuple[str, Amount], list[Entry]] = {}
    for ref, amount in summary.amounts.items():
        if ref in summary.entries:
            entry = summary.entries[ref]
            alike.setdefault((" ".join((entry.code, *entry.line.modifiers)), amount), []).append(entry)
    for (code, amount), entries in alike.items():
        yield runs(entry.ref for entry in entries), code, money(amount.amount), amount.how


def _releases(summary: Summary) -> Iterator[Flowable]:
    rows = [_release(used, summary) for used in summary.review.releases]
    if rows:
        yield grid("Judged with these releases", RELEASE, rows)


def _release(used: ReleaseUsed, summary: Summary) -> tuple[str, ...]:
    last, to = summary.last_day, used.covers_to
    old = last is not None and to is not None and to < last
    return used.title, used.release, f"{to}" if to else NONE, Strong("older than this course" if old else "")


def _notices(summary: Summary) -> Iterator[Flowable]:
    yield Spacer(0, 14)
    yield CondPageBreak(100)
    yield Heading("Notices")
    yield from (paragraph(notice, theme.NOTICE) for notice in summary.notices.splitlines())
    yield paragraph(f"Content hash, SHA-256 of all that this paper says: {summary.content_hash}", theme.NOTICE)
    yield paragraph(f"Catalogue hash, of seeds and releases: {summary.review.catalog_hash}", theme.NOTICE)
