"""SET-01: a component modifier on a code that is the physician's alone."""

from collections.abc import Iterator

from radcoder.domain.codes import Component
from radcoder.domain.course import Entry
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, LineRule, Problem
from radcoder.rules.chart import Chart
from radcoder.rules.setting.component import contradicting, drop_modifier


class ComponentModifierOnPhysicianOnlyCode(LineRule):
    """26 or TC stands on a code that has no parts.

    What: Modifier 26 or TC on a practitioner's line for a code that the fee schedule marks as physician work only.
    Why: There is no technical part to take away, so the modifier contradicts the code and the line is returned.
    Resolve: Take the modifier off.
    Authority: Medicare physician fee schedule, PC/TC indicator 2.
    """

    id = "SET-01"
    name = "component-modifier-on-a-physician-only-code"
    severity = Severity.ERROR
    authority = (Cite("rvu", "PC/TC indicator 2"),)
    modified = True

    def check(self, entry: Entry, chart: Chart) -> Iterator[Problem]:
        """Report 26 and TC on physician-only codes."""
        for modifier, evidence in contradicting(entry, Component.PHYSICIAN_ONLY, chart.facts):
            yield Problem(
                message=f"{entry.code} is physician work only, so {modifier} cannot stand on it {{when}}.",
                entries=(entry,),
                evidence=evidence,
                fixes=(drop_modifier(entry, modifier),),
            )
