"""TEC-14: leaf devices without an IMRT plan."""

from collections.abc import Iterator

from radcoder.domain.course import Entry, Modality
from radcoder.domain.findings import Severity
from radcoder.domain.fractions import is_stereotactic
from radcoder.rules.base import Cite, CourseRule, Problem, remove
from radcoder.rules.bundling.imrt import IMRT_PLAN, is_imrt
from radcoder.rules.chart import Chart

LEAF_DEVICES = "77338"


class LeafDevicesWithoutImrtPlan(CourseRule):
    """Leaf devices are billed without an IMRT plan.

    What: 77338 in a course without 77301, or on a line of a phase that was not planned with IMRT. A stereotactic
    phase planned in 3-D and a proton phase have rules of their own.
    Why: The code is for the leaf devices of one IMRT plan. A treatment planned in 3-D takes 77332 to 77334 for
    its devices.
    Resolve: Take the line off, or add the IMRT plan if it was made and not billed. If another provider billed
    the plan, keep a copy of that claim with the record.
    Authority: NCCI Policy Manual 2026, chapter IX, F.11.
    """

    id = "TEC-14"
    name = "leaf-devices-without-an-imrt-plan"
    severity = Severity.ERROR
    authority = (Cite("ncci-manual", "IX.F.11"),)

    def check(self, chart: Chart) -> Iterator[Problem]:
        """Report leaf devices that no IMRT plan carries."""
        for entry in chart.by_code.get(LEAF_DEVICES, ()):
            why = _why_not(entry, chart)
            if why:
                yield Problem(
                    message=f"{LEAF_DEVICES} {{when}} is for the leaf devices of an IMRT plan {IMRT_PLAN}; {why}.",
                    entries=(entry,),
                    evidence=f"{entry.ref} {LEAF_DEVICES} {entry.date}; {why}",
                    fixes=(remove(entry),),
                )


def _why_not(entry: Entry, chart: Chart) -> str:
    phase = chart.phase_of(entry)
    if phase is not None and phase.modality is Modality.PROTON:
        return ""
    if phase is not None and phase.basis is not None and not is_imrt(phase):
        return "" if is_stereotactic(phase) else f"phase {phase.id} was planned as {phase.basis.value}"
    return "" if IMRT_PLAN in chart.by_code else f"no claim of the course bills {IMRT_PLAN}"
