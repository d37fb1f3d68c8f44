"""SET-14: two sessions of a day with too short a break between them."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import pairwise

from radcoder.domain.course import Fraction
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, CourseRule, Problem
from radcoder.rules.chart import Chart
from radcoder.rules.frequency.delivery_log import DELIVERY
from radcoder.rules.reasons import documented
from radcoder.rules.wording import count


class TwoSessionsWithoutBreak(CourseRule):
    """Two sessions of a day follow each other closely.

    What: Two logged sessions of a day whose times of day are both on the log, with less than the usual break between
    them, and delivery billed for the day.
    Why: Two sessions of a day count twice, for delivery and for the weekly codes, only with a distinct break and if
    they are of the kind usually given on different days.
    Resolve: See whether it was one treatment in two parts: then it is one session. Where the prescription asked for two
    sessions, note the interval in the documentation of the delivery code.
    Authority: Medicare Claims Processing Manual, chapter 13, 70.1; the hours are custom.
    """

    id = "SET-14"
    name = "two-sessions-without-a-break"
    severity = Severity.INFO
    authority = (Cite("claims-manual-13", "70.1"),)

    def check(self, chart: Chart) -> Iterator[Problem]:
        """Report days with two sessions at times that lie close together."""
        starts: dict[date, dict[int, Fraction]] = defaultdict(dict)
        for fraction in chart.course.fractions:
            if fraction.time is not None:
                starts[fraction.date].setdefault(fraction.session, fraction)
        for day, sessions in sorted(starts.items()):
            if len(sessions) > 1:
                yield from _close(day, list(sessions.values()), chart)


def _close(day: date, sessions: list[Fraction], chart: Chart) -> Iterator[Problem]:
    times = sorted(datetime.combine(day, each.time) for each in sessions if each.time)
    shortest = min(later - earlier for earlier, later in pairwise(times))
    hours = chart.facts.parameter("session_break_hours", day)
    lines = tuple(entry for entry in chart.of(DELIVERY) if entry.date == day)
    if shortest >= timedelta(hours=hours) or not lines or any(documented(entry, chart) for entry in lines):
        return
    minutes = int(shortest.total_seconds()) // 60
    yield Problem(
        message=f"Two sessions {{when}} {_apart(minutes)}; {count(hours, 'hour')} between them are usual. They count "
        "twice only with a distinct break: check that they were not one treatment.",
        entries=(),
        with_entries=lines,
        evidence=", ".join(f"{time:%H:%M}" for time in times),
        dates=(day,),
    )


def _apart(minutes: int) -> str:
    return f"lie {minutes // 60} h {minutes % 60:02} min apart" if minutes else "begin at one time"
