"""CAT-08: a date of service for which the catalogue holds no fee schedule."""

from collections.abc import Collection, Iterator
from datetime import date

from radcoder.domain.facts import Facts
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, CourseRule, Problem
from radcoder.rules.chart import Chart


class DateOutsideCatalogue(CourseRule):
    """A date lies outside what the catalogue holds.

    What: Lines dated before the first or after the last conversion factor that the catalogue holds.
    Why: The catalogue cannot vouch for such a date: pairs, limits and codes of that time may be missing, and
    nothing is priced.
    Resolve: Check the date for a typing slip. If it is right, judge the line by the editions of its time.
    Authority: RadCoder's list of conversion factors.
    """

    id = "CAT-08"
    name = "date-outside-the-catalogue"
    severity = Severity.INFO
    authority = (Cite("conversion-factors"),)

    def check(self, chart: Chart) -> Iterator[Problem]:
        """Report lines on dates without a conversion factor."""
        if _one_row_covers(chart.dates, chart.facts):
            return
        days = {day for day in chart.dates if chart.facts.factor(day) is None}
        if not days:
            return
        starts = [row.period.start for row in chart.facts.factors if row.period.start]
        ends = [row.period.end for row in chart.facts.factors if row.period.end]
        held = f"{min(starts)} to {max(ends)}" if starts and ends else "not known"
        yield Problem(
            message=f"The catalogue holds nothing to judge the lines {{when}}: it covers {held}.",
            entries=tuple(entry for entry in chart.entries if entry.date in days),
            evidence=f"conversion factors held: {held}",
        )


def _one_row_covers(days: Collection[date], facts: Facts) -> bool:
    """The factor of the first day is in force on the last one too, and so on all between."""
    row = facts.factor(min(days)) if days else None
    return row is not None and row.period.covers(max(days))
