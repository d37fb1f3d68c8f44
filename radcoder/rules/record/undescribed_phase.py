"""CAT-04: lines or fractions name a phase, and the course describes none."""

from collections.abc import Iterator

from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, CourseRule, Problem
from radcoder.rules.chart import Chart
from radcoder.rules.wording import listed


class UndescribedPhase(CourseRule):
    """A phase is named and never described.

    What: Lines or fractions that name a phase in a course without any phases.
    Why: Bundling, technique and delivery level are judged by the phase. Without its description these rules
    stay silent, and silence is not approval.
    Resolve: Describe the phase: its volume, modality, technique and plan.
    Authority: RadCoder's course file.
    """

    id = "CAT-04"
    name = "phase-named-but-not-described"
    severity = Severity.INFO
    authority = (Cite("judgement"),)

    def check(self, chart: Chart) -> Iterator[Problem]:
        """Report phases that are named in a course without phases."""
        course = chart.course
        if course.phases:
            return
        entries = tuple(entry for entry in chart.entries if entry.line.phase)
        named = [*(entry.line.phase for entry in entries), *(fraction.phase for fraction in course.fractions)]
        phases = sorted({phase for phase in named if phase})
        if phases:
            yield Problem(
                message=f"The course names {listed(phases)} and describes no phase: technique, bundling and level "
                "are not judged.",
                entries=entries,
                evidence=f"named: {', '.join(phases)}; phases described: none",
            )
