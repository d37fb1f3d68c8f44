"""Weeks of five: which delivered fractions count, and how many units of the weekly codes they earn."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain, groupby
from operator import itemgetter
from typing import NamedTuple

from radcoder.domain.course import Course, Fraction, Modality, Phase

STEREOTACTIC = frozenset({"srs", "sbrt"})
SUPERFICIAL = frozenset({"superficial", "orthovoltage"})
BRACHYTHERAPY = frozenset({Modality.HDR, Modality.LDR, Modality.ELECTRONIC_BRACHYTHERAPY})
APART = BRACHYTHERAPY | {Modality.SURFACE, Modality.INTRAOPERATIVE, Modality.HYPERTHERMIA}


def is_stereotactic(phase: Phase | None) -> bool:
    """Radiosurgery or stereotactic body treatment, by the technique on record."""
    return phase is not None and phase.technique in STEREOTACTIC


def is_brachytherapy(phase: Phase | None) -> bool:
    """High or low dose rate sources, or an electronic source in an applicator."""
    return phase is not None and phase.modality in BRACHYTHERAPY


def is_surface(phase: Phase | None) -> bool:
    """Superficial or orthovoltage x-rays on the skin."""
    return phase is not None and (phase.modality is Modality.SURFACE or phase.technique in SUPERFICIAL)


def is_external_beam(phase: Phase | None) -> bool:
    """Megavoltage or particle beam, stereotactic or not; a fraction without a phase counts as beam."""
    return phase is None or not (phase.modality in APART or is_surface(phase))


def is_conventional_beam(phase: Phase | None) -> bool:
    """External beam that is managed weekly: everything but stereotactic."""
    return is_external_beam(phase) and not is_stereotactic(phase)


class Session(NamedTuple):
    """One visit to the machine: phases treated together are one session, the second of a day is number 2.

    A named tuple, for sessions are made, ordered and compared by the hundred.
    """

    date: date
    number: int


@dataclass(frozen=True, slots=True)
class Treated:
    """The phases treated together on a day, session by session, by their ids and as they are."""

    ids: tuple[tuple[str, ...], ...] = ()
    together: tuple[tuple[Phase, ...], ...] = ()


NOTHING = Treated()
DayKind = tuple[int, tuple[tuple[str, ...], ...]]


class DeliveredLog:
    """The delivered fractions of a course, seen as sessions.

    Most courses treat one phase, or phases of one kind: then the lists of sessions are one and the same.
    """

    def __init__(self, course: Course) -> None:
        self._phases = {phase.id: phase for phase in course.phases}
        self._fractions = _by_phase(course)
        self.unassigned = not self._fractions.keys() <= self._phases.keys()
        self.all = _sessions(chain.from_iterable(self._fractions.values()))
        self.conventional = self._sessions_where(is_conventional_beam)
        self.external = self._sessions_where(is_external_beam)
        self._of_phases: dict[frozenset[str], tuple[Session, ...]] = {}

    def _sessions_where(self, kind: Callable[[Phase | None], bool]) -> tuple[Session, ...]:
        return self._sessions_of([phase for phase in self._fractions if kind(self._phases.get(phase))])

    def _sessions_of(self, phases: Sequence[str]) -> tuple[Session, ...]:
        if len(phases) == len(self._fractions):
            return self.all
        return _sessions(chain.from_iterable(self._fractions[phase] for phase in phases))

    def of_phase(self, phase: Phase) -> tuple[Fraction, ...]:
        """The fractions of one phase in order of time."""
        return self._in_order.get(phase.id, ())

    @cached_property
    def _in_order(self) -> dict[str, tuple[Fraction, ...]]:
        return {phase: tuple(sorted(own, key=lambda f: (f.date, f.session))) for phase, own in self._known.items()}

    @property
    def _known(self) -> dict[str, list[Fraction]]:
        """The fractions of phases that the course describes."""
        return {phase: own for phase, own in self._fractions.items() if phase in self._phases}

    def of_phases(self, phases: Iterable[Phase]) -> tuple[Session, ...]:
        """The sessions in which any of the phases was treated."""
        wanted = frozenset([phase.id for phase in phases])
        if wanted not in self._of_phases:
            self._of_phases[wanted] = self._sessions_of([phase for phase in self._known if phase in wanted])
        return self._of_phases[wanted]

    def together(self, day: date) -> tuple[tuple[Phase, ...], ...]:
        """The phases treated together, session by session of a day; fractions without a known phase are left out."""
        return self._treated.get(day, NOTHING).together

    def kind_of(self, day: date) -> DayKind:
        """What days of one year have in common on which the same phases are treated together: the year, their ids."""
        return day.year, self._treated.get(day, NOTHING).ids

    @cached_property
    def _treated(self) -> dict[date, Treated]:
        """What is treated on each day; days that are alike share it."""
        days: dict[date, set[tuple[int, str]]] = defaultdict(set)
        for phase, fractions in self._known.items():
            for fraction in fractions:
                days[fraction.date].add((fraction.session, phase))
        alike = {each: self._described(each) for each in {frozenset(own) for own in days.values()}}
        return {day: alike[frozenset(own)] for day, own in days.items()}

    def _described(self, treated: Iterable[tuple[int, str]]) -> Treated:
        sessions = groupby(sorted(treated), key=itemgetter(0))
        ids = tuple(tuple(phase for _, phase in session) for _, session in sessions)
        return Treated(ids, tuple(tuple(self._phases[phase] for phase in session) for session in ids))

    def __bool__(self) -> bool:
        return bool(self._fractions)


def _by_phase(course: Course) -> dict[str, list[Fraction]]:
    """Fractions by the id of the phase that they name, or of the only one there is."""
    only = course.phases[0].id if len(course.phases) == 1 else ""
    found: dict[str, list[Fraction]] = defaultdict(list)
    for fraction in course.fractions:
        found[fraction.phase or only].append(fraction)
    return found


def _sessions(fractions: Iterable[Fraction]) -> tuple[Session, ...]:
    return tuple(map(Session._make, sorted({(f.date, f.session) for f in fractions})))


def per_day(sessions: Iterable[Session]) -> Counter[date]:
    """Count sessions by day."""
    return Counter(session.date for session in sessions)


@dataclass(frozen=True, slots=True)
class WeeklyUnits:
    """Units that n fractions earn in weeks of five, and the arithmetic in words."""

    fractions: int
    weeks: int
    left_over: int
    units: int
    week: int

    @property
    def basis(self) -> str:
        """The arithmetic: `28 fractions = 5 x 5 + 3`."""
        noun = "fraction" if self.fractions == 1 else "fractions"
        if self.weeks == 0:
            return f"{self.fractions} {noun}"
        rest = f" + {self.left_over}" if self.left_over else ""
        return f"{self.fractions} {noun} = {self.weeks} × {self.week}{rest}"


def weekly_management(n: int, *, ended: bool, week: int, remainder: int, short_course: int) -> WeeklyUnits:
    """Units of 77427 that n delivered fractions earn.

    `remainder`: left-over fractions that earn a unit once the course has ended; `short_course`: the longest
    whole course that takes 77431 in its place. Source: Medicare Claims Processing Manual chapter 13 section
    70.1.
    """
    weeks, left = divmod(n, week)
    short = ended and n <= short_course
    units = 0 if short else weeks + (ended and left >= remainder)
    return WeeklyUnits(n, weeks, left, units, week)


def weekly_physics(n: int, *, ended: bool, week: int, remainder: int) -> WeeklyUnits:
    """Units of 77336 that n delivered fractions earn safely: one below five, else each five and a remainder by custom.

    Source: NCCI Policy Manual 2026 chapter IX section F.2; the remainder is custom.
    """
    weeks, left = divmod(n, week)
    units = min(n, 1) if weeks == 0 else weeks + (ended and left >= remainder)
    return WeeklyUnits(n, weeks, left, units, week)
