"""SEQ-04: weekly management dated before its five fractions."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from radcoder.domain.course import Entry
from radcoder.domain.edits import MoveDate
from radcoder.domain.findings import Severity
from radcoder.rules import weekly
from radcoder.rules.base import Cite, CourseRule, Problem, Proposal
from radcoder.rules.chart import Chart


@dataclass(frozen=True, slots=True)
class Unit:
    """One billed unit and the first and last day of the fractions that earn it."""

    entry: Entry
    first: date
    last: date


class ManagementDatedTooEarly(CourseRule):
    """Weekly management is dated before the fractions that earn it.

    What: Each unit of 77427, in order of date, against the fractions delivered by its date: the first unit
    needs five, the second ten, and so on; the last, for three or four left over, needs the last fraction. Units
    beyond the earned ones are left to the rule that counts them. Where every unit stands on the first day of
    its five this is a reminder.
    Why: The unit is earned by its fractions. Dated before them it is claimed too early, and denied when the
    course stops. Some contractors ask for the first day of the five.
    Resolve: Date each unit on its fifth fraction, the last on the last fraction, unless the contractor asks for
    the first day.
    Authority: general knowledge of the team (judgement); an older contractor page names the first date.
    """

    id = "SEQ-04"
    name = "weekly-management-dated-too-early"
    severity = Severity.WARNING
    authority = (Cite("judgement"), Cite("contractor-first-date"))

    def check(self, chart: Chart) -> Iterator[Problem]:
        """Report units dated before the fractions that earn them."""
        units = tuple(weekly_units(chart))
        early = [unit for unit in units if unit.entry.date < unit.last]
        if not early:
            return
        on_first_days = all(unit.entry.date == unit.first for unit in units)
        single = all(unit.entry.line.units == 1 for unit in early)
        moves = tuple(MoveDate(unit.entry.ref, unit.last) for unit in early)
        yield Problem(
            message="77427 {when} is dated on the first day of its fractions: that is right only for a contractor who "
            "asks for it."
            if on_first_days
            else "77427 {when} is dated before the fractions that earn it were delivered.",
            entries=tuple({unit.entry.ref: unit.entry for unit in early}.values()),
            evidence="; ".join(f"{u.entry.ref} {u.entry.date}: its fractions {u.first} to {u.last}" for u in early),
            fixes=(Proposal("Move {lines} to the day of the last of their fractions", moves),) if single else (),
            severity=Severity.INFO if on_first_days else None,
        )


def weekly_units(chart: Chart) -> Iterator[Unit]:
    """The earned units in order of date, each with the days of the fractions that earn it.

    Of more units than earned, those dated too early are taken for the surplus, which another rule counts.
    """
    entries = chart.by_code.get(weekly.MANAGEMENT, ())
    earned = weekly.management(chart, ended=chart.ended or chart.course.status is None) if entries else None
    if earned is None:
        return
    fives = weekly.fives(chart.log.conventional, earned)
    units = [entry for entry in sorted(entries, key=lambda entry: entry.date) for _ in range(entry.line.units)]
    for entry, number in weekly.in_step(units, [last for _, last in fives]):
        yield Unit(entry, *fives[number])
