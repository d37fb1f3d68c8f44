"""CAT-03: the log names one session of a phase twice."""

from collections import Counter
from collections.abc import Iterator

from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, CourseRule, Problem
from radcoder.rules.chart import Chart
from radcoder.rules.wording import on_dates


class RepeatedFraction(CourseRule):
    """The log names one session twice.

    What: Two entries of the fraction log with the same phase, date and session.
    Why: They are counted once. If the patient was treated twice that day, the second treatment is lost to every
    count.
    Resolve: Give the second treatment of a day session 2, or take the repeated entry off the log.
    Authority: RadCoder's course file: two phases treated in one session share date and session.
    """

    id = "CAT-03"
    name = "session-logged-twice"
    severity = Severity.INFO
    authority = (Cite("judgement"),)

    def check(self, chart: Chart) -> Iterator[Problem]:
        """Report sessions that stand more than once on the log."""
        seen = Counter((f.date, f.session, f.phase or "") for f in chart.course.fractions)
        twice = sorted(key for key, times in seen.items() if times > 1)
        if twice:
            days = tuple(sorted({day for day, _, _ in twice}))
            yield Problem(
                message=f"The log names the same session twice {on_dates(days)}: it is counted once.",
                entries=(),
                evidence="; ".join(f"{day} session {session} {phase}".rstrip() for day, session, phase in twice),
                dates=days,
            )
