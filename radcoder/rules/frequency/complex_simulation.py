"""FRQ-13: complex simulation repeated for a volume."""

from collections.abc import Iterator

from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, CourseRule, Problem, remove
from radcoder.rules.bundling.imrt import is_imrt
from radcoder.rules.chart import Chart
from radcoder.rules.frequency.repeats import Repeat, beams_of, open_to, repeats_or_same_images
from radcoder.rules.reasons import documented, payer_words

COMPLEX_SIMULATION = "77290"


class RepeatedComplexSimulation(CourseRule):
    """The complex simulation is billed again for the same volume.

    What: 77290 on a later day for a volume that has one, where no new images are on record for its phase, or for
    a boost that was planned from the images of an earlier phase.
    Volumes planned with IMRT are left to the bundling rules, insertions of brachytherapy to its own.
    Why: A volume is usually simulated once. A second time needs new images for a boost or a new plan, or a
    second site.
    Resolve: Take the later line off, or record the new images in the plan of its phase, or write the reason
    into the documentation of the line.
    Authority: Blue Shield of California policy 8.06, partly read; the unit limit of 77290.
    """

    id = "FRQ-13"
    name = "repeat-complex-simulation"
    severity = Severity.WARNING
    authority = (Cite("bsc-8-06"), Cite("mue", COMPLEX_SIMULATION))

    def check(self, chart: Chart) -> Iterator[Problem]:
        """Report complex simulations of a volume after the first."""
        lines = chart.by_code.get(COMPLEX_SIMULATION, ())
        if len(lines) < 2:  # noqa: PLR2004 - a second one
            return
        phases = [phase for phase in beams_of(chart) if not is_imrt(phase)]
        unnamed = phases if len(phases) == len(open_to(beams_of(chart), chart)) else ()
        for repeat in repeats_or_same_images(lines, phases, unnamed, chart):
            if repeat.later and not repeat.newly_imaged and not documented(repeat.entries[0], chart):
                yield _again(repeat, chart)


def _again(repeat: Repeat, chart: Chart) -> Problem:
    return Problem(
        message=f"{COMPLEX_SIMULATION} {{when}} repeats the simulation of {repeat.before}; no new "
        "images for a boost or a new plan are on record.",
        entries=repeat.entries,
        with_entries=repeat.earlier,
        evidence=repeat.evidence + payer_words("FRQ-13", repeat.entries[0], chart),
        fixes=(remove(*repeat.entries),),
    )
