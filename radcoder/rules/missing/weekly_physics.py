"""MIS-01: fewer weekly physics units than the fractions carry."""

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date

from radcoder.domain.course import Claim, Entry, Line
from radcoder.domain.findings import Severity
from radcoder.domain.fractions import Session, WeeklyUnits
from radcoder.rules import weekly
from radcoder.rules.base import Cite, CourseRule, Problem
from radcoder.rules.chart import Chart, bills_technical
from radcoder.rules.missing.unbilled import amount_words, carrier, carriers, new_line, propose, technical
from radcoder.rules.physics_checks import Checks, physics
from radcoder.rules.wording import count, is_are, units_of


class WeeklyPhysicsMissing(CourseRule):
    """Weekly physics is billed less often than the fractions carry.

    What: Units of 77336 on hospital or office claims of an ended course, against those that its delivered beam
    fractions carry: one for each five, and by custom one for three or four left over; one for a course under five.
    Why: A check that was made and not billed is lost; one that was not made must not be billed.
    Resolve: Look for the physicist's dated check of each five fractions. Bill a further unit only where it is on
    record; where it is not, leave the claim as it is.
    Authority: NCCI Policy Manual 2026, chapter IX, F.2; the remainder of three or four is custom (judgement).
    """

    id = "MIS-01"
    name = "weekly-physics-missing"
    severity = Severity.INFO
    authority = (Cite("ncci-manual", "IX.F.2"), Cite("judgement", "the unit for three or four left over"))

    def check(self, chart: Chart) -> Iterator[Problem]:
        """Report 77336 under the safe count."""
        earned = physics(chart) if chart.ended else None
        if earned is None:
            return
        entries = tuple(entry for entry in chart.of([weekly.PHYSICS]) if bills_technical(entry.claim))
        if units_of(entries) < earned.units and (claims := technical(chart)):
            yield _under(earned, entries, claims, chart)


def _under(earned: Checks, entries: tuple[Entry, ...], claims: tuple[Claim, ...], chart: Chart) -> Problem:
    billed, sessions = units_of(entries), chart.log.external
    last = sessions[-1].date
    line = new_line(weekly.PHYSICS, last, claim := carrier(claims, last, chart), chart)
    carry = "carries" if earned.fractions == 1 else "carry"
    return Problem(
        message=f"{count(earned.fractions, 'fraction')} {carry} {count(earned.units, 'unit')} of {weekly.PHYSICS}"
        f"{earned.arithmetic}; {billed} {is_are(billed)} billed. A further unit needs the physicist's own check of its "
        f"fractions on record.{amount_words(claim, line, chart)}",
        entries=entries,
        evidence=f"{earned.basis}; carried {earned.units}, billed {billed}; fractions on {weekly.dates_of(sessions)}",
        fixes=propose(list(_additions(earned, entries, claims, chart))),
        codes=(weekly.PHYSICS,),
        dates=() if entries else (sessions[0].date, last),
    )


def _additions(
    earned: Checks, entries: tuple[Entry, ...], claims: tuple[Claim, ...], chart: Chart
) -> Iterator[tuple[Claim, Line]]:
    """A line for each five without a check; none where the checks do not tell which five they were for."""
    missing = earned.units - units_of(entries)
    days = _days_without(earned, {entry.date for entry in entries})
    last = days[:missing] if len(days) >= missing else []
    for day, claim in zip(last, carriers(claims, last, chart), strict=True):
        yield claim, new_line(weekly.PHYSICS, day, claim, chart)


def _days_without(earned: Checks, billed: set[date]) -> list[date]:
    """The last days of the fives, and of the remainder that carries a unit, in whose span no check is billed."""
    return [day for sessions, units in earned.courses for day in _ends_without(sessions, units, billed)]


def _ends_without(sessions: tuple[Session, ...], earned: WeeklyUnits, billed: set[date]) -> Iterator[date]:
    days = [session.date for session in sessions]
    spans = [days[i : i + earned.week] for i in range(0, len(days), earned.week)][: earned.units]
    checks = sorted(billed)
    for number, span in enumerate(spans):
        following = days[(number + 1) * earned.week] if len(days) > (number + 1) * earned.week else date.max
        next_check = next(iter(checks[bisect_left(checks, span[0]) :][:1]), date.max)
        if next_check >= max(following, span[-1]) and span[-1] not in billed:
            yield span[-1]
