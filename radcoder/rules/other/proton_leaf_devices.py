"""OTH-02: leaf devices with a proton plan."""

from collections.abc import Iterator

from radcoder.domain.course import Modality, Phase
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, CourseRule, Problem, remove
from radcoder.rules.chart import Chart
from radcoder.rules.technique.treated import belongs

LEAF_DEVICES = "77338"


def is_proton(phase: Phase) -> bool:
    """Treated with protons."""
    return phase.modality is Modality.PROTON


class LeafDevicesWithProtons(CourseRule):
    """Photon leaf devices are billed for a proton plan.

    What: 77338 for a proton phase, or in a course whose every beam phase is proton.
    Why: The code is for the leaf devices of a photon IMRT plan. Apertures and compensators of a proton field
    are devices of another kind.
    Resolve: Take the line off. If apertures were made, they are billed as devices, 77334, by field.
    Authority: General knowledge of the RadCoder team; no source read.
    """

    id = "OTH-02"
    name = "leaf-devices-with-protons"
    severity = Severity.WARNING
    authority = (Cite("judgement"),)

    def check(self, chart: Chart) -> Iterator[Problem]:
        """Report leaf devices of proton phases."""
        for entry in chart.by_code.get(LEAF_DEVICES, ()):
            if belongs(entry, chart, is_proton):
                yield Problem(
                    message=f"{LEAF_DEVICES} {{when}} is for the leaves of a photon IMRT plan; the phase is treated "
                    "with protons.",
                    entries=(entry,),
                    evidence="modality proton of the phase that the line belongs to",
                    fixes=(remove(entry),),
                )
