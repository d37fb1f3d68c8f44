"""The physicist's weekly checks: units of 77336 that the beam course and each stereotactic course carry."""

from dataclasses import dataclass

from radcoder.domain.course import Status
from radcoder.domain.fractions import Session, WeeklyUnits, weekly_physics
from radcoder.rules import weekly
from radcoder.rules.chart import Chart
from radcoder.rules.stereotactic.courses import courses_of, stereotactic_phases


@dataclass(frozen=True, slots=True)
class Checks:
    """Units of 77336 that the fractions safely earn: the beam course and each stereotactic course by itself."""

    courses: tuple[tuple[tuple[Session, ...], WeeklyUnits], ...]

    @property
    def fractions(self) -> int:
        """External-beam fractions, stereotactic ones included."""
        return sum(earned.fractions for _, earned in self.courses)

    @property
    def units(self) -> int:
        """What they earn."""
        return sum(earned.units for _, earned in self.courses)

    @property
    def most(self) -> int:
        """Begun fives: no custom gives more."""
        return sum(-(-earned.fractions // earned.week) for _, earned in self.courses)

    @property
    def left_over(self) -> int:
        """Fractions beyond the complete fives of courses that earn nothing for them."""
        return sum(earned.left_over for _, earned in self.courses if earned.units == earned.weeks)

    @property
    def basis(self) -> str:
        """`28 fractions = 5 × 5 + 3`; courses apart by semicolons."""
        return "; ".join(earned.basis for _, earned in self.courses)

    @property
    def arithmetic(self) -> str:
        """What stands in brackets after the number of fractions; empty for one course under a week."""
        if len(self.courses) > 1:
            return f" ({' + '.join(str(earned.fractions) for _, earned in self.courses)} in courses apart)"
        earned = self.courses[0][1]
        return f" ({earned.basis.split(' = ')[-1]})" if earned.weeks else ""


def physics(chart: Chart) -> Checks | None:
    """Units of 77336 that all external-beam fractions, stereotactic ones included, safely earn; None without any."""
    day = weekly.last_day(chart)
    if not chart.log.external or day is None:
        return None
    if chart.log.unassigned and chart.of(weekly.BRACHYTHERAPY_DELIVERY | weekly.SURFACE_DELIVERY):
        return None
    ended = chart.course.status in (None, Status.ENDED)
    week = chart.facts.parameter("physics_fractions_per_unit", day)
    left = chart.facts.parameter("physics_remainder", day)
    beam = (chart.log.conventional,) if chart.log.conventional else ()
    courses = sorted(beam + _stereotactic(chart))
    return Checks(tuple((each, weekly_physics(len(each), ended=ended, week=week, remainder=left)) for each in courses))


def _stereotactic(chart: Chart) -> tuple[tuple[Session, ...], ...]:
    """Stereotactic courses; a session in which other beam was given too belongs to that."""
    found = courses_of(stereotactic_phases(chart), chart)
    beam = set(chart.log.conventional) if found else ()
    return tuple(own for each in found if (own := tuple(session for session in each if session not in beam)))
