"""Whom a course belongs to: written down where a department wants it, and on paper only when asked for, each time."""

import json
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from radcoder.domain.people import NOBODY, Identity, Right
from radcoder.ui.desk import Desk, sentences_of
from radcoder.ui.jobs import Jobs, Report
from radcoder.ui.messages import Message
from radcoder.ui.question import Question

if TYPE_CHECKING:
    from radcoder.app.casebooks.casebook import Casebook

HEADING = "Record number and name"
ABOUT = (
    "A course needs neither. What stands here stays in the casebook: exports, prints and the journal leave it out, "
    "and a PDF names the person only when you ask for that, each time."
)
ON_PAPER = "The casebook knows whom this course belongs to. The PDF leaves it out unless you tick the box, this once."


class IdentityQuestion(Question):
    """Two marked fields; emptied, the person is forgotten."""

    def __init__(self, parent: QWidget, course: str, identity: Identity, read_only: str) -> None:
        super().__init__(parent, "identity", f"{HEADING} of {course}", ABOUT, "Keep")
        self.number = self.add_field("◆ Record number", "identity_number", identity.record_number)
        self.name = self.add_field("◆ Name", "identity_name", identity.name)
        self.go.setEnabled(not read_only)
        self.go.setToolTip(read_only)
        for field in (self.number, self.name):
            field.setReadOnly(bool(read_only))
            field.setToolTip(read_only)

    def identity(self) -> Identity:
        """What is typed."""
        return Identity(self.number.text().strip(), self.name.text().strip())


class PaperQuestion(Question):
    """Asked before each PDF of a course whose person is known; the box is off each time."""

    def __init__(self, parent: QWidget, identity: Identity) -> None:
        super().__init__(parent, "paper", "Export the review", ON_PAPER, "Choose the file…")
        self._identity = identity
        self.box = QCheckBox(f"Name the person: {identity}")
        self.box.setObjectName("paper_person")
        self.box.setAccessibleName(self.box.text())
        self.add_wide(self.box)
        self.go.setFocus()

    def identity(self) -> Identity:
        """Whom the paper names: nobody unless the box is ticked."""
        return self._identity if self.box.isChecked() else NOBODY


class Identities(QObject):
    """Asks the casebook of the course on the desk, for who has the right; for others there is nobody."""

    told = Signal(object)
    said = Signal(str)
    typing = Signal()
    typing_ended = Signal()

    def __init__(self, desk: Desk, jobs: Jobs, window: QWidget) -> None:
        super().__init__(window)
        self._question: IdentityQuestion | None = None
        self._desk = desk
        self._jobs = jobs
        self._window = window

    @property
    def allowed(self) -> bool:
        """Whether who is signed in may know whom the course on the desk belongs to."""
        casebook = self._desk.casebook
        return casebook is not None and casebook.may(Right.IDENTITY)

    def open(self) -> None:
        """Show whom the course belongs to, and let it be written down."""
        self._ask(self._show)

    def on_paper(self, go_on: Callable[[Identity], None]) -> None:
        """Go on with whom a PDF shall name: asked only where somebody is known, and off each time."""
        self._ask(lambda identity: self._offer(identity, go_on)) if self.allowed else go_on(NOBODY)

    def _ask(self, show: Callable[[Identity], None]) -> None:
        casebook, sheet = self._desk.casebook, self._desk.worksheet
        if casebook is None or sheet is None or not self.allowed:
            return
        book, course = casebook, sheet.id

        def work(report: Report) -> Identity:
            del report
            return book.courses.identity(course)

        def take(identity: Identity) -> None:
            if self._desk.worksheet is sheet:
                show(identity)

        self._jobs.submit("identity", work, take, self._failed)

    def _show(self, identity: Identity) -> None:
        casebook, sheet = self._desk.casebook, self._desk.worksheet
        if casebook is None or sheet is None:
            return
        read_only = casebook.why_read_only
        question = IdentityQuestion(self._window, sheet.course.reference, identity, read_only)
        question.accepted.connect(lambda: self._keep(casebook, sheet.id, question.identity()))
        question.finished.connect(self._ended)
        for field in (question.number, question.name):
            field.textEdited.connect(self.typing)
        self._question = question
        question.open()

    def _ended(self) -> None:
        self._question = None
        self.typing_ended.emit()

    def draft(self) -> str:
        """Whom the open question names so far, as a text that can be kept; empty when nothing was typed."""
        question = self._question
        if question is None or not (question.number.isModified() or question.name.isModified()):
            return ""
        return json.dumps([question.number.text(), question.name.text()])

    def take_draft(self, text: str) -> None:
        """Ask again with what was half typed."""
        if self.allowed:
            self._ask(lambda identity: self._show_half(identity, text))

    def _show_half(self, identity: Identity, text: str) -> None:
        try:
            number, name = map(str, json.loads(text))
        except (ValueError, TypeError):  # of another edition of the program
            return
        self._show(identity)
        if self._question is not None:
            for field, typed in ((self._question.number, number), (self._question.name, name)):
                field.setText(typed)
                field.setModified(True)

    def _keep(self, casebook: "Casebook", course: str, identity: Identity) -> None:
        said = "Kept in the casebook only" if identity != NOBODY else "Nobody is named"
        self._jobs.keep(
            lambda: casebook.courses.identify(course, identity), lambda _: self.said.emit(said), self._failed
        )

    def _offer(self, identity: Identity, go_on: Callable[[Identity], None]) -> None:
        if identity == NOBODY:
            go_on(NOBODY)
            return
        question = PaperQuestion(self._window, identity)
        question.accepted.connect(lambda: go_on(question.identity()))
        question.open()

    def _failed(self, error: Exception) -> None:
        self.told.emit(Message("The casebook did not do it", sentences_of(error)))
