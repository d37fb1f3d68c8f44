"""The search for people: codes, modifiers, families, rules and diagnoses, in one list, through filters."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from radcoder.app.code_words import family_name
from radcoder.app.filters import Filters
from radcoder.app.rule_page import RuleCard, found_among, searched
from radcoder.catalog.diagnosis_search import Match
from radcoder.domain.codes import CodeEntry
from radcoder.domain.facts import Facts, RetiredCode, Setting
from radcoder.domain.hits import Hit, Kind
from radcoder.domain.periods import Period, in_force

if TYPE_CHECKING:
    from radcoder.app.workspace import Workspace

MOST_HITS = 60
MOST_RULES = 12
LEAST_LETTERS = 3
NOT_FOR_HOSPITALS = frozenset({"B", "M", "E1", "E2", "D", "C"})


@dataclass(frozen=True, slots=True)
class Found:
    """The answers, best first; `corrected` is what was searched for in place of a text that finds nothing."""

    hits: tuple[Hit, ...]
    corrected: str = ""


def search(
    workspace: "Workspace",
    text: str,
    filters: Filters | None = None,
    limit: int = MOST_HITS,
    noted: tuple[str, ...] = (),
) -> Found:
    """Find everything that answers a text. With filters, codes alone are found.

    `noted` are codes in whose notes, the user's own, the text was found.
    """
    if filters and not text.strip():
        return codes_of_family(workspace, filters)
    facts = workspace.facts_for(())
    matches = workspace.catalog.search(text, limit if not filters else limit * 4, forgiving=not _begins_rules(text))
    if filters:
        kept = (each for each in matches.found if each.kind is Kind.CODE and passes(each.key, filters, facts))
        return Found(tuple(_hit(match, facts) for match in kept)[:limit], matches.corrected)
    hits = (_hit(match, facts) for match in matches.found)
    own = tuple(code_hit(code, facts, "✎ your note") for code in noted)
    return Found((*_ordered(text, hits, facts)[:limit], *own), matches.corrected)


def _ordered(text: str, found: Iterable[Hit], facts: Facts) -> tuple[Hit, ...]:
    """A rule called by its id first, then numbers and names, families, rules, diagnoses."""
    hits = tuple(found)
    rules = tuple(_rules(text))
    called = tuple(rule for rule in rules if rule.key.lower() == text.lower())
    diagnoses = tuple(hit for hit in hits if hit.kind is Kind.DIAGNOSIS)
    if hits[:1] == diagnoses[:1]:
        return (*called, *hits, *(rule for rule in rules if rule not in called))
    others = tuple(hit for hit in hits if hit.kind is not Kind.DIAGNOSIS)
    return (*called, *others, *_families(text, facts), *(r for r in rules if r not in called), *diagnoses)


def _rules(text: str) -> Iterator[Hit]:
    if len(text.strip()) >= LEAST_LETTERS:
        for card in found_among(_rule_index(), text)[:MOST_RULES]:
            yield Hit(Kind.RULE, card.id, card.title, card.severity.value)


def _begins_rules(text: str) -> bool:
    """Whether rules are called so: FRQ is no slip of a word."""
    begun = text.replace("-", "").strip().lower()
    return len(begun) >= LEAST_LETTERS and any(id_.startswith(begun) for _, id_, _, _ in _rule_index())


@cache
def _rule_index() -> tuple[tuple[RuleCard, str, str, str], ...]:
    """Every rule beside its words in small letters, made once: a keystroke looks through all of them."""
    from radcoder.app.rules import rule_cards  # it imports every rule: the window stands before that

    return tuple((card, *searched(card)) for card in rule_cards())


def _families(text: str, facts: Facts) -> Iterator[Hit]:
    begun = text.strip().casefold()
    if len(begun) >= LEAST_LETTERS:
        for family in families(facts):
            if family.casefold().startswith(begun):
                yield Hit(Kind.FAMILY, family, f"All codes of the family {family_name(family)}")


def families(facts: Facts) -> tuple[str, ...]:
    """The families of codes, in order of the alphabet."""
    return tuple(sorted({entry.family for entries in facts.codes.values() for entry in entries}))


def codes_of_family(workspace: "Workspace", filters: Filters) -> Found:
    """All codes that pass the filters, by number."""
    facts = workspace.facts_for(())
    return Found(tuple(code_hit(code, facts) for code in sorted(facts.codes) if passes(code, filters, facts)))


def passes(code: str, filters: Filters, facts: Facts) -> bool:
    """Say whether a code belongs to the family, lives on the day and is billed in the setting."""
    entries = facts.codes.get(code, ())
    if filters.family and not any(entry.family == filters.family for entry in entries):
        return False
    if filters.on and not in_force(entries, filters.on):
        return False
    return filters.setting is None or _billed(code, filters.setting, filters.on, facts)


def _billed(code: str, setting: Setting, on: date | None, facts: Facts) -> bool:
    if setting is Setting.HOSPITAL:
        rows = facts.hospital.get(code, ())
        return any(row.status not in NOT_FOR_HOSPITALS for row in rows if on is None or row.period.covers(on))
    fees = facts.fees.get((code, ""), ())
    return any(row.status in ("A", "R", "T", "C") for row in fees if on is None or row.period.covers(on))


def _hit(match: Match, facts: Facts) -> Hit:
    if match.kind is Kind.DIAGNOSIS:
        remark = match.via or ("" if match.billable else "needs more characters")
        return Hit(match.kind, match.key, match.title, remark)
    if match.kind is Kind.MODIFIER:
        return Hit(match.kind, match.key, facts.modifiers[match.key].meaning, match.via)
    return code_hit(match.key, facts, match.via)


def code_hit(code: str, facts: Facts, via: str = "") -> Hit:
    """A code as the search shows it; `via` is the abbreviation that led to it."""
    known: CodeEntry | RetiredCode | None = next(reversed(facts.codes.get(code, ())), None) or facts.retired.get(code)
    if isinstance(known, CodeEntry):
        return Hit(Kind.CODE, code, known.short_name, _remark(known.period, via), ended=known.period.end is not None)
    if known is not None:
        return Hit(Kind.CODE, code, known.what_it_was, _remark(Period(None, known.ended), via), ended=True)
    return Hit(Kind.CODE, code, facts.areas.get(code, "").capitalize(), via)


def _remark(period: Period, via: str) -> str:
    return " · ".join(part for part in (via, f"to {period.end}" if period.end else "") if part)
