"""Rows of the comparison of two code sets: lines that say the same stand in one row."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from radcoder.app.recode import CodeSide, TwoSided
from radcoder.domain.course import LineRef
from radcoder.ui.texts import count, money, span
from radcoder.ui.values import Shown

SAME, OTHER, GONE, COME = "= same code", "≠ other code", "− not billed", "+ only here"


@dataclass(frozen=True, slots=True)
class SidesRow:
    """One or several lines that are the same on both sides."""

    lines: tuple[TwoSided, ...]

    @property
    def one(self) -> TwoSided:
        """The first of them."""
        return self.lines[0]

    @property
    def refs(self) -> tuple[LineRef, ...]:
        """Their addresses."""
        return tuple(each.line for each in self.lines)

    @property
    def word(self) -> str:
        """What happens to the code, as a shape and a word."""
        if not self.one.after.code:
            return GONE
        if not self.one.before.code:
            return COME
        return SAME if self.one.same else OTHER

    @property
    def where(self) -> str:
        """The address of the line, or how many lines of which claim."""
        first = self.one.line
        return str(first) if len(self.lines) == 1 else f"{first.claim}: {count(len(self.lines), 'line')}"

    @property
    def dates(self) -> str:
        """The days on which they are billed."""
        return span((each.before if each.before.billed else each.after).date for each in self.lines)

    @property
    def new_dates(self) -> str:
        """The days on which they would stand."""
        return span(each.after.date for each in self.lines if each.after.code)

    def amount(self, side: str) -> Decimal | None:
        """The sum of one side, `before` or `after`; None when an amount is missing."""
        amounts = [getattr(each, side).amount for each in self.lines]
        return None if None in amounts else sum(amounts, start=Decimal(0))

    @property
    def change(self) -> Decimal | None:
        """What the right side pays more."""
        changes = [each.change for each in self.lines]
        return None if None in changes else sum((each for each in changes if each is not None), start=Decimal(0))


def rows_of(lines: Iterable[TwoSided], *, each: bool) -> tuple[SidesRow, ...]:
    """The lines as rows: those that say the same together, or `each` by itself."""
    groups: dict[object, list[TwoSided]] = {}
    for line in lines:
        same = (line.line.claim, line.units, line.why, *_key(line.before), *_key(line.after))
        groups.setdefault(line.line if each else same, []).append(line)
    return tuple(SidesRow(tuple(group)) for group in groups.values())


def _key(side: CodeSide) -> tuple[object, ...]:
    return side.said, side.amount, side.billed


def _signed(amount: Decimal | None) -> str:
    return "" if amount is None else f"{amount:+,.2f}".replace("-", "−") if amount else "0.00"


def _said(side: CodeSide) -> str:
    return f"{side.said}  billed" if side.billed else side.said


MARK: Shown[SidesRow] = Shown("", lambda row: row.word)
WHERE: Shown[SidesRow] = Shown("Lines", lambda row: row.where)
NAME: Shown[SidesRow] = Shown("Name", lambda row: row.one.name)
CHANGE: Shown[SidesRow] = Shown("Difference", lambda row: _signed(row.change), right=True)
WHY: Shown[SidesRow] = Shown("Why", lambda row: row.one.why)
BEFORE_AMOUNT: Shown[SidesRow] = Shown("$", lambda row: money(row.amount("before")), right=True)
AFTER_AMOUNT: Shown[SidesRow] = Shown("$", lambda row: money(row.amount("after")), right=True)
YEARS = (
    MARK,
    WHERE,
    Shown[SidesRow]("Dates", lambda row: row.dates),
    Shown[SidesRow]("2025", lambda row: _said(row.one.before)),
    BEFORE_AMOUNT,
    Shown[SidesRow]("2026", lambda row: _said(row.one.after)),
    AFTER_AMOUNT,
    CHANGE,
    NAME,
    WHY,
)
RESTART = (
    MARK,
    WHERE,
    Shown[SidesRow]("Dates", lambda row: row.dates),
    Shown[SidesRow]("Billed", lambda row: row.one.before.said),
    BEFORE_AMOUNT,
    Shown[SidesRow]("New dates", lambda row: row.new_dates),
    Shown[SidesRow]("Then", lambda row: row.one.after.said),
    AFTER_AMOUNT,
    CHANGE,
    WHY,
)
