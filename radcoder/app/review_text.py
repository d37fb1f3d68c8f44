"""A review as plain text for people at a terminal: findings first, then units, estimate and releases."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import groupby

from radcoder.app.text import columns, counted, labelled, older, paragraph, printable, refs, release_row
from radcoder.domain.course import Course, Line, LineRef
from radcoder.domain.findings import (
    Amount,
    Authority,
    Estimate,
    ExpectedUnits,
    Finding,
    Fix,
    Review,
    Safety,
    Severity,
)
from radcoder.domain.money import dollars
from radcoder.domain.rule_settings import said

SHAPES = {Severity.ERROR: "■", Severity.WARNING: "▲", Severity.INFO: "●"}
CLEAN = "✓"
SET_ASIDE = "◌"
NOT_HERE = "–"


def review_text(course: Course, review: Review) -> str:
    """Lay out a review of a course; ends with a line end."""
    blocks = [
        [*_facts(course), _summary(review), *(line for text in said(review.settings) for line in paragraph(text, ""))],
        *(finding_lines(finding) for finding in review.findings),
        _expected(review.expected),
        _estimate(course, review.estimate),
        _releases(course, review),
    ]
    return printable("\n\n".join("\n".join(block) for block in blocks if block)) + "\n"


def _facts(course: Course) -> list[str]:
    name = " · ".join(part for part in (course.reference, course.title) if part)
    facts = " · ".join(part for part in _fact_parts(course) if part)
    return [*paragraph(name, ""), *paragraph(facts, "")]


def _fact_parts(course: Course) -> Iterator[str]:
    yield " ".join(course.diagnoses[:3])
    for phase in course.phases:
        yield " ".join(word for word in (phase.site, phase.technique and phase.technique.upper()) if word)
    planned = sum(phase.planned_fractions or 0 for phase in course.phases)
    yield f"{len(course.fractions)} of {counted(planned, 'fraction')} delivered" if planned else ""
    yield course.payer or ""
    yield course.status.replace("-", " ") if course.status else ""
    yield "excerpt of a claim" if course.scope == "excerpt" else ""
    days = sorted(entry.date for entry in course.entries())
    yield f"{days[0]} to {days[-1]}" if days else "no lines"


def _summary(review: Review) -> str:
    if not review.findings:
        return f"{CLEAN} no findings"
    nouns = {Severity.ERROR: "error", Severity.WARNING: "warning"}
    loud = [(kind, noun) for kind, noun in nouns.items() if review.count(kind)]
    parts = [f"{SHAPES[kind]} {counted(review.count(kind), noun)}" for kind, noun in loud]
    if review.clean:
        parts.append(f"{CLEAN} clean")
    if infos := review.count(Severity.INFO):
        parts.append(f"{SHAPES[Severity.INFO]} {infos} info")
    if review.aside:
        parts.append(f"{SET_ASIDE} {review.aside} set aside")
    return "   ".join(parts)


def finding_lines(finding: Finding) -> list[str]:
    """A finding with its evidence, authority and fixes."""
    shape, word = (SHAPES[finding.severity], finding.severity.value)
    if finding.aside:
        shape, word = SET_ASIDE, f"set aside ({word})"
    where = refs(finding.lines) or "the course"
    return [
        " · ".join(part for part in (f"{shape} {word}", finding.rule, where, " ".join(finding.codes)) if part),
        *paragraph(finding.message),
        *paragraph(finding.said_aside),
        *labelled("Evidence", finding.evidence),
        *(line for authority in finding.authority for line in labelled("Authority", _authority(authority))),
        *(line for fix in finding.fixes for line in _fix(fix)),
    ]


def _authority(authority: Authority) -> str:
    return f"{authority} ({authority.locator})" if authority.locator else str(authority)


def _fix(fix: Fix) -> list[str]:
    care = "safe" if fix.safety is Safety.SAFE else "needs review"
    return [*labelled("Fix", f"{fix.title} ({care})"), *labelled("", fix.consequence)]


def _expected(units: tuple[ExpectedUnits, ...]) -> list[str]:
    rows = [
        (each.code, f"{each.expected} expected", f"{each.billed} billed", _agreement(each), each.basis)
        for each in units
    ]
    return ["Expected and billed", *columns(rows, right=(1, 2))] if rows else []


def _agreement(units: ExpectedUnits) -> str:
    if not units.carried:
        return NOT_HERE
    difference = units.billed - units.expected
    return CLEAN if difference == 0 else f"{abs(difference)} {'more' if difference > 0 else 'fewer'}"


def _estimate(course: Course, estimate: Estimate) -> list[str]:
    if not estimate.lines:
        return []
    lines = {entry.ref: entry.line for entry in course.entries()}
    priced = sorted(estimate.lines, key=lambda pair: _likeness(pair[0], lines[pair[0]], pair[1]))
    groups = groupby(priced, key=lambda pair: _likeness(pair[0], lines[pair[0]], pair[1]))
    members = [list(group) for _, group in groups]
    members.sort(key=lambda group: group[0][0])
    rows = [_amount_row(group, lines[group[0][0]]) for group in members]
    return [f"Estimate {dollars(estimate.total)}", *columns(rows, right=(3,)), *paragraph(estimate.basis)]


def _likeness(ref: LineRef, line: Line, amount: Amount) -> tuple[str, str, tuple[str, ...], str, Decimal]:
    """Lines that are alike in this are priced alike, so they stand in one row."""
    return ref.claim, line.code, line.modifiers, amount.how, Decimal(-1) if amount.amount is None else amount.amount


def _amount_row(group: list[tuple[LineRef, Amount]], line: Line) -> tuple[str, str, str, str, str]:
    amount = group[0][1]
    times = f"{len(group)} ×" if len(group) > 1 else ""
    code = "-".join((line.code, *line.modifiers))
    worth = "–" if amount.amount is None else dollars(amount.amount)
    return refs(ref for ref, _ in group), code, times, worth, amount.how


def _releases(course: Course, review: Review) -> list[str]:
    if not review.releases:
        return []
    last = max((entry.date for entry in course.entries()), default=date.min)
    dated = [used for used in review.releases if used.covers_to]
    old = [used for used in dated if used.covers_to and used.covers_to < last]
    others = "; ".join(f"{used.title} {used.release}" for used in review.releases if not used.covers_to)
    return [
        f"Judged with catalogue {review.catalog_hash[:16]}",
        *columns([release_row(used, last) for used in dated]),
        *paragraph(others),
        *older(old, "this course"),
    ]
