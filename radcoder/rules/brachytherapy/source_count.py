"""BRA-08: the plan's level against the number of sources."""

from collections.abc import Iterator

from radcoder.domain.course import Entry, Modality
from radcoder.domain.edits import ReplaceCode
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, LineRule, Problem, Proposal
from radcoder.rules.brachytherapy.implants import PLANS
from radcoder.rules.chart import Chart
from radcoder.rules.wording import count

FIVE, ELEVEN = 5, 11
STEPS = ("one to four sources", "five to ten sources", "more than ten sources")


class SourceCountAndPlanDisagree(LineRule):
    """The level of the brachytherapy plan does not fit the number of sources.

    What: 77316 to 77318 against the sources of a low-dose-rate phase: one to four take 77316, five to ten 77317,
    more 77318. High-dose-rate plans go by channels.
    Why: For implants without an afterloader the plan codes are told apart by the number of sources.
    Resolve: Bill the plan for the sources that were planned, or correct their number in the phase.
    Authority: Summary of the code changes of 2015.
    """

    id = "BRA-08"
    name = "source-count-and-plan-disagree"
    severity = Severity.WARNING
    authority = (Cite("cpt-2015-changes"),)
    codes = frozenset(PLANS)

    def check(self, entry: Entry, chart: Chart) -> Iterator[Problem]:
        """Report a plan that is for another number of sources."""
        phase = chart.phase_of(entry)
        if phase is None or phase.modality is not Modality.LDR or not phase.sources:
            return
        right = PLANS[(phase.sources >= FIVE) + (phase.sources >= ELEVEN)]
        if right != entry.code:
            yield Problem(
                message=f"{entry.code} {{when}} is for {STEPS[PLANS.index(entry.code)]}; the phase has "
                f"{count(phase.sources, 'source')}, which takes {right}.",
                entries=(entry,),
                evidence=f"sources {phase.sources} on phase {phase.id}",
                fixes=(
                    Proposal(f"Bill {right} in place of {entry.code} on {{lines}}", (ReplaceCode(entry.ref, right),)),
                ),
            )
