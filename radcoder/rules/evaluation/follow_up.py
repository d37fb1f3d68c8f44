"""EM-03: a follow-up visit within three months of the end of the course."""

from collections.abc import Iterator
from datetime import timedelta

from radcoder.domain.course import Entry
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, CourseRule, Problem, remove
from radcoder.rules.chart import Chart
from radcoder.rules.evaluation.visits import ESTABLISHED, has_own_problem, is_radiation_oncology
from radcoder.rules.globals_.windows import NOT_FOLLOW_UP, procedure_before
from radcoder.rules.reasons import documented

MANAGEMENT = ("77427", "77431", "77432", "77435")
FOLLOW_UP = ESTABLISHED - {"99211"}


class FollowUpWithinThreeMonths(CourseRule):
    """A follow-up visit is billed within three months of the end of the course.

    What: 99212 to 99215 by radiation oncology in the 90 days after the last fraction of an ended course with a
    management code. A visit for a new problem with its own diagnosis, one with 24, or one with documentation is
    left out.
    Why: By the text of the code set three months of follow-up belong to the management. Medicare's fee schedule
    gives it no global period, so payers differ, and many deny the visit.
    Resolve: Look up the payer's written position and keep it in the documentation of the line. Otherwise take
    the visit off.
    Authority: the fee schedule's global days; AAPC articles on both sides; Medi-Cal counts three months.
    """

    id = "EM-03"
    name = "follow-up-within-90-days"
    severity = Severity.WARNING
    authority = (Cite("rvu", "77427, global days XXX"), Cite("aapc-follow-up"), Cite("medi-cal-radiology"))

    def check(self, chart: Chart) -> Iterator[Problem]:
        """Report follow-up visits soon after an ended course."""
        sessions = chart.log.external
        if not sessions or not chart.ended or chart.by_code.keys().isdisjoint(MANAGEMENT):
            return
        last = sessions[-1].date
        days = chart.facts.parameter("follow_up_days", last)
        for visit in chart.of(FOLLOW_UP):
            if last < visit.date <= last + timedelta(days=days) and _is_follow_up(visit, chart):
                yield Problem(
                    message=f"{visit.code} {{when}} comes within {days} days after the last fraction of {last}: payers "
                    "differ whether management includes this follow-up. Keep the payer's written position, or take "
                    "it off.",
                    entries=(visit,),
                    evidence=f"{visit.ref} {(visit.date - last).days} days after the last fraction of {last}",
                    fixes=(remove(visit),),
                )


def _is_follow_up(visit: Entry, chart: Chart) -> bool:
    if not NOT_FOLLOW_UP.isdisjoint(visit.line.modifiers) or documented(visit, chart):
        return False
    ours = is_radiation_oncology(visit.claim, chart) and not has_own_problem(visit, chart)
    return ours and procedure_before(visit, chart) is None
