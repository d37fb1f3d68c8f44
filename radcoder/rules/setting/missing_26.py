"""SET-04: a practitioner in a hospital bills the whole of a divided service."""

from collections.abc import Iterator

from radcoder.domain.codes import Component
from radcoder.domain.course import Entry
from radcoder.domain.edits import AddModifier
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, LineRule, Problem, Proposal
from radcoder.rules.chart import Chart, in_facility
from radcoder.rules.setting.component import component_on, part_modifiers

IMAGE_GUIDANCE = "77387"  # SET-09 judges it: payers differ


class HospitalPhysicianLineWithout26(LineRule):
    """A practitioner in a hospital bills a divided service whole.

    What: A code with a physician's and a technical part, without 26, on a practitioner's claim with place of
    service 19, 21, 22, 23 or 24.
    Why: Without 26 the whole service is claimed although the hospital supplied the technical part. The fee
    schedule gives no facility amount for the whole.
    Resolve: Add 26 where the physician's part was done and is on record; the hospital bills its own part.
    Authority: Medicare physician fee schedule, PC/TC indicator 1 with facility amount NA.
    """

    id = "SET-04"
    name = "hospital-physician-line-without-26"
    severity = Severity.ERROR
    authority = (Cite("rvu", "PC/TC indicator 1, facility amount NA"),)

    def check(self, entry: Entry, chart: Chart) -> Iterator[Problem]:
        """Report whole services of practitioners in facilities."""
        if not in_facility(entry.claim) or part_modifiers(entry) or entry.code == IMAGE_GUIDANCE:
            return
        component, evidence = component_on(entry.code, entry.date, chart.facts)
        if component is not Component.SPLITTABLE:
            return
        pos = entry.claim.pos
        yield Problem(
            message=f"{entry.code} {{when}} stands without 26 at place of service {pos}: "
            "it claims the hospital's part too.",
            entries=(entry,),
            evidence=f"{evidence}; claim {entry.claim.id} is professional with place of service {pos}",
            fixes=(Proposal("Add 26 to {lines}", (AddModifier(entry.ref, "26"),)),),
        )
