"""Codes billed once a session: each logged session is given the code that it takes, day by day."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from radcoder.domain.course import Entry
from radcoder.domain.findings import ExpectedUnits
from radcoder.domain.fractions import DayKind
from radcoder.rules.chart import Chart
from radcoder.rules.wording import count, listed, units_of

Right = Callable[[Entry], str | None]
Unbilled = Callable[[date], str | None]
PhasesOfYear = tuple[int, tuple[str, ...]]


@dataclass
class Ledger:
    """Sessions of each day, fewest and most that can be billed, and the lines that bill them.

    `right` says which code the session of a line takes, None where that is another code that nothing on file tells.
    `unbilled` says which code a session without a line takes, None where that is open: the same on days of a year on
    which the same phases are treated. `limit` ends the words.
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
        given: dict[date, list[str | None]] = {}
        taken: list[str | None] = []
        open_days = {day: min(least, self.most[day]) for day, least in self.least.items() if day not in days}
        for day, entries in days.items():
            given[day] = codes = self._of_lines(day, entries)
            wanted = min(max(units_of(entries), self.least[day]), self.most[day])
            taken += codes[:wanted]
            if wanted > len(codes):
                open_days[day] = wanted - len(codes)
        self.sessions = len(taken) + sum(open_days.values())
        self.expected.update(code for code in taken if code)
        if open_days:
            self._fill_open(open_days, self._habits(given))

    def _fill_open(self, open_days: Mapping[date, int], habits: Mapping[PhasesOfYear, Counter[str]]) -> None:
        """Give the sessions without a line the code that they take, where anything tells it: the same on days alike."""
        for alike in _alike(open_days, self.chart).values():
            if code := self.unbilled(alike[0]) or self._by_habit(alike[0], habits):
                self.expected[code] += sum(open_days[day] for day in alike)

    def _of_lines(self, day: date, entries: list[Entry]) -> list[str | None]:
        """The codes that the billed sessions of a day take, as many as the day has sessions."""
        found: list[str | None] = []
        for entry in entries if len(entries) == 1 else sorted(entries, key=lambda e: (e.code, e.line.phase or "")):
            found += [self.right(entry)] * min(entry.line.units, self.most[day])
        return found[: self.most[day]]

    def _habits(self, given: Mapping[date, list[str | None]]) -> dict[PhasesOfYear, Counter[str]]:
        """Which code sessions of the same phases take on other days of the same year; under () those of all phases."""
        found: dict[PhasesOfYear, Counter[str]] = defaultdict(Counter)
        for alike in _alike(given, self.chart).values():
            known = [code for day in alike for code in given[day] if code]
            found[self._phases(alike[0])].update(known)
            found[alike[0].year, ()].update(known)
        return found

    def _phases(self, day: date) -> PhasesOfYear:
        year, ids = self.chart.log.kind_of(day)
        return year, tuple(sorted({phase for session in ids for phase in session}))

    def _by_habit(self, day: date, habits: Mapping[PhasesOfYear, Counter[str]]) -> str | None:
        """The code that sessions of the same phases take most often, else sessions of any."""
        for key in (self._phases(day), (day.year, ())):
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


def _alike(days: Iterable[date], chart: Chart) -> dict[DayKind, list[date]]:
    """The days of a year on which the same phases are treated together."""
    found: dict[DayKind, list[date]] = defaultdict(list)
    for day in days:
        found[chart.log.kind_of(day)].append(day)
    return found


def _by_day(entries: Iterable[Entry]) -> dict[date, list[Entry]]:
    found: dict[date, list[Entry]] = defaultdict(list)
    for entry in entries:
        found[entry.date].append(entry)
    return found


def _plural(number: int, noun: str) -> str:
    first, _, rest = noun.partition(" ")
    return f"{count(number, first)} {rest}".rstrip()
