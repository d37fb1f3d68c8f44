"""SRT-07: weekly physics of a surface course that no physicist checked."""

from collections.abc import Iterator

from radcoder.domain.course import Entry, EventKind
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, LineRule, Problem, remove
from radcoder.rules.chart import Chart
from radcoder.rules.surface.courses import belongs_to_surface, only_superficial

OTHERS = frozenset({"md", "np", "pa", "dosimetrist", "therapist"})


class PhysicsOfSurfaceCourseWithoutPhysicist(LineRule):
    """Weekly physics is billed for a surface course, and the record has no check by a physicist.

    What: 77336 of a surface course whose record holds physics checks, all of them by somebody else than a physicist.
    Silent where the record holds no physics check, or does not say by whom.
    Why: The code pays for a physicist's own check of each five treatments. Offices that treat the skin often have no
    physicist at hand, and a check by the physician or an assistant does not carry it.
    Resolve: Look for the physicist's signed check. Without it take the line off.
    Authority: the vendor's questions and answers on superficial treatment.
    """

    id = "SRT-07"
    name = "physics-in-a-dermatology-office"
    severity = Severity.WARNING
    authority = (Cite("sensus-faq"),)
    codes = frozenset({"77336"})

    def check(self, entry: Entry, chart: Chart) -> Iterator[Problem]:
        """Report lines whose checks were all made by others."""
        checks = [event for event in chart.course.events if event.kind is EventKind.PHYSICS_CHECK]
        if not checks or not (belongs_to_surface(entry, chart) or only_superficial(chart)):
            return
        if all(event.by in OTHERS for event in checks):
            made = ", ".join(f"{event.date} by {event.by}" for event in checks)
            yield Problem(
                message=f"{entry.code} {{when}} pays for a physicist's check of a surface course, and the record has "
                "none by a physicist.",
                entries=(entry,),
                evidence=f"physics checks on record: {made}",
                fixes=(remove(entry),),
            )
