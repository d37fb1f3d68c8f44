"""Management and physics: weekly units on the days that earn them, and what is billed once a course."""

from collections.abc import Iterator

from radcoder.builder.items import Item
from radcoder.builder.prescription import Prescription
from radcoder.domain.fractions import Session
from radcoder.domain.treatment_calendar import unit_days
from radcoder.rules import weekly
from radcoder.rules.chart import Chart
from radcoder.rules.physics_checks import physics
from radcoder.rules.stereotactic.courses import courses_of, stereotactic_phases
from radcoder.rules.units.stereotactic import code_of

SPECIAL_PHYSICS = "77370"


def management(prescription: Prescription, chart: Chart) -> Iterator[Item]:
    """The physician's management and the physicist's weekly checks that the delivered fractions earn."""
    yield from _weekly_management(chart)
    yield from _stereotactic_management(chart)
    yield from _physics(chart)
    if prescription.special_physics and chart.log.external:
        day = chart.log.external[0].date
        yield Item(day, SPECIAL_PHYSICS, f"once, for {prescription.special_physics}")


def _weekly_management(chart: Chart) -> Iterator[Item]:
    sessions = chart.log.conventional
    if not sessions:
        return
    if weekly.is_short(chart):
        yield Item(sessions[-1].date, weekly.SHORT_MANAGEMENT, f"the whole course has {_fractions(len(sessions))}")
        return
    earned = weekly.management(chart, ended=chart.ended)
    if earned is not None:
        for number, day in enumerate(unit_days(sessions, earned.units, earned.week), 1):
            yield Item(day, weekly.MANAGEMENT, _span(number, sessions, earned.week))


def _span(number: int, sessions: tuple[Session, ...], week: int) -> str:
    first, last = (number - 1) * week + 1, min(number * week, len(sessions))
    left = last - first + 1
    if left < week:
        return f"fractions {first} to {last}: the {left} left over at the end earn a unit"
    return f"fractions {first} to {last}"


def _fractions(number: int) -> str:
    return f"{number} fraction" if number == 1 else f"{number} fractions"


def _stereotactic_management(chart: Chart) -> Iterator[Item]:
    courses = courses_of(stereotactic_phases(chart), chart)
    for sessions in courses:
        complete = chart.ended or sessions is not courses[-1]
        code = code_of(sessions, courses, chart) if complete else None
        if code:
            phase = stereotactic_phases(chart)[0].id
            yield Item(sessions[-1].date, code, f"once for the stereotactic course of {len(sessions)}", phase)


def _physics(chart: Chart) -> Iterator[Item]:
    checks = physics(chart)
    for sessions, earned in checks.courses if checks else ():
        for number, day in enumerate(unit_days(sessions, earned.units, earned.week), 1):
            why = _span(number, sessions, earned.week) if earned.weeks else f"a course of {_fractions(len(sessions))}"
            yield Item(day, weekly.PHYSICS, f"the physicist's check: {why}")
