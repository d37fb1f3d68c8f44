"""EM-09: the visit that decided a major procedure without 57."""

from collections.abc import Iterator

from radcoder.domain.course import Entry
from radcoder.domain.edits import AddModifier
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, DayRule, Problem, Proposal, remove
from radcoder.rules.chart import Chart
from radcoder.rules.evaluation.visits import VISITS, has_own_problem
from radcoder.rules.globals_.windows import MAJOR, global_days
from radcoder.rules.lines import Day

DECIDED = "57"


class DecidingVisitWithout57(DayRule):
    """The visit on the day of a major procedure does not carry 57.

    What: A visit of the same biller and day as a procedure with a global period of 90 days, without 57. A visit for
    another problem, with 25 and its own diagnosis, is left out.
    Why: The visit at which a major procedure was decided is paid on its day, and 57 says so. Without it contractors
    count the visit into the procedure. 25 is for minor procedures.
    Resolve: Add 57 when the decision was made at this visit. If it was made earlier, take the visit off.
    Authority: NCCI Policy Manual 2026, chapter I, D, and chapter IX, B; the global days of the fee schedule.
    """

    id = "EM-09"
    name = "deciding-visit-without-57"
    severity = Severity.WARNING
    authority = (Cite("ncci-manual", "I.D, IX.B"), Cite("rvu", "global days"))
    codes = VISITS

    def check(self, day: Day, chart: Chart) -> Iterator[Problem]:
        """Report visits beside major procedures."""
        visits = [visit for visit in day.of(VISITS) if _without_57(visit, chart)]
        if not visits:
            return
        major = tuple(entry for entry in day.entries if global_days(entry, chart) == MAJOR)
        if major:
            yield from (_beside(visit, major) for visit in visits)


def _without_57(visit: Entry, chart: Chart) -> bool:
    modifiers = visit.line.modifiers
    other = "24" in modifiers or ("25" in modifiers and has_own_problem(visit, chart))
    return DECIDED not in modifiers and not other


def _beside(visit: Entry, major: tuple[Entry, ...]) -> Problem:
    add = Proposal("Add 57 to {lines} if the procedure was decided at this visit", (AddModifier(visit.ref, DECIDED),))
    return Problem(
        message=f"{visit.code} {{when}} stands on the day of {major[0].code} without 57: only the visit that decided a "
        "major procedure is paid on its day.",
        entries=(visit,),
        with_entries=major,
        evidence=f"{', '.join(f'{entry.ref} {entry.code}' for entry in major)}: global period 090; {visit.ref} "
        "without 57",
        fixes=(remove(visit), add),
    )
