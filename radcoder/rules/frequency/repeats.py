"""Services that are done once for a volume: which phase a line was for, and which line is a second one."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from radcoder.domain.course import Entry, Phase
from radcoder.domain.fractions import is_brachytherapy
from radcoder.rules.chart import Chart
from radcoder.rules.frequency.parts import by_part


@dataclass(frozen=True, slots=True)
class Repeat:
    """The lines of a repeated service, its phase, and the lines that served the volume before."""

    entries: tuple[Entry, ...]
    phase: Phase
    earlier: tuple[Entry, ...]
    same_phase: bool

    @property
    def before(self) -> date:
        """The day of the earlier service."""
        return self.earlier[0].date

    @property
    def later(self) -> bool:
        """The services stand on two days."""
        return self.before < self.entries[0].date

    @property
    def evidence(self) -> str:
        """The lines of both services and what they serve."""
        later, earlier = (", ".join(str(e.ref) for e in lines) for lines in (self.entries, self.earlier))
        return f"{later} after {earlier}: both serve phase {self.phase.id}, volume {self.phase.volume or 'not named'}"

    @property
    def newly_imaged(self) -> bool:
        """The phase has a plan of its own, made on new images, and this is the first line for it."""
        return not self.same_phase and self.phase.plan is not None and self.phase.plan.new_imaging is True

    @property
    def has_reason(self) -> bool:
        """The plan of the phase names its reason."""
        return self.phase.plan is not None and bool(self.phase.plan.reason)


def repeats(entries: Iterable[Entry], phases: Sequence[Phase], unnamed: Sequence[Phase], chart: Chart) -> list[Repeat]:
    """Find services whose volume was served before: on an earlier day, or on the same day for another phase.

    Only `phases` count; `unnamed` are those that a line without a phase may be for. Two units of one day and phase
    are left to the unit limit and the pair rule. Each part of a service is looked at by itself.
    """
    parts = by_part(entries).values()
    return join([repeat for lines in parts for repeat in _second_lines(placed(lines, phases, unnamed, chart))])


def repeats_or_same_images(
    entries: Iterable[Entry], phases: Sequence[Phase], unnamed: Sequence[Phase], chart: Chart
) -> list[Repeat]:
    """Find repeats, and services of another volume whose plan was made from the images of an earlier one."""
    lines = tuple(entries)
    again = repeats(lines, phases, unnamed, chart)
    said = {entry.ref for repeat in again for entry in repeat.entries}
    others: list[Repeat] = []
    for part in by_part(lines).values():
        services = placed(part, phases, unnamed, chart)
        for entry, phase in services[1:]:
            earlier, its_phase = services[0]
            if phase is not its_phase and phase.plan and phase.plan.new_imaging is False:
                others.append(Repeat((entry,), phase, (earlier,), same_phase=False))
    return again + join(repeat for repeat in others if repeat.entries[0].ref not in said)


def join(found: Iterable[Repeat]) -> list[Repeat]:
    """Make one of the physician's and the hospital's lines for the same service."""
    joined: dict[tuple[str, date, date, str, bool], Repeat] = {}
    for repeat in found:
        first = repeat.entries[0]
        key = first.code, first.date, repeat.before, repeat.phase.id, repeat.same_phase
        known = joined.get(key, repeat)
        joined[key] = replace(
            known,
            entries=tuple(dict.fromkeys(known.entries + repeat.entries)),
            earlier=tuple(dict.fromkeys(known.earlier + repeat.earlier)),
        )
    return list(joined.values())


def placed(
    lines: Sequence[Entry], phases: Sequence[Phase], unnamed: Sequence[Phase], chart: Chart
) -> list[tuple[Entry, Phase]]:
    """Give each line its phase: the one it names; without a name the next without a line, then the last."""
    named = {phase.id for entry in lines if (phase := chart.phase_of(entry))}
    free = [phase for phase in unnamed if phase.id not in named]
    found = []
    for entry in lines:
        phase = chart.phase_of(entry)
        if phase is None and entry.line.phase is None and unnamed:
            phase = free.pop(0) if free else unnamed[-1]
        if phase is not None and phase in phases:
            found.append((entry, phase))
    return found


def beams_of(chart: Chart) -> tuple[Phase, ...]:
    """The phases of beam and surface treatment: all but brachytherapy, whose services follow insertions."""
    return tuple(phase for phase in chart.course.phases if not is_brachytherapy(phase))


def open_to(phases: Sequence[Phase], chart: Chart) -> Sequence[Phase]:
    """The phases that a line without a name may be for; none when brachytherapy of the course could claim it."""
    return phases if len(beams_of(chart)) == len(chart.course.phases) else ()


def _second_lines(lines: list[tuple[Entry, Phase]]) -> Iterator[Repeat]:
    last: dict[str, tuple[Entry, Phase]] = {}
    served = set()
    for entry, phase in lines:
        earlier, its_phase = last.get(volume_of(phase), (entry, phase))
        if earlier.date < entry.date or its_phase is not phase:
            yield Repeat((entry,), phase, (earlier,), phase.id in served)
        last[volume_of(phase)] = entry, phase
        served.add(phase.id)


def volume_of(phase: Phase) -> str:
    """What tells volumes apart; a phase that names none stands for itself."""
    return phase.volume or f"phase {phase.id}"
