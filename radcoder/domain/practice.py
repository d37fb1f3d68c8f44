"""What many courses show together: the share of each delivery level, and the findings that no single course has."""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from radcoder.domain.findings import Finding

_TENTH = Decimal("0.1")


class Standing(StrEnum):
    """What a share says of a practice."""

    TOO_FEW = "too few courses to say"
    USUAL = "nothing unusual"
    UNUSUAL = "far above the usual share"


@dataclass(frozen=True, slots=True)
class LevelShare:
    """Fractions that one practice bills by level, from the first day to the last, and in how many courses.

    `biller` is the practice as its claims name it, empty where they do not; `levels` are codes with their fractions;
    `holders` are the courses in which the highest level is billed: number in the order given, from 0, and reference.
    """

    biller: str
    first: date
    last: date
    courses: int
    levels: tuple[tuple[str, int], ...]
    holders: tuple[tuple[int, str], ...]
    standing: Standing = Standing.TOO_FEW

    @property
    def fractions(self) -> int:
        """Fractions of all levels."""
        return sum(number for _, number in self.levels)

    @property
    def top(self) -> int:
        """Fractions of the highest level."""
        return self.levels[-1][1]

    @property
    def top_courses(self) -> int:
        """Courses in which the highest level is billed."""
        return len(self.holders)

    @property
    def percent(self) -> Decimal:
        """The highest level's part of all fractions, in percent with one decimal."""
        return (Decimal(100 * self.top) / self.fractions).quantize(_TENTH, ROUND_HALF_UP)

    @property
    def span(self) -> str:
        """`2026-01-05 to 2026-06-30`."""
        return f"{self.first} to {self.last}" if self.first != self.last else str(self.first)


@dataclass(frozen=True, slots=True)
class PracticeReview:
    """The judgement of many courses together; it changes no review of a single one.

    `unread` names courses that could not be read and are in none of the figures.
    """

    courses: int
    catalog_hash: str
    shares: tuple[LevelShare, ...]
    findings: tuple[Finding, ...]
    unread: tuple[str, ...] = ()
