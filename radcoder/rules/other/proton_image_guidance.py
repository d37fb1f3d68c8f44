"""OTH-03: image guidance with protons."""

from collections.abc import Iterator
from datetime import date

from radcoder.domain.course import Entry
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, CourseRule, Problem
from radcoder.rules.chart import Chart
from radcoder.rules.other.proton_leaf_devices import is_proton
from radcoder.rules.stereotactic.courses import by_practitioners
from radcoder.rules.technique.treated import delivered_as

GUIDANCE = "77387"
SINCE = date(2026, 1, 1)  # before, the fee schedule did not pay the code


class ImageGuidanceWithProtons(CourseRule):
    """The physician's part of image guidance is billed with protons.

    What: 77387 on a practitioner's claim for a proton phase, from 2026-01-01. The TC part is reported by the
    rule on guidance components.
    Why: Nothing forbids the physician's part beside proton delivery, and nothing says it is paid: payers
    differ. The technical part lies inside delivery.
    Resolve: Keep the line if the images were reviewed before the next fraction and that is on record; look up
    the payer's policy.
    Authority: General knowledge of the RadCoder team; no source read.
    """

    id = "OTH-03"
    name = "image-guidance-with-protons"
    severity = Severity.INFO
    authority = (Cite("judgement"),)

    def check(self, chart: Chart) -> Iterator[Problem]:
        """Remind of guidance lines of proton phases."""
        if not any(map(is_proton, chart.course.phases)):
            return
        for entry in by_practitioners(chart.by_code.get(GUIDANCE, ())):
            if _is_physicians(entry) and delivered_as(entry, chart, is_proton):
                yield Problem(
                    message=f"{GUIDANCE} {{when}} is the physician's part of image guidance beside protons: no rule "
                    "forbids it and payers differ; the record must show the review of each image.",
                    entries=(entry,),
                    evidence="modality proton of the phase that was treated",
                )


def _is_physicians(entry: Entry) -> bool:
    return entry.date >= SINCE and "TC" not in entry.line.modifiers
