"""The first part of the paper: title, verdict, key figures, and the facts of the course."""

from collections.abc import Iterator

from reportlab.platypus import CondPageBreak, Flowable, HRFlowable, Spacer, Table

from radcoder.domain.course import Claim, Course, Phase
from radcoder.domain.fractions import DeliveredLog
from radcoder.domain.rule_settings import said
from radcoder.reports import theme
from radcoder.reports.content import Summary
from radcoder.reports.grid import Column, Heading, grid, paragraph, side_by_side
from radcoder.reports.strip import week_strips
from radcoder.reports.wording import (
    NONE,
    biller,
    counted,
    delivered,
    details,
    joined,
    money,
    named,
    place,
    plan,
    span,
    tally,
    technique,
    verdict,
    words,
)


def opening(summary: Summary) -> Iterator[Flowable]:
    """Title, verdict and key figures, then the facts."""
    course = summary.course
    yield paragraph("RadCoder · course summary", theme.HEAD)
    yield paragraph(course.reference, theme.TITLE)
    if course.title:
        yield paragraph(course.title, theme.LEAD)
    if str(summary.identity):
        yield paragraph(str(summary.identity), theme.LEAD)
    yield HRFlowable("100%", 1.2, color=theme.INK, spaceBefore=6, spaceAfter=4)
    yield paragraph(verdict(summary), theme.VERDICT)
    yield paragraph(tally(summary), theme.BODY)
    yield from (paragraph(text, theme.BODY) for text in said(summary.review.settings))
    yield HRFlowable("100%", theme.HAIRLINE, color=theme.INK, spaceBefore=4, spaceAfter=6)
    yield _figures(summary)
    yield from _facts(summary)
    yield from _record(course)


def _figures(summary: Summary) -> Table:
    course = summary.course
    planned = sum(phase.planned_fractions or 0 for phase in course.phases)
    figures = (
        ("Estimate as billed", money(summary.total)),
        ("Lines billed", f"{len(summary.entries)} on {counted(len(course.claims), 'claim')}"),
        ("Fractions delivered", f"{len(course.fractions)} of {planned}" if planned else f"{len(course.fractions)}"),
        ("Dates of service", span(entry.date for entry in summary.entries.values()) or NONE),
    )
    cells = [[paragraph(head, theme.HEAD), paragraph(text, theme.FIGURE)] for head, text in figures]
    widths = [2.5 * theme.COLUMN, 3 * theme.COLUMN, 2.5 * theme.COLUMN, 4 * theme.COLUMN]
    return side_by_side(cells, widths)


def _facts(summary: Summary) -> Iterator[Flowable]:
    course, names = summary.course, summary.names
    yield Spacer(0, 10)
    yield CondPageBreak(80)
    yield Heading("Course")
    facts = (
        ("Payer", joined([names.payer or course.payer or "not named: Medicare rules"])),
        ("Status", joined([words(course.status) or "not said", "an excerpt of a claim" * (course.scope == "excerpt")])),
        ("Diagnoses", "\n".join(named(code, names.diagnoses.get(code)) for code in course.diagnoses) or "none given"),
    )
    for label, text in facts:
        yield from (paragraph(line, theme.LABELLED, label if not n else "") for n, line in enumerate(text.split("\n")))
    yield from week_strips(DeliveredLog(course).conventional)
    if course.phases:
        yield grid("Phases", _PHASE, [_phase(course, phase) for phase in course.phases])
    if course.claims:
        yield grid("Claims", _CLAIM, [_claim(summary, claim) for claim in course.claims])


_PHASE = (
    Column("Phase", 1),
    Column("Site", 2.5),
    Column("Technique", 2.5),
    Column("Plan", 2.25),
    Column("Delivered", 1.25),
    Column("Details", 2.5),
)
_CLAIM = (
    Column("Claim", 1),
    Column("Kind", 1.35),
    Column("Place of service", 2),
    Column("Biller", 1.9),
    Column("Locality", 1.85),
    Column("Dates", 1.55),
    Column("Lines", 0.95, right=True),
    Column("Estimate", 1.4, right=True),
)


def _phase(course: Course, phase: Phase) -> tuple[str, ...]:
    site = joined([phase.site, f"volume {phase.volume}" if phase.volume else ""], "\n") or NONE
    return phase.id, site, technique(phase) or NONE, plan(phase), delivered(course, phase), details(phase)


def _claim(summary: Summary, claim: Claim) -> tuple[str, ...]:
    key = claim.locality or ""
    return (
        claim.id,
        claim.kind.value,
        place(claim, summary.names),
        biller(claim),
        named(key, summary.names.localities.get(key)) or "national",
        span(line.date for line in claim.lines) or NONE,
        f"{len(claim.lines)}",
        money(summary.total_of(ref for ref in summary.entries if ref.claim == claim.id)),
    )


def _record(course: Course) -> Iterator[Flowable]:
    rows = list(_said(course))
    if rows:
        yield grid("What the record says", (Column("For", 2), Column("Says", 10)), rows)


def _said(course: Course) -> Iterator[tuple[str, str]]:
    yield from course.documentation.items()
    for granted in course.authorizations:
        units = counted(granted.units, "unit") if granted.units is not None else ""
        number = f"number {granted.number}" if granted.number else ""
        days = joined(
            [f"from {granted.start}" if granted.start else "", f"to {granted.end}" if granted.end else ""], " "
        )
        yield granted.code, f"authorization: {joined([units, number, days]) or 'given'}"
    for event in course.events:
        by = f"by {event.by}" if event.by else ""
        yield f"{event.date}", joined([words(event.kind), f"phase {event.phase}" if event.phase else "", by])
