"""Two versions of a course side by side: which lines and facts are the same, changed, added or removed."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum

from radcoder.domain.course import Claim, Course, Entry, Fraction, Line, Phase


class Difference(StrEnum):
    """What became of a line, or of a fact."""

    SAME = "same"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class LinePair:
    """A line on both sides, or on one; `changed` names the fields that differ."""

    before: Entry | None
    after: Entry | None
    changed: tuple[str, ...] = ()

    @property
    def difference(self) -> Difference:
        """What became of it."""
        if self.before is None:
            return Difference.ADDED
        if self.after is None:
            return Difference.REMOVED
        return Difference.CHANGED if self.changed else Difference.SAME

    @property
    def day(self) -> date:
        """The day by which it is put in order: that of the left side if it has one."""
        entry = self.before or self.after
        return entry.date if entry is not None else date.max


@dataclass(frozen=True, slots=True)
class FactPair:
    """Something that no line says, on both sides in words; empty where a side has nothing of it."""

    what: str
    before: str
    after: str

    @property
    def difference(self) -> Difference:
        """What became of it."""
        if not self.before:
            return Difference.ADDED
        return Difference.CHANGED if self.after else Difference.REMOVED


@dataclass(frozen=True, slots=True)
class Comparison:
    """All lines of both versions in order of days, and the facts that differ."""

    lines: tuple[LinePair, ...]
    facts: tuple[FactPair, ...]

    def count(self, difference: Difference) -> int:
        """How many lines have become so."""
        return sum(pair.difference is difference for pair in self.lines)

    @property
    def same(self) -> bool:
        """Nothing differs."""
        return not self.facts and all(pair.difference is Difference.SAME for pair in self.lines)


# What makes two lines the same service, from all of it to less and less.
Likeness = Callable[[Line], Hashable]
LIKENESSES: tuple[Likeness, ...] = (
    lambda line: line,
    lambda line: (line.date, line.code, line.units, line.modifiers),
    lambda line: (line.date, line.code),
    lambda line: (line.code, line.modifiers),
    lambda line: line.code,
    lambda line: (line.date, line.phase, line.units),
)


def compare(before: Course, after: Course) -> Comparison:
    """Put two versions of a course beside each other."""
    pairs = [pair for claims in _claims(before, after) for pair in _lines(*claims)]
    return Comparison(tuple(sorted(pairs, key=lambda pair: pair.day)), tuple(_facts(before, after)))


def _claims(before: Course, after: Course) -> Iterator[tuple[tuple[Entry, ...], tuple[Entry, ...]]]:
    """The lines of the claims that belong together: by name and kind, then by kind in order."""
    left, right = list(before.claims), list(after.claims)
    for alike in (_same_claim, _same_kind):
        for claim in tuple(left):
            other = next((each for each in right if alike(claim, each)), None)
            if other is not None:
                left.remove(claim)
                right.remove(other)
                yield _entries(before, claim), _entries(after, other)
    yield from ((_entries(before, claim), ()) for claim in left)
    yield from (((), _entries(after, claim)) for claim in right)


def _same_claim(one: Claim, other: Claim) -> bool:
    return (one.id, one.kind) == (other.id, other.kind)


def _same_kind(one: Claim, other: Claim) -> bool:
    return one.kind is other.kind


def _entries(course: Course, claim: Claim) -> tuple[Entry, ...]:
    return tuple(entry for entry in course.entries() if entry.ref.claim == claim.id)


def _lines(before: tuple[Entry, ...], after: tuple[Entry, ...]) -> Iterator[LinePair]:
    left, right = sorted(before, key=lambda each: each.date), sorted(after, key=lambda each: each.date)
    for alike in LIKENESSES:
        waiting: dict[Hashable, list[Entry]] = defaultdict(list)
        for entry in reversed(right):
            waiting[alike(entry.line)].append(entry)
        for entry in tuple(left):
            found = waiting[alike(entry.line)]
            if found:
                other = found.pop()
                left.remove(entry)
                right.remove(other)
                yield LinePair(entry, other, _changed(entry.line, other.line))
    yield from (LinePair(entry, None) for entry in left)
    yield from (LinePair(None, entry) for entry in right)


def _changed(before: object, after: object) -> tuple[str, ...]:
    if before == after:
        return ()
    return tuple(each.name for each in fields(before) if getattr(before, each.name) != getattr(after, each.name))  # type: ignore[arg-type]


def _facts(before: Course, after: Course) -> Iterator[FactPair]:
    plain = (
        ("reference", before.reference, after.reference),
        ("title", before.title, after.title),
        ("payer", before.payer, after.payer),
        ("status", before.status, after.status),
        ("diagnoses", " ".join(before.diagnoses), " ".join(after.diagnoses)),
        ("fractions", _fractions(before.fractions), _fractions(after.fractions)),
        ("days given only here", _only(before, after), _only(after, before)),
        ("events", _several(before.events), _several(after.events)),
        ("authorizations", _several(before.authorizations), _several(after.authorizations)),
        ("set aside", _several(before.overrides), _several(after.overrides)),
    )
    yield from (FactPair(what, one or "", other or "") for what, one, other in plain if one != other)
    yield from _named("record on", before.documentation, after.documentation)
    yield from _named("phase", *({each.id: _phase(each) for each in course.phases} for course in (before, after)))
    yield from _named("claim", *({each.id: _claim(each) for each in course.claims} for course in (before, after)))


def _named(what: str, before: dict[str, str], after: dict[str, str]) -> Iterator[FactPair]:
    for name in dict.fromkeys((*before, *after)):
        one, other = before.get(name, ""), after.get(name, "")
        if one != other:
            yield FactPair(f"{what} {name}", one, other)


def _fractions(given: tuple[Fraction, ...]) -> str:
    days = sorted(each.date for each in given)
    return f"{len(days)}, {days[0]} to {days[-1]}" if days else ""


def _only(here: Course, there: Course) -> str:
    """The days with a fraction that the other version does not have."""
    days = {each.date for each in here.fractions} - {each.date for each in there.fractions}
    return " ".join(map(str, sorted(days)))


def _several(values: Iterable[object]) -> str:
    return "; ".join(_plain(each) for each in values)


def _phase(phase: Phase) -> str:
    return _plain(phase)


def _claim(claim: Claim) -> str:
    return " ".join(filter(None, (claim.kind, claim.pos, claim.biller, claim.group, claim.specialty, claim.locality)))


def _plain(value: object) -> str:
    """The fields of a value that say something, as words."""
    named = ((each.name, getattr(value, each.name)) for each in fields(value))  # type: ignore[arg-type]
    return ", ".join(f"{name.replace('_', ' ')} {_word(each)}" for name, each in named if each not in (None, "", ()))


def _word(value: object) -> str:
    if isinstance(value, tuple):
        return " ".join(map(str, value))
    return _plain(value) if hasattr(value, "__dataclass_fields__") else str(value)
