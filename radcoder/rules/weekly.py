"""Weekly management that the delivered fractions earn, and what all rules on weekly codes share."""

from collections.abc import Iterator, Sequence
from datetime import date

from radcoder.domain.course import ClaimKind, Entry
from radcoder.domain.fractions import Session, WeeklyUnits, is_conventional_beam, weekly_management
from radcoder.rules.chart import Chart

MANAGEMENT = "77427"
SHORT_MANAGEMENT = "77431"
PHYSICS = "77336"
STEREOTACTIC_DELIVERY = frozenset({"77371", "77372", "77373", "C9795", "G0339", "G0340", "G0563"})
BRACHYTHERAPY_DELIVERY = frozenset(
    {"0394T", "0395T", "77761", "77762", "77763", "77767", "77768", "77770", "77771", "77772", "77778", "77789"}
)
SURFACE_DELIVERY = frozenset({"77401", "77437", "77438"})


def last_day(chart: Chart) -> date | None:
    """The day that decides which policy numbers apply: the last delivered fraction, else the last line."""
    sessions = chart.log.external
    if sessions:
        return sessions[-1].date
    return max((entry.date for entry in chart.entries), default=None)


def management(chart: Chart, *, ended: bool) -> WeeklyUnits | None:
    """Units of 77427 that the conventional fractions earn; None when the log holds none."""
    sessions, day = chart.log.conventional, last_day(chart)
    if not sessions or day is None or technique_is_open(chart):
        return None
    return weekly_management(
        len(sessions),
        ended=ended,
        week=chart.facts.parameter("fractions_per_week", day),
        remainder=chart.facts.parameter("management_remainder", day),
        short_course=chart.facts.parameter("management_short_course", day),
    )


def is_short(chart: Chart) -> bool:
    """A whole course of so few fractions that it takes 77431: it has ended, or no more are planned."""
    sessions, day = chart.log.conventional, last_day(chart)
    if not sessions or day is None:
        return False
    longest = chart.facts.parameter("management_short_course", day)
    return len(sessions) <= longest and (chart.ended or 0 < planned(chart) <= longest)


def planned(chart: Chart) -> int:
    """Planned fractions of the conventionally managed beam phases; 0 when the file does not say."""
    return sum(phase.planned_fractions or 0 for phase in chart.course.phases if is_conventional_beam(phase))


def technique_is_open(chart: Chart) -> bool:
    """Treatment that is not counted in weeks is billed, and the record does not say which fractions were it."""
    if chart.log.unassigned and chart.of(STEREOTACTIC_DELIVERY | BRACHYTHERAPY_DELIVERY | SURFACE_DELIVERY):
        return True
    told = any(phase.technique and is_conventional_beam(phase) for phase in chart.course.phases)
    return not told and bool(chart.of(STEREOTACTIC_DELIVERY))


def bills_management(chart: Chart) -> bool:
    """The file holds a claim that could carry management: a practitioner's, of radiation oncology as far as it says."""
    return any(
        claim.kind is ClaimKind.PROFESSIONAL and claim.specialty in (None, "radiation-oncology")
        for claim in chart.course.claims
    )


def dates_of(sessions: tuple[Session, ...]) -> str:
    """`2026-02-16 to 2026-03-25`."""
    return (
        f"{sessions[0].date} to {sessions[-1].date}" if sessions[0].date != sessions[-1].date else str(sessions[0].date)
    )


def in_step(units: Sequence[Entry], ends: Sequence[date]) -> Iterator[tuple[Entry, int]]:
    """Give each billed unit its five, by number; `ends` are the days on which the fives were complete.

    Of more units than fives, those dated before theirs was complete are taken for the surplus, then the last ones.
    """
    too_many, number = len(units) - len(ends), 0
    for unit in units:
        if number == len(ends):
            return
        if too_many > 0 and unit.date < ends[number]:
            too_many -= 1
            continue
        yield unit, number
        number += 1


def out_of_step(entries: Sequence[Entry], ends: Sequence[date]) -> tuple[Entry, ...]:
    """The lines, one unit each, that have no five; empty when units and lines do not fit."""
    if any(entry.line.units != 1 for entry in entries):
        return ()
    units = sorted(entries, key=lambda entry: entry.date)
    placed = {entry.ref for entry, _ in in_step(units, ends)}
    return tuple(entry for entry in units if entry.ref not in placed)


def fives(sessions: Sequence[Session], earned: WeeklyUnits) -> tuple[tuple[date, date], ...]:
    """First and last day of the fractions behind each earned unit."""
    days = [session.date for session in sessions]
    weeks = (days[start : start + earned.week] for start in range(0, len(days), earned.week))
    return tuple((week[0], week[-1]) for week in weeks)[: earned.units]


def surplus(entries: tuple[Entry, ...], too_many: int) -> tuple[Entry, ...]:
    """The last lines, one unit each, that make up the units billed too many; empty when units and lines do not fit."""
    last = sorted(entries, key=lambda entry: entry.date)[len(entries) - too_many :] if too_many <= len(entries) else []
    return tuple(last) if all(entry.line.units == 1 for entry in entries) else ()
