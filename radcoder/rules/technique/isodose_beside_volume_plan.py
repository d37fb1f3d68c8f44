"""TEC-12: an isodose plan and a 3-D plan for one volume."""

from collections.abc import Iterator

from radcoder.domain.course import Phase
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, PhaseRule, Problem, remove
from radcoder.rules.chart import Chart
from radcoder.rules.technique.second_plan_type import ISODOSE, beside

VOLUME_PLAN = "77295"


class IsodosePlanBesideVolumePlan(PhaseRule):
    """An isodose plan is billed beside the 3-D plan of one volume.

    What: 77306 or 77307 in a phase that has a 3-D plan 77295, on another day. On one day the pair rule speaks;
    beside an IMRT plan 77301 the rule on planning inside the IMRT plan does.
    Why: A volume takes one kind of plan. The 3-D plan shows the dose of its beams, so an isodose plan of the
    same beams is the same work again.
    Resolve: Take the isodose plan off. Keep it only for another area: name its phase on the line.
    Authority: NCCI pair 77295 with 77306 and 77307, indicator 1 since 2020-01-01, 0 before.
    """

    id = "TEC-12"
    name = "isodose-plan-beside-a-volume-plan"
    severity = Severity.WARNING
    authority = (Cite("ncci-ptp-practitioner", "77295 with 77306, 77307"),)

    def check(self, phase: Phase, chart: Chart) -> Iterator[Problem]:
        """Report isodose plans of a phase that has a 3-D plan."""
        for entry, plans in beside(phase, ISODOSE, (VOLUME_PLAN,), chart):
            yield Problem(
                message=f"{entry.code} {{when}} plans the volume of phase {phase.id} a second time: "
                f"{VOLUME_PLAN} of {plans[0].date} is its plan.",
                entries=(entry,),
                with_entries=plans[:1],
                evidence=f"{entry.ref} {entry.code} {entry.date}; {plans[0].ref} {VOLUME_PLAN} {plans[0].date}; "
                f"both phase {phase.id}",
                fixes=(remove(entry),),
            )
