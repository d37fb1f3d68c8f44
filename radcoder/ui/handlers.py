"""What each command of the window does: the table from names to deeds, and what has to happen before one."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from radcoder.ui.files import Handler
from radcoder.ui.helps import show_about_box, show_editions_of, show_help_of

if TYPE_CHECKING:
    from radcoder.ui.main_window import MainWindow

SAVED = "Everything is saved already: each step is written down as you make it."
MEND_FIRST = "The open cell has a text that does not fit. Mend it, or press Esc in it."
ON_THE_WORKSHEET = ("undo", "redo", "add_line", "code_page", "lines", "calendar", "facts", "propose", "next_finding",
                    "previous_finding", "next_line", "set_aside", "take_back", "codes_pane", "filter",
                    "import_table")  # fmt: skip


class Handlers:
    """The deeds of one window; those of its parts are asked of the parts."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    def all(self) -> dict[str, Handler]:
        """What each command does; some go back to the worksheet first."""
        handlers = self._files() | self._edits() | self._ways() | self._helps() | self._of_parts()
        return handlers | {name: self._on_the_worksheet(handlers[name]) for name in ON_THE_WORKSHEET}

    def _files(self) -> dict[str, Handler]:
        window = self._window
        return {
            "new_course": self._typed_first(window.builder.open),
            "open": window.files.choose,
            "save": self._typed_first(lambda: window.status.say(SAVED)),
            "export_course": self._typed_first(window.files.export_course),
            "export": self._typed_first(lambda: window.identities.on_paper(window.files.export)),
            "identity": window.identities.open,
            "quit": window.close_softly,
        }

    def _edits(self) -> dict[str, Handler]:
        window = self._window
        return {
            "undo": self._typed_first(window.desk.undo),
            "redo": self._typed_first(window.desk.redo),
            "add_line": self._typed_first(window.worksheet.add_line),
            "delete_lines": window.worksheet.delete_lines,
            "propose": self._typed_first(window.missing.propose),
            "set_aside": window.findings.ask_aside,
            "take_back": window.findings.take_back,
        }

    def _ways(self) -> dict[str, Handler]:
        window = self._window
        return {
            "search": self._search,
            "code_page": self._open_code,
            "code_full": lambda: window.book.open_from(window.steering.line()),
            "lines": window.worksheet.grid.select_current,
            "calendar": window.worksheet.toggle_calendar,
            "facts": self._typed_first(window.worksheet.toggle_facts),
            "next_finding": lambda: window.findings.step(1),
            "previous_finding": lambda: window.findings.step(-1),
            "next_line": window.steering.next_line,
            "rules": lambda: self.open_rule(""),
            "practice": lambda: self.when_typed(window.practice.open),
            "codes_pane": window.panes.toggle_codes,
        }

    def _helps(self) -> dict[str, Handler]:
        window = self._window
        return {
            "zoom_in": lambda: window.looks.zoom(1),
            "zoom_out": lambda: window.looks.zoom(-1),
            "zoom_reset": lambda: window.looks.zoom(0),
            "usual_layout": self._arrange,
            "palette": self._open_palette,
            "help": self._help,
            "rule_help": self._rule_help,
            "hints": self._hints,
            "editions": lambda: show_editions_of(window, window.status),
            "about": lambda: show_about_box(window),
        }

    def _of_parts(self) -> dict[str, Handler]:
        window = self._window
        studies = window.studies.handlers()
        return {
            **window.rooms.handlers(),
            **window.lines.handlers(self.when_typed),
            **{name: self._typed_first(open_it) for name, open_it in studies.items()},
        }

    def when_typed(self, go_on: Handler) -> None:
        """Take what is being typed, then go on; a text that does not fit is mended first."""
        if self._window.worksheet.grid.finish_typing():
            go_on()
        else:
            self._window.status.say(MEND_FIRST)

    def _typed_first(self, go_on: Handler) -> Handler:
        return partial(self.when_typed, go_on)

    def _on_the_worksheet(self, go_on: Handler) -> Handler:
        def back_first() -> None:
            window = self._window
            for book in (window.rules, window.builder, window.book, window.studies, window.lines.exchange):
                if book.shown:
                    book.close()
            window.rooms.leaves.close()
            window.pages.lay(window.panes)
            go_on()

        return back_first

    def open_rule(self, rule: str) -> None:
        """Show the rule browser, at a rule when one is named, on the date of the line that is being looked at."""
        window = self._window
        line = window.steering.line()
        on = line[1] if line else date.today()  # noqa: DTZ011 - a coder's day is the local one
        if window.worksheet.grid.finish_typing():
            window.rules.open(rule, on)

    def _search(self) -> None:
        window = self._window
        if window.book.focus():
            return
        if window.pages.currentWidget() is not window.panes:
            window.book.open()
            return
        window.codes.show()
        window.codes.focus_search()

    def _open_code(self) -> None:
        line = self._window.steering.line()
        if line is not None:
            self._window.codes.show()
            self._window.codes.open_code(*line)

    def _open_palette(self) -> None:
        self._window.palette_panel.open()

    def _help(self) -> None:
        """Help on what has the keyboard: among the findings that is the rule, elsewhere the keys."""
        window = self._window
        here: QWidget | None = window.focusWidget()
        on_finding = here is not None and window.findings.isAncestorOf(here) and window.findings.current() is not None
        if on_finding and not window.guide.card.isVisible():
            self._rule_help()
        else:
            window.guide.help()

    def _hints(self) -> None:
        self._window.guide.again()

    def _arrange(self) -> None:
        self._window.arrangement.as_delivered()

    def _rule_help(self) -> None:
        window = self._window
        finding = window.findings.current()
        if finding is not None and not window.rules.shown:
            show_help_of(window, finding.rule, lambda: self.open_rule(finding.rule))
