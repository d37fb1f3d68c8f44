"""SRT-03: surface planning repeated."""

from collections.abc import Iterator

from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, CourseRule, Problem
from radcoder.rules.chart import Chart
from radcoder.rules.frequency.parts import excess
from radcoder.rules.surface.courses import PLANNING, lesions
from radcoder.rules.wording import count


class SurfacePlanningRepeated(CourseRule):
    """Surface planning is billed more often than there are lesions.

    What: Units of 77436 over the course against the lesions of its surface phases; a phase that does not tell has one.
    More than one on a single date is left to the unit limit.
    Why: The field of a lesion is worked out and set once a course.
    Resolve: Bill it once a lesion and take the rest off, or record the lesions of the phase.
    Authority: openpayer's page on 77436; the unit limit of 77436.
    """

    id = "SRT-03"
    name = "surface-planning-repeated"
    severity = Severity.ERROR
    authority = (Cite("openpayer-77436"), Cite("mue", PLANNING))

    def check(self, chart: Chart) -> Iterator[Problem]:
        """Report surface planning above one a lesion."""
        lines = chart.by_code.get(PLANNING, ())
        allowed = lesions(chart)
        over = excess(lines, allowed) if allowed and len({entry.date for entry in lines}) > 1 else None
        if over:
            yield Problem(
                message=f"{count(over.billed, 'unit')} of {PLANNING} are billed {{when}} for "
                f"{count(allowed, 'lesion')}; each takes it once a course.",
                entries=over.entries,
                evidence=over.evidence,
                fixes=over.fixes,
            )
