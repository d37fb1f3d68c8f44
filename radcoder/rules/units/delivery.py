"""Delivery of beam and surface treatment: one unit a logged session, under the code that the session takes."""

from collections.abc import Hashable, Iterator
from datetime import date

from radcoder.domain.course import Entry
from radcoder.domain.findings import ExpectedUnits
from radcoder.domain.fractions import Session, is_external_beam, is_stereotactic, is_surface
from radcoder.rules.chart import Chart, bills_technical
from radcoder.rules.frequency.delivery_log import DELIVERY, sessions_of_days
from radcoder.rules.stereotactic.courses import (
    BODY_DELIVERY,
    CRANIAL_DELIVERY,
    courses_of,
    is_cranial,
    most_sessions,
    stereotactic_phases,
)
from radcoder.rules.technique.level import CODES, LEVELS, SINCE, Support, misfit, supported
from radcoder.rules.technique.tiers import IMRT, OFFICE
from radcoder.rules.technique.treated import own_phases, session_phases
from radcoder.rules.units.sessions import Ledger

LINAC = "77372"
ENDED = frozenset(OFFICE) | IMRT
TO_2025 = "77401"
LOW, HIGH = "77437", "77438"


def delivery_codes(chart: Chart) -> Iterator[ExpectedUnits]:
    """Delivery codes on the claims that bill the technical part; silent without such a claim, or without a log."""
    if not chart.log or not any(bills_technical(claim) for claim in chart.course.claims):
        return
    lines = tuple(entry for entry in chart.of(DELIVERY) if bills_technical(entry.claim))
    sight = _Sight(chart)
    yield from Ledger(chart, *sessions_of_days(chart), lines, sight.right, sight.unbilled).units()


class _Sight:
    """Which delivery code a session takes; the code as billed wherever the record leaves it open."""

    def __init__(self, chart: Chart) -> None:
        self._chart = chart
        self._known: dict[Hashable, str | None] = {}
        phases = stereotactic_phases(chart)
        self._cranial = bool(phases) and all(is_cranial(phase) for phase in phases)
        self._courses = courses_of(phases, chart)
        self._special = bool(phases)

    def right(self, entry: Entry) -> str | None:
        """The code that the session of a line takes."""
        key = (entry.code, entry.line.phase, self._kind(entry.date))
        if key not in self._known:
            self._known[key] = self._judge(entry)
        return self._known[key]

    def _kind(self, day: date) -> Hashable:
        """What days have in common whose sessions take the same code: year and phases, in a special course the day."""
        if self._special:
            return day
        return self._chart.log.kind_of(day)

    def _judge(self, entry: Entry) -> str | None:
        own = own_phases(entry, self._chart)
        if own and all(is_stereotactic(phase) for phase in own):
            return self._stereotactic(entry)
        if own and all(is_surface(phase) for phase in own):
            return self._surface(entry)
        if entry.date < SINCE:
            return entry.code
        if entry.code in ENDED:
            refused = entry.ref in self._chart.invalid
            return (_only(self._supported(entry)) if refused else None) or entry.code
        found = misfit(entry, self._chart) if entry.code in LEVELS else None
        return entry.code if found is None or not found.wrong else _only(found.support)

    def _supported(self, entry: Entry) -> Support | None:
        return self._chart.once(supported, session_phases(entry, self._chart))

    def _stereotactic(self, entry: Entry) -> str | None:
        sessions = next((c for c in self._courses if c[0].date <= entry.date <= c[-1].date), ())
        if len(sessions) > most_sessions(self._chart) and entry.code == BODY_DELIVERY:
            return _only(self._supported(entry)) if entry.date >= SINCE else None
        if not self._cranial or not sessions or not self._is_complete(sessions):
            return entry.code
        if len(sessions) == 1:
            return LINAC if entry.code == BODY_DELIVERY else entry.code
        return BODY_DELIVERY if entry.code in CRANIAL_DELIVERY else entry.code

    def _is_complete(self, sessions: tuple[Session, ...]) -> bool:
        return self._chart.ended or sessions is not self._courses[-1]

    def _surface(self, entry: Entry) -> str:
        energies = {phase.energy_kv for phase in own_phases(entry, self._chart)}
        energy = energies.pop() if len(energies) == 1 else None
        if entry.code in (LOW, HIGH) and entry.date < SINCE:
            return TO_2025
        lasts = entry.code == TO_2025 and entry.ref not in self._chart.invalid
        if entry.date < SINCE or energy is None or lasts:
            return entry.code
        return LOW if energy <= self._chart.facts.parameter("surface_low_energy_kv", entry.date) else HIGH

    def unbilled(self, day: date) -> str | None:
        """The level that the sessions of a day support from 2026 on; None where other codes are open."""
        sessions = self._chart.log.together(day) if day >= SINCE else ()
        phases = {phase.id: phase for session in sessions for phase in session if is_external_beam(phase)}
        if not phases or any(is_stereotactic(phase) for phase in phases.values()):
            return None
        return _only(self._chart.once(supported, tuple(phases.values())))


def _only(support: Support | None) -> str | None:
    """The code of the only level that is supported."""
    return CODES[min(support.levels)] if support is not None and len(support.levels) == 1 else None
