"""The desk: the open course, its steps, its file, and the review that follows each step in the background."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from radcoder.app.worksheet import Judgement, Worksheet
from radcoder.domain.edits import Change, EditTargetError
from radcoder.domain.rule_settings import PUBLISHED, RuleSettings
from radcoder.ui.jobs import Jobs, Report
from radcoder.ui.messages import Message

if TYPE_CHECKING:
    from radcoder.app.workspace import Workspace

DEBOUNCE_MS = 80
BUSY_AFTER_MS = 300


class Desk(QObject):
    """Holds the worksheet and tells the panels what has changed; never does slow work itself."""

    ready = Signal()
    preparing = Signal(str, float)
    opened = Signal()
    changed = Signal()
    judged = Signal(object)
    busy = Signal(bool)
    saved = Signal()
    told = Signal(object)
    done = Signal(str)

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self.workspace: Workspace | None = None
        self.worksheet: Worksheet | None = None
        self.judgement: Judgement | None = None
        self.rule_settings = PUBLISHED
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

    def _no_catalogue(self, error: Exception) -> None:
        self.told.emit(Message("The catalogue cannot be opened", sentences_of(error)))

    def open(self, path: Path) -> None:
        """Read a course file and put it on the desk; a file that cannot be read changes nothing."""

        def work(report: Report) -> Worksheet:
            del report
            from radcoder.app.worksheet import open_worksheet

            return open_worksheet(path)

        self._jobs.submit("open", work, self.put, lambda e: self._unread(path, e))

    def _unread(self, path: Path, error: Exception) -> None:
        kept = "The course on the screen stays." if self.worksheet else ""
        self.told.emit(Message(f"{path.name} cannot be used", sentences_of(error), kept))

    def put(self, worksheet: Worksheet) -> None:
        """Put another worksheet on the desk."""
        self.worksheet = worksheet
        self.judgement = None
        self.opened.emit()
        self._review()

    def apply(self, name: str, edits: Iterable[Change]) -> None:
        """Make one step on the worksheet."""
        if self.worksheet is None:
            return
        try:
            stepped = self.worksheet.apply(name, edits)
        except EditTargetError as error:
            self.told.emit(Message("The change was not made", sentences_of(error)))
            return
        if stepped:
            self._stepped(name)

    def undo(self) -> None:
        """Take the last step back."""
        if self.worksheet is not None:
            name = self.worksheet.undo_name
            if self.worksheet.undo():
                self._stepped(f"Undone: {name}")

    def redo(self) -> None:
        """Do the step again that was taken back last."""
        if self.worksheet is not None:
            name = self.worksheet.redo_name
            if self.worksheet.redo():
                self._stepped(f"Done again: {name}")

    def _stepped(self, said: str) -> None:
        self.changed.emit()
        self.done.emit(said)
        self._debounce.start()
        self._slow.start()

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
        workspace, course, settings = self.workspace, self.worksheet.course, self.rule_settings

        def work(report: Report) -> Judgement:
            del report
            from radcoder.app.worksheet import judge

            return judge(workspace, course, settings)

        if not self._slow.isActive():
            self._slow.start()
        self._jobs.submit("review", work, self._reviewed, self._not_reviewed)

    def _reviewed(self, judgement: Judgement) -> None:
        if self.worksheet is None or judgement.course is not self.worksheet.course:
            return
        self._slow.stop()
        self.busy.emit(False)
        self.judgement = judgement
        self.judged.emit(judgement)

    def _not_reviewed(self, error: Exception) -> None:
        self._slow.stop()
        self.busy.emit(False)
        kept = "The findings shown are older than the course."
        self.told.emit(Message("The review did not come to an end", sentences_of(error), kept))

    def save(self, path: Path) -> None:
        """Write the course file, all of it or nothing."""
        if self.worksheet is None:
            return
        worksheet, course = self.worksheet, self.worksheet.course

        def work(report: Report) -> None:
            del report
            from radcoder.app.courses import save_course

            save_course(course, path)

        def written(_: None) -> None:
            worksheet.saved(course, path)
            self.done.emit(f"Saved {path.name}")
            self.saved.emit()

        self._jobs.submit("save", work, written, lambda e: self._failed(f"{path.name} was not saved", e))

    def export(self, path: Path) -> None:
        """Write the summary as a PDF."""
        if not (self.current and self.judgement and self.workspace):
            self.done.emit("The review is still under way. Export again in a moment.")
            return
        workspace, judgement = self.workspace, self.judgement

        def work(report: Report) -> None:
            del report
            from radcoder.app.reports import write_summary  # ReportLab costs a third of a bare start

            write_summary(workspace, judgement.course, judgement.review, path)

        self._jobs.submit(
            "export",
            work,
            lambda _: self.done.emit(f"Exported {path.name}"),
            lambda e: self._failed(f"{path.name} was not written", e),
        )

    def _failed(self, heading: str, error: Exception) -> None:
        self.told.emit(Message(heading, sentences_of(error)))

    def close(self) -> None:
        """Give the catalogue back; the worker has ended before."""
        if self.workspace is not None:
            self.workspace.close()


def sentences_of(error: Exception) -> tuple[str, ...]:
    """The sentences of one of our errors; for a fault of the program what Python calls it."""
    sentences = getattr(error, "sentences", None)
    if sentences:
        return tuple(sentences)
    if type(error).__module__.startswith("radcoder."):
        return (str(error),)
    return (f"RadCoder met a fault of its own: {type(error).__name__}: {error}. Your course is unchanged.",)
