"""What the rules about components share: the part of a service that a code or a line stands for."""

from collections.abc import Iterator
from datetime import date

from radcoder.domain.codes import Component
from radcoder.domain.course import ClaimKind, Entry
from radcoder.domain.edits import RemoveModifier
from radcoder.domain.facts import Facts
from radcoder.rules.base import Proposal

PARTS = ("26", "TC")
NOT_RECOGNISED = frozenset({"B", "E1", "E2", "M"})  # hospital status indicators under which a line is returned
SURGEONS_CODES = ("32701", "61796", "61797", "61798", "61799", "61800", "63620", "63621")
PHYSICIAN_CODES = frozenset({"77261", "77262", "77263", "77427", "77431", "77432", "77469", *SURGEONS_CODES})
INDICATORS = {"1": Component.SPLITTABLE, "2": Component.PHYSICIAN_ONLY, "3": Component.TECHNICAL_ONLY}


def component_on(code: str, on: date, facts: Facts) -> tuple[Component | None, str]:
    """How the code divides on the day, and the row that says so; None where nothing is held.

    The fee schedule decides; for days before the schedules held, the code's own entry does.
    """
    if row := facts.fee_row(code, "", on):
        shown = row.component_indicator or "none"
        return INDICATORS.get(row.component_indicator), f"{row.release}: {code} has PC/TC indicator {shown}"
    if entry := facts.code(code, on):
        return entry.component, f"{code}: {entry.component} ({entry.source})"
    return None, ""


def paid_nowhere(code: str, part: str, on: date, facts: Facts) -> bool:
    """The schedule has a row for this part of the code and bundles it: nothing is paid for it in any setting."""
    row = facts.fee_row(code, part, on)
    return row is not None and row.status == "B"


def part_modifiers(entry: Entry) -> tuple[str, ...]:
    """26 and TC as they stand on the line."""
    modifiers = entry.line.modifiers
    return tuple(modifier for modifier in modifiers if modifier in PARTS) if modifiers else ()


def contradicting(entry: Entry, component: Component, facts: Facts) -> Iterator[tuple[str, str]]:
    """26 and TC on a practitioner's line of a code that is this component alone, each with the row that says so."""
    modifiers = part_modifiers(entry)
    if not modifiers or entry.claim.kind is not ClaimKind.PROFESSIONAL:
        return
    found, evidence = component_on(entry.code, entry.date, facts)
    if found is component:
        yield from ((modifier, evidence) for modifier in modifiers)


def drop_modifier(entry: Entry, modifier: str) -> Proposal:
    """Offer to take the modifier off."""
    return Proposal(f"Take {modifier} off {{lines}}", (RemoveModifier(entry.ref, modifier),))
