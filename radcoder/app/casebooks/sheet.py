"""A course of the casebook being worked on: every step is committed before it returns, and can be taken back later."""

from collections.abc import Iterable

from radcoder.app.casebooks.access import Access
from radcoder.casebook import courses, undo
from radcoder.casebook.courses import ForgedStepError, Move
from radcoder.casebook.undo import Past, Step
from radcoder.domain.course import Course
from radcoder.domain.edits import Change, apply_edits
from radcoder.domain.people import Right

LONG = 40_000
"""A step whose two sides are longer in the journal, in characters: some hundred lines."""


class CourseSheet:
    """A course, and the steps taken on it since it was put into the casebook, by whom ever and when ever.

    Steps raise `NotAllowedError`, `ReadOnlyError`, `StaleSheetError`, `CasebookFaultError`; then nothing has changed.
    Undo and redo raise `ForgedStepError` too: another program has changed the journal or the course.
    """

    def __init__(self, access: Access, course: str) -> None:
        self._access = access
        self.id = course
        with access.reading() as session:
            opened = courses.opened(session, course)
        self.course: Course = opened.course
        self._revision = opened.revision
        self._history = opened.history

    @property
    def undo_name(self) -> str | None:
        """What undo would take back."""
        return self._history.done[-1][1] if self._history.done else None

    @property
    def redo_name(self) -> str | None:
        """What redo would do again."""
        return self._history.undone[-1][1] if self._history.undone else None

    @property
    def undo_is_long(self) -> bool:
        """Whether undo takes so much back that nobody should wait for it."""
        return self._is_long(self._history.done)

    @property
    def redo_is_long(self) -> bool:
        """Whether redo does so much again that nobody should wait for it."""
        return self._is_long(self._history.undone)

    def _is_long(self, steps: list[tuple[int, str]]) -> bool:
        if not steps:
            return False
        with self._access.reading() as session:
            return courses.length_of(session, steps[-1][0]) > LONG

    @property
    def steps(self) -> tuple[str, ...]:
        """The names of the steps that led to the course as it stands, oldest first."""
        return tuple(name for _, name in self._history.done)

    def after(self, number: int) -> Course:
        """The course as it was after so many of its steps; 0 is how it came into the casebook."""
        course, back = self.course, [step for step, _ in self._history.done[number:]]
        with self._access.reading() as session:
            for each in reversed(back):
                course = undo.taken(course, courses.step_of(session, each).reversed())
        return course

    def apply(self, name: str, edits: Iterable[Change]) -> bool:
        """Make all edits as one step; False when they change nothing. Raises `EditTargetError` too."""
        return self.put(name, apply_edits(self.course, edits))

    def put(self, name: str, course: Course) -> bool:
        """Put a changed course in the place of this one, as one step; False when it is the same."""
        if course == self.course:
            return False
        self._commit(course, undo.step_between(self.course, course), Past(0, undo.STEP, name, None))
        return True

    def undo(self) -> bool:
        """Take the last step back; False when there is none."""
        return self._again(undo.UNDO, self._history.done)

    def redo(self) -> bool:
        """Do the step again that was taken back last; False when there is none."""
        return self._again(undo.REDO, self._history.undone)

    def _again(self, what: str, steps: list[tuple[int, str]]) -> bool:
        if not steps:
            return False
        number, name = steps[-1]
        with self._access.reading() as session:
            step = courses.step_of(session, number)
        if what == undo.UNDO:
            step = step.reversed()
        after = undo.taken(self.course, step)
        if undo.taken(after, step.reversed()) != self.course:
            raise ForgedStepError(number)
        self._commit(after, step, Past(0, what, name, number))
        return True

    def _commit(self, after: Course, step: Step, past: Past) -> None:
        with self._access.changing(_right(step)) as change:
            move = Move(self.id, self._revision, after, step, past.what, past.name, past.undoes)
            self._revision = courses.move(change, move)
        self.course = after
        self._history.add(Past(self._revision, past.what, past.name, past.undoes))


def _right(step: Step) -> Right:
    """Setting findings aside has a right of its own: who audits has it, and changes nothing that is billed."""
    aside = step.after.facts.keys() == {"overrides"} and step.after.claims is None and not step.after.splices
    return Right.OVERRIDE if aside else Right.EDIT
