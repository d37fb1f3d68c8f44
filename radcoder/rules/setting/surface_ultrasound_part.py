"""SET-10: the technical part of ultrasound with surface treatment."""

from collections.abc import Iterator

from radcoder.domain.course import ClaimKind, Entry
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, LineRule, Problem, remove
from radcoder.rules.chart import Chart, in_facility
from radcoder.rules.setting.component import drop_modifier, paid_nowhere


class SurfaceUltrasoundTechnicalPart(LineRule):
    """The technical part of surface ultrasound is billed.

    What: 77439 with TC on a practitioner's claim.
    Why: The fee schedule bundles the technical part (status B): nothing is paid for it.
    Resolve: Take the line off if it stands beside the physician's part; otherwise bill 77439 whole in an office, with
    26 in a facility.
    Authority: Medicare physician fee schedule of July 2026, status B for TC.
    """

    id = "SET-10"
    name = "surface-ultrasound-technical-part"
    severity = Severity.ERROR
    authority = (Cite("rvu", "TC of 77439"),)
    codes = frozenset({"77439"})

    def check(self, entry: Entry, chart: Chart) -> Iterator[Problem]:
        """Report TC lines on dates on which TC is bundled."""
        if entry.claim.kind is not ClaimKind.PROFESSIONAL or "TC" not in entry.line.modifiers:
            return
        if paid_nowhere(entry.code, "TC", entry.date, chart.facts):
            yield Problem(
                message=f"{entry.code} {{when}} carries TC: the technical part of this ultrasound is not paid.",
                entries=(entry,),
                evidence=f"{entry.code} with TC has status B",
                fixes=(remove(entry),) if in_facility(entry.claim) else (remove(entry), drop_modifier(entry, "TC")),
            )
