"""Steps on a course: what was in a place before and after, which undo turns round, and the history they make."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Self

import msgspec

from radcoder.casebook import content
from radcoder.domain.course import Claim, Course, Line

STEP, UNDO, REDO = "step", "undo", "redo"


@dataclass(frozen=True, slots=True)
class Splice:
    """Lines of one claim that stand together; `start` counts from 0."""

    claim: str
    start: int
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a step: the facts that it touches, the heads of all claims where one changed, and lines."""

    facts: dict[str, Any] = field(default_factory=dict)
    claims: tuple[Claim, ...] | None = None
    splices: tuple[Splice, ...] = ()

    def text(self) -> str:
        """Write the side for the journal; what it does not touch is left out."""
        parts: dict[str, Any] = {"facts": self.facts} if self.facts else {}
        if self.claims is not None:
            parts["claims"] = content.lean(self.claims)
        if self.splices:
            parts["splices"] = [content.lean(splice) for splice in self.splices]
        return content.text(parts)

    @classmethod
    def read(cls, text: str) -> Self:
        """Read what `text` wrote."""
        return msgspec.json.decode(text, type=cls)


@dataclass(frozen=True, slots=True)
class Step:
    """A change as both its sides."""

    before: Side
    after: Side

    def reversed(self) -> "Step":
        """The step that takes this one back."""
        return Step(self.after, self.before)


def step_between(before: Course, after: Course) -> Step:
    """The smallest step that leads from one course to the other."""
    old, new = content.changed_facts(before, after)
    heads = [tuple(replace(claim, lines=()) for claim in course.claims) for course in (before, after)]
    splices = [_splices(each) for each in _line_pairs(before, after)]
    touched = heads[0] != heads[1]
    return Step(
        Side(old, heads[0] if touched else None, tuple(pair[0] for pair in splices)),
        Side(new, heads[1] if touched else None, tuple(pair[1] for pair in splices)),
    )


def _line_pairs(before: Course, after: Course) -> list[tuple[str, tuple[Line, ...], tuple[Line, ...]]]:
    old, new = ({claim.id: claim.lines for claim in course.claims} for course in (before, after))
    pairs = ((name, old.get(name, ()), new.get(name, ())) for name in dict.fromkeys([*old, *new]))
    return [pair for pair in pairs if pair[1] != pair[2]]


def _splices(pair: tuple[str, tuple[Line, ...], tuple[Line, ...]]) -> tuple[Splice, Splice]:
    claim, old, new = pair
    start = _alike(old, new)
    end = _alike(old[start:][::-1], new[start:][::-1])
    return Splice(claim, start, old[start : len(old) - end]), Splice(claim, start, new[start : len(new) - end])


def _alike(one: Sequence[Line], other: Sequence[Line]) -> int:
    """How many lines are the same from the beginning on."""
    pairs = enumerate(zip(one, other, strict=False))  # most are the very same, and to compare values is slow
    return next((number for number, (a, b) in pairs if a is not b and a != b), min(len(one), len(other)))


def taken(course: Course, step: Step) -> Course:
    """The course after the step."""
    course = content.with_facts(course, step.after.facts)
    lines = {claim.id: claim.lines for claim in course.claims}
    for old, new in zip(step.before.splices, step.after.splices, strict=True):
        now = lines.get(new.claim, ())
        lines[new.claim] = now[: new.start] + new.lines + now[new.start + len(old.lines) :]
    heads = course.claims if step.after.claims is None else step.after.claims
    return replace(course, claims=tuple(replace(head, lines=lines.get(head.id, ())) for head in heads))


@dataclass(frozen=True, slots=True)
class Past:
    """An entry of the journal about a step: its number, what it did, its name, and the step that it is about."""

    number: int
    what: str
    name: str
    undoes: int | None


@dataclass(slots=True)
class History:
    """The steps that can be taken back, and those that can be done again: numbers and names, the next one last."""

    done: list[tuple[int, str]] = field(default_factory=list)
    undone: list[tuple[int, str]] = field(default_factory=list)

    @classmethod
    def of(cls, entries: Iterable[Past]) -> Self:
        """Fold the entries of a course, oldest first."""
        history = cls()
        for entry in entries:
            history.add(entry)
        return history

    def add(self, entry: Past) -> None:
        """Follow one more entry."""
        if entry.what == UNDO:
            self._turn(self.done, self.undone, entry)
        elif entry.what == REDO:
            self._turn(self.undone, self.done, entry)
        else:
            self.done.append((entry.number, entry.name))
            self.undone.clear()

    def _turn(self, here: list[tuple[int, str]], there: list[tuple[int, str]], entry: Past) -> None:
        if here and here[-1][0] == entry.undoes:
            there.append(here.pop())
        else:  # another program took steps away: what the course was before this one, nobody knows
            self.done.clear()
            self.undone.clear()
