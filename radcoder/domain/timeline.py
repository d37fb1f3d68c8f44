"""The picture of a whole course as a value: lanes of elements, each a mark or a span in days."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from radcoder.domain.addresses import LineRef
from radcoder.domain.findings import Severity


class Kind(StrEnum):
    """What an element of the picture is."""

    WINDOW = "window"
    SERVICE = "service"
    RUN = "run of services"
    FRACTION = "fraction"
    PLANNED = "planned fraction"
    BREAK = "day without treatment"
    EARNED = "earned unit"
    BILLED = "billed unit"
    FINDING = "finding"


@dataclass(frozen=True, slots=True)
class Element:
    """One thing in the picture, from its first to its last day, both inside.

    `text` stands in the picture, `said` is the whole of it in words, without the days. `phase` is the number of the
    phase that gives the pattern, from 0. `severity` and `aside` are those of a finding, or of the worst finding open
    on the lines.
    """

    kind: Kind
    first: date
    last: date
    text: str
    said: str
    lines: tuple[LineRef, ...] = ()
    phase: int = 0
    severity: Severity | None = None
    aside: bool = False


@dataclass(frozen=True, slots=True)
class Lane:
    """Elements of one sort in order of their days, with the name that stands before them."""

    title: str
    elements: tuple[Element, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """The whole picture, from its first to its last day, both inside."""

    first: date
    last: date
    lanes: tuple[Lane, ...] = ()

    @property
    def days(self) -> int:
        """How many days it shows."""
        return (self.last - self.first).days + 1

    @property
    def new_years(self) -> tuple[date, ...]:
        """Every first of January after the first day: codes and prices change there."""
        return tuple(date(year, 1, 1) for year in range(self.first.year + 1, self.last.year + 1))

    @property
    def months(self) -> tuple[date, ...]:
        """The first day, and the first of every month after it."""
        found = [self.first]
        while (after := _next_month(found[-1])) <= self.last:
            found.append(after)
        return tuple(found)

    @property
    def mondays(self) -> tuple[date, ...]:
        """Every Monday."""
        first = self.first + timedelta(days=-self.first.weekday() % 7)
        return tuple(first + timedelta(days=7 * n) for n in range((self.last - first).days // 7 + 1))

    def __iter__(self) -> Iterator[Element]:
        return (element for lane in self.lanes for element in lane.elements)


def _next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)
