"""FRQ-17: a second special port plan for one set of fields."""

from collections.abc import Iterator

from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, CourseRule, Problem, remove
from radcoder.rules.bundling.imrt import is_imrt
from radcoder.rules.chart import Chart
from radcoder.rules.frequency.repeats import Repeat, beams_of, open_to, repeats
from radcoder.rules.reasons import documented

SPECIAL_PORT_PLAN = "77321"


class SecondSpecialPortPlan(CourseRule):
    """A second special port plan is billed for the same fields.

    What: 77321 on a later day for a phase that has one. Another phase has fields of its own.
    Why: The plan covers its set of fields once.
    Resolve: Take the later plan off. If new fields were made, write the change into the documentation of the
    line or give them a phase.
    Authority: the unit limit of 77321, one a day and absolute; derived from it.
    """

    id = "FRQ-17"
    name = "second-special-port-plan"
    severity = Severity.WARNING
    authority = (Cite("mue", SPECIAL_PORT_PLAN), Cite("judgement"))

    def check(self, chart: Chart) -> Iterator[Problem]:
        """Report special port plans of a phase after the first."""
        lines = chart.by_code.get(SPECIAL_PORT_PLAN, ())
        if len(lines) < 2:  # noqa: PLR2004 - a second one
            return
        phases = [phase for phase in beams_of(chart) if not is_imrt(phase)]
        for repeat in repeats(lines, phases, open_to(phases, chart), chart):
            if repeat.same_phase and repeat.later and not documented(repeat.entries[0], chart):
                yield _second(repeat)


def _second(repeat: Repeat) -> Problem:
    return Problem(
        message=f"{SPECIAL_PORT_PLAN} {{when}} is a second special port plan after that of {repeat.before}; a "
        "set of fields takes one.",
        entries=repeat.entries,
        with_entries=repeat.earlier,
        evidence=repeat.evidence,
        fixes=(remove(*repeat.entries),),
    )
