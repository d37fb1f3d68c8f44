"""The window: panels, commands and the desk, wired to one another and nothing else."""

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from radcoder.app.worksheet import Judgement
from radcoder.domain.course import LineRef
from radcoder.domain.people import Right
from radcoder.ui.builder.book import BuilderBook
from radcoder.ui.calendar.closed import ClosedDays
from radcoder.ui.casebook.recent import RecentMenu
from radcoder.ui.casebook.rooms import Rooms
from radcoder.ui.codes.book import CodeBook
from radcoder.ui.codes.panel import CodesPanel
from radcoder.ui.commands import ON_LINES, Commands, Now, barred
from radcoder.ui.courses.identity import Identities
from radcoder.ui.desk import Desk
from radcoder.ui.drafted import DraftedForms
from radcoder.ui.facts.answers import FactsAnswers
from radcoder.ui.files import Files, Handler
from radcoder.ui.findings.aside import NAME
from radcoder.ui.findings.panel import FindingsPanel
from radcoder.ui.frame import Frame
from radcoder.ui.helps import show_about_box, show_editions_of, show_help_of, why
from radcoder.ui.jobs import Jobs
from radcoder.ui.lines_work import LinesWork
from radcoder.ui.lookups import Lookups
from radcoder.ui.messages import Message, MessagePanel
from radcoder.ui.pages import Pages
from radcoder.ui.palette import Palette
from radcoder.ui.panes import Panes
from radcoder.ui.rules.book import RuleBook
from radcoder.ui.shortcuts import Shortcuts
from radcoder.ui.status import StatusLine
from radcoder.ui.steering import Steering
from radcoder.ui.studies import Studies
from radcoder.ui.theme import Looks
from radcoder.ui.widgets import hairline
from radcoder.ui.worksheet.missing import MissingLines
from radcoder.ui.worksheet.panel import WorksheetPanel

if TYPE_CHECKING:
    from radcoder.app.casebooks.casebook import Casebook

