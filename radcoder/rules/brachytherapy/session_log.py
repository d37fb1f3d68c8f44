"""BRA-02: high-dose-rate lines against the log of sessions."""

from collections.abc import Iterator

from radcoder.domain.findings import Severity
from radcoder.domain.fractions import per_day
from radcoder.rules.base import Cite, CourseRule, Problem
from radcoder.rules.brachytherapy.implants import HDR_SESSIONS, is_hdr
from radcoder.rules.chart import Chart, bills_technical
from radcoder.rules.frequency.log_differences import by_day, too_few, too_many
from radcoder.rules.frequency.parts import Part, by_part


class HdrLinesDifferFromLog(CourseRule):
    """High-dose-rate lines and logged sessions do not match.

    What: Units of 77767 to 77772 on each date against the high-dose-rate sessions that the log holds for it, for
    the physician's and for the technical part. While a course is under treatment, a session without a line is a
    warning.
    Why: Each unit pays for one session that was given. Two sessions of a day are two units, or two lines of which
    the second carries 76.
    Resolve: Compare with the treatment record. Correct the log if it is incomplete; otherwise take the line off
    or add it.
    Authority: the unit limit of two a day for 77767 to 77772.
    """

    id = "BRA-02"
    name = "hdr-lines-differ-from-the-log"
    severity = Severity.ERROR
    authority = (Cite("mue", "77767 to 77772"),)

    def check(self, chart: Chart) -> Iterator[Problem]:
        """Report dates with more units than sessions, and dates with fewer."""
        phases = [phase for phase in chart.course.phases if is_hdr(phase)]
        if not phases or not chart.log or chart.log.unassigned:
            return
        sessions = per_day(chart.log.of_phases(phases))
        parts = by_part(chart.of_service(frozenset(HDR_SESSIONS)))
        if not parts and any(bills_technical(claim) for claim in chart.course.claims):
            parts = {Part.TECHNICAL: ()}
        for part, lines in parts.items():
            days = by_day(lines)
            yield from too_many(days, sessions, "{}")
            said = f"{{n}} logged {{sessions}} of high-dose-rate treatment {{when}} {{have}} no line for the {part}."
            yield from too_few(days, sessions, said, chart)
