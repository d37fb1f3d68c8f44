"""The window: panels, commands and the desk, wired to one another and nothing else."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QSettings, QSize, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from radcoder import __version__
from radcoder.app.worksheet import Judgement, Worksheet
from radcoder.ui.builder.book import BuilderBook
from radcoder.ui.codes.panel import CodesPanel
from radcoder.ui.commands import Commands
from radcoder.ui.desk import Desk
from radcoder.ui.files import Files, Handler
from radcoder.ui.findings.panel import FindingsPanel
from radcoder.ui.jobs import Jobs
from radcoder.ui.lookups import Lookups
from radcoder.ui.messages import Message, MessagePanel
from radcoder.ui.pages import Pages
from radcoder.ui.panes import Panes
from radcoder.ui.rules.book import RuleBook
from radcoder.ui.status import StatusLine
from radcoder.ui.steering import Steering
from radcoder.ui.theme import Looks
from radcoder.ui.worksheet.panel import WorksheetPanel

MOST, FRAME = QSize(2200, 1300), QSize(16, 48)
MEND_FIRST = "The open cell has a text that does not fit. Mend it, or press Esc in it."
ON_THE_WORKSHEET = ("undo", "redo", "add_line", "search", "code_page", "lines", "calendar", "next_finding",
                    "previous_finding", "next_line", "set_aside", "take_back", "codes_pane")  # fmt: skip
BUTTONS = ("open", "save", "undo", "redo", "add_line", "delete_lines", "export")


class MainWindow(QMainWindow):
    """The one window of the program."""

    usable = Signal()

    def __init__(self, looks: Looks) -> None:
        super().__init__()
        self.setObjectName("main_window")
        self.setAcceptDrops(True)
        self.looks = looks
        self.jobs = Jobs(self)
        self.desk = Desk(self.jobs, self)
        self.files = Files(self, self.desk)
        self.messages = MessagePanel()
        self.codes = CodesPanel(looks)
        self.worksheet = WorksheetPanel(looks, self.desk.apply)
        self.findings = FindingsPanel(looks, why)
        self.lookups = Lookups(self.desk, self.jobs, self.codes)
        self.panes = Panes(self.codes, self.worksheet, self.findings)
        self.pages = Pages()
        self.rules = RuleBook(self.desk, self.jobs, looks, self.pages)
        self.builder = BuilderBook(self.desk, self.jobs, looks, self.pages)
        self.status = StatusLine(self.statusBar())
        self.steering = Steering(self.desk, self.worksheet, self.findings, self.codes, self.status.say)
        self.commands = Commands(self, self._handlers(), looks)
        self._leaving = False
        self._fresh = False
        self._firing = ""
        self._lay_out()
        self._wire()
        self._follow()

    def _lay_out(self) -> None:
        self.pages.lay(self.panes)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.messages)
        column.addWidget(self.pages, 1)
        self.setCentralWidget(body)
        self.worksheet.add_actions(self.commands[name] for name in BUTTONS)
        self.commands.only_in("delete_lines", self.worksheet.grid)
        self.resize(first_size(self.screen().availableSize()))
        geometry = QSettings().value("geometry")
        if geometry is not None:
            self.restoreGeometry(geometry)

    def _wire(self) -> None:
        desk, codes, worksheet, findings = self.desk, self.codes, self.worksheet, self.findings
        desk.preparing.connect(self._preparing)
        desk.ready.connect(self._ready)
        desk.opened.connect(self._opened)
        desk.changed.connect(self._changed)
        desk.judged.connect(self._judged)
        desk.busy.connect(lambda busy: findings.busy("Reviewing…" if busy else ""))
        desk.saved.connect(self._follow)
        desk.saved.connect(self.files.saved)
        desk.told.connect(self._told)
        desk.done.connect(self.status.say)
        codes.left.connect(worksheet.grid.setFocus)
        codes.page_shown.connect(self.panes.widen_codes)
        codes.rule_wanted.connect(self.open_rule)
        worksheet.said.connect(self.status.say)
        worksheet.open_button.clicked.connect(self.files.choose)
        worksheet.sample_button.clicked.connect(self.files.open_sample)
        self.rules.example_found.connect(self._show_firing)
        self.rules.closed.connect(worksheet.grid.setFocus)
        self.builder.closed.connect(worksheet.grid.setFocus)
        self.builder.said.connect(self.status.say)
        self.builder.made.connect(lambda course: self.files.unless_unsaved(lambda: self.desk.put(Worksheet(course))))

    def _handlers(self) -> dict[str, Handler]:
        handlers = self._all_handlers()
        return handlers | {name: self._on_the_worksheet(handlers[name]) for name in ON_THE_WORKSHEET}

    def _on_the_worksheet(self, go_on: Handler) -> Handler:
        def back_first() -> None:
            for book in (self.rules, self.builder):
                if book.shown:
                    book.close()
            go_on()

        return back_first

    def _all_handlers(self) -> dict[str, Handler]:
        return {
            "new_course": lambda: self._when_typed(self.builder.open),
            "open": self.files.choose,
            "sample": self.files.open_sample,
            "save": lambda: self._when_typed(self.files.save),
            "save_as": lambda: self._when_typed(self.files.save_as),
            "export": lambda: self._when_typed(self.files.export),
            "quit": self.close_softly,
            "undo": lambda: self._when_typed(self.desk.undo),
            "redo": lambda: self._when_typed(self.desk.redo),
            "add_line": lambda: self._when_typed(self.worksheet.add_line),
            "delete_lines": self.worksheet.delete_lines,
            "set_aside": self.findings.ask_aside,
            "take_back": self.findings.take_back,
            "search": self._search,
            "code_page": self._open_code,
            "lines": self.worksheet.grid.select_current,
            "calendar": self.worksheet.toggle_calendar,
            "next_finding": lambda: self.findings.step(1),
            "previous_finding": lambda: self.findings.step(-1),
            "next_line": self.steering.next_line,
            "rules": lambda: self.open_rule(""),
            "back": lambda: self._when_typed(self.files.back),
            "codes_pane": lambda: self.codes.setVisible(not self.codes.isVisible()),
            "zoom_in": lambda: self.looks.zoom(1),
            "zoom_out": lambda: self.looks.zoom(-1),
            "zoom_reset": lambda: self.looks.zoom(0),
            "rule_help": self._rule_help,
            "editions": self._editions,
            "about": self._about,
        }

    def _when_typed(self, go_on: Handler) -> None:
        if self.worksheet.grid.finish_typing():
            go_on()
        else:
            self.status.say(MEND_FIRST)

    def _ready(self) -> None:
        if self.desk.worksheet is None:
            self.status.clear("The catalogue is ready.")
            self.findings.empty.say("No findings yet", "Open a course: its findings stand here.")
            self.usable.emit()

    def _preparing(self, text: str, part: float) -> None:
        self.status.preparing(text, part)
        self.findings.empty.say("Preparing the catalogue", "")
        self.findings.empty.progress(f"First start only: {text}", part)

    def _opened(self) -> None:
        self._fresh = True
        if self.rules.shown:
            self.rules.close()
        self.messages.hide()
        self.status.clear("Reviewing…")
        self.findings.forget()
        self._changed()
        self.worksheet.grid.setFocus()

    def _changed(self) -> None:
        if self.desk.worksheet is not None:
            self.worksheet.show_worksheet(self.desk.worksheet)
        self._follow()

    def _judged(self, judgement: Judgement) -> None:
        self.worksheet.show_judgement(judgement)
        self.findings.show_judgement(judgement, fresh=self._fresh)
        self.status.show_judgement(judgement)
        if self._fresh:
            self.findings.choose_rule(self._firing)
        self._fresh, self._firing = False, ""
        self.steering.line_changed()
        self._follow()
        self.usable.emit()

    def _follow(self) -> None:
        sheet = self.desk.worksheet
        self.commands.follow(
            course=sheet is not None,
            undo=sheet.undo_name if sheet else None,
            redo=sheet.redo_name if sheet else None,
            findings=self.findings.model.rowCount() > 0,
            back=self.files.before is not None,
        )
        dirty = sheet is not None and sheet.dirty
        self.status.show_saved(course=sheet is not None, dirty=dirty)
        self.setWindowModified(dirty)
        name = f"{sheet.course.reference} {sheet.course.title or ''}".strip() if sheet else ""
        self.setWindowTitle(f"RadCoder – {name}[*]" if name else "RadCoder[*]")

    def _told(self, message: Message) -> None:
        self.messages.show_message(message)
        self._leaving = False
        self.usable.emit()

    def _search(self) -> None:
        self.codes.show()
        self.codes.focus_search()

    def _open_code(self) -> None:
        line = self.steering.line()
        if line is not None:
            self.codes.show()
            self.codes.open_code(*line)

    def _rule_help(self) -> None:
        from radcoder.rules import rule_help
        from radcoder.ui.dialogs import show_rule_help

        finding = self.findings.current()
        if finding is not None and not self.rules.shown:
            show_rule_help(self, finding.rule, rule_help(finding.rule), lambda: self.open_rule(finding.rule))

    def open_rule(self, rule: str) -> None:
        """Show the rule browser, at a rule when one is named, on the date of the line that is being looked at."""
        line = self.steering.line()
        on = line[1] if line else date.today()  # noqa: DTZ011 - a coder's day is the local one
        if self.worksheet.grid.finish_typing():
            self.rules.open(rule, on)

    def _show_firing(self, rule: str, path: Path) -> None:
        self._firing = rule
        self.files.open_example(path)

    def _editions(self) -> None:
        from radcoder.ui.dialogs import show_editions

        if self.status.editions:
            show_editions(self, self.status.editions)
        else:
            self.status.say("The first review is still under way.")

    def _about(self) -> None:
        from radcoder.ui.dialogs import show_about

        show_about(self, __version__)

    def close_softly(self) -> None:
        """Close the window as its frame would."""
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about unsaved changes first; then end the worker thread and remember the window's place."""
        sheet = self.desk.worksheet
        if not self._leaving and not self.worksheet.grid.finish_typing():
            event.ignore()
            self.status.say(MEND_FIRST)
            return
        if sheet is not None and sheet.dirty and not self._leaving:
            event.ignore()
            self.files.unless_unsaved(self._leave)
            return
        QSettings().setValue("geometry", self.saveGeometry())
        self.jobs.close()
        self.desk.close()
        event.accept()

    def _leave(self) -> None:
        self._leaving = True
        self.close()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files that are dropped."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the first file that was dropped."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            self.files.open(paths[0])


def first_size(room: QSize) -> QSize:
    """The size of a window that was never sized: what the screen gives within a frame, on a huge one a part of it."""
    return MOST.boundedTo(room - FRAME)


def why(rule: str) -> str:
    """Why a rule matters, in the words of its published help."""
    from radcoder.rules import BY_ID, rule_help

    return rule_help(rule).why if rule in BY_ID else ""
