"""GLB-01: a visit inside the global period of a procedure."""

from collections.abc import Iterator

from radcoder.domain.course import ClaimKind, Entry
from radcoder.domain.edits import AddModifier
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, CourseRule, Problem, Proposal, remove
from radcoder.rules.chart import Chart
from radcoder.rules.evaluation.visits import VISITS, is_included
from radcoder.rules.globals_.windows import NOT_FOLLOW_UP, procedure_before
from radcoder.rules.reasons import documented


class VisitInsideGlobalPeriod(CourseRule):
    """A visit falls into the days that a procedure includes.

    What: A visit within 90 or 10 days after a procedure with such a global period, by the same specialty of the
    same practice, without 24, 58 or 79. Visits during beam treatment are left to the rule on these.
    Why: The follow-up of the procedure is paid with it.
    Resolve: Take the visit off. Add 24 only when the note shows that the visit had nothing to do with the
    procedure.
    Authority: the global days of the fee schedule; NCCI Policy Manual 2026, chapter I, D.
    """

    id = "GLB-01"
    name = "visit-inside-a-global-period"
    severity = Severity.WARNING
    authority = (Cite("rvu", "global days"), Cite("ncci-manual", "I.D"))
    on_excerpts = True  # both lines are in the file: what is missing of the claim changes nothing

    def check(self, chart: Chart) -> Iterator[Problem]:
        """Report visits in the days after a procedure."""
        for visit in chart.of(VISITS):
            if visit.claim.kind is not ClaimKind.PROFESSIONAL or not NOT_FOLLOW_UP.isdisjoint(visit.line.modifiers):
                continue
            found = procedure_before(visit, chart)
            if found and not documented(visit, chart) and not is_included(visit, chart):
                yield _inside(visit, *found)


def _inside(visit: Entry, procedure: Entry, days: int) -> Problem:
    after = (visit.date - procedure.date).days
    add = Proposal("Add 24 to {lines} if the visit had nothing to do with it", (AddModifier(visit.ref, "24"),))
    return Problem(
        message=f"{visit.code} {{when}} falls into the {days} days that {procedure.code} of {procedure.date} includes: "
        "its follow-up is paid with it.",
        entries=(visit,),
        with_entries=(procedure,),
        evidence=f"{procedure.ref} {procedure.code} {procedure.date}, global period {days} days; {visit.ref} "
        f"{after} days later",
        fixes=(remove(visit), add),
    )
