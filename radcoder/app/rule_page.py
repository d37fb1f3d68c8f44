"""What a rule's page holds, and how rules are found by id and words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from radcoder.domain.findings import Authority, Severity


@dataclass(frozen=True, slots=True)
class RuleCard:
    """A rule as it is published: identity, usual severity, what it looks at, and the sections of its help.

    `many` is true of a rule that looks at many courses together.
    """

    id: str
    family: str
    about_family: str
    severity: Severity
    looks_at: str
    title: str
    what: str
    why: str
    resolve: str
    authority: str
    many: bool = False

    @property
    def words(self) -> str:
        """All its text in small letters, for searching."""
        parts = (self.id, self.family, self.title, self.what, self.why, self.resolve, self.authority)
        return " ".join(parts).lower()


@dataclass(frozen=True, slots=True)
class RuleFigure:
    """A number that policy sets and that the rule asks for, as it stands on the date; `value` empty: none then."""

    name: str
    value: str
    period: str
    source: str


@dataclass(frozen=True, slots=True)
class RulePolicy:
    """What a payer says on the rule's matter on the date."""

    payer: str
    codes: tuple[str, ...]
    policy: str
    effect: str
    source: str


@dataclass(frozen=True, slots=True)
class RulePage:
    """A rule on a date: its card, its sources with their editions, the figures in force, and all payers by slug."""

    card: RuleCard
    on: date
    sources: tuple[Authority, ...]
    figures: tuple[RuleFigure, ...]
    policies: tuple[RulePolicy, ...]
    payers: tuple[tuple[str, str], ...] = ()


def find_rules(cards: Iterable[RuleCard], text: str) -> tuple[RuleCard, ...]:
    """The rules whose id begins with the text, then those that hold all its words: in the title first."""
    return found_among(tuple((card, *searched(card)) for card in cards), text)


def found_among(cards: Iterable[tuple[RuleCard, str, str, str]], text: str) -> tuple[RuleCard, ...]:
    """The same of cards that stand beside what `searched` makes of them."""
    parts = text.lower().split()
    longest, number = max(parts, key=len, default=""), "".join(parts).replace("-", "")
    # One look for the longest word leaves few cards to be ranked: this runs at every keystroke.
    likely = (each for each in cards if longest in each[3] or longest in each[2] or each[1].startswith(number))
    ranked = ((_rank(id_, heading, words, parts), card) for card, id_, heading, words in likely)
    found = sorted((each for each in ranked if each[0] is not None), key=lambda each: each[0] or 0)
    return tuple(card for _, card in found)


def _rank(id_: str, heading: str, words: str, parts: list[str]) -> int | None:
    if id_.startswith("".join(parts).replace("-", "")):
        return 0
    if all(part in heading for part in parts):
        return 1
    return 2 if all(part in words for part in parts) else None


def searched(card: RuleCard) -> tuple[str, str, str]:
    """Id, heading and all words of a card in small letters."""
    return card.id.replace("-", "").lower(), f"{card.id} {card.title}".lower(), card.words
