"""FRQ-15: a motion study without its plan."""

from collections.abc import Iterator

from radcoder.domain.course import Entry
from radcoder.domain.edits import SetUnits
from radcoder.domain.facts import Setting
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, DayRule, Problem, Proposal, remove, remove_some
from radcoder.rules.chart import Chart
from radcoder.rules.lines import Day
from radcoder.rules.weekly import surplus
from radcoder.rules.wording import count, units_of

MOTION_STUDY = "77293"
PLANS = ("77295", "77301")


class MotionStudyWithoutPlan(DayRule):
    """A motion study does not stand with its plan, or stands more than once with it.

    What: 77293 on a day without 77295 or 77301 of the same biller, or more often than these plans.
    Why: The study of breathing motion is an add-on to the plan that uses it: the same day, once a plan. In
    hospitals it is packaged, so there this is a reminder.
    Resolve: Date the study with its plan, once. Without a 3-D or IMRT plan take it off.
    Authority: NCCI add-on table, type 1; ASTRO questions and answers on simulation.
    """

    id = "FRQ-15"
    name = "motion-study-without-its-plan"
    severity = Severity.ERROR
    authority = (Cite("addon", MOTION_STUDY), Cite("astro-faq-simulation"))
    codes = frozenset({MOTION_STUDY})

    def check(self, day: Day, chart: Chart) -> Iterator[Problem]:
        """Report motion studies of the day beyond its plans."""
        studies = day.of([MOTION_STUDY])
        if not studies:
            return
        billed, plans = units_of(studies), units_of(day.of(PLANS))
        if billed > plans and chart.facts.primaries(MOTION_STUDY, day.date):
            yield Problem(
                message=f"{count(billed, 'unit')} of {MOTION_STUDY} {{when}} and {_plans(plans)} of the same biller on "
                "the day: the study belongs to the date of its plan, once a plan.",
                entries=studies,
                with_entries=day.of(PLANS),
                evidence=f"{MOTION_STUDY} × {billed}; 77295 and 77301 × {plans}",
                fixes=_fewer(studies, plans),
                severity=Severity.INFO if day.setting is Setting.HOSPITAL else None,
                codes=(MOTION_STUDY,),
            )


def _plans(number: int) -> str:
    return f"only {count(number, 'plan')} (77295 or 77301)" if number else "no plan 77295 or 77301"


def _fewer(studies: tuple[Entry, ...], plans: int) -> tuple[Proposal, ...]:
    if plans == 0:
        return (remove(*studies),)
    if len(studies) == 1:
        return (Proposal(f"Bill {count(plans, 'unit')} on {{lines}}", (SetUnits(studies[0].ref, plans),)),)
    over = surplus(studies, units_of(studies) - plans)
    return (remove_some(over, studies),) if over else ()