SAVED = "Everything is saved already: each step is written down as you make it."
MEND_FIRST = "The open cell has a text that does not fit. Mend it, or press Esc in it."
ON_THE_WORKSHEET = ("undo", "redo", "add_line", "code_page", "lines", "calendar", "facts", "propose", "next_finding",
                    "previous_finding", "next_line", "set_aside", "take_back", "codes_pane", "filter",
                    "import_table")  # fmt: skip
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
        self.status = StatusLine(self.statusBar())
        self.missing = MissingLines(self.desk, self.jobs, self.worksheet.proposed, self.status.say)
        self.steering = Steering(self.desk, self.worksheet, self.findings, self.codes, self.status.say)
        ClosedDays(self.desk, self.jobs, self.worksheet.calendar)
        FactsAnswers(self.desk, self.jobs, self.worksheet.facts_panel)
        self.commands = Commands(self, self._handlers(), looks)
        self._fresh, self._firing = False, ""
        self._resume: LineRef | None = None
        self._lay_out()
        self._wire()
        self._follow()

    def _lay_out(self) -> None:
        self.rooms.furnish(self.panes)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.rooms.tabs, hairline(), self.rooms.banner, self.messages):
            column.addWidget(widget)
        column.addWidget(self.pages, 1)
        self.rooms.outer.addWidget(body)
        self.setCentralWidget(self.rooms.outer)
        self.worksheet.add_actions(self.commands[name] for name in BUTTONS)
        for name in ("delete_lines", *ON_LINES):
            self.commands.only_in(name, self.worksheet.grid)
        self._offer_recent()
        self.take_place()
        self.palette_panel = Palette(self, Shortcuts(self.commands))
        self.palette_panel.said.connect(self.status.say)

    def _offer_recent(self) -> None:
        menu = RecentMenu(self, lambda: self.rooms.session.path)
        menu.wanted.connect(self.rooms.go_to)
        self.commands.put_before("another", menu)

    def _wire(self) -> None:
        desk, codes, worksheet, findings = self.desk, self.codes, self.worksheet, self.findings
        desk.preparing.connect(self._preparing)
        desk.ready.connect(self._ready)
        desk.opened.connect(self._opened)
        desk.cleared.connect(self._cleared)
        desk.changed.connect(self._changed)
        desk.judged.connect(self._judged)
        desk.busy.connect(lambda busy: findings.busy("Reviewing…" if busy else ""))
        desk.told.connect(self._told)
        desk.done.connect(self.status.say)
        codes.left.connect(worksheet.grid.setFocus)
        codes.page_shown.connect(self.panes.widen_codes)
        codes.rule_wanted.connect(self.open_rule)
        self.book.rule_wanted.connect(self.open_rule)
        self.book.closed.connect(self._take_keyboard)
        worksheet.said.connect(self.status.say)
        self._wire_rooms()
        self.rules.example_found.connect(self._show_firing)
        self.rules.closed.connect(self._take_keyboard)
        self.builder.closed.connect(self._take_keyboard)
        self.studies.closed.connect(self._take_keyboard)
        self.studies.said.connect(self.status.say)
        self.studies.lines_wanted.connect(self.worksheet.grid.select)
        self.builder.said.connect(self.status.say)
        self.builder.made.connect(self.rooms.shelf.create)

    def _wire_rooms(self) -> None:
        rooms = self.rooms
        for part in (rooms, self.identities):
            part.told.connect(self._told)
            part.said.connect(self.status.say)
        rooms.turned.connect(self._follow)
        rooms.settled.connect(self._settle)
        rooms.opened.line_wanted.connect(self._go_to_line)
        rooms.courses.import_button.clicked.connect(self.files.choose)
        rooms.courses.new_button.clicked.connect(self.builder.open)
        rooms.banner.wanted.connect(self._banner_pressed)
        rooms.lent.connect(self._lend)
        self.drafts = DraftedForms(rooms, self.worksheet.grid, self.findings, self.builder)
        self.dropped.connect(rooms.bring_in)
        self.files.chosen.connect(rooms.bring_in)
        self.worksheet.line_changed.connect(lambda: rooms.opened.line_changed(self.worksheet.grid.current()))

    def _handlers(self) -> dict[str, Handler]:
        handlers = self._all_handlers()
        return handlers | {name: self._on_the_worksheet(handlers[name]) for name in ON_THE_WORKSHEET}

    def _on_the_worksheet(self, go_on: Handler) -> Handler:
        def back_first() -> None:
            for book in (self.rules, self.builder, self.book, self.studies, self.lines.exchange):
                if book.shown:
                    book.close()
            self.rooms.leaves.close()
            self.pages.lay(self.panes)
            go_on()

        return back_first

    def _all_handlers(self) -> dict[str, Handler]:
        return {
            "new_course": lambda: self._when_typed(self.builder.open),
            "open": self.files.choose,
            **self.rooms.handlers(),
            "save": lambda: self._when_typed(lambda: self.status.say(SAVED)),
            "export_course": lambda: self._when_typed(self.files.export_course),
            "export": lambda: self._when_typed(lambda: self.identities.on_paper(self.files.export)),
            "identity": self.identities.open,
            "quit": self.close_softly,
            "undo": lambda: self._when_typed(self.desk.undo),
            "redo": lambda: self._when_typed(self.desk.redo),
            "add_line": lambda: self._when_typed(self.worksheet.add_line),
            "delete_lines": self.worksheet.delete_lines,
            **self.lines.handlers(self._when_typed),
            "propose": lambda: self._when_typed(self.missing.propose),
            "set_aside": self.findings.ask_aside,
            "take_back": self.findings.take_back,
            "search": self._search,
            "code_page": self._open_code,
            "code_full": lambda: self.book.open_from(self.steering.line()),
            "lines": self.worksheet.grid.select_current,
            "calendar": self.worksheet.toggle_calendar,
            "facts": lambda: self._when_typed(self.worksheet.toggle_facts),
            "next_finding": lambda: self.findings.step(1),
            "previous_finding": lambda: self.findings.step(-1),
            "next_line": self.steering.next_line,
            **{name: partial(self._when_typed, open_it) for name, open_it in self.studies.handlers().items()},
            "rules": lambda: self.open_rule(""),
            "codes_pane": lambda: self.codes.setVisible(not self.codes.isVisible()),
            "zoom_in": lambda: self.looks.zoom(1),
            "zoom_out": lambda: self.looks.zoom(-1),
            "zoom_reset": lambda: self.looks.zoom(0),
            "palette": self._open_palette,
            "rule_help": self._rule_help,
            "editions": lambda: show_editions_of(self, self.status),
            "about": lambda: show_about_box(self),
        }

    def _open_palette(self) -> None:
        self.palette_panel.open()

    def _when_typed(self, go_on: Handler) -> None:
        if self.worksheet.grid.finish_typing():
            go_on()
        else:
            self.status.say(MEND_FIRST)

    def _ready(self) -> None:
        if self.desk.worksheet is None:
            self.status.clear("The catalogue is ready.")
            self.findings.empty.say("No findings yet", "Open a course: its findings stand here.")
            self._settle()

    def _lend(self, casebook: "Casebook | None") -> None:
        """Give the parts of the window what the casebook keeps for them, or take it away."""
        self.rules.use(casebook.rule_settings if casebook else None)
        self.builder.use(casebook)
        for part in (self.lookups, self.book):
            part.use(casebook.notes if casebook else None)
        if casebook is not None and not casebook.throwaway:
            QSettings().setValue(NAME, casebook.user.name)

    def _settle(self) -> None:
        if self.desk.workspace is not None and self.desk.worksheet is None and self.rooms.ready:
            self.usable.emit()

    def _go_to_line(self, line: LineRef | None) -> None:
        self._resume = line
        if line is not None:
            self.worksheet.grid.select([line])

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

    def _cleared(self) -> None:
        self.messages.hide()
        self.status.clear()
        self.findings.forget()
        self.worksheet.put_away()
        self.codes.offer(())
        self._follow()

    def _changed(self) -> None:
        if self.desk.worksheet is not None:
            self.worksheet.show_worksheet(self.desk.worksheet)
        self._follow()

    def _judged(self, judgement: Judgement) -> None:
        self.worksheet.show_judgement(judgement)
        self.findings.show_judgement(judgement, fresh=self._fresh)
        self.status.show_judgement(judgement)
        if self._fresh and self._resume is not None:
            self.worksheet.grid.select([self._resume])
        elif self._fresh:
            self.findings.choose_rule(self._firing)
        self._fresh, self._firing, self._resume = False, "", None
        self.steering.line_changed()
        self._follow()
        self.usable.emit()

    def _follow(self) -> None:
        sheet, casebook = self.desk.worksheet, self.desk.casebook
        writable = casebook is not None and casebook.may(Right.EDIT)
        self.commands.follow(
            Now(
                inside=self.rooms.inside,
                course=sheet is not None and self.rooms.inside,
                writable=writable,
                undo=sheet.undo_name if sheet else None,
                redo=sheet.redo_name if sheet else None,
                findings=self.findings.model.rowCount() > 0,
                back=self.rooms.opened.shows_example,
                barred=self._barred(),
            )
        )
        self.status.show_state(("Saved" if writable else "Read only") if sheet else "")
        name = f"{sheet.course.reference} {sheet.course.title or ''}".strip() if sheet else ""
        self.setWindowTitle(f"RadCoder – {name}" if name else "RadCoder")

    def _barred(self) -> frozenset[str]:
        kept = self.rooms.kept
        may = {"keep_review": kept.can_keep, "reviews": kept.can_list}
        missing = barred(self.rooms.session.casebook, self.desk.casebook)
        return missing | {name for name, allowed in may.items() if not allowed}

    def _told(self, message: Message) -> None:
        self.messages.show_message(message)
        self.usable.emit()

    def _search(self) -> None:
        if self.book.focus():
            return
        if self.pages.currentWidget() is not self.panes:
            self.book.open()
            return
        self.codes.show()
        self.codes.focus_search()

    def _open_code(self) -> None:
        line = self.steering.line()
        if line is not None:
            self.codes.show()
            self.codes.open_code(*line)

    def _rule_help(self) -> None:
        finding = self.findings.current()
        if finding is not None and not self.rules.shown:
            show_help_of(self, finding.rule, lambda: self.open_rule(finding.rule))

    def open_rule(self, rule: str) -> None:
        """Show the rule browser, at a rule when one is named, on the date of the line that is being looked at."""
        line = self.steering.line()
        on = line[1] if line else date.today()  # noqa: DTZ011 - a coder's day is the local one
        if self.worksheet.grid.finish_typing():
            self.rules.open(rule, on)

    def _show_firing(self, rule: str, path: Path) -> None:
        self._firing = rule
        self.rooms.examples.open(path)

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
        self.rooms.close()
        self.jobs.close()
        self.desk.close()
        event.accept()
