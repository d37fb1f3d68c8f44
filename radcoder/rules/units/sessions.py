"""Codes billed once a session: each logged session is given the code that it takes, day by day."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from radcoder.domain.course import Entry
from radcoder.domain.findings import ExpectedUnits
from radcoder.rules.chart import Chart
from radcoder.rules.wording import count, listed, units_of

Right = Callable[[Entry], str | None]
Unbilled = Callable[[date], str | None]


@dataclass
class Ledger:
    """Sessions of each day, fewest and most that can be billed, and the lines that bill them.

    `right` says which code the session of a line takes, None where that is another code that nothing on file tells.
    `unbilled` says which code a session without a line takes, None where that is open. `limit` ends the words.
    """

    chart: Chart
    least: Counter[date]
    most: Counter[date]
    lines: tuple[Entry, ...]
    right: Right
    unbilled: Unbilled = lambda _: None
    noun: str = "session on the log"
    limit: str = ""
    expected: Counter[str] = field(default_factory=Counter)
    sessions: int = 0

    def units(self) -> Iterator[ExpectedUnits]:
        """One entry for each code that is billed or expected."""
        self._fill()
        billed = Counter[str]()
        for entry in self.lines:
            billed[entry.code] += entry.line.units
        for code in sorted(billed.keys() | self.expected.keys()):
            yield ExpectedUnits(code, self.expected[code], billed[code], self._basis(code))

    def _fill(self) -> None:
        days = _by_day(self.lines)
        given = {day: self._of_lines(day, entries) for day, entries in days.items()}
        open_days: list[tuple[date, int]] = []
        for day in sorted(self.least.keys() | given.keys()):
            codes = given.get(day, [])
            wanted = min(max(units_of(days.get(day, ())), self.least[day]), self.most[day])
            self.sessions += wanted
            for code in codes[:wanted]:
                if code:
                    self.expected[code] += 1
            if wanted > len(codes):
                open_days.append((day, wanted - len(codes)))
        if open_days:
            self._fill_open(open_days, self._habits(given))

    def _fill_open(self, open_days: Iterable[tuple[date, int]], habits: Mapping[tuple[str, ...], Counter[str]]) -> None:
        """Give the sessions without a line the code that they take, where anything tells it."""
        for day, sessions in open_days:
            if code := self.unbilled(day) or self._by_habit(day, habits):
                self.expected[code] += sessions

    def _of_lines(self, day: date, entries: list[Entry]) -> list[str | None]:
        """The codes that the billed sessions of a day take, as many as the day has sessions."""
        found: list[str | None] = []
        for entry in entries if len(entries) == 1 else sorted(entries, key=lambda e: (e.code, e.line.phase or "")):
            found += [self.right(entry)] * min(entry.line.units, self.most[day])
        return found[: self.most[day]]

    def _habits(self, given: Mapping[date, list[str | None]]) -> dict[tuple[str, ...], Counter[str]]:
        """Which code sessions of the same phases take on other days of the same year; under () those of all phases."""
        found: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
        for day, codes in given.items():
            known = [code for code in codes if code]
            found[self._kind(day)].update(known)
            found[(str(day.year),)].update(known)
        return found

    def _kind(self, day: date) -> tuple[str, ...]:
        return (str(day.year), *sorted({phase.id for group in self.chart.log.together(day) for phase in group}))

    def _by_habit(self, day: date, habits: Mapping[tuple[str, ...], Counter[str]]) -> str | None:
        """The code that sessions of the same phases take most often, else sessions of any."""
        for key in (self._kind(day), (str(day.year),)):
            if votes := habits.get(key):
                return min(votes, key=lambda code: (-votes[code], code))
        return None

    def _basis(self, code: str) -> str:
        if not self.sessions:
            return f"no {self.noun}"
        mine, every = self.expected[code], _plural(self.sessions, self.noun)
        if mine == self.sessions:
            return every + self.limit
        others = [f"{other} takes {units}" for other, units in sorted(self.expected.items()) if other != code and units]
        rest = f"; {listed(others)}" if others else ""
        return f"{mine or 'none'} of {every}{rest}{self.limit}"


def _by_day(entries: Iterable[Entry]) -> dict[date, list[Entry]]:
    found: dict[date, list[Entry]] = defaultdict(list)
    for entry in entries:
        found[entry.date].append(entry)
    return found


def _plural(number: int, noun: str) -> str:
    first, _, rest = noun.partition(" ")
    return f"{count(number, first)} {rest}".rstrip()
