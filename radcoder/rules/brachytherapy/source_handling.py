"""BRA-03: source handling beside the brachytherapy that contains it."""

from collections.abc import Iterator

from radcoder.domain.course import Entry
from radcoder.domain.findings import Severity
from radcoder.domain.fractions import is_brachytherapy
from radcoder.rules.base import Cite, CourseRule, Problem, remove
from radcoder.rules.brachytherapy.implants import DELIVERY
from radcoder.rules.chart import Chart
from radcoder.rules.same_day.ncci import pair_speaks

HANDLING = "77790"
NUCLEAR_MEDICINE = "79"


class SourceHandlingWithBrachytherapy(CourseRule):
    """Handling of sources is billed beside brachytherapy.

    What: 77790 in a course of brachytherapy or of radionuclide treatment, on another date than the delivery; on
    one date the pair rule speaks.
    Why: Every brachytherapy code includes the handling and loading of its sources, and so do the codes of nuclear
    medicine. Another date does not free the line.
    Resolve: Take 77790 off.
    Authority: NCCI Policy Manual 2026, chapter IX, H.10 and E.12.
    """

    id = "BRA-03"
    name = "source-handling-with-brachytherapy"
    severity = Severity.ERROR
    authority = (Cite("ncci-manual", "IX.H.10, IX.E.12"),)

    def check(self, chart: Chart) -> Iterator[Problem]:
        """Report handling that no pair of its day refuses already."""
        lines = chart.by_code.get(HANDLING, ())
        if not lines:
            return
        codes = tuple(code for code in chart.by_code if code in DELIVERY or code.startswith(NUCLEAR_MEDICINE))
        if not codes and not any(is_brachytherapy(phase) for phase in chart.course.phases):
            return
        for entry in lines:
            if not pair_speaks(entry, chart, codes):
                yield _included(entry, codes)


def _included(entry: Entry, codes: tuple[str, ...]) -> Problem:
    named = ", ".join(sorted(codes))
    return Problem(
        message=f"{HANDLING} {{when}} is part of the brachytherapy of the course: every brachytherapy code includes "
        "the handling of its sources, whatever the date.",
        entries=(entry,),
        evidence=f"the course bills {named}" if codes else "a phase of the course is brachytherapy",
        fixes=(remove(entry),),
    )
