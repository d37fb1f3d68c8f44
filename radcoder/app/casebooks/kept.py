"""A review that was kept, laid out as it stood: with its date, the releases it rested on, and nothing judged anew."""

from collections.abc import Iterator
from itertools import chain

import msgspec

from radcoder.app.casebooks.views import SavedReviewView
from radcoder.exchange.review_documents import ExpectedDocument, FindingDocument, ReviewDocument

SHAPES = {"error": "■", "warning": "▲", "info": "●"}
ASIDE = "◌"
NOT_KNOWN = "This review was kept by another RadCoder. It is shown as it was written."


def kept_text(kept: SavedReviewView) -> str:
    """All of a kept review as text, marked with when it was kept, by whom, and what it rested on."""
    try:
        review = msgspec.json.decode(kept.document, type=ReviewDocument)
    except msgspec.DecodeError:
        document = msgspec.json.format(kept.document, indent=2).decode("utf-8", "replace")
        return "\n\n".join((*_head(kept), NOT_KNOWN, document))
    blocks = (*_head(kept), *map(_finding, review.findings), _units(review.expected), *_grounds(review))
    return "\n\n".join(block for block in blocks if block)


def _head(kept: SavedReviewView) -> tuple[str, ...]:
    counts = (("error", kept.errors), ("warning", kept.warnings), ("info", kept.infos))
    found = "  ".join(f"{SHAPES[kind]} {number} {kind}{_plural(kind, number)}" for kind, number in counts if number)
    kept_at = f"{kept.at.astimezone():%Y-%m-%d %H:%M}"
    return (
        f"The review as it stood on {kept_at}, kept by {kept.who}. Nothing of it is judged anew.",
        found or "✓ clean",
    )


def _plural(kind: str, number: int) -> str:
    return "" if number == 1 or kind == "info" else "s"


def _finding(finding: FindingDocument) -> str:
    aside = finding.status == "overridden"
    shape = ASIDE if aside else SHAPES[finding.severity]
    title = f" · {finding.title}" if finding.title else ""
    return "\n".join(
        chain([f"{shape} {finding.severity} {finding.rule}{title}", finding.message], _details(finding, aside=aside))
    )


def _details(finding: FindingDocument, *, aside: bool) -> Iterator[str]:
    if finding.evidence:
        yield f"Evidence: {finding.evidence}"
    if finding.lines:
        yield f"Lines: {', '.join(finding.lines)}"
    for source in finding.authority:
        yield f"Source: {', '.join(part for part in (source.title, source.section, source.release) if part)}"
    was = finding.override
    if was is not None:
        state = "Set aside" if aside else "Open again; it was set aside"
        yield (
            f"{state} by {was.by} on {was.at:%Y-%m-%d}: {was.reason.value.replace('-', ' ')}. {was.text}".rstrip(". ")
            + "."
        )


def _units(expected: list[ExpectedDocument]) -> str:
    rows = [f"{each.code}: {each.expected} earned, {each.billed} billed. {each.basis}" for each in expected]
    return "\n".join(["Units earned and billed", *rows]) if rows else ""


def _grounds(review: ReviewDocument) -> Iterator[str]:
    yield f"Estimate: {review.estimate.total} dollars. {review.estimate.basis}"
    settings = [f"{row.rule} {row.severity or 'off'} for {row.payer or 'all payers'}" for row in review.settings]
    yield "\n".join(["Rules set otherwise than published", *settings]) if settings else ""
    releases = [
        f"{each.dataset}: {each.release}{f', to {each.covers_to}' if each.covers_to else ''}"
        for each in review.catalog.releases
    ]
    yield "\n".join(["It rested on these releases", *releases, f"Catalogue {review.catalog.hash[:16]}"])
