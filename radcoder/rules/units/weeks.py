"""Weekly codes: 77427, 77431 and 77336 that the delivered fractions earn, and what is billed."""

from collections.abc import Iterator

from radcoder.domain.findings import ExpectedUnits
from radcoder.domain.fractions import WeeklyUnits
from radcoder.rules import weekly
from radcoder.rules.chart import Chart, bills_technical
from radcoder.rules.physics_checks import physics
from radcoder.rules.wording import count, units_of


def weekly_codes(chart: Chart) -> Iterator[ExpectedUnits]:
    """Management by the physician and checks by the physicist, in weeks of five."""
    yield from _management(chart)
    yield from _physics(chart)


def _billed(chart: Chart, code: str) -> int:
    return units_of(chart.of([code]))


def _management(chart: Chart) -> Iterator[ExpectedUnits]:
    billed, short = _billed(chart, weekly.MANAGEMENT), _billed(chart, weekly.SHORT_MANAGEMENT)
    earned = weekly.management(chart, ended=chart.ended)
    if earned is None:
        if billed and chart.log:
            yield ExpectedUnits(weekly.MANAGEMENT, 0, billed, "no fraction on the log is managed weekly")
        return
    absent = "" if billed or short or weekly.bills_management(chart) else "; no physician's claim is in the file"
    if weekly.is_short(chart):
        basis = f"a whole course of {count(earned.fractions, 'fraction')} takes 77431 once{absent}"
        yield ExpectedUnits(weekly.MANAGEMENT, 0, billed, basis, carried=not absent)
        yield ExpectedUnits(weekly.SHORT_MANAGEMENT, 1, short, basis, carried=not absent)
        return
    basis = _reason(earned, ended=chart.ended) + absent
    yield ExpectedUnits(weekly.MANAGEMENT, earned.units, billed, basis, carried=not absent)
    if short:
        yield ExpectedUnits(weekly.SHORT_MANAGEMENT, 0, short, "only for a whole course of 1 or 2 fractions")


def _reason(earned: WeeklyUnits, *, ended: bool) -> str:
    if not earned.left_over or not earned.weeks:
        return earned.basis
    if ended:
        return (
            f"{earned.basis}; the {earned.left_over} left over earn {'one' if earned.units > earned.weeks else 'none'}"
        )
    return f"{earned.basis}; what is left over is judged when the course has ended"


def _physics(chart: Chart) -> Iterator[ExpectedUnits]:
    billed, earned = _billed(chart, weekly.PHYSICS), physics(chart)
    if earned is not None:
        technical = billed or any(bills_technical(claim) for claim in chart.course.claims)
        absent = "" if technical else "; no claim for the technical part is in the file"
        yield ExpectedUnits(weekly.PHYSICS, earned.units, billed, earned.basis + absent, carried=not absent)
    elif billed and chart.log:
        yield ExpectedUnits(weekly.PHYSICS, 0, billed, "no external-beam fraction is on the log")
