"""The desk: the course being worked on, its steps, its exports, and the review that follows each step behind it."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from radcoder.app.worksheet import Judgement, Sheet
from radcoder.domain.course import Course
from radcoder.domain.edits import Change
from radcoder.domain.people import NOBODY, Identity
from radcoder.domain.rule_settings import PUBLISHED, RuleSettings
from radcoder.ui.jobs import Jobs, Report
from radcoder.ui.messages import Message
from radcoder.ui.step_names import deed
from radcoder.ui.stepping import LONG, Stepping

if TYPE_CHECKING:
    from radcoder.app.casebooks.casebook import Casebook
    from radcoder.app.workspace import Workspace

DEBOUNCE_MS = 80
BUSY_AFTER_MS = 300
NOT_REVIEWED = "The review is still under way. Export again in a moment."
WITH_NAME = ", with record number and name"
SETTLED_MS = 500
"""After the catalogue is there: by then the window stands and has shown what it begins with."""


class Desk(QObject):
    """Holds the worksheet and tells the panels what has changed; never does slow work itself."""

    ready = Signal()
    preparing = Signal(str, float)
    opened = Signal()
    cleared = Signal()
    changed = Signal()
    judged = Signal(object)
    busy = Signal(bool)
    told = Signal(object)
    done = Signal(str)

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self.workspace: Workspace | None = None
        self.worksheet: Sheet | None = None
        self.casebook: Casebook | None = None
        self.judgement: Judgement | None = None
        self.rule_settings = PUBLISHED
        self.steps = Stepping(self)
        self._debounce = QTimer(self, singleShot=True, interval=DEBOUNCE_MS)
        self._debounce.timeout.connect(self._review)
        self._slow = QTimer(self, singleShot=True, interval=BUSY_AFTER_MS)
        self._slow.timeout.connect(lambda: self.busy.emit(True))

    def start(self, catalog: Path | None) -> None:
        """Open the catalogue, which is built first when there is none."""

        def work(report: Report) -> "Workspace":
            from radcoder.app.workspace import open_workspace  # SQLAlchemy: the window stands before it is imported

            return open_workspace(catalog, report)

        self._jobs.submit("catalogue", work, self._catalogue_open, self._no_catalogue, self.preparing.emit)

    def _catalogue_open(self, workspace: "Workspace") -> None:
        self.workspace = workspace
        self.ready.emit()
        self._review()
        QTimer.singleShot(SETTLED_MS, self, self._fetch_rules)

    def _fetch_rules(self) -> None:
        """Import the rules before the first course or search asks for them."""

        def work(report: Report) -> None:
            del report
            import radcoder.app.rules  # noqa: F401 - importing it is all

        self._jobs.submit("rules", work, lambda _: None, lambda _: None)

    def _no_catalogue(self, error: Exception) -> None:
        self.told.emit(Message("The catalogue cannot be opened", sentences_of(error)))

    def put(self, sheet: Sheet, casebook: "Casebook | None") -> None:
        """Put a course of a casebook on the desk, in the place of the one before."""
        self._review_at_once()
        self.worksheet, self.casebook = sheet, casebook
        self.judgement = None
        self.opened.emit()
        self._review()

    def put_away(self) -> None:
        """Leave nothing on the desk."""
        self._review_at_once()
        self._not_busy()
        self.worksheet = self.casebook = self.judgement = None
        self.cleared.emit()

    def _review_at_once(self) -> None:
        """The course that leaves the desk is judged as it stands, so that the list of courses tells the truth."""
        if self._debounce.isActive():
            self._debounce.stop()
            self._review()

    def apply(self, name: str, edits: Iterable[Change]) -> None:
        """Make one step on the worksheet."""
        sheet, wanted = self.worksheet, tuple(edits)
        if sheet is not None:
            self._step(name, lambda: sheet.apply(name, wanted), long=len(wanted) >= LONG)

    def turn_into(self, name: str, course: Course) -> None:
        """Put a changed course in the place of the one on the worksheet, as one step."""
        sheet = self.worksheet
        if sheet is not None:
            long = max(map(_lines_of, (course, sheet.course))) >= LONG
            self._step(name, lambda: sheet.put(name, course), long=long)

    def undo(self) -> None:
        """Take the last step back."""
        sheet = self.worksheet
        if sheet is not None:
            self._step(f"Undone: {deed(sheet.undo_name or '')}", sheet.undo, long=sheet.undo_is_long)

    def redo(self) -> None:
        """Do the step again that was taken back last."""
        sheet = self.worksheet
        if sheet is not None:
            self._step(f"Done again: {deed(sheet.redo_name or '')}", sheet.redo, long=sheet.redo_is_long)

    def _step(self, said: str, step: Callable[[], bool], *, long: bool) -> None:
        """The step is in the casebook before anything shows it; one that is not kept is not shown."""
        sheet = self.worksheet
        if self.steps.under_way:
            self.done.emit(self.steps.refusal)
            return

        def stepped(changed: bool) -> None:
            if changed and self.worksheet is sheet:
                self.changed.emit()
                self.done.emit(said)
                self._debounce.start()
                self._slow.start()

        self.steps.make(said, step, stepped, self._not_stepped, long=long)

    def _not_stepped(self, error: Exception) -> None:
        self.told.emit(Message("The change was not made", sentences_of(error)))
        self.changed.emit()

    @property
    def current(self) -> bool:
        """Whether the findings on the screen belong to the course on the screen."""
        return bool(self.worksheet and self.judgement and self.judgement.course is self.worksheet.course)

    def judge_by(self, settings: RuleSettings) -> None:
        """Judge by these settings of rules from now on; the open course is reviewed again."""
        if settings != self.rule_settings:
            self.rule_settings = settings
            self._review()

    def _review(self) -> None:
        if self.workspace is None or self.worksheet is None:
            return
        workspace, sheet, casebook, settings = self.workspace, self.worksheet, self.casebook, self.rule_settings
        course = sheet.course

        def work(report: Report) -> Judgement:
            from radcoder.app.worksheet import judge

            return judge(workspace, course, settings, lambda: report("", 0))

        def judged(judgement: Judgement) -> None:
            if sheet.course is course:
                self._note_review(casebook, sheet, judgement)
                self._reviewed(judgement)

        if not self._slow.isActive():
            self._slow.start()
        self._jobs.submit(f"review {sheet.id}", work, judged, self._not_reviewed)

    def _note_review(self, casebook: "Casebook | None", sheet: Sheet, judgement: Judgement) -> None:
        """The list of courses shows the counts; that they cannot be written must not hide the findings."""
        if casebook is not None and not casebook.read_only:
            book = casebook
            self._jobs.keep(lambda: book.courses.reviewed(sheet.id, judgement.review), lambda _: None, lambda _: None)

    def _reviewed(self, judgement: Judgement) -> None:
        if self.worksheet is None or judgement.course is not self.worksheet.course:
            return
        self._not_busy()
        self.judgement = judgement
        self.judged.emit(judgement)

    def _not_busy(self) -> None:
        self._slow.stop()
        self.busy.emit(False)

    def _not_reviewed(self, error: Exception) -> None:
        self._not_busy()
        kept = "The findings shown are older than the course."
        self.told.emit(Message("The review did not come to an end", sentences_of(error), kept))

    def write_course(self, path: Path) -> None:
        """Write the course into a file, all of it or nothing."""
        if self.worksheet is None:
            return
        course = self.worksheet.course

        def work() -> None:
            from radcoder.app.courses import save_course

            save_course(course, path)

        self.write_out(path, work)

    def export(self, path: Path, identity: Identity = NOBODY) -> None:
        """Write the summary as a PDF; the journal says whether it names the person."""
        if not (self.current and self.judgement and self.workspace):
            self.done.emit(NOT_REVIEWED)
            return
        workspace, judgement = self.workspace, self.judgement

        def work() -> None:
            from radcoder.app.reports import write_summary  # ReportLab costs a third of a bare start

            write_summary(workspace, judgement.course, judgement.review, path, identity)

        self.write_out(path, work, WITH_NAME if identity != NOBODY else "")

    def export_table(self, path: Path) -> None:
        """Write lines, findings and fractions as a workbook, or the lines as CSV."""
        if not (self.current and self.judgement):
            self.done.emit(NOT_REVIEWED)
            return
        judgement = self.judgement

        def work() -> None:
            from radcoder.app.table_export import write_table

            write_table(judgement, path)

        self.write_out(path, work)

    def write_out(self, path: Path, write: Callable[[], None], how: str = "") -> None:
        """Write a file, and into the journal that it was written."""
        casebook, sheet = self.casebook, self.worksheet

        def work(report: Report) -> None:
            del report
            write()
            if casebook is not None and sheet is not None and not casebook.read_only:
                casebook.journal.exported(f"{path.name}{how}", sheet.id)

        self._jobs.submit(
            "export",
            work,
            lambda _: self.done.emit(f"Exported {path.name}"),
            lambda error: self._failed(_not_written(path, error), error),
        )

    def _failed(self, heading: str, error: Exception) -> None:
        self.told.emit(Message(heading, sentences_of(error)))

    def close(self) -> None:
        """Give the catalogue back; the worker has ended before."""
        if self.workspace is not None:
            self.workspace.close()


def _lines_of(course: Course) -> int:
    return sum(len(claim.lines) for claim in course.claims)


def _not_written(path: Path, error: Exception) -> str:
    from radcoder.app.casebooks.errors import NotNotedError

    noted = not isinstance(error, NotNotedError)
    return f"{path.name} was not written" if noted else f"{path.name} was written, and the journal does not say so"


def sentences_of(error: Exception) -> tuple[str, ...]:
    """The sentences of one of our errors; for a fault of the program what Python calls it."""
    sentences = getattr(error, "sentences", None)
    if sentences:
        return tuple(sentences)
    if type(error).__module__.startswith("radcoder."):
        return (str(error),)
    return (f"RadCoder met a fault of its own: {type(error).__name__}: {error}. Your course is unchanged.",)
