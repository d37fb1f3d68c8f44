"""PTP: two lines of a day form an NCCI pair."""

from collections.abc import Iterator

from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, DayRule, Problem
from radcoder.rules.chart import Chart
from radcoder.rules.lines import Day
from radcoder.rules.same_day.ncci import VISITS, judge, pairs_of


class SameDayPair(DayRule):
    """Two services of one day that are not paid together.

    What: Two lines of one biller for one patient and one date of service form an NCCI pair that is in force on
    that date. Practitioners' lines are judged by the practitioner table, hospitals' by the hospital table.
    Why: Under indicator 0 the column 2 code is never paid beside the column 1 code, whatever modifier it
    carries. Under indicator 1 it is paid only when a modifier says that it was another session or another site,
    and the chart shows it. Either column may carry the modifier.
    Resolve: Take the column 2 line off the claim. Add a modifier only for a separate session or a separate,
    non-contiguous site that the chart shows: another diagnosis is no reason, and moving the date to dodge the
    edit is forbidden.
    Authority: NCCI Policy Manual 2026, chapter I, A and E; the row of the pair table and its edition.
    """

    id = "PTP"
    name = "same-day-pair-not-payable"
    severity = Severity.ERROR
    authority = (Cite("ncci-manual", "I.A, I.E"),)

    def check(self, day: Day, chart: Chart) -> Iterator[Problem]:
        """Report the day's pairs, except those whose column 2 is a visit (EM-01)."""
        for pair in pairs_of(day, chart):
            if pair.edit.column2 not in VISITS:
                yield from judge(pair, chart)
