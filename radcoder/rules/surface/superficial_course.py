"""SRT-05: what a superficial course did not hold before 2026."""

from collections.abc import Iterator

from radcoder.domain.course import Entry
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, CourseRule, Problem, remove
from radcoder.rules.chart import Chart
from radcoder.rules.frequency.parts import Excess, excess
from radcoder.rules.same_day.ncci import pair_speaks
from radcoder.rules.surface.courses import SUPERFICIAL, belongs_to_surface, lesions, only_superficial
from radcoder.rules.wording import count

NOT_BILLED = ("77261", "77262", "77263", "77332", "77333", "77334", "77336", "77427")
ONCE = ("77280", "77300")


class SuperficialCourseCodesBefore2026(CourseRule):
    """A superficial course of 2025 or before holds codes that do not belong to it.

    What: Clinical planning, devices, weekly physics and weekly management in a course of 77401, on another date than
    the treatment; on one date the pair rule speaks. Also 77280 and 77300 more than once a lesion.
    Why: 77401 is billed for each treatment and includes this work; a simulation and a calculation were allowed once
    where they were done.
    Resolve: Take the line off. If it belongs to a megavoltage phase of the course, name that phase on the line.
    Authority: NCCI pairs of 77401, indicator 0; ASTRO's questions and answers on delivery.
    """

    id = "SRT-05"
    name = "superficial-course-codes-before-2026"
    severity = Severity.ERROR
    authority = (Cite("ncci-ptp-practitioner", "77401 with 77261 to 77427"), Cite("astro-faq-delivery"))

    def check(self, chart: Chart) -> Iterator[Problem]:
        """Report codes that the treatment includes, and preparation billed again."""
        if SUPERFICIAL not in chart.by_code:
            return
        for entry in chart.of(NOT_BILLED):
            if _is_superficial(entry, chart) and not pair_speaks(entry, chart, (SUPERFICIAL,)):
                yield _included(entry)
        for code in ONCE:
            lines = [entry for entry in chart.by_code.get(code, ()) if _is_superficial(entry, chart)]
            over = excess(lines, max(1, lesions(chart)))
            if over:
                yield _again(code, over)


def _is_superficial(entry: Entry, chart: Chart) -> bool:
    """Of a superficial phase, on a day on which 77401 was in force."""
    known = chart.facts.code(SUPERFICIAL, entry.date) is not None
    return known and (belongs_to_surface(entry, chart) or only_superficial(chart))


def _included(entry: Entry) -> Problem:
    return Problem(
        message=f"{entry.code} {{when}} stands in a superficial course: {SUPERFICIAL}, billed for each treatment, "
        "includes it.",
        entries=(entry,),
        evidence=f"{entry.code} of a course treated with {SUPERFICIAL}",
        fixes=(remove(entry),),
    )


def _again(code: str, over: Excess) -> Problem:
    return Problem(
        message=f"{count(over.billed, 'unit')} of {code} are billed {{when}} in a superficial course, which takes "
        f"{over.allowed}.",
        entries=over.entries,
        evidence=over.evidence,
        fixes=over.fixes,
    )
