"""BND-04: a hospital claim that the IMRT companion edit would return."""

from collections.abc import Iterator

from radcoder.domain.course import ClaimKind, Entry
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, CourseRule, Problem
from radcoder.rules.bundling.imrt import IMRT_PLAN, is_imrt
from radcoder.rules.chart import Chart


class CompanionOnImrtClaim(CourseRule):
    """A line of another phase stands on the hospital claim of an IMRT plan and would return it.

    What: A code of the companion list for another phase than the IMRT plan's, on the same hospital claim and in the
    same calendar month as 77301.
    Why: The outpatient editor returns a claim that holds 77301 and a listed code, whatever their dates, phases and
    modifiers. The line itself may be right.
    Resolve: Keep the line off the claim that carries 77301: bill it on a claim of its own or with another month.
    Authority: the outpatient editor's edit 125, and a trial of it in which 59 and X modifiers did not open it.
    """

    id = "BND-04"
    name = "hospital-claim-returned-for-imrt-companion"
    severity = Severity.INFO
    authority = (Cite("edit125"), Cite("ioce", "edit 125"))

    def check(self, chart: Chart) -> Iterator[Problem]:
        """Report listed codes of other phases beside the IMRT plan on a hospital claim."""
        plans = [e for e in chart.by_code.get(IMRT_PLAN, ()) if e.claim.kind is ClaimKind.HOSPITAL]
        if not plans:
            return
        listed = {row.component for row in chart.facts.companions if row.trigger == IMRT_PLAN}
        for entry in chart.of(listed):
            plan = next((plan for plan in plans if _returned(entry, plan, chart)), None)
            if plan is not None:
                yield _companion(entry, plan)


def _returned(entry: Entry, plan: Entry, chart: Chart) -> bool:
    same_month = (entry.date.year, entry.date.month) == (plan.date.year, plan.date.month)
    phase = chart.phase_of(entry)
    in_force = any(
        row.trigger == plan.code and row.component == entry.code and row.period.covers(entry.date)
        for row in chart.facts.companions
    )
    return entry.claim is plan.claim and same_month and in_force and phase is not None and not is_imrt(phase)


def _companion(entry: Entry, plan: Entry) -> Problem:
    return Problem(
        message=f"{entry.code} {{when}} is of another phase than the IMRT plan {plan.code} of {plan.date}, but stands "
        "on the same hospital claim in its month: the editor returns the whole claim. Keep it off that claim.",
        entries=(entry,),
        with_entries=(plan,),
        evidence=f"edit 125 lists {entry.code} with {plan.code} for the claim, whatever date and modifier; "
        f"{entry.ref} phase {entry.line.phase}, {plan.ref}",
    )
