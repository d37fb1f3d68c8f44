"""MIS-06: a 3-D or IMRT plan without any point calculation."""

from collections.abc import Iterator

from radcoder.domain.course import Entry
from radcoder.domain.findings import Severity
from radcoder.domain.fractions import is_brachytherapy
from radcoder.rules.base import Cite, CourseRule, Problem
from radcoder.rules.bundling.imrt import IMRT_PLAN
from radcoder.rules.chart import Chart
from radcoder.rules.frequency.parts import Part
from radcoder.rules.missing.unbilled import amount_words, began, lacking, new_line, propose
from radcoder.rules.wording import count

VOLUME_PLAN = "77295"
POINT_CALCULATION = "77300"


class PointCalculationsMissing(CourseRule):
    """A 3-D or IMRT plan is billed, and no point calculation at all.

    What: 77295 or 77301 for a treated beam phase, on whose part of the service no 77300 is billed anywhere in the
    course. Isodose and special port plans hold their calculations and are left out.
    Why: The independent check of dose or monitor units of each field is a service of its own beside these plans.
    Resolve: Bill one unit for each field or arc whose calculation is on record with its independent check, order
    and signature. Where there is none on record, leave the claim as it is.
    Authority: ASTRO questions and answers on devices and calculations; no NCCI pair joins 77295 or 77301 with 77300.
    """

    id = "MIS-06"
    name = "point-calculations-missing"
    severity = Severity.INFO
    authority = (Cite("astro-faq-devices"), Cite("ncci-ptp-practitioner", "no pair of 77295 or 77301 with 77300"))

    def check(self, chart: Chart) -> Iterator[Problem]:
        """Report the parts whose plans stand without a calculation."""
        plans = [entry for entry in chart.of([IMRT_PLAN, VOLUME_PLAN]) if _is_beam(entry, chart)]
        said: set[str] = set()
        for part, lines in lacking(plans, chart.of([POINT_CALCULATION])):
            if str(lines[0].ref) not in said:
                said.add(str(lines[0].ref))
                yield _without(part, lines, chart)


def _is_beam(entry: Entry, chart: Chart) -> bool:
    phase = chart.phase_of(entry)
    if phase is None and any(is_brachytherapy(each) for each in chart.course.phases):
        return False
    return not is_brachytherapy(phase) and began(phase, chart)


def _without(part: Part, lines: tuple[Entry, ...], chart: Chart) -> Problem:
    plan = lines[0]
    phase = chart.phase_of(plan)
    line = new_line(POINT_CALCULATION, plan.date, plan.claim, chart, plan.line.phase)
    fields = f" of its {count(phase.fields, 'field')}" if phase and phase.fields else " field or arc"
    return Problem(
        message=f"{plan.code} {{when}} on claim {plan.claim.id} has no {POINT_CALCULATION} beside it in the whole "
        f"course. One unit for each{fields} needs its calculation and independent check on record."
        f"{amount_words(plan.claim, line, chart)}",
        entries=lines,
        evidence=f"{', '.join(f'{e.ref} {e.code} {e.date}' for e in lines)}; no {POINT_CALCULATION} of the {part}",
        fixes=propose([(plan.claim, line)]),
        codes=(*dict.fromkeys(entry.code for entry in lines), POINT_CALCULATION),
    )
