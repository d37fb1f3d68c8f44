"""GLB-02: a visit on the day of a minor procedure."""

from collections.abc import Iterator

from radcoder.domain.course import Entry
from radcoder.domain.edits import AddModifier
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, DayRule, Problem, Proposal, remove
from radcoder.rules.chart import Chart
from radcoder.rules.evaluation.visits import VISITS
from radcoder.rules.globals_.windows import MINOR, global_days
from radcoder.rules.lines import Day

SEPARATE = frozenset({"24", "25", "57"})


class VisitWithMinorProcedure(DayRule):
    """A visit stands on the day of a minor procedure without 25.

    What: A visit of the same biller and day as a procedure with a global period of 0 days, without 25. NCCI has
    a pair for most visits, and that rule speaks too; it has none for new patients.
    Why: The decision for a minor procedure is inside it, and a new patient alone is no reason for a visit
    beside it.
    Resolve: Take the visit off. Add 25 only when the note shows significant work of its own.
    Authority: the global days of the fee schedule; NCCI Policy Manual 2026, chapter I, D.
    """

    id = "GLB-02"
    name = "same-day-visit-with-a-zero-day-procedure"
    severity = Severity.WARNING
    authority = (Cite("rvu", "global days"), Cite("ncci-manual", "I.D"))
    codes = VISITS

    def check(self, day: Day, chart: Chart) -> Iterator[Problem]:
        """Report visits beside minor procedures."""
        visits = [visit for visit in day.of(VISITS) if SEPARATE.isdisjoint(visit.line.modifiers)]
        if not visits:
            return
        minor = tuple(entry for entry in day.entries if global_days(entry, chart) == MINOR)
        if minor:
            yield from (_beside(visit, minor) for visit in visits)


def _beside(visit: Entry, minor: tuple[Entry, ...]) -> Problem:
    add = Proposal("Add 25 to {lines} if the note shows separate work", (AddModifier(visit.ref, "25"),))
    return Problem(
        message=f"{visit.code} {{when}} stands beside {minor[0].code} without 25: the decision for a minor procedure "
        "is inside it.",
        entries=(visit,),
        with_entries=minor,
        evidence=f"{', '.join(f'{entry.ref} {entry.code}' for entry in minor)}: global period 000; {visit.ref} "
        "without 25",
        fixes=(remove(visit), add),
    )
