"""The window: its parts, how they lie, and which of them hear one another."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from radcoder.ui.arrangement import Arrangement
from radcoder.ui.builder.book import BuilderBook
from radcoder.ui.calendar.closed import ClosedDays
from radcoder.ui.casebook.recent import RecentMenu
from radcoder.ui.casebook.rooms import Rooms
from radcoder.ui.codes.book import CodeBook
from radcoder.ui.codes.panel import CodesPanel
from radcoder.ui.commands import ON_LINES, Commands
from radcoder.ui.courses.identity import Identities
from radcoder.ui.desk import Desk
from radcoder.ui.drafted import DraftedForms
from radcoder.ui.facts.answers import FactsAnswers
from radcoder.ui.facts.doubts import DiagnosisDoubts
from radcoder.ui.files import Files
from radcoder.ui.findings.aside import NAME
from radcoder.ui.findings.fixes import FixMenu
from radcoder.ui.findings.panel import FindingsPanel
from radcoder.ui.frame import Frame
from radcoder.ui.guide.guide import Guide
from radcoder.ui.guide.hints import HintBar
from radcoder.ui.handlers import MEND_FIRST, Handlers
from radcoder.ui.helps import why
from radcoder.ui.jobs import Jobs
from radcoder.ui.lines_work import LinesWork
from radcoder.ui.lookups import Lookups
from radcoder.ui.messages import MessagePanel
from radcoder.ui.pages import Pages
from radcoder.ui.palette import Palette
from radcoder.ui.panes import Panes
from radcoder.ui.practice.book import PracticeBook
from radcoder.ui.reading_order import set_reading_order
from radcoder.ui.rules.book import RuleBook
from radcoder.ui.shortcuts import Shortcuts
from radcoder.ui.showing import Showing
from radcoder.ui.status import StatusLine
from radcoder.ui.steering import Steering
from radcoder.ui.studies import Studies
from radcoder.ui.theme import Looks
from radcoder.ui.widgets import hairline
from radcoder.ui.worksheet.missing import MissingLines
from radcoder.ui.worksheet.panel import WorksheetPanel

if TYPE_CHECKING:
    from radcoder.app.casebooks.casebook import Casebook

BUTTONS = ("undo", "redo", "add_line", "delete_lines", "export")


class MainWindow(Frame):
    """The one window of the program."""

    usable = Signal()

    def __init__(self, looks: Looks) -> None:
        super().__init__()
        self.setObjectName("main_window")
        self.looks = looks
        self.jobs = Jobs(self)
        self.desk = Desk(self.jobs, self)
        self.files = Files(self, self.desk)
        self.identities = Identities(self.desk, self.jobs, self)
        self.messages = MessagePanel()
        self.codes = CodesPanel(looks)
        self.worksheet = WorksheetPanel(looks, self.desk.apply)
        self.findings = FindingsPanel(looks, why)
        self.lookups = Lookups(self.desk, self.jobs, self.codes)
        self.panes = Panes(self.codes, self.worksheet, self.findings)
        self.pages = Pages()
        self.rooms = Rooms(self.desk, self.jobs, looks, self.pages)
        self.rules = RuleBook(self.desk, self.jobs, looks, self.pages)
        self.builder = BuilderBook(self.desk, self.jobs, looks, self.pages)
        self.book = CodeBook(self.desk, self.jobs, self.codes, self.pages)
        self.studies = Studies(self.desk, self.jobs, looks, self.pages)
        self.lines = LinesWork(self.desk, self.jobs, self.files, self.worksheet, self.pages)
        self.practice = PracticeBook(self.desk, self.rooms)
        self.status = StatusLine(self.statusBar())
        self.missing = MissingLines(self.desk, self.jobs, self.worksheet.proposed, self.status.say)
        self.steering = Steering(self.desk, self.worksheet, self.findings, self.codes, self.status.say)
        ClosedDays(self.desk, self.jobs, self.worksheet.calendar)
        FactsAnswers(self.desk, self.jobs, self.worksheet.facts_panel)
        self.doubts = DiagnosisDoubts(self.desk, self.jobs)
        self.handlers = Handlers(self)
        self.open_rule = self.handlers.open_rule
        self.commands = Commands(self, self.handlers.all(), looks)
        self._lay_out()
        self.showing = Showing(self)
        self.arrangement = Arrangement(self)
        self._wire_pages()
        self._wire_rooms()
        self.drafts = DraftedForms(self)
        self.showing.follow()

    def _lay_out(self) -> None:
        self.rooms.furnish(self.panes)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        hints = HintBar()
        for widget in (self.rooms.tabs, hairline(), self.rooms.banner, self.messages, hints):
            column.addWidget(widget)
        column.addWidget(self.pages, 1)
        self.rooms.outer.addWidget(body)
        self.setCentralWidget(self.rooms.outer)
        self.worksheet.add_actions(self.commands[name] for name in BUTTONS)
        for name in ("delete_lines", *ON_LINES):
            self.commands.only_in(name, self.worksheet.grid)
        self._offer_menus()
        self.take_place()
        set_reading_order(body)
        self.palette_panel = Palette(self, Shortcuts((*self.commands, *self.fixes.actions())))
        self.guide = Guide(self, self.commands, hints, self.status)

    def _offer_menus(self) -> None:
        menu = RecentMenu(self, lambda: self.rooms.session.path)
        menu.wanted.connect(self.rooms.go_to)
        self.commands.put_before("another", menu)
        self.commands.put_before("zoom_in", self.worksheet.grid.columns.menu)
        self.commands.put_before("identity", self.worksheet.calendar.menu_for_good())
        self.fixes = FixMenu(self.findings.detail, self)
        self.fixes.said.connect(self.status.say)
        self.commands.put_before("set_aside", self.fixes)

    def _wire_pages(self) -> None:
        self.desk.done.connect(self.status.say)
        self.doubts.found.connect(self.worksheet.model.doubt_diagnoses)
        for doubtful in (self.doubts.said, self.worksheet.noted):
            doubtful.connect(self.status.keep)
        for moved in (self.desk.opened, self.desk.cleared, self.desk.changed):
            moved.connect(self.status.forget)
        for part in (self.palette_panel, self.worksheet, self.builder, self.studies, self.practice):
            part.said.connect(self.status.say)
        for book in (self.book, self.rules, self.builder, self.studies):
            book.closed.connect(self._take_keyboard)
        for codes in (self.codes, self.book):
            codes.rule_wanted.connect(self.open_rule)
        self.codes.left.connect(self.worksheet.grid.setFocus)
        self.codes.page_shown.connect(self.panes.widen_codes)
        self.studies.lines_wanted.connect(self.worksheet.grid.select)

    def _wire_rooms(self) -> None:
        rooms, courses = self.rooms, self.rooms.courses
        for part in (rooms, self.identities):
            part.told.connect(self.showing.tell)
            part.said.connect(self.status.say)
        rooms.banner.wanted.connect(self._banner_pressed)
        rooms.lent.connect(self._lend)
        courses.import_button.clicked.connect(self.files.choose)
        courses.new_button.clicked.connect(self.builder.open)
        courses.together.clicked.connect(self.practice.open)
        self.rules.practice_found.connect(self.practice.show_firing)
        self.builder.made.connect(rooms.shelf.create)
        self.dropped.connect(rooms.bring_in)
        self.files.chosen.connect(rooms.bring_in)
        self.worksheet.line_changed.connect(lambda: rooms.opened.line_changed(self.worksheet.grid.current()))

    def _lend(self, casebook: "Casebook | None") -> None:
        """Give the parts of the window what the casebook keeps for them, or take it away."""
        self.rules.use(casebook.rule_settings if casebook else None)
        self.builder.use(casebook)
        for part in (self.lookups, self.book):
            part.use(casebook.notes if casebook else None)
        if casebook is not None and not casebook.throwaway:
            QSettings().setValue(NAME, casebook.user.name)

    def _take_keyboard(self) -> None:
        if self.pages.under is self.panes:
            self.worksheet.grid.setFocus()
        else:
            self.rooms.courses.focus()

    def _banner_pressed(self) -> None:
        casebook = self.rooms.session.casebook
        if casebook is not None and casebook.throwaway:
            self.commands["export_course"].trigger()
        else:
            self.rooms.reopen()

    def close_softly(self) -> None:
        """Close the window as its frame would."""
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nothing can be lost: end the worker thread behind what it has to keep, and remember the window's place."""
        if not self.worksheet.grid.finish_typing():
            event.ignore()
            self.status.say(MEND_FIRST)
            return
        self.keep_place()
        self.desk.steps.close()
        self.rooms.close()
        self.hide()  # nobody has to look on while the worker ends what it is at
        self.jobs.close()
        self.desk.close()
        event.accept()
