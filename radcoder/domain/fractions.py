"""Weeks of five: which delivered fractions count, and how many units of the weekly codes they earn."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

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


@dataclass(frozen=True, slots=True, order=True)
class Session:
    """One visit to the machine: phases treated together are one session, the second of a day is number 2."""

    date: date
    number: int


class DeliveredLog:
    """The delivered fractions of a course, seen as sessions."""

    def __init__(self, course: Course) -> None:
        self._phases = {phase.id: phase for phase in course.phases}
        only = course.phases[0].id if len(course.phases) == 1 else None
        self._fractions = tuple((f, self._phases.get(f.phase or only or "")) for f in course.fractions)
        self.conventional = _sessions(f for f, phase in self._fractions if is_conventional_beam(phase))
        self.unassigned = any(phase is None for _, phase in self._fractions)
        self.external = _sessions(f for f, phase in self._fractions if is_external_beam(phase))
        self.all = _sessions(f for f, _ in self._fractions)
        self._of_phases: dict[frozenset[str], tuple[Session, ...]] = {}

    def of_phase(self, phase: Phase) -> tuple[Fraction, ...]:
        """The fractions of one phase in order of time."""
        return self._by_phase.get(phase.id, ())

    @cached_property
    def _by_phase(self) -> dict[str, tuple[Fraction, ...]]:
        found: dict[str, list[Fraction]] = {}
        for fraction, phase in self._fractions:
            if phase is not None:
                found.setdefault(phase.id, []).append(fraction)
        return {phase: tuple(sorted(own, key=lambda f: (f.date, f.session))) for phase, own in found.items()}

    def of_phases(self, phases: Iterable[Phase]) -> tuple[Session, ...]:
        """The sessions in which any of the phases was treated."""
        wanted = frozenset(phase.id for phase in phases)
        if wanted not in self._of_phases:
            self._of_phases[wanted] = _sessions(f for f, p in self._fractions if p is not None and p.id in wanted)
        return self._of_phases[wanted]

    def together(self, day: date) -> tuple[tuple[Phase, ...], ...]:
        """The phases treated together, session by session of a day; fractions without a known phase are left out."""
        return self._by_day.get(day, ())

    @cached_property
    def _by_day(self) -> dict[date, tuple[tuple[Phase, ...], ...]]:
        found: dict[date, dict[int, dict[str, Phase]]] = {}
        for fraction, phase in self._fractions:
            if phase is not None:
                found.setdefault(fraction.date, {}).setdefault(fraction.session, {})[phase.id] = phase
        return {
            day: tuple(tuple(sessions[number][key] for key in sorted(sessions[number])) for number in sorted(sessions))
            for day, sessions in found.items()
        }

    def __bool__(self) -> bool:
        return bool(self._fractions)


def _sessions(fractions: Iterable[Fraction]) -> tuple[Session, ...]:
    return tuple(Session(*each) for each in sorted({(f.date, f.session) for f in fractions}))


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
