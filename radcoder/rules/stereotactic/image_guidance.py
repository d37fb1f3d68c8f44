"""SRS-05: image guidance billed beside stereotactic treatment."""

from collections.abc import Iterator

from radcoder.domain.course import Entry
from radcoder.domain.findings import Severity
from radcoder.domain.fractions import is_stereotactic
from radcoder.rules.base import Cite, CourseRule, Problem, remove
from radcoder.rules.chart import Chart
from radcoder.rules.stereotactic.courses import stereotactic_phases
from radcoder.rules.technique.treated import delivered_as

GUIDANCE = frozenset({"77387", "77014", "G6001", "G6002"})


class ImageGuidanceWithStereotacticTreatment(CourseRule):
    """Image guidance is billed beside stereotactic treatment.

    What: 77387, 77014, G6001 or G6002 for a session of a stereotactic phase, whatever part is billed.
    Why: Guidance is inside the stereotactic delivery (77371 to 77373), and the review of its images is inside
    the management (77435).
    Resolve: Take the line off. Guidance of another, conventional phase stays: name that phase on the line.
    Authority: NCCI Policy Manual 2026, chapter IX, F.7; hospital pairs 77371 to 77373 with 77387, indicator 0.
    """

    id = "SRS-05"
    name = "image-guidance-with-stereotactic-treatment"
    severity = Severity.ERROR
    authority = (Cite("ncci-manual", "IX.F.7"), Cite("ncci-ptp-hospital", "77371, 77372, 77373 with 77387"))

    def check(self, chart: Chart) -> Iterator[Problem]:
        """Report guidance lines of stereotactic sessions."""
        phases = stereotactic_phases(chart)
        if not phases or chart.by_code.keys().isdisjoint(GUIDANCE):
            return
        sessions = chart.log.of_phases(phases)
        for entry in chart.of(GUIDANCE):
            planning = sessions and entry.date < sessions[0].date
            if not planning and entry.ref not in chart.invalid and delivered_as(entry, chart, is_stereotactic):
                yield _inside(entry)


def _inside(entry: Entry) -> Problem:
    return Problem(
        message=f"{entry.code} {{when}} is image guidance of a stereotactic phase: it is inside the stereotactic "
        "delivery and management.",
        entries=(entry,),
        evidence=f"{entry.code} of a phase whose technique is srs or sbrt",
        fixes=(remove(entry),),
    )
