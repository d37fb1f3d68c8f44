"""SRS-06: the planning codes of a stereotactic phase against the kind of its plan."""

from collections.abc import Iterator

from radcoder.domain.course import Entry, Phase, PlanBasis
from radcoder.domain.findings import Severity
from radcoder.domain.fractions import is_stereotactic
from radcoder.rules.base import Cite, PhaseRule, Problem, remove
from radcoder.rules.chart import Chart

IMRT_PLAN, VOLUME_PLAN, LEAF_DEVICES = "77301", "77295", "77338"
NOT_OF = {PlanBasis.THREE_D: (IMRT_PLAN, LEAF_DEVICES), PlanBasis.IMRT: (VOLUME_PLAN,)}
SET_OF = {
    PlanBasis.THREE_D: "77290, 77295 and 77334, without 77301 and 77338",
    PlanBasis.IMRT: "77301 with 77338, without 77295 and simulation",
}


class StereotacticPlanningSetInconsistent(PhaseRule):
    """A planning code does not belong to the kind of plan of a stereotactic phase.

    What: 77301 or 77338 in a stereotactic phase planned in 3-D; 77295 in one planned with IMRT that has no 77301.
    Simulations and other planning beside an IMRT plan are reported by the rules on the IMRT plan.
    Why: Each kind of plan has its own set: with IMRT 77301 and 77338, without simulation; in 3-D 77290, 77295
    and 77334, without 77338.
    Resolve: See which plan was made, and bill the set of that plan.
    Authority: ASTRO chart of stereotactic codes; NCCI Policy Manual 2026, chapter IX, F.14.
    """

    id = "SRS-06"
    name = "stereotactic-planning-set-inconsistent"
    severity = Severity.ERROR
    authority = (Cite("astro-chart-stereotactic"), Cite("ncci-manual", "IX.F.14"))

    def check(self, phase: Phase, chart: Chart) -> Iterator[Problem]:
        """Report plan and device codes of the other kind."""
        basis = phase.basis
        if not is_stereotactic(phase) or basis not in NOT_OF:
            return
        if basis is PlanBasis.IMRT and IMRT_PLAN in chart.by_code:
            return  # the pair rule and the IMRT bundling rule speak of 77295 beside 77301
        for code in NOT_OF[basis]:
            for entry in chart.by_code.get(code, ()):
                if chart.phase_of(entry) is phase:
                    yield _other_set(entry, phase, basis)


def _other_set(entry: Entry, phase: Phase, basis: PlanBasis) -> Problem:
    kind = "in 3-D" if basis is PlanBasis.THREE_D else "with IMRT"
    return Problem(
        message=f"{entry.code} {{when}} does not belong to stereotactic phase {phase.id}, which was planned {kind}: "
        f"its set is {SET_OF[basis]}.",
        entries=(entry,),
        evidence=f"phase {phase.id}: technique {phase.technique}, plan {basis.value}",
        fixes=(remove(entry),),
    )
