"""SRS-08: weekly management in a stereotactic course."""

from collections.abc import Iterator

from radcoder.domain.findings import Severity
from radcoder.domain.fractions import is_stereotactic
from radcoder.rules.base import Cite, CourseRule, Problem, remove
from radcoder.rules.chart import Chart
from radcoder.rules.technique.treated import belongs

WEEKLY = "77427"


class WeeklyManagementInStereotacticCourse(CourseRule):
    """Weekly management is billed for stereotactic treatment.

    What: 77427 for a stereotactic phase, or in a course whose every beam phase is stereotactic.
    Why: Stereotactic management (77435, or 77432 for one cranial session) takes the place of weekly management
    for the whole course.
    Resolve: Take the line off. The weekly management of a conventional course at the same time stays: name its
    phase on the line.
    Authority: NCCI pairs 77373 with 77427 and 77435 with 77427, indicator 0.
    """

    id = "SRS-08"
    name = "weekly-management-in-a-stereotactic-course"
    severity = Severity.ERROR
    authority = (Cite("ncci-ptp-practitioner", "77373 with 77427, 77435 with 77427"),)

    def check(self, chart: Chart) -> Iterator[Problem]:
        """Report weekly management of stereotactic phases."""
        for entry in chart.by_code.get(WEEKLY, ()):
            if belongs(entry, chart, is_stereotactic):
                yield Problem(
                    message=f"{WEEKLY} {{when}} is weekly management of a stereotactic course, which is managed once "
                    "with 77435, or 77432 for a single cranial session.",
                    entries=(entry,),
                    evidence="every beam phase that the line can belong to has the technique srs or sbrt",
                    fixes=(remove(entry),),
                )
