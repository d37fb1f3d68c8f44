"""MIS-02: a course of one or two fractions without its management."""

from collections.abc import Iterator

from radcoder.domain.findings import Severity
from radcoder.rules import weekly
from radcoder.rules.base import Cite, CourseRule, Problem
from radcoder.rules.chart import Chart
from radcoder.rules.missing.unbilled import amount_words, carrier, new_line, physicians, propose
from radcoder.rules.wording import count

OTHER_MANAGEMENT = ("77427", "77431", "77432", "77435", "77469")


class ShortCourseManagementMissing(CourseRule):
    """The management of a whole course of one or two fractions is not billed.

    What: An ended course of one or two conventional beam fractions, with a physician's claim and no management
    code at all.
    Why: Such a course is managed with 77431 once. It is lost when no one bills it.
    Resolve: Bill it once if the record shows the physician's care of the patient during the treatment. Check first
    that the log is complete and that no one else has billed it.
    Authority: Medicare Claims Processing Manual, chapter 13, 70.1; Medicare billing text on short courses.
    """

    id = "MIS-02"
    name = "short-course-management-missing"
    severity = Severity.INFO
    authority = (Cite("claims-manual-13", "70.1"), Cite("medicare-billing-text-2010"))

    def check(self, chart: Chart) -> Iterator[Problem]:
        """Report an ended short course without management."""
        sessions = chart.log.conventional
        whole = sessions == chart.log.all
        if not (chart.ended and whole and weekly.is_short(chart)) or chart.of(OTHER_MANAGEMENT):
            return
        claims = physicians(chart)
        if not claims:
            return
        day = sessions[-1].date
        claim = carrier(claims, day, chart)
        line = new_line(weekly.SHORT_MANAGEMENT, day, claim, chart)
        yield Problem(
            message=f"A whole course of {count(len(sessions), 'fraction')} has ended without a management code; "
            f"{weekly.SHORT_MANAGEMENT} manages it once, if the record shows the physician's care during the "
            f"treatment.{amount_words(claim, line, chart)}",
            entries=(),
            evidence=f"{count(len(sessions), 'fraction')} on {weekly.dates_of(sessions)}; none of "
            f"{', '.join(OTHER_MANAGEMENT)} is billed",
            fixes=propose([(claim, line)]),
            codes=(weekly.SHORT_MANAGEMENT,),
            dates=(day,),
        )
