"""SRS-02: stereotactic management billed more than once."""

from collections.abc import Iterator

from radcoder.domain.course import Entry
from radcoder.domain.edits import SetUnits
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, CourseRule, Problem, Proposal, remove_some
from radcoder.rules.chart import Chart
from radcoder.rules.stereotactic.courses import MANAGEMENT, all_one_unit, by_practitioners, starts_anew
from radcoder.rules.wording import units_of


class SecondStereotacticManagementUnit(CourseRule):
    """Stereotactic management is billed more than once in a course.

    What: More than one unit of 77435 on practitioners' claims in one stereotactic course.
    Why: The code covers the physician's care over one to five sessions and any number of lesions. A second unit
    is denied on one date by its limit, and repaid on another.
    Resolve: Keep one unit, dated at the end of the course. A new course later takes its own.
    Authority: The medically unlikely edit of 77435, 1, set by policy; ASTRO questions and answers on
    stereotactic treatment.
    """

    id = "SRS-02"
    name = "second-stereotactic-management-unit"
    severity = Severity.ERROR
    authority = (Cite("astro-faq-stereotactic"), Cite("mue", "77435"))

    def check(self, chart: Chart) -> Iterator[Problem]:
        """Report all units of a course that has more than one."""
        for entries in _by_course(chart):
            if (billed := units_of(entries)) > 1:
                yield Problem(
                    message=f"{billed} units of {MANAGEMENT} are billed {{when}}; a stereotactic course of any number "
                    "of lesions takes one.",
                    entries=entries,
                    evidence=f"{billed} billed on {', '.join(f'{e.ref} {e.date}' for e in entries)}; one a course",
                    fixes=_keep_one(entries),
                )


def _by_course(chart: Chart) -> list[tuple[Entry, ...]]:
    """The lines in order of date, parted where so many days pass that a new course has begun."""
    found: list[tuple[Entry, ...]] = []
    lines = sorted(by_practitioners(chart.by_code.get(MANAGEMENT, ())), key=lambda entry: entry.date)
    for entry in lines:
        if found and not starts_anew(found[-1][-1].date, entry.date, chart):
            found[-1] += (entry,)
        else:
            found.append((entry,))
    return found


def _keep_one(entries: tuple[Entry, ...]) -> tuple[Proposal, ...]:
    if len(entries) == 1:
        return (Proposal("Bill 1 unit on {lines}", (SetUnits(entries[0].ref, 1),)),)
    return (remove_some(entries[:-1], entries),) if all_one_unit(entries) else ()
