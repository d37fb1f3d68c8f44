"""The window as a person uses it: every part found by its object name."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from radcoder.app.casebooks.casebook import Casebook
from radcoder.app.casebooks.views import JournalView
from radcoder.domain.course import Course
from radcoder.domain.findings import ReleaseUsed
from radcoder.ui.main_window import MainWindow
from tests.ui.pages.codes import CodesPage
from tests.ui.pages.findings import FindingsPage
from tests.ui.pages.rules import RulesPage
from tests.ui.pages.worksheet import WorksheetPage

WidgetT = TypeVar("WidgetT", bound=QWidget)
LONGEST_MS = 20_000


class WindowPage:
    """The main window."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window = window
        self.qtbot = qtbot
        self.worksheet = WorksheetPage(window, qtbot)
        self.findings = FindingsPage(window, qtbot)
        self.codes = CodesPage(window, qtbot)
        self.rules = RulesPage(window, qtbot)

    def until(self, condition: Callable[[], bool]) -> None:
        """Let the window live until the condition holds."""
        self.qtbot.waitUntil(condition, timeout=LONGEST_MS)

    def press(self, command: str) -> None:
        """Trigger a command that is allowed now."""
        action = self.command(command)
        assert action.isEnabled(), f"{command} is not allowed now"
        action.trigger()

    def command(self, name: str) -> QAction:
        action = self.window.findChild(QAction, name)
        assert action is not None
        return action

    def open(self, path: Path) -> None:
        """Bring a course in, and wait for its review."""
        before = self.window.desk.worksheet
        self.window.files.open(path)
        self.until(lambda: self.window.desk.worksheet is not before and self.reviewed)

    @property
    def course(self) -> Course:
        """The course on the desk."""
        sheet = self.window.desk.worksheet
        assert sheet is not None
        return sheet.course

    @property
    def casebook(self) -> Casebook:
        """The casebook that is open."""
        casebook = self.window.rooms.session.casebook
        assert casebook is not None
        return casebook

    @property
    def kept(self) -> Course:
        """The course on the desk as the casebook has it."""
        sheet = self.window.desk.worksheet
        assert sheet is not None
        return self.casebook.courses.load(sheet.id)

    def journal(self) -> tuple[JournalView, ...]:
        """The entries of the journal, the newest first."""
        return self.casebook.journal.entries()

    @property
    def reviewed(self) -> bool:
        return self.window.desk.current

    @property
    def releases(self) -> tuple[ReleaseUsed, ...]:
        """What the review on the screen rests on."""
        judgement = self.window.desk.judgement
        assert judgement is not None
        return judgement.review.releases

    def review(self) -> None:
        """Wait until the findings belong to the course on the screen."""
        self.until(lambda: self.reviewed)

    def text(self, name: str) -> str:
        label = self.window.findChild(QLabel, name)
        assert label is not None
        return label.text()

    @property
    def status(self) -> str:
        return self.window.statusBar().currentMessage()

    @property
    def message(self) -> str:
        """What the message panel says; empty when it is away."""
        panel = self.window.messages
        return panel.text() if panel.isVisible() else ""

    def dialog(self, kind: type[WidgetT], name: str) -> WidgetT:
        """The open dialog of this name."""
        self.until(lambda: any(each.isVisible() for each in self.window.findChildren(kind, name)))
        return next(each for each in self.window.findChildren(kind, name) if each.isVisible())

    def choose_file(self, path: Path) -> None:
        """Answer the file dialog that is open."""
        dialog = self.dialog(QFileDialog, "file_dialog")
        field = dialog.findChild(QLineEdit, "fileNameEdit")
        assert field is not None
        field.setText(str(path))
        dialog.accept()

    def help_text(self, name: str) -> str:
        """All words of a help dialog."""
        dialog = self.dialog(QDialog, name)
        return "\n".join(label.text() for label in dialog.findChildren(QLabel))
