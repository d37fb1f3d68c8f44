"""The content of courses: put in, read, and changed step by step, each step with its entry in the journal."""

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import uuid4

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.orm import Session

from radcoder.casebook import content, journal, listing, texts, times, undo
from radcoder.casebook.journal import Happening
from radcoder.casebook.rows import ClaimRow, ContentRow, CourseRow, JournalRow, LineRow
from radcoder.casebook.store import Change
from radcoder.casebook.summary import summary_of
from radcoder.casebook.undo import History, Past, Side, Splice, Step
from radcoder.domain.course import Claim, Course, Line

STEPS = (undo.STEP, undo.UNDO, undo.REDO)


class UnknownCourseError(LookupError):
    """There is no such course in the casebook, or no longer."""

    def __init__(self, course: str) -> None:
        super().__init__(f"The casebook has no course {course} any more. Go back to the list of courses.")


class StaleSheetError(ValueError):
    """A course was changed in another place since it was opened here."""

    def __init__(self, alias: str) -> None:
        super().__init__(f"The course {alias} was changed elsewhere since it was opened here. Open it again.")


class ForgedStepError(ValueError):
    """The journal's entry on a step is not as it was written, or the course is not as the step left it."""

    def __init__(self, number: int) -> None:
        super().__init__(
            f"This step cannot be followed any more: its entry {number} in the journal and the course do not belong "
            "together, so another program has changed the casebook. Correct the course by hand; the journal says more."
        )


@dataclass(frozen=True, slots=True)
class Opened:
    """A course as it stands, the number of the entry that changed it last, and its steps."""

    course: Course
    revision: int
    history: History


@dataclass(frozen=True, slots=True)
class Move:
    """A step to be written: on which course, where it leads, its name, and the entry that it takes back or repeats."""

    course: str
    revision: int
    after: Course
    step: Step
    what: str
    name: str
    undoes: int | None = None


def create(change: Change, course: Course, what: str = "create") -> str:
    """Put a new course in and return its id."""
    name = uuid4().hex
    step = undo.step_between(Course(""), course)
    number = change.note(Happening(what, course.reference, name, after=step.after.text()))
    change.session.execute(
        insert(CourseRow).values(
            id=name, **summary_of(course), edited=times.written(change.at), edited_by=change.who, revision=number
        )
    )
    facts = content.text(content.facts_of(course))
    change.session.execute(insert(ContentRow).values(course=name, format=content.FORMAT, facts=facts))
    _write_claims(change.session, name, (), course.claims)
    _write_lines(change.session, name, step)
    return name


def load(session: Session, name: str) -> Course:
    """Read a course. Raises `UnknownCourseError`, `UnreadableCourseError`."""
    columns = select(CourseRow.alias, ContentRow.format, ContentRow.facts).where(CourseRow.id == name)
    with texts.reading(session):
        row = session.execute(columns.outerjoin(ContentRow, ContentRow.course == CourseRow.id)).one_or_none()
        if row is None:
            raise UnknownCourseError(name)
        try:
            content.must_be_known(row.format)
            return content.course_of(json.loads(row.facts), _claims(session, name))
        except content.UnreadableCourseError as error:
            raise type(error)(listing.shown(row.alias)) from error
        except (ValueError, TypeError, RecursionError) as error:
            raise content.DamagedCourseError(listing.shown(row.alias)) from error


def _claims(session: Session, name: str) -> tuple[Claim, ...]:
    lines: dict[int, list[Line]] = defaultdict(list)
    rows = select(LineRow.claim, LineRow.line).join(ClaimRow).where(ClaimRow.course == name).order_by(LineRow.position)
    for claim, line in session.execute(rows):
        lines[claim].append(content.understood(json.loads(line), Line))
    heads = select(ClaimRow.id, ClaimRow.head).where(ClaimRow.course == name).order_by(ClaimRow.position)
    return tuple(content.claim_of(json.loads(head), tuple(lines[key])) for key, head in session.execute(heads))


