"""BND-03: weekly physics near an IMRT plan carries a modifier that it does not need."""

from collections.abc import Iterator

from radcoder.domain.course import Entry
from radcoder.domain.edits import RemoveModifier
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, CourseRule, Problem, Proposal
from radcoder.rules.bundling.imrt import IMRT_PLAN
from radcoder.rules.chart import Chart
from radcoder.rules.lines import biller_of, setting_of
from radcoder.rules.same_day.ncci import opening
from radcoder.rules.wording import count

PHYSICS = "77336"


class PhysicsNearImrtPlanIsAllowed(CourseRule):
    """Weekly physics on another day than the IMRT plan needs no modifier.

    What: 77336 in a course with 77301, on another day and with nothing beside it that forms a pair, that carries 59 or
    an X modifier.
    Why: 77336 is not among the services that an IMRT plan contains; it is a pair of 77301 on the same day only. Some
    contractors once denied it near the plan in error, and since then some add a modifier that asserts a fact nobody
    needs.
    Resolve: Take the modifier off. If the line was denied without one, appeal: no edit covers another date.
    Authority: NCCI Policy Manual 2026, chapter IX, F.2; the list of claim edit 125, which does not hold 77336.
    """

    id = "BND-03"
    name = "physics-near-an-imrt-plan-is-allowed"
    severity = Severity.INFO
    authority = (Cite("ncci-manual", "IX.F.2"), Cite("edit125"))

    def check(self, chart: Chart) -> Iterator[Problem]:
        """Report physics lines whose modifier answers no pair."""
        lines = [entry for entry in chart.of([PHYSICS]) if opening(entry, chart)]
        plans = chart.of([IMRT_PLAN]) if lines else ()
        for entry in lines:
            near = sorted(plans, key=lambda plan: abs((plan.date - entry.date).days))
            if near and near[0].date != entry.date and not _paired(entry, chart):
                used, apart = " and ".join(opening(entry, chart)), abs((near[0].date - entry.date).days)
                yield Problem(
                    message=f"{PHYSICS} {{when}} carries {used} and needs none: it is paid beside the plan "
                    f"{IMRT_PLAN} of {near[0].date}, because it stands on another date.",
                    entries=(entry,),
                    with_entries=(near[0],),
                    evidence=f"no pair of {PHYSICS} on its date; {count(apart, 'day')} from the plan",
                    fixes=(_without(entry, chart),),
                )


def _paired(entry: Entry, chart: Chart) -> bool:
    """A line of the biller's day forms a pair with it, which the modifier may answer."""
    setting, biller = setting_of(entry.claim), biller_of(entry.claim)
    return any(
        chart.facts.pair(setting, *pair, entry.date)
        for other in chart.entries
        if other.date == entry.date and biller_of(other.claim) == biller and other.code != PHYSICS
        for pair in ((other.code, PHYSICS), (PHYSICS, other.code))
    )


def _without(entry: Entry, chart: Chart) -> Proposal:
    edits = tuple(RemoveModifier(entry.ref, modifier) for modifier in opening(entry, chart))
    return Proposal(f"Take {' and '.join(edit.modifier for edit in edits)} off {{lines}}", edits)
