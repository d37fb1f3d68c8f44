"""OTH-08: what usually goes with a whole-body course."""

from collections.abc import Iterator

from radcoder.domain.course import Phase
from radcoder.domain.findings import Severity
from radcoder.rules import weekly
from radcoder.rules.base import Cite, PhaseRule, Problem
from radcoder.rules.chart import Chart
from radcoder.rules.wording import count, listed

WHOLE_BODY = "tbi"
USUAL = {"77470": "special treatment", "77331": "measured dose"}


class WholeBodyCourseCheck(PhaseRule):
    """A whole-body course is billed without services that usually go with it.

    What: A phase of the technique `tbi` whose fractions are on the log, and no line for special treatment 77470
    or measured dose 77331.
    Why: Whole-body treatment is more work than usual, and its dose is measured. Its sessions count in fives as
    always, two a day included: eight make two units of 77427, six make one. Delivery is 77402, or 77412 with
    several isocentres.
    Resolve: Look for the order and the report. Bill the service only if the record shows that it was done;
    otherwise leave it.
    Authority: Medicare Claims Processing Manual, chapter 13, 70.1; general knowledge of the RadCoder team.
    """

    id = "OTH-08"
    name = "whole-body-course-check"
    severity = Severity.INFO
    authority = (Cite("claims-manual-13", "70.1"), Cite("judgement"))

    def check(self, phase: Phase, chart: Chart) -> Iterator[Problem]:
        """Name usual services without a line."""
        if phase.technique != WHOLE_BODY or not chart.entries:
            return
        sessions = chart.log.of_phases([phase])
        missing = [code for code in USUAL if code not in chart.by_code]
        if sessions and missing:
            services = listed(f"{USUAL[code]} {code}" for code in missing)
            earned = weekly.management(chart, ended=True)
            yield Problem(
                message=f"The whole-body course of {count(len(sessions), 'session')} has no line for {services}: bill "
                "it only if the record shows the order and the work.",
                entries=(),
                evidence=f"{count(len(sessions), 'session')} on {weekly.dates_of(sessions)}"
                + (f"; weekly management at the end: {count(earned.units, 'unit')}" if earned else ""),
                codes=tuple(missing),
                dates=(sessions[0].date, sessions[-1].date),
            )
