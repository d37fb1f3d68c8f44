"""SRS-10: special physics billed more than once in a stereotactic course."""

from collections.abc import Iterator

from radcoder.domain.findings import Severity
from radcoder.domain.fractions import is_stereotactic
from radcoder.rules.base import Cite, CourseRule, Problem, remove
from radcoder.rules.chart import Chart, bills_technical
from radcoder.rules.stereotactic.courses import all_one_unit, courses_of, stereotactic_phases
from radcoder.rules.technique.treated import belongs
from radcoder.rules.wording import units_of

SPECIAL_PHYSICS = "77370"


class PhysicsInStereotacticCourse(CourseRule):
    """Special physics is billed more than once in a stereotactic course.

    What: More than one unit of 77370 for one stereotactic course. Weekly physics 77336, once in a course of at
    most five sessions, is counted by the rule on physics units.
    Why: The consultation answers one question of the physician with one report. Repeated for each session or
    lesion it is routine work, which payers deny.
    Resolve: Keep the unit that has its order and its report. A second needs a second question and a second
    report.
    Authority: NCCI Policy Manual 2026, chapter IX, F.2; UnitedHealthcare policy on special services.
    """

    id = "SRS-10"
    name = "physics-in-a-stereotactic-course"
    severity = Severity.WARNING
    authority = (Cite("ncci-manual", "IX.F.2"), Cite("uhc-radiation-policy", "special services"))

    def check(self, chart: Chart) -> Iterator[Problem]:
        """Report repeated special physics."""
        entries = tuple(
            entry
            for entry in chart.by_code.get(SPECIAL_PHYSICS, ())
            if bills_technical(entry.claim) and belongs(entry, chart, is_stereotactic)
        )
        billed = units_of(entries)
        if billed <= max(1, len(courses_of(stereotactic_phases(chart), chart))):
            return
        later = sorted(entries, key=lambda entry: entry.date)[1:]
        yield Problem(
            message=f"{billed} units of {SPECIAL_PHYSICS} are billed {{when}} in one stereotactic course: one "
            "consultation with its report is usual, a further one needs its own order and report.",
            entries=entries,
            evidence=f"{billed} billed on {', '.join(str(entry.ref) for entry in entries)}",
            fixes=(remove(*later),) if later and all_one_unit(entries) else (),
        )
