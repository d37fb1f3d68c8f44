"""FRQ-07: the management code of a course of one or two fractions."""

from collections.abc import Iterator

from radcoder.domain.course import Status
from radcoder.domain.edits import ReplaceCode
from radcoder.domain.findings import Severity
from radcoder.rules import weekly
from radcoder.rules.base import Cite, CourseRule, Problem, Proposal, remove, remove_some
from radcoder.rules.chart import Chart
from radcoder.rules.wording import count, units_of


class ShortCourseManagement(CourseRule):
    """The management code does not fit the length of the course.

    What: 77427 in a whole course of one or two fractions, 77431 more than once in such a course, or 77431 in a
    longer one.
    Why: A whole course of one or two fractions is managed with 77431 once. A longer course is managed in fives
    with 77427, and one or two fractions left over at its end earn nothing.
    Resolve: Bill the code that fits the fractions delivered, once the course has ended. Check the log first.
    Authority: NCCI pair 77431 with 77427, indicator 0; Medicare billing text on short courses.
    """

    id = "FRQ-07"
    name = "short-course-management-code-wrong"
    severity = Severity.ERROR
    authority = (Cite("claims-manual-13", "70.1"), Cite("medicare-billing-text-2010"))

    def check(self, chart: Chart) -> Iterator[Problem]:
        """Report the wrong management code for the number of fractions."""
        n = len(chart.log.conventional)
        if n == 0:
            return
        if weekly.is_short(chart):
            yield from _in_short_course(n, chart)
        elif _is_long(n, chart):
            yield from _in_long_course(n, chart)


def _is_long(n: int, chart: Chart) -> bool:
    day = weekly.last_day(chart)
    longest = chart.facts.parameter("management_short_course", day) if day else n
    return max(n, weekly.planned(chart) if chart.course.status is not Status.ENDED else 0) > longest


def _in_short_course(n: int, chart: Chart) -> Iterator[Problem]:
    weekly_lines, short = chart.of([weekly.MANAGEMENT]), chart.of([weekly.SHORT_MANAGEMENT])
    fractions = count(n, "fraction")
    if weekly_lines:
        replace = Proposal("Bill 77431 on {lines}", (ReplaceCode(weekly_lines[0].ref, weekly.SHORT_MANAGEMENT),))
        single = not short and len(weekly_lines) == 1 and weekly_lines[0].line.units == 1
        yield Problem(
            message=f"A whole course of {fractions} is managed with 77431 once; 77427 {{when}} does not fit.",
            entries=weekly_lines,
            evidence=f"{fractions} on {weekly.dates_of(chart.log.conventional)}, no more to come; 77427 needs five, "
            "or three at the end",
            fixes=(replace, remove(*weekly_lines)) if single else (remove(*weekly_lines),),
        )
    if units_of(short) > 1:
        yield Problem(
            message=f"77431 is billed {units_of(short)} times {{when}}; a whole course of {fractions} takes it once.",
            entries=short,
            evidence=f"{fractions} on {weekly.dates_of(chart.log.conventional)}; 77431 billed {units_of(short)}",
            fixes=(remove_some(short[1:], short),) if len(short) > 1 else (),
        )


def _in_long_course(n: int, chart: Chart) -> Iterator[Problem]:
    short = chart.of([weekly.SHORT_MANAGEMENT])
    if not short:
        return
    planned = weekly.planned(chart)
    length = f"{count(n, 'fraction')} delivered" + (f" of {planned} planned" if planned > n else "")
    yield Problem(
        message=f"77431 {{when}} is for a whole course of one or two fractions; this one has {length}.",
        entries=short,
        evidence=f"{length}, {weekly.dates_of(chart.log.conventional)}",
        fixes=(remove(*short),),
    )
