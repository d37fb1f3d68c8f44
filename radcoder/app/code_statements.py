"""The statements of a code page as people read them: marks, sources by name, and what each is worth today."""

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from radcoder.app.code_estimate import HOSPITAL, Wish, estimate
from radcoder.app.code_fees import Asked
from radcoder.app.code_page import Said
from radcoder.domain.facts import Facts
from radcoder.domain.money import dollars
from radcoder.domain.statements import Confidence, DenialReason, Impact, Section, Statement

if TYPE_CHECKING:
    from radcoder.app.workspace import Workspace

MARKS = {
    Confidence.SUPPORTED: ("✓", "supported"),
    Confidence.JUDGEMENT: ("●", "judgement"),
    Confidence.DISPUTED: ("▲", "disputed"),
    Confidence.NOT_AVAILABLE: ("◌", "not available"),
}
PLACES = {"26": "facility"}  # a physician's part is worth the same everywhere, and every schedule gives it here


def said_on(workspace: "Workspace", asked: Asked, facts: Facts) -> tuple[Said, ...]:
    """Everything said of the code on the date, in the order of the page."""
    reasons = workspace.catalog.denial_reasons
    return tuple(
        _said(each, workspace, asked, facts, reasons) for each in workspace.catalog.statements(asked.code, asked.on)
    )


def _said(
    each: Statement, workspace: "Workspace", asked: Asked, facts: Facts, reasons: Mapping[str, DenialReason]
) -> Said:
    mark, word = MARKS[each.confidence]
    impact, how = impact_words(each.impact, workspace, asked) if each.impact else ("", "")
    return Said(
        section=each.section,
        subject=_subject(each, facts, reasons),
        codes=each.subject if each.section in (Section.INCLUDES, Section.BILLED_APART) else (),
        text=each.text,
        mark=mark,
        confidence=word,
        source=sources(each, facts),
        side=each.side,
        followed=each.followed,
        basis=each.basis,
        impact=impact,
        impact_how=how,
    )


def _subject(each: Statement, facts: Facts, reasons: Mapping[str, DenialReason]) -> str:
    match each.section:
        case Section.PAYER:
            return ", ".join(facts.payers[slug].name if slug in facts.payers else slug for slug in each.subject)
        case Section.DENIAL:
            return "; ".join(_reason(number, reasons) for number in each.subject)
        case _:
            return ", ".join(each.subject)


def _reason(number: str, reasons: Mapping[str, DenialReason]) -> str:
    reason = reasons.get(number)
    return f"{reason.kind} {number}: {reason.label}" if reason else number


def sources(each: Statement, facts: Facts) -> str:
    """The documents and datasets by name, each with its place."""
    named = zip(each.sources, each.locators, strict=True)
    return "; ".join(", ".join(part for part in (_source(slug, facts), place) if part) for slug, place in named)


def _source(slug: str, facts: Facts) -> str:
    if document := facts.documents.get(slug):
        return " ".join(part for part in (document.title, document.edition) if part)
    if release := facts.releases.get(slug):
        return f"{release.title}, {release.edition}"
    return slug


def impact_words(impact: Impact, workspace: "Workspace", asked: Asked) -> tuple[str, str]:
    """What a statement is worth on the date in the locality, or why no amount is held; and how that came about."""
    other = impact.code or asked.code
    theirs, how = _worth(other, impact, workspace, asked)
    part = f", part {impact.part}" if impact.part else ""
    if theirs is None:
        return f"{other}{part}: no amount ({how}).", ""
    if not impact.difference:
        return f"One unit of {other}{part}: {dollars(theirs)}.", how
    ours, why = _worth(asked.code, impact, workspace, asked)
    if ours is None:
        return f"{asked.code}{part}: no amount ({why}).", ""
    return f"{asked.code} against {other}{part}: {_signed(ours - theirs)}.", f"{why} less {how}"


def _signed(amount: Decimal) -> str:
    return f"−{dollars(-amount)}" if amount < 0 else f"+{dollars(amount)}"


def _worth(code: str, impact: Impact, workspace: "Workspace", asked: Asked) -> tuple[Decimal | None, str]:
    place = HOSPITAL if impact.hospital else PLACES.get(impact.part, "office")
    found = estimate(workspace, Wish(code, asked.on, asked.locality, place, impact.part))
    return found.amount, found.how
