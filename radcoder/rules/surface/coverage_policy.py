"""SRT-06: a contractor's coverage policy on superficial treatment."""

from collections.abc import Iterator

from radcoder.domain.course import ClaimKind, Entry
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, LineRule, Problem
from radcoder.rules.chart import Chart
from radcoder.rules.diagnosis.condition import dotted, of_line, plain
from radcoder.rules.policy import cite, said_by
from radcoder.rules.surface.courses import PLANNING, ULTRASOUND, belongs_to_surface
from radcoder.rules.wording import listed

COVERED = ("C44", "D04")
SURFACE = frozenset({PLANNING, "77437", "77438", ULTRASOUND, "77401", "0394T"})
BESIDE = frozenset({"0395T", "77336", "77370"})


class SuperficialCoveragePolicy(LineRule):
    """The contractor does not cover superficial treatment for the diagnosis.

    What: Surface treatment, and physics of a surface phase, on a practitioner's claim to Noridian from 2026-03-01 on,
    without a diagnosis of skin cancer (C44, D04).
    Why: The contractor's policy covers superficial treatment for named diagnoses of the skin only. It also asks for a
    radiation oncologist or a trained dermatologist, and limits treatment guided by ultrasound.
    Resolve: Bill the diagnosis that was treated. Where it is not a listed one, give the patient notice beforehand.
    Authority: Noridian L40176 and A60181.
    """

    id = "SRT-06"
    name = "superficial-coverage-policy"
    severity = Severity.WARNING
    authority = (Cite("noridian-l40176"), Cite("noridian-a60181"))
    codes = SURFACE | BESIDE

    def check(self, entry: Entry, chart: Chart) -> Iterator[Problem]:
        """Report lines whose diagnoses are known and none is covered."""
        policy = next((row for row in chart.policies.get(self.id, ()) if row.period.covers(entry.date)), None)
        if policy is None or entry.claim.kind is not ClaimKind.PROFESSIONAL or entry.ref in chart.invalid:
            return
        codes = of_line(entry, chart)
        covered = any(plain(code).startswith(COVERED) for code in codes)
        if not codes or covered or (entry.code in BESIDE and not belongs_to_surface(entry, chart)):
            return
        yield Problem(
            message=f"{entry.code} {{when}} is billed for {listed(map(dotted, codes))}, and the contractor covers "
            "superficial treatment for cancer of the skin only (C44, D04).",
            entries=(entry,),
            evidence=said_by(policy, chart),
            cites=(cite(policy),),
        )
