"""Units that the fields or apertures of a phase carry: the count, phase by phase, and for lines without a phase."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from radcoder.domain.course import Entry, Phase
from radcoder.rules.chart import Chart
from radcoder.rules.frequency.parts import Excess, excess
from radcoder.rules.reasons import documented
from radcoder.rules.wording import listed

PLANS = ("77295", "77301", "77306", "77307", "77321")
Allowance = Callable[[Phase], int | None]


@dataclass(frozen=True, slots=True)
class Crowd:
    """Lines of one code that are more than their phases carry."""

    phases: tuple[Phase, ...]
    over: Excess

    @property
    def where(self) -> str:
        """`phase p1`, or `phases p1 and p2`."""
        ids = [phase.id for phase in self.phases]
        return f"phase {ids[0]}" if len(ids) == 1 else f"phases {listed(ids)}"


def crowds(code: str, phases: Sequence[Phase], allowance: Allowance, chart: Chart) -> Iterator[Crowd]:
    """Compare the lines of each plan's phases with their allowance; lines without a phase count over all phases.

    Lines with documentation are left out. A phase of unknown allowance, or with several plans, stays silent.
    """
    lines = [entry for entry in chart.by_code.get(code, ()) if not documented(entry, chart)]
    if any(chart.phase_of(entry) is None for entry in lines):
        if len(phases) == len(chart.course.phases):
            yield from _crowd(tuple(phases), lines, allowance, chart)
        return
    for group in _by_plan(phases):
        yield from _crowd(group, [entry for entry in lines if chart.phase_of(entry) in group], allowance, chart)


def _by_plan(phases: Sequence[Phase]) -> Iterator[tuple[Phase, ...]]:
    """Phases treated from one plan share its fields; a phase that names no plan stands for itself."""
    groups: dict[str, list[Phase]] = {}
    for phase in phases:
        plan = phase.plan.id if phase.plan else None
        groups.setdefault(f"plan {plan}" if plan else f"phase {phase.id}", []).append(phase)
    yield from (tuple(group) for group in groups.values())


def _crowd(phases: tuple[Phase, ...], lines: list[Entry], allowance: Allowance, chart: Chart) -> Iterator[Crowd]:
    allowed = [allowance(phase) for phase in phases]
    known = [number for number in allowed if number is not None]
    if not lines or not phases or len(known) < len(phases) or _replanned(phases, chart):
        return
    if (over := excess(lines, sum(known))) is not None:
        yield Crowd(phases, over)


def _replanned(phases: tuple[Phase, ...], chart: Chart) -> bool:
    """A phase that was planned on several days holds more fields than it names."""
    plans = [entry for entry in chart.of(PLANS) if chart.phase_of(entry) in phases or entry.line.phase is None]
    return len({entry.date for entry in plans}) > len(phases)
