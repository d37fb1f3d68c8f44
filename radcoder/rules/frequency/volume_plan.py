"""FRQ-03: a second 3-D plan for one volume."""

from collections.abc import Iterator

from radcoder.domain.course import PlanBasis
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, CourseRule, Problem, remove
from radcoder.rules.chart import Chart
from radcoder.rules.frequency.repeats import Repeat, beams_of, open_to, repeats
from radcoder.rules.reasons import documented, payer_words

VOLUME_PLAN = "77295"


class SecondVolumePlan(CourseRule):
    """A second 3-D plan is billed for a volume without new images.

    What: 77295 on a later day for a volume that has one, where the plan of its phase names no new images.
    Brachytherapy is left out: its plans follow its insertions.
    Why: A 3-D plan covers its volume. A second one needs a new data set or another volume.
    Resolve: Take the second plan off, or record the new images in the plan of its phase. If it was made for another
    volume, name that phase on the line.
    Authority: AAPC note on 77295; Blue Shield of California policy 8.06, partly read.
    """

    id = "FRQ-03"
    name = "second-3d-plan"
    severity = Severity.WARNING
    authority = (Cite("aapc-77295"), Cite("bsc-8-06"))

    def check(self, chart: Chart) -> Iterator[Problem]:
        """Report 3-D plans of a volume after the first."""
        lines = chart.by_code.get(VOLUME_PLAN, ())
        if len(lines) < 2:  # noqa: PLR2004 - a second one
            return
        beams = beams_of(chart)
        unnamed = open_to([phase for phase in beams if phase.basis in (PlanBasis.THREE_D, None)] or beams, chart)
        for repeat in repeats(lines, beams, unnamed, chart):
            if repeat.later and not repeat.newly_imaged and not documented(repeat.entries[0], chart):
                yield _second(repeat, chart)


def _second(repeat: Repeat, chart: Chart) -> Problem:
    return Problem(
        message=f"{VOLUME_PLAN} {{when}} is a second 3-D plan of the volume planned on {repeat.before}, and its "
        "phase names no new images.",
        entries=repeat.entries,
        with_entries=repeat.earlier,
        evidence=repeat.evidence + payer_words("FRQ-03", repeat.entries[0], chart),
        fixes=(remove(*repeat.entries),),
    )
