"""Changes to a course as data: what a fix proposes and what a worksheet command does."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from radcoder.domain.course import Claim, Course, Line, LineRef
from radcoder.domain.course_edits import CourseEdit
from radcoder.domain.overrides import Override


@dataclass(frozen=True, slots=True)
class DropLine:
    """Take the line away."""

    line: LineRef


@dataclass(frozen=True, slots=True)
class ReplaceCode:
    """Bill another code on the same line."""

    line: LineRef
    code: str


@dataclass(frozen=True, slots=True)
class SetUnits:
    """Bill this many units on the line."""

    line: LineRef
    units: int


@dataclass(frozen=True, slots=True)
class AddModifier:
    """Add a modifier behind those that stand there."""

    line: LineRef
    modifier: str


@dataclass(frozen=True, slots=True)
class RemoveModifier:
    """Take a modifier off the line."""

    line: LineRef
    modifier: str


@dataclass(frozen=True, slots=True)
class MoveDate:
    """Bill the line on another date of service."""

    line: LineRef
    date: date


@dataclass(frozen=True, slots=True)
class SetLine:
    """Put another line in the place of this one: what typing into a grid does."""

    line: LineRef
    new: Line


@dataclass(frozen=True, slots=True)
class AddLine:
    """Add a line to a claim: before the line with this number, or at the end."""

    claim: str
    new: Line
    before: int | None = None


LineEdit = ReplaceCode | SetUnits | AddModifier | RemoveModifier | MoveDate | SetLine
Edit = DropLine | AddLine | LineEdit
Change = Edit | CourseEdit


class EditTargetError(LookupError):
    """An edit names a line or a claim that the course does not have."""

    def __init__(self, target: str, reference: str) -> None:
        super().__init__(
            f"Course {reference} has no line or claim {target}. Review the course again before applying the fix."
        )


def apply_edits(course: Course, edits: Iterable[Change]) -> Course:
    """Return the course with all edits made at once.

    Every edit addresses lines by their numbers in the given course, so drops and additions in one list do not
    shift each other; changes to facts and log are made one after the other. What was set aside follows its lines to
    their new numbers. Raises `EditTargetError`.
    """
    wanted: dict[str, list[Edit]] = defaultdict(list)
    for edit in edits:
        if isinstance(edit, CourseEdit):
            course = edit.on(course)
        else:
            wanted[edit.claim if isinstance(edit, AddLine) else edit.line.claim].append(edit)
    unknown = wanted.keys() - {claim.id for claim in course.claims}
    if unknown:
        raise EditTargetError(min(unknown), course.reference)
    claims = tuple(
        _edit_claim(claim, wanted[claim.id], course.reference) if claim.id in wanted else claim
        for claim in course.claims
    )
    return replace(course, claims=claims, overrides=tuple(_follow(override, wanted) for override in course.overrides))


def _follow(override: Override, wanted: dict[str, list[Edit]]) -> Override:
    lines = tuple(moved for ref in override.lines if (moved := _moved(ref, wanted.get(ref.claim, []))))
    return override if lines == override.lines else replace(override, lines=lines)


def _moved(ref: LineRef, edits: list[Edit]) -> LineRef | None:
    """The address of a line after the edits on its claim; None when it is dropped."""
    if DropLine(ref) in edits:
        return None
    drops = {edit.line.number for edit in edits if isinstance(edit, DropLine)}
    added = sum(isinstance(edit, AddLine) and edit.before is not None and edit.before <= ref.number for edit in edits)
    return replace(ref, number=ref.number + added - sum(number < ref.number for number in drops))


def _edit_claim(claim: Claim, edits: list[Edit], reference: str) -> Claim:
    lines = list(claim.lines)
    dropped: set[int] = set()
    added: dict[int, list[Line]] = defaultdict(list)
    for edit in edits:
        match edit:
            case AddLine(new=new, before=before):
                added[before or len(claim.lines) + 1].append(new)
            case DropLine(line=ref):
                _must_exist(ref, claim, reference)
                dropped.add(ref.number)
            case _:
                _must_exist(edit.line, claim, reference)
                lines[edit.line.number - 1] = edit_line(lines[edit.line.number - 1], edit)
    for number in sorted(dropped | added.keys(), reverse=True):  # from the end, so that no number shifts
        lines[number - 1 : number - (number not in dropped)] = added.get(number, [])
    return replace(claim, lines=tuple(lines))


def _must_exist(ref: LineRef, claim: Claim, reference: str) -> None:
    if not 1 <= ref.number <= len(claim.lines):
        raise EditTargetError(str(ref), reference)


def edit_line(line: Line, edit: LineEdit) -> Line:
    """Make one edit on its line."""
    match edit:
        case ReplaceCode(code=code):
            return replace(line, code=code)
        case SetUnits(units=units):
            return replace(line, units=units)
        case AddModifier(modifier=modifier):
            return replace(line, modifiers=(*line.modifiers, modifier))
        case RemoveModifier(modifier=modifier):
            return replace(line, modifiers=tuple(m for m in line.modifiers if m != modifier))
        case MoveDate(date=day):
            return replace(line, date=day)
        case SetLine(new=new):
            return new
