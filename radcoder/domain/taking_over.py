"""Taking over the lines of another version of a course, as edits: what stands aside follows its lines."""

from collections.abc import Iterator

from radcoder.domain.comparison import Difference, LinePair, compare
from radcoder.domain.course import Course, Entry
from radcoder.domain.edits import AddLine, DropLine, Edit, SetLine


def taking_over(course: Course, other: Course) -> tuple[Edit, ...]:
    """The edits that give a course the lines of another version with the same claims; a new line comes by its day."""
    pairs = compare(course, other).lines
    return tuple(edit for pair in pairs for edit in _edits(pair, course))


def _edits(pair: LinePair, course: Course) -> Iterator[Edit]:
    if pair.difference is Difference.SAME:
        return
    if pair.before is None and pair.after is not None:
        yield AddLine(pair.after.ref.claim, pair.after.line, _before(pair.after, course))
    elif pair.before is not None and pair.after is None:
        yield DropLine(pair.before.ref)
    elif pair.before is not None and pair.after is not None:
        yield SetLine(pair.before.ref, pair.after.line)


def _before(new: Entry, course: Course) -> int | None:
    """The number of the first line of the claim that is later; None puts the new one at the end."""
    later = (each.ref.number for each in course.entries() if each.ref.claim == new.ref.claim and each.date > new.date)
    return next(later, None)
