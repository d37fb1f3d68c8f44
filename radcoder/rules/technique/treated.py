"""What a line was billed for: the phases it speaks of, and those treated in the same session."""

from collections.abc import Callable, Iterable
from datetime import date

from radcoder.domain.course import Entry, Phase
from radcoder.domain.fractions import is_external_beam
from radcoder.rules.chart import Chart

Kind = Callable[[Phase], bool]


def own_phases(entry: Entry, chart: Chart) -> tuple[Phase, ...]:
    """The phases a delivery line speaks of: the one it names, or those that the log holds for its date."""
    named = chart.phase_of(entry)
    if named is not None:
        return (named,)
    if entry.line.phase is not None:
        return ()
    return _each_once(chart.log.together(entry.date))


def session_phases(entry: Entry, chart: Chart) -> tuple[Phase, ...]:
    """The phases treated in the sessions of the line's own phases that day; its own phases where the log is silent."""
    return with_others(own_phases(entry, chart), entry.date, chart)


def with_others(own: tuple[Phase, ...], day: date, chart: Chart) -> tuple[Phase, ...]:
    """These phases, and those treated in the same sessions that day."""
    if len(own) == len(chart.course.phases):
        return own
    ids = {phase.id for phase in own}
    return _each_once([own, *(s for s in chart.log.together(day) if any(phase.id in ids for phase in s))])


def _each_once(groups: Iterable[tuple[Phase, ...]]) -> tuple[Phase, ...]:
    return tuple({phase.id: phase for group in groups for phase in group}.values())


def belongs(entry: Entry, chart: Chart, kind: Kind) -> bool:
    """The line is of a phase of this kind; without a name, of a course whose every beam phase is of this kind."""
    named = chart.phase_of(entry)
    if named is not None or entry.line.phase is not None:
        return named is not None and kind(named)
    beams = [phase for phase in chart.course.phases if is_external_beam(phase)]
    return bool(beams) and all(kind(phase) for phase in beams)


def delivered_as(entry: Entry, chart: Chart, kind: Kind) -> bool:
    """Like `belongs`, and a line without a name is also of this kind when nothing else was treated on its date."""
    own = own_phases(entry, chart)
    return all(kind(phase) for phase in own) if own else belongs(entry, chart, kind)
