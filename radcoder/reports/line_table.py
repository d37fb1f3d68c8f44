"""The lines as billed: every one of them, those that are alike in all but their date together under one head."""

from collections.abc import Iterator
from dataclasses import dataclass

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from radcoder.domain.course import Claim, Entry, LineRef
from radcoder.domain.money import dollars
from radcoder.reports import theme
from radcoder.reports.content import Summary
from radcoder.reports.grid import Column, Row, Wide, grid, paragraph, side_by_side
from radcoder.reports.wording import NONE, counted, joined, mark, money, span

ALIKE = 4  # so many lines that differ in nothing but the date stand together
NOTHING: list[Row] = [(NONE, "", "", "no lines", "", "", "", "", "")]


@dataclass(frozen=True, slots=True)
class Shown:
    """A line as the table shows it, without its number and date."""

    code: str
    name: str
    units: int
    modifiers: tuple[str, ...]
    phase: str
    amount: str
    marks: str


def line_tables(summary: Summary) -> Iterator[Flowable]:
    """One table a claim."""
    marks = _marks(summary)
    for claim in summary.course.claims:
        title = f"Lines of claim {claim.id} ({claim.kind})"
        yield grid(title, _columns(claim), list(_rows(claim, summary, marks)) or NOTHING)
    if not summary.course.claims:
        yield grid("Lines", _columns(None), NOTHING)


def _columns(claim: Claim | None) -> tuple[Column, ...]:
    """The columns; the first is as wide as the claim's longest address asks, within reason."""
    address = f"{claim.id}:{len(claim.lines)}" if claim else ""
    line = min(2.5, max(1.0, (_width(address) + 7) / theme.COLUMN))
    return (
        Column("Line", line),
        Column("Date", 1.45),
        Column("Code", 0.95),
        Column("Name", 4.1 - line),
        Column("Units", 0.95, right=True),
        Column("Mods", 0.85),
        Column("Phase", 0.8),
        Column("Estimate", 1.6, right=True),
        Column("Finding", 1.3),
    )


def _width(text: str) -> float:
    return stringWidth(text, theme.CELL.fontName, theme.CELL.fontSize)


def _marks(summary: Summary) -> dict[LineRef, str]:
    found: dict[LineRef, dict[str, None]] = {}
    for finding in summary.findings:
        for ref in finding.lines:
            found.setdefault(ref, {})[f"{mark(finding)} {finding.rule}"] = None
    return {ref: "\n".join(texts) for ref, texts in found.items()}


def _rows(claim: Claim, summary: Summary, marks: dict[LineRef, str]) -> Iterator[Row]:
    alike: dict[Shown, list[Entry]] = {}
    for ref, entry in summary.entries.items():
        if ref.claim == claim.id:
            alike.setdefault(_shown(entry, summary, marks), []).append(entry)
    groups = [(s, [e]) for s, es in alike.items() if len(es) < ALIKE for e in es]
    groups += [(s, es) for s, es in alike.items() if len(es) >= ALIKE]
    for shown, entries in sorted(groups, key=lambda group: group[1][0].ref):
        yield from _group(shown, entries, summary) if len(entries) > 1 else [_single(shown, entries[0])]


def _shown(entry: Entry, summary: Summary, marks: dict[LineRef, str]) -> Shown:
    line = entry.line
    more = (
        f"Dx {' '.join(line.diagnoses)}" if line.diagnoses else "",
        f"Charge {dollars(line.charge)}" if line.charge is not None else "",
        f"Note: {line.note}" if line.note else "",
    )
    return Shown(
        line.code,
        joined([summary.names.lines.get(entry.ref) or NONE, *more], "\n"),
        line.units,
        line.modifiers,
        line.phase or "",
        money(summary.total_of([entry.ref])),
        marks.get(entry.ref, ""),
    )


def _single(shown: Shown, entry: Entry) -> Row:
    return (
        f"{entry.ref}",
        f"{entry.date}",
        shown.code,
        shown.name,
        f"{shown.units}",
        " ".join(shown.modifiers),
        shown.phase,
        shown.amount,
        shown.marks,
    )


def _group(shown: Shown, entries: list[Entry], summary: Summary) -> Iterator[Row]:
    total = summary.total_of(entry.ref for entry in entries)
    each = "" if total is None else f"{len(entries)} × {shown.amount}"
    yield (
        counted(len(entries), "line"),
        span(entry.date for entry in entries),
        shown.code,
        joined([shown.name, each], "\n"),
        f"{sum(entry.line.units for entry in entries)}",
        " ".join(shown.modifiers),
        shown.phase,
        money(total),
        shown.marks,
    )
    yield from _days(shown.code, [f"{entry.ref} {entry.date}" for entry in entries])


def _days(code: str, texts: list[str]) -> Iterator[Row]:
    """Rows of a code and five addresses with their dates, fewer where claims have long names."""
    room = theme.WIDTH - theme.COLUMN
    widest = max(map(_width, texts)) + 8
    across = min(5, max(1, int(room // widest)))
    blank, label = paragraph("", theme.CELL), paragraph(code, theme.CELL)
    for start in range(0, len(texts), across):
        cells = [paragraph(text, theme.CELL) for text in texts[start : start + across]]
        cells += [blank] * (across - len(cells))
        widths = [theme.COLUMN, *[room / across] * across]
        yield Wide(side_by_side([label, *cells], widths))
