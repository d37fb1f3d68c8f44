"""SET-06: a component modifier on a hospital's claim."""

from collections.abc import Iterator

from radcoder.domain.course import ClaimKind, Entry
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, LineRule, Problem
from radcoder.rules.chart import Chart
from radcoder.rules.setting.component import drop_modifier, part_modifiers


class ComponentModifierOnHospitalBill(LineRule):
    """26 or TC stands on a hospital's line.

    What: Modifier 26 or TC on a hospital's claim.
    Why: A hospital's claim stands for the technical part as it is; 26 says that the physician bills, and TC belongs
    to claims under the fee schedule.
    Resolve: Take the modifier off. With 26, check first whether the line belongs to the practitioner's claim. A
    critical-access hospital that bills for its physicians (method II) may keep 26.
    Authority: Judgement: the structure of the two payment systems.
    """

    id = "SET-06"
    name = "component-modifier-on-a-hospital-bill"
    severity = Severity.ERROR
    authority = (Cite("judgement"),)
    modified = True

    def check(self, entry: Entry, chart: Chart) -> Iterator[Problem]:  # noqa: ARG002
        """Report 26 and TC on lines of hospitals."""
        if entry.claim.kind is not ClaimKind.HOSPITAL:
            return
        for modifier in part_modifiers(entry):
            yield Problem(
                message=f"{entry.code} {{when}} carries {modifier} on a hospital's claim, which takes neither 26 nor "
                "TC.",
                entries=(entry,),
                evidence=f"claim {entry.claim.id} is a hospital's; {modifier} on {entry.code}",
                fixes=(drop_modifier(entry, modifier),),
            )
