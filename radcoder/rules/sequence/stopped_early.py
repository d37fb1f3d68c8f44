"""SEQ-07: a course that stopped early is billed as planned."""

from collections.abc import Iterator
from dataclasses import dataclass

from radcoder.domain.findings import Severity
from radcoder.domain.fractions import is_conventional_beam, is_external_beam, weekly_physics
from radcoder.rules import weekly
from radcoder.rules.base import Cite, CourseRule, Problem, Proposal
from radcoder.rules.chart import Chart, bills_technical
from radcoder.rules.frequency.delivery_log import DELIVERY
from radcoder.rules.frequency.parts import Excess, excess

PORT_IMAGES = "77417"
DELIVERED = "delivery"


@dataclass(frozen=True, slots=True)
class Count:
    """Units of a service that the delivered and the planned fractions carry, and the lines above the first.

    `certain` tells that they are wrong beyond custom.
    """

    name: str
    right: int
    as_planned: int
    over: Excess | None
    certain: bool = True

    @property
    def follows_plan(self) -> bool:
        """As many units are billed as the planned fractions would have earned."""
        return self.over is not None and self.over.billed == self.as_planned

    @property
    def words(self) -> str:
        """`77427 5 times for 2`."""
        return f"{self.name} {self.as_planned} times for {self.right}"


class StoppedEarlyNotRecounted(CourseRule):
    """The course stopped early, and its units follow the plan.

    What: An ended course with fewer delivered than planned beam fractions, whose units of 77427, 77336, 77417
    or delivery are exactly those that the planned fractions would have earned.
    Why: Units follow the fractions delivered, not those planned. The rules that count them say what is too
    many; this one says where it came from.
    Resolve: Count again from the treatment record, and bill what was delivered.
    Authority: Medicare Claims Processing Manual, chapter 13, 70.1.
    """

    id = "SEQ-07"
    name = "course-stopped-early-not-recounted"
    severity = Severity.ERROR
    authority = (Cite("claims-manual-13", "70.1"),)

    def check(self, chart: Chart) -> Iterator[Problem]:
        """Compare the billed units with those of the planned course."""
        delivered, planned = len(chart.log.external), _planned(chart)
        if not chart.ended or not 0 < delivered < planned:
            return
        found = [count for count in _counts(delivered, planned, chart) if count.follows_plan]
        if any(count.certain for count in found):
            yield _follows_plan(found, delivered, planned)


def _follows_plan(found: list[Count], delivered: int, planned: int) -> Problem:
    fixes = [fix for count in found for fix in (count.over.fixes if count.over else ())]
    edits = tuple(edit for fix in fixes for edit in fix.edits)
    whole = len(fixes) == len(found) and not any(count.name == DELIVERED for count in found)
    return Problem(
        message=f"The course stopped after {delivered} of {planned} planned fractions, and what is billed follows the "
        f"plan: {'; '.join(count.words for count in found)}.",
        entries=tuple(entry for count in found if count.over for entry in count.over.entries),
        evidence="; ".join(f"{count.name}: planned {count.as_planned}, delivered {count.right}" for count in found),
        fixes=(Proposal("Bill what the delivered fractions carry: change {lines}", edits),) if whole else (),
    )


def _planned(chart: Chart) -> int:
    """Planned sessions of all beam phases; 0 when a phase does not say, or some sessions are shared and others not."""
    phases = [phase for phase in chart.course.phases if is_external_beam(phase)]
    numbers = [phase.planned_fractions or 0 for phase in phases]
    given = [len(chart.log.of_phases([phase])) for phase in phases]
    if not all(numbers):
        return 0
    if sum(given) == len(chart.log.external):
        return sum(numbers)
    return numbers[0] if len(set(numbers)) == len(set(given)) == 1 else 0


def _counts(delivered: int, planned: int, chart: Chart) -> Iterator[Count]:
    """What the delivered fractions carry, and what the plan would have."""
    day = chart.log.external[-1].date
    week = chart.facts.parameter("fractions_per_week", day)
    begun = -(-delivered // week)
    managed = weekly.management(chart, ended=True)
    beams = [phase for phase in chart.course.phases if is_external_beam(phase)]
    if managed is not None and all(map(is_conventional_beam, beams)) and not weekly.is_short(chart):
        lines = chart.of([weekly.MANAGEMENT])
        yield Count(weekly.MANAGEMENT, managed.units, _managed(planned, chart), excess(lines, managed.units))
    physics, lines = _physics(delivered, chart), chart.of([weekly.PHYSICS])
    over = excess(lines, physics)
    yield Count(
        weekly.PHYSICS, physics, _physics(planned, chart), over, certain=over is not None and over.billed > begun
    )
    yield Count(PORT_IMAGES, begun, -(-planned // week), excess(chart.of([PORT_IMAGES]), begun))
    technical = tuple(entry for entry in chart.of(DELIVERY) if bills_technical(entry.claim))
    yield Count(DELIVERED, delivered, planned, excess(technical, delivered))


def _managed(planned: int, chart: Chart) -> int:
    day = chart.log.external[-1].date
    weeks, left = divmod(planned, chart.facts.parameter("fractions_per_week", day))
    return weeks + (left >= chart.facts.parameter("management_remainder", day))


def _physics(fractions: int, chart: Chart) -> int:
    day = chart.log.external[-1].date
    return weekly_physics(
        fractions,
        ended=True,
        week=chart.facts.parameter("physics_fractions_per_unit", day),
        remainder=chart.facts.parameter("physics_remainder", day),
    ).units
