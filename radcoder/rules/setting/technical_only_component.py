"""SET-02: a component modifier on a code that is technical alone."""

from collections.abc import Iterator

from radcoder.domain.codes import Component
from radcoder.domain.course import Entry
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, LineRule, Problem, remove
from radcoder.rules.chart import Chart, in_facility
from radcoder.rules.setting.component import contradicting, drop_modifier


class ComponentModifierOnTechnicalOnlyCode(LineRule):
    """26 or TC stands on a code without a physician's part.

    What: Modifier 26 or TC on a practitioner's line for a code that the fee schedule marks as technical only.
    Why: There is no physician's part to bill; the line is returned, and with 26 it claims work that the code
    does not hold.
    Resolve: Take the modifier off where the practitioner owns the technical service; in a facility the line
    goes.
    Authority: Medicare physician fee schedule, PC/TC indicator 3.
    """

    id = "SET-02"
    name = "component-modifier-on-a-technical-only-code"
    severity = Severity.ERROR
    authority = (Cite("rvu", "PC/TC indicator 3"),)
    modified = True

    def check(self, entry: Entry, chart: Chart) -> Iterator[Problem]:
        """Report 26 and TC on technical-only codes."""
        for modifier, evidence in contradicting(entry, Component.TECHNICAL_ONLY, chart.facts):
            yield Problem(
                message=f"{entry.code} has no physician's part, so {modifier} cannot stand on it {{when}}.",
                entries=(entry,),
                evidence=evidence,
                fixes=(remove(entry) if in_facility(entry.claim) else drop_modifier(entry, modifier),),
            )
