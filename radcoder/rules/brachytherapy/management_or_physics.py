"""BRA-11: weekly management or physics in a course of brachytherapy alone."""

from collections.abc import Iterator

from radcoder.domain.course import Entry
from radcoder.domain.findings import Severity
from radcoder.rules import weekly
from radcoder.rules.base import Cite, CourseRule, Problem, remove
from radcoder.rules.brachytherapy.implants import only_brachytherapy
from radcoder.rules.chart import Chart
from radcoder.rules.reasons import documented


class ManagementOrPhysicsInBrachytherapyCourse(CourseRule):
    """Weekly management or physics is billed in a course of brachytherapy alone.

    What: 77427, 77431 or 77336 in a course whose phases are all brachytherapy and whose log holds no beam fraction.
    On the day of the delivery the pair rule speaks too, and the modifier that would open its pair has nothing to rest
    on. Physics with a note in its documentation is left out.
    Why: Brachytherapy includes its management and the physicist's weekly check. Beam fractions given at the same
    time are counted by themselves; brachytherapy in several steps may carry the check with a note.
    Resolve: Take the line off, or record the beam treatment it belongs to. Document 77336 for brachytherapy in
    several steps.
    Authority: NCCI Policy Manual 2026, chapter IX, F.4; NCCI pairs with 77427, 77431 and 77336, indicator 1.
    """

    id = "BRA-11"
    name = "management-or-physics-in-a-brachytherapy-only-course"
    severity = Severity.WARNING
    authority = (Cite("ncci-manual", "IX.F.4"), Cite("ncci-ptp-practitioner", "77770 with 77336 and 77427"))

    def check(self, chart: Chart) -> Iterator[Problem]:
        """Report management and physics that nothing but brachytherapy can carry."""
        lines = chart.of((weekly.MANAGEMENT, weekly.SHORT_MANAGEMENT, weekly.PHYSICS))
        if not lines or not only_brachytherapy(chart):
            return
        for entry in lines:
            if entry.code != weekly.PHYSICS or not documented(entry, chart):
                yield _included(entry)


def _included(entry: Entry) -> Problem:
    service = "the physicist's check" if entry.code == weekly.PHYSICS else "management"
    return Problem(
        message=f"{entry.code} {{when}} stands in a course of brachytherapy alone, which includes {service}.",
        entries=(entry,),
        evidence="every phase is brachytherapy, and no beam fraction is on the log",
        fixes=(remove(entry),),
    )
