"""FRQ-02: a second IMRT plan."""

from collections.abc import Iterator

from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, CourseRule, Problem, remove
from radcoder.rules.bundling.imrt import IMRT_PLAN, is_imrt
from radcoder.rules.chart import Chart
from radcoder.rules.frequency.repeats import Repeat, beams_of, repeats_or_same_images
from radcoder.rules.reasons import documented


class SecondImrtPlan(CourseRule):
    """A second IMRT plan is billed without new images and a reason.

    What: 77301 on a later day for a volume that has an IMRT plan, or for a phase that was planned from the same
    images as an earlier one.
    Why: One IMRT plan covers its volume with all boosts and cone-downs from the same images. A second plan
    needs new images and a reason such as weight loss or a tumour that shrank.
    Resolve: Take the second plan off, or give the phase of the new plan its new images and its reason. Then
    this becomes a reminder that the record must show both.
    Authority: Radformation questions and answers: one for a course, more with a new CT.
    """

    id = "FRQ-02"
    name = "second-imrt-plan"
    severity = Severity.WARNING
    authority = (Cite("radformation-faq"),)

    def check(self, chart: Chart) -> Iterator[Problem]:
        """Report IMRT plans of a volume, or of the same images, after the first."""
        lines = chart.by_code.get(IMRT_PLAN, ())
        if len(lines) < 2:  # noqa: PLR2004 - a second one
            return
        beams = beams_of(chart)
        imrt = tuple(phase for phase in beams if is_imrt(phase)) or beams
        found = repeats_or_same_images(lines, beams, imrt, chart)
        yield from (_second(repeat, chart) for repeat in found)


def _second(repeat: Repeat, chart: Chart) -> Problem:
    plan = repeat.phase.plan
    new = plan is not None and plan.new_imaging is True
    excused = (new and repeat.has_reason) or documented(repeat.entries[0], chart)
    missing = "reason" if new else "new images"
    first = f"{IMRT_PLAN} {{when}} is a second IMRT plan after that of {repeat.before}"
    return Problem(
        message=f"{first}: the record must show the new images and the reason."
        if excused
        else f"{first}, and the plan of phase {repeat.phase.id} names no {missing}: boosts and "
        "cone-downs from the same images belong to the first plan.",
        entries=repeat.entries,
        with_entries=repeat.earlier,
        evidence=f"phase {repeat.phase.id}: new images {'yes' if new else 'no'}, reason "
        f"{(plan and plan.reason) or 'none'}; first plan {repeat.earlier[0].ref} {repeat.before}",
        fixes=() if excused else (remove(*repeat.entries),),
        severity=Severity.INFO if excused else None,
    )
