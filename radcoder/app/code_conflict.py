"""Are these two codes in conflict? The answer for any two codes on any date, in both settings."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from radcoder.app.code_edits import NO_PERMISSION, stale_words
from radcoder.app.code_words import INDICATORS, SETTINGS
from radcoder.domain.course import Claim, ClaimKind, Course, Line
from radcoder.domain.facts import Facts, PairEdit, Setting

if TYPE_CHECKING:
    from radcoder.app.workspace import Workspace


def conflict(workspace: "Workspace", one: str, other: str, on: date) -> tuple[str, ...]:
    """Sentences, one for each setting, and what an absent pair means."""
    first, second = one.strip().upper(), other.strip().upper()
    lines = (Line(on, first), Line(on, second))
    facts = workspace.catalog.facts_for([Course("conflict", (Claim("A", ClaimKind.PROFESSIONAL, lines),))])
    unknown = next((code for code in (first, second) if not facts.knows(code)), None)
    if unknown is not None:
        return (f"The catalogue does not know the code {unknown or '(none)'}.",)
    if first == second:
        return (f"{first} is the same code: the unit limit decides, not a pair.",)
    return tuple(_answers(first, second, on, facts))


def _answers(one: str, other: str, on: date, facts: Facts) -> Iterator[str]:
    found = {setting: _pair(setting, one, other, on, facts) for setting in Setting}
    for setting, pair in found.items():
        stale = stale_words(setting, facts, on)
        yield " ".join(part for part in (_sentence(setting, pair, one, other, on), stale if pair else "") if part)
    if not all(found.values()):
        yield NO_PERMISSION


def _pair(setting: Setting, one: str, other: str, on: date, facts: Facts) -> PairEdit | None:
    return facts.pair(setting, one, other, on) or facts.pair(setting, other, one, on)


def _sentence(setting: Setting, pair: PairEdit | None, one: str, other: str, on: date) -> str:
    where = SETTINGS[setting].capitalize()
    if pair is None:
        return f"✓ {where}: no pair of {one} and {other} is held for {on}."
    mark = "■" if pair.indicator == 0 else "▲"
    paid = f"{pair.column1} is paid, {pair.column2} is denied"
    return f"{mark} {where}: {paid}; indicator {pair.indicator}, {INDICATORS[pair.indicator]}; {pair.in_force}."
