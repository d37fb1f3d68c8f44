"""What is said of a code in words: dated statements, with sources, how sure we are, and both sides of a dispute."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, Self

from radcoder.domain.periods import Period

CODE_LENGTH: Final = 5
PARTS: Final = ("26", "TC")
HOSPITAL: Final = "hospital"


class Section(StrEnum):
    """The sections of a code page that hold words, in the order of the page."""

    OVERVIEW = "overview"
    VIGNETTE = "vignette"
    SITES = "sites"
    INCLUDES = "includes"
    BILLED_APART = "billed-apart"
    UNIT_BASIS = "unit-basis"
    MODIFIER = "modifier"
    DOCUMENTATION = "documentation"
    NECESSITY = "necessity"
    DENIAL = "denial"
    TIP = "tip"
    PAYER = "payer"


class Confidence(StrEnum):
    """How sure a statement is: a source says it, experience says it, sources disagree, or nothing is known."""

    SUPPORTED = "supported"
    JUDGEMENT = "judgement"
    DISPUTED = "disputed"
    NOT_AVAILABLE = "not-available"


class ImpactError(ValueError):
    """A notation does not say how an impact is computed."""

    def __init__(self, notation: str) -> None:
        super().__init__(
            f'"{notation}" is no impact. Write amount or difference, then a code, 26 or TC, and hospital where needed.'
        )


@dataclass(frozen=True, slots=True)
class Impact:
    """How the dollars that a statement is worth are computed on a date; never a typed figure.

    `amount`: one unit of `code`. `difference`: one unit of the page's code less one unit of `code`. An empty `code`
    means the page's own. `part` is empty (the whole service), 26 or TC. `hospital` takes the rate of the code's APC in
    place of the fee schedule.
    """

    difference: bool
    code: str = ""
    part: str = ""
    hospital: bool = False

    @classmethod
    def read(cls, notation: str) -> Self | None:
        """Read a notation such as `difference 77402 26` or `amount hospital`; an empty one means no impact.

        Raises `ImpactError`.
        """
        if not notation:
            return None
        kind, *rest = notation.split()
        code = next((word for word in rest if len(word) == CODE_LENGTH), "")
        part = next((word for word in rest if word in PARTS), "")
        hospital = HOSPITAL in rest
        if kind not in ("amount", "difference") or len(rest) != sum(map(bool, (code, part, hospital))):
            raise ImpactError(notation)
        return cls(kind == "difference", code, part, hospital)


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing said of one or several codes for a period.

    `subject` holds what it is about: modifiers, denial reasons, a payer, or the other codes of `includes` and
    `billed-apart`. `topic` tells apart statements of one section and subject. `sources` are documents or datasets, with
    a locator each. `basis` says what a judgement rests on, or why the followed side of a dispute is followed; `side`
    says whose word a disputed statement is.
    """

    codes: tuple[str, ...]
    section: Section
    subject: tuple[str, ...]
    topic: str
    text: str
    impact: Impact | None
    period: Period
    sources: tuple[str, ...]
    locators: tuple[str, ...]
    confidence: Confidence
    side: str
    followed: bool
    basis: str
    release: str


@dataclass(frozen=True, slots=True)
class DenialReason:
    """A number by which payers say why they did not pay: `kind` is CARC, RARC or group; `rules` would have found it."""

    number: str
    kind: str
    label: str
    cause: str
    rules: tuple[str, ...]
    period: Period
    release: str


def in_page_order(statements: Iterable[Statement], on: date) -> tuple[Statement, ...]:
    """The statements that hold on the day, in the order of the page; of a dispute the followed side comes first."""
    order = {section: place for place, section in enumerate(Section)}
    holding = (each for each in statements if each.period.covers(on))
    return tuple(
        sorted(holding, key=lambda each: (order[each.section], each.subject, each.topic, not each.followed, each.side))
    )
