"""FRQ-16: a second beam isodose plan for an area."""

from collections.abc import Iterator

from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, CourseRule, Problem, remove
from radcoder.rules.chart import Chart
from radcoder.rules.frequency.device_levels import ANOTHER_SITE
from radcoder.rules.frequency.repeats import Repeat, beams_of, open_to, repeats
from radcoder.rules.reasons import documented

ISODOSE_PLANS = ("77306", "77307")


class SecondIsodosePlan(CourseRule):
    """A second isodose plan is billed for one treatment area.

    What: 77306 or 77307 on a later day for a volume that has one. Two plans of one day are left to the pair
    rule and the unit limit.
    Why: One isodose plan covers a treatment area for the course.
    Resolve: Take the later plan off. For another area name its phase on the line, or use 59 or XS with the
    record to show it. A plan made anew on new images, or with documentation, is a reminder.
    Authority: summary of the code changes of 2015.
    """

    id = "FRQ-16"
    name = "second-beam-isodose-plan-for-an-area"
    severity = Severity.ERROR
    authority = (Cite("cpt-2015-changes"),)

    def check(self, chart: Chart) -> Iterator[Problem]:
        """Report isodose plans of a volume after the first."""
        lines = chart.of(ISODOSE_PLANS)
        if len(lines) < 2:  # noqa: PLR2004 - a second one
            return
        beams = beams_of(chart)
        for repeat in repeats(lines, beams, open_to(beams, chart), chart):
            if repeat.later:
                yield _second(repeat, chart)


def _second(repeat: Repeat, chart: Chart) -> Problem:
    entry = repeat.entries[0]
    parted = not ANOTHER_SITE.isdisjoint(entry.line.modifiers)
    excused = parted or documented(entry, chart) or (repeat.newly_imaged and repeat.has_reason)
    said = f"{entry.code} {{when}} is a second isodose plan of the area planned on {repeat.before}"
    return Problem(
        message=f"{said}: the record must show another area, or new images and the reason."
        if excused
        else f"{said}; an area takes one for the course.",
        entries=repeat.entries,
        with_entries=repeat.earlier,
        evidence=repeat.evidence,
        fixes=() if excused else (remove(*repeat.entries),),
        severity=Severity.INFO if excused else None,
    )
