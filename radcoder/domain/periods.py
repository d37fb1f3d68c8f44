"""Effective dates: the period a fact is in force, and the choice of the row for a date of service."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Generic, Protocol, TypeVar


@dataclass(frozen=True, slots=True)
class Period:
    """A span of days, both ends included.

    `start` None means that the first day is not known, not that there was none; `end` None means still open.
    """

    start: date | None = None
    end: date | None = None

    def covers(self, on: date) -> bool:
        """Say whether the day lies inside; an unknown start is given the benefit of the doubt."""
        return (self.start is None or self.start <= on) and (self.end is None or on <= self.end)


class Dated(Protocol):
    """Anything that is true for a period."""

    @property
    def period(self) -> Period:
        """When it is true."""


RowT = TypeVar("RowT", bound=Dated)
KeyT = TypeVar("KeyT", bound=Hashable)


def _last_day(row: Dated) -> date:
    return row.period.end or date.max


def in_force(rows: Iterable[RowT], on: date) -> RowT | None:
    """Choose the row for the day: of those that cover it, the one that ends first.

    A row whose start is unknown and that is still open would otherwise hide the closed row before it.
    """
    best: RowT | None = None
    for row in rows:
        if row.period.covers(on) and (best is None or _last_day(row) < _last_day(best)):
            best = row
    return best


class OnDate(dict[tuple[KeyT, date], RowT | None], Generic[KeyT, RowT]):
    """The row in force for a key on a day, None when there is none.

    Each answer is worked out once, for courses ask the same again and again.
    """

    def __init__(self, rows: Callable[[KeyT], Iterable[RowT]]) -> None:
        super().__init__()
        self._rows = rows

    def __missing__(self, asked: tuple[KeyT, date]) -> RowT | None:
        """Work out the answer when first asked."""
        key, on = asked
        self[asked] = row = in_force(self._rows(key), on)
        return row
