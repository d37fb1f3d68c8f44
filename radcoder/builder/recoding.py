"""What a billed line would be on another day: the code set of that day decides, and where it is open, the record."""

from dataclasses import dataclass
from datetime import date

from radcoder.builder.brachytherapy import OLD_CALCULATION, OLD_SIMULATION
from radcoder.builder.delivery import delivery_code
from radcoder.builder.guidance import guided
from radcoder.builder.items import PHYSICIAN, TECHNICAL, Item, billed_by
from radcoder.builder.unbilled import as_prescribed
from radcoder.domain.course import ClaimKind, Entry, Phase
from radcoder.domain.fractions import is_external_beam, is_surface
from radcoder.rules.chart import Chart
from radcoder.rules.technique.level import SINCE
from radcoder.rules.units.once import SURFACE_PLANNING
from radcoder.rules.wording import listed

DELIVERY, GUIDANCE, SURFACE = "delivery", "guidance", frozenset({"77401", "77437", "77438", "0394T"})
SURFACE_PLANS = frozenset({OLD_SIMULATION, OLD_CALCULATION, SURFACE_PLANNING})
PORTS = "77417"
NOT_VALID = "I"


@dataclass(frozen=True, slots=True)
class Recoded:
    """What a line would be billed with: `code` is empty where it would not be billed. `others` could be as well."""

    code: str
    modifiers: tuple[str, ...]
    why: str
    others: tuple[str, ...] = ()


class Recoder:
    """Finds for the lines of a course what they would be on other days."""

    def __init__(self, chart: Chart) -> None:
        self._chart = chart
        self._prescription = as_prescribed(chart)
        self._orders = {order.phase.id: order for order in self._prescription.phases}

    def on(self, entry: Entry, day: date) -> Recoded:
        """What the line would be billed with on the day."""
        if (entry.date < SINCE) == (day < SINCE):
            return Recoded(entry.code, entry.line.modifiers, "same code set")
        family, phases = self._family(entry), self._treated(entry)
        if phases and all(is_surface(phase) for phase in phases) and entry.code in SURFACE_PLANS:
            return _surface_plan(entry, day)
        if phases and (family == DELIVERY or entry.code in SURFACE):
            code, why = delivery_code(phases, day, self._prescription, self._chart)
            return Recoded(code, entry.line.modifiers, why)
        if phases and family == GUIDANCE and entry.code != PORTS:
            return self._guidance(entry, phases, day)
        return self._by_number(entry, day)

    def _family(self, entry: Entry) -> str:
        row = self._chart.facts.code(entry.code, entry.date)
        return row.family if row else ""

    def _treated(self, entry: Entry) -> tuple[Phase, ...]:
        """The phases of the session that the line belongs to; without a log, the phase that it names."""
        own = self._chart.phase_of(entry)
        sessions = self._chart.log.together(entry.date)
        found = next((each for each in sessions if own is None or own in each), (own,) if own is not None else ())
        return tuple(phase for phase in found if is_external_beam(phase) or is_surface(phase))

    def _guidance(self, entry: Entry, phases: tuple[Phase, ...], day: date) -> Recoded:
        items = (guided(self._orders[phase.id], day, self._prescription, self._chart) for phase in phases)
        item = next((each for each in items if each is not None), None)
        if item is None:
            return Recoded("", (), "the record names no guidance that has a code of its own on this day")
        modifiers = self._modifiers(item, entry)
        if modifiers is None:
            return Recoded("", (), "its technical part lies inside the delivery of this day")
        return Recoded(item.code, modifiers, item.reason)

    def _modifiers(self, item: Item, entry: Entry) -> tuple[str, ...] | None:
        """The modifiers with which the claim of the line bills a service; None where it bills none of it."""
        claim = TECHNICAL if entry.claim.kind is ClaimKind.HOSPITAL else PHYSICIAN
        billed = dict(billed_by(item, self._prescription, self._chart.facts))
        return (*billed[claim], *item.modifiers) if claim in billed else None

    def _by_number(self, entry: Entry, day: date) -> Recoded:
        """The same number where it is in force, else what came after or before it."""
        facts = self._chart.facts
        if facts.code(entry.code, day):
            return Recoded(entry.code, entry.line.modifiers, "same code in both years")
        valid = self._valid(entry, day)
        if not valid:
            return Recoded("", (), f"no code of {day.year} takes the place of {entry.code}")
        others = f", or {listed(valid[1:], 'or')}: the record decides" if valid[1:] else ""
        return Recoded(valid[0], entry.line.modifiers, f"{valid[0]} takes the place of {entry.code}{others}", valid[1:])

    def _valid(self, entry: Entry, day: date) -> tuple[str, ...]:
        """The codes in force on the day that a chain of successors leads to, or of predecessors on an earlier day."""
        facts, later = self._chart.facts, day > entry.date
        ahead, found = [entry.code], []
        for code in ahead:
            row = facts.fee_row(code, "", day)
            if facts.code(code, day) and (row is None or row.status != NOT_VALID):
                found.append(code)
            else:
                ahead += [each for each in self._next(code, later=later) if each not in ahead]
        return tuple(found)

    def _next(self, code: str, *, later: bool) -> tuple[str, ...]:
        facts = self._chart.facts
        retired, rows = facts.retired.get(code), facts.codes.get(code, ())
        if retired is not None:
            return retired.successors if later else ()
        return tuple(each for row in rows for each in (row.successors if later else row.predecessors))


def _surface_plan(entry: Entry, day: date) -> Recoded:
    """Simulation and calculation to the end of 2025 are one planning code after it."""
    if day < SINCE:
        return Recoded(OLD_SIMULATION, entry.line.modifiers, f"with {OLD_CALCULATION} beside it, to 31 Dec 2025")
    if entry.code == OLD_CALCULATION:
        return Recoded("", (), f"its work lies inside {SURFACE_PLANNING}")
    return Recoded(SURFACE_PLANNING, entry.line.modifiers, "the planning of surface treatment, once a lesion")
