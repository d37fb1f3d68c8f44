"""Counting what is billed once although two bill it: the physician's part and the technical part of one service."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from radcoder.domain.course import ClaimKind, Entry
from radcoder.domain.edits import DropLine, Edit, SetUnits
from radcoder.rules.base import Proposal
from radcoder.rules.chart import in_facility
from radcoder.rules.wording import count, units_of


class Part(StrEnum):
    """A part of a service that is billed once."""

    PHYSICIAN = "physician's part"
    TECHNICAL = "technical part"


BOTH = tuple(Part)


@dataclass(frozen=True, slots=True)
class Excess:
    """Lines that bill a part more often than allowed: the most units of a part, and the lines of such parts."""

    billed: int
    allowed: int
    entries: tuple[Entry, ...]
    fixes: tuple[Proposal, ...]

    @property
    def evidence(self) -> str:
        """Units line by line against what is allowed."""
        lines = ", ".join(f"{e.ref} {e.date} × {e.line.units}" for e in self.entries)
        return f"{lines}; {self.billed} billed, {self.allowed} allowed"


def parts_of(entry: Entry) -> tuple[Part, ...]:
    """The parts that a line bills: a hospital the technical one, 26 the physician's, an office both."""
    modifiers = entry.line.modifiers
    if entry.claim.kind is ClaimKind.HOSPITAL or "TC" in modifiers:
        return (Part.TECHNICAL,)
    if "26" in modifiers or in_facility(entry.claim):
        return (Part.PHYSICIAN,)
    return BOTH


def by_part(entries: Iterable[Entry]) -> dict[Part, tuple[Entry, ...]]:
    """The lines of each part in order of date; a part without lines is left out."""
    in_order = sorted(entries, key=lambda entry: (entry.date, entry.code))
    found = {part: tuple(entry for entry in in_order if part in parts_of(entry)) for part in Part}
    return {part: lines for part, lines in found.items() if lines}


def most_units(entries: Iterable[Entry]) -> int:
    """The units of the part that is billed most often."""
    return max((units_of(lines) for lines in by_part(entries).values()), default=0)


def excess(entries: Iterable[Entry], allowed: int) -> Excess | None:
    """Say whether a part is billed more often than allowed, and how to come down to it."""
    over = [lines for lines in by_part(entries).values() if units_of(lines) > allowed]
    if not over:
        return None
    lines = tuple({entry.ref: entry for part in over for entry in part}.values())
    edits = tuple(dict.fromkeys(edit for part in over for edit in _come_down(part, allowed)))
    changed = [edit.line for edit in edits if isinstance(edit, DropLine | SetUnits)]
    sound = len(changed) == len(set(changed))
    return Excess(max(units_of(part) for part in over), allowed, lines, (_proposal(edits, allowed),) if sound else ())


def _come_down(entries: tuple[Entry, ...], allowed: int) -> list[Edit]:
    edits: list[Edit] = []
    left = allowed
    for entry in entries:
        if left == 0:
            edits.append(DropLine(entry.ref))
        elif entry.line.units > left:
            edits.append(SetUnits(entry.ref, left))
        left = max(left - entry.line.units, 0)
    return edits


def _proposal(edits: tuple[Edit, ...], allowed: int) -> Proposal:
    dropping = all(isinstance(edit, DropLine) for edit in edits)
    return Proposal("Remove {lines}" if dropping else f"Bill {count(allowed, 'unit')} in all: change {{lines}}", edits)
