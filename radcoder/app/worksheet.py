"""The course being worked on: every change is one named step that can be undone and done again."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Protocol

from radcoder.domain.course import Course, Line, LineRef
from radcoder.domain.edits import AddLine, Change
from radcoder.domain.facts import Facts
from radcoder.domain.findings import Review
from radcoder.domain.rule_settings import PUBLISHED, RuleSettings

if TYPE_CHECKING:
    from radcoder.app.workspace import Workspace
    from radcoder.rules.pace import Pulse


@dataclass(frozen=True, slots=True)
class Judgement:
    """A review together with the very course it judged, the names of its codes on their dates, and its payer's name."""

    course: Course
    review: Review
    names: Mapping[tuple[str, date], str]
    payer: str = ""


class Sheet(Protocol):
    """A course being worked on: a step is kept before the method that makes it returns, or it raises."""

    @property
    def id(self) -> str:
        """What the casebook knows the course by."""

    @property
    def course(self) -> Course:
        """The course as it stands."""

    @property
    def undo_name(self) -> str | None:
        """What undo would take back."""

    @property
    def redo_name(self) -> str | None:
        """What redo would do again."""

    @property
    def undo_is_long(self) -> bool:
        """Whether undo takes so much back that nobody should wait for it."""

    @property
    def redo_is_long(self) -> bool:
        """Whether redo does so much again that nobody should wait for it."""

    @property
    def steps(self) -> tuple[str, ...]:
        """The names of the steps that led to the course as it stands, oldest first."""

    def after(self, number: int) -> Course:
        """The course as it was after so many of its steps."""

    def apply(self, name: str, edits: Iterable[Change]) -> bool:
        """Make all edits as one step; False when they change nothing. Raises `EditTargetError`."""

    def put(self, name: str, course: Course) -> bool:
        """Put a changed course in the place of this one, as one step; False when it is the same."""

    def undo(self) -> bool:
        """Take the last step back; False when there is none."""

    def redo(self) -> bool:
        """Do the step again that was taken back last; False when there is none."""


@dataclass(frozen=True, slots=True)
class NewLine:
    """A line that is being typed: where it will stand, and what it takes over from the line before it."""

    claim: str
    before: int
    line: Line

    def edit(self) -> AddLine:
        """The edit that puts the line on its claim."""
        return AddLine(self.claim, self.line, self.before)


def line_after(course: Course, after: LineRef | None) -> NewLine | None:
    """Begin a line behind the given one, or at the end; its code is still empty. None when no claim can take it."""
    if not course.claims:
        return None
    wanted = after.claim if after else course.claims[-1].id
    claim = next(claim for claim in course.claims if claim.id == wanted)
    number = after.number if after else len(claim.lines)
    if not claim.lines:
        return NewLine(claim.id, 1, Line(first_day(course), ""))
    model = claim.lines[number - 1]
    return NewLine(claim.id, number + 1, Line(model.date, "", phase=model.phase))


def first_day(course: Course) -> date:
    """The earliest day that the course names, today for a course without any."""
    return min(course.days(), default=date.today())  # noqa: DTZ011 - a coder's day is the local one


def judge(
    workspace: "Workspace", course: Course, settings: RuleSettings = PUBLISHED, pulse: "Pulse | None" = None
) -> Judgement:
    """Review the course with these settings of rules and look up the names of its codes; `pulse` may stop it."""
    from radcoder.app.review import review_course  # the rules are needed only once there is a course
    from radcoder.rules.pace import no_pulse

    facts = workspace.facts_for([course])
    pairs = {(entry.code, entry.date) for entry in course.entries()}
    names = {pair: _name(facts, *pair) for pair in pairs}
    payer = facts.payers.get(course.payer or "")
    review = review_course(workspace, course, settings, pulse or no_pulse)
    return Judgement(course, review, names, payer.name if payer else "")


def _name(facts: Facts, code: str, on: date) -> str:
    """The name of a code; one that is not in force on the day says until when or from when it is."""
    entry = facts.code(code, on)
    if entry is not None:
        return entry.short_name
    if code in facts.retired:
        row = facts.retired[code]
        return f"{row.what_it_was} · to {row.ended}"
    known = facts.codes.get(code, ())
    if not known:
        return ""
    last = known[-1]
    early = last.period.start is not None and on < last.period.start
    return f"{last.short_name} · from {last.period.start}" if early else f"{last.short_name} · to {last.period.end}"