def opened(session: Session, name: str) -> Opened:
    """Read a course with its steps. Raises `UnknownCourseError`, `UnreadableCourseError`."""
    course = load(session, name)
    with texts.reading(session):
        revision = session.execute(select(CourseRow.revision).where(CourseRow.id == name)).scalar_one()
    entries = (Past(*entry.values()) for entry in journal.steps(session, name, STEPS))  # type: ignore[arg-type]
    return Opened(course, revision, History.of(entries))


def step_of(session: Session, number: int) -> Step:
    """The step that an entry of the journal records. Raises `ForgedStepError`."""
    entry = journal.as_written(session, number)
    if entry is None:
        raise ForgedStepError(number)
    return Step(*(Side.read(str(entry[side] or "{}")) for side in ("before", "after")))


def length_of(session: Session, number: int) -> int:
    """How much an entry of the journal records, in characters."""
    both = func.coalesce(func.length(JournalRow.before), 0) + func.coalesce(func.length(JournalRow.after), 0)
    return int(session.execute(select(both).where(JournalRow.number == number)).scalar_one())


def move(change: Change, made: Move) -> int:
    """Write a step and its entry; return the entry's number. Raises `StaleSheetError`."""
    step, session = made.step, change.session
    happening = Happening(made.what, made.name, made.course, step.before.text(), step.after.text(), made.undoes)
    number = change.note(happening)
    current = update(CourseRow).where(CourseRow.id == made.course, CourseRow.revision == made.revision)
    written = session.execute(
        current.values(
            **summary_of(made.after), edited=times.written(change.at), edited_by=change.who, revision=number
        ).returning(CourseRow.id)
    )
    if written.one_or_none() is None:
        raise StaleSheetError(made.after.reference)
    _write_content(session, made)
    return number


def _write_content(session: Session, made: Move) -> None:
    step = made.step
    if step.after.facts:
        facts = content.text(content.facts_of(made.after))
        values = {"format": content.FORMAT, "facts": facts}
        session.execute(update(ContentRow).where(ContentRow.course == made.course).values(values))
    if step.after.claims is not None:
        _write_claims(session, made.course, step.before.claims or (), step.after.claims)
    _write_lines(session, made.course, step)


def _write_claims(session: Session, name: str, before: Sequence[Claim], after: Sequence[Claim]) -> None:
    for claim in before:
        if claim.id not in {each.id for each in after}:
            session.execute(delete(ClaimRow).where(ClaimRow.course == name, ClaimRow.alias == claim.id))
    known = {claim.id for claim in before}
    for position, claim in enumerate(after):
        values = {"position": position, "head": content.text(content.head_of(claim))}
        if claim.id in known:
            ours = (ClaimRow.course == name, ClaimRow.alias == claim.id)
            session.execute(update(ClaimRow).where(*ours).values(values))
        else:
            session.execute(insert(ClaimRow).values(course=name, alias=claim.id, **values))


def _write_lines(session: Session, name: str, step: Step) -> None:
    keys = dict(session.execute(select(ClaimRow.alias, ClaimRow.id).where(ClaimRow.course == name)).all())
    for old, new in zip(step.before.splices, step.after.splices, strict=True):
        if new.claim in keys:  # the lines of a claim that goes away go with it
            _write_splice(session, keys[new.claim], old, new)


def _write_splice(session: Session, claim: int, old: Splice, new: Splice) -> None:
    end, more = old.start + len(old.lines), len(new.lines) - len(old.lines)
    ours = LineRow.claim == claim
    if old.lines:
        session.execute(delete(LineRow).where(ours, LineRow.position >= old.start, LineRow.position < end))
    if more:
        behind = update(LineRow).where(ours, LineRow.position >= end)
        session.execute(behind.values(position=LineRow.position + more))
    rows = [_line_row(claim, position, line) for position, line in enumerate(new.lines, new.start)]
    if rows:
        session.execute(insert(LineRow), rows)


def _line_row(claim: int, position: int, line: Line) -> dict[str, object]:
    text = content.text(content.lean(line))
    return {"claim": claim, "position": position, "code": line.code, "day": line.date.isoformat(), "line": text}
