"""TEC-15: a special port plan and an isodose plan for one volume."""

from collections.abc import Iterator

from radcoder.domain.course import Phase
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, PhaseRule, Problem, remove
from radcoder.rules.chart import Chart
from radcoder.rules.technique.second_plan_type import ISODOSE, beside

SPECIAL_PORT = "77321"


class SpecialPortPlanAndIsodosePlan(PhaseRule):
    """A special port plan and an isodose plan are billed for one volume.

    What: 77306 or 77307 in a phase that has a special port plan 77321, on another day. On one day the pair rule
    speaks.
    Why: Electron, half-body or whole-body work takes one plan code.
    Resolve: Keep the plan that was made: 77321 for electrons and special fields, 77306 or 77307 for ordinary
    photon fields. Keep both only for two areas: name the phase of each on its line.
    Authority: NCCI pair 77321 with 77306 and 77307, indicator 1.
    """

    id = "TEC-15"
    name = "special-port-plan-and-isodose-plan-for-one-volume"
    severity = Severity.WARNING
    authority = (Cite("ncci-ptp-practitioner", "77321 with 77306, 77307"),)

    def check(self, phase: Phase, chart: Chart) -> Iterator[Problem]:
        """Report isodose plans of a phase that has a special port plan."""
        for entry, ports in beside(phase, ISODOSE, (SPECIAL_PORT,), chart):
            yield Problem(
                message=f"{entry.code} {{when}} and {SPECIAL_PORT} of {ports[0].date} both plan phase {phase.id}: "
                "one volume takes one of them.",
                entries=(entry,),
                with_entries=ports,
                evidence=f"{entry.ref} {entry.code} {entry.date}; {ports[0].ref} {SPECIAL_PORT} {ports[0].date}; "
                f"both phase {phase.id}",
                fixes=(remove(entry), remove(*ports)),
            )
