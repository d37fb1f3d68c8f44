"""SRT-04: ultrasound of the skin billed again."""

from collections.abc import Iterator

from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, CourseRule, Problem
from radcoder.rules.chart import Chart
from radcoder.rules.frequency.parts import excess
from radcoder.rules.surface.courses import ULTRASOUND
from radcoder.rules.wording import count


class SurfaceUltrasoundPerFraction(CourseRule):
    """Ultrasound of a surface field is billed more than once in a course.

    What: More than one unit of 77439 over the course. More than one on a single date is left to the unit limit.
    Why: The ultrasound decides where the field goes, once a course, as an add-on to 77437 or 77438. Billing it with
    each fraction is what audits look for.
    Resolve: Keep the unit of the day on which the field was decided, and take the rest off.
    Authority: openpayer's page on 77439; Medicare physician fee schedule of July 2026; the add-on tables; the unit
    limit of 77439.
    """

    id = "SRT-04"
    name = "surface-ultrasound-per-fraction"
    severity = Severity.ERROR
    authority = (Cite("openpayer-77439"), Cite("rvu", ULTRASOUND), Cite("addon", ULTRASOUND), Cite("mue", ULTRASOUND))

    def check(self, chart: Chart) -> Iterator[Problem]:
        """Report ultrasound after the first."""
        lines = [entry for entry in chart.by_code.get(ULTRASOUND, ()) if entry.ref not in chart.invalid]
        over = excess(lines, 1) if len({entry.date for entry in lines}) > 1 else None
        if over:
            yield Problem(
                message=f"{count(over.billed, 'unit')} of {ULTRASOUND} are billed {{when}}; a course takes it once.",
                entries=over.entries,
                evidence=over.evidence,
                fixes=over.fixes,
            )
