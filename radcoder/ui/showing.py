"""What the window shows of the course on the desk: it arrives, changes, is judged and goes."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from radcoder.app.worksheet import Judgement
from radcoder.domain.course import LineRef
from radcoder.domain.people import Right
from radcoder.ui.commands import Now, barred
from radcoder.ui.courses.early import StillOpeningError
from radcoder.ui.messages import Message

if TYPE_CHECKING:
    from radcoder.ui.main_window import MainWindow


class Showing(QObject):
    """Carries what the desk says to the parts of one window, and keeps the commands to what makes sense now."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._fresh, self._firing, self._building = False, "", False
        self._resume: LineRef | None = None
        desk = window.desk
        desk.preparing.connect(self._preparing)
        desk.ready.connect(self._ready)
        desk.opened.connect(self._opened)
        desk.cleared.connect(self._cleared)
        desk.changed.connect(self._changed)
        desk.judged.connect(self._judged)
        desk.busy.connect(lambda busy: window.findings.busy("Reviewing…" if busy else ""))
        desk.told.connect(self.tell)
        window.rooms.turned.connect(self.follow)
        window.pages.turned.connect(self._turned)
        window.builder.previewed.connect(self._say_estimate)
        window.rooms.settled.connect(self._settle)
        window.rooms.opened.line_wanted.connect(self._go_to_line)
        window.rules.example_found.connect(self._show_firing)

    def _preparing(self, text: str, part: float) -> None:
        self._window.status.preparing(text, part)
        self._window.findings.empty.say("Preparing the catalogue", "")
        self._window.findings.empty.progress(f"First start only: {text}", part)

    def _ready(self) -> None:
        if self._window.desk.worksheet is None:
            self._window.status.clear("The catalogue is ready.")
            self._window.findings.empty.say("No findings yet", "Open a course: its findings stand here.")
            self._settle()

    def _settle(self) -> None:
        window = self._window
        if window.desk.workspace is not None and window.desk.worksheet is None and window.rooms.ready:
            window.usable.emit()

    def _opened(self) -> None:
        window = self._window
        self._fresh = True
        if window.rules.shown:
            window.rules.close()
        window.messages.hide()
        window.status.clear("Reviewing…")
        window.findings.forget()
        self._changed()
        window.worksheet.grid.setFocus()

    def _cleared(self) -> None:
        window = self._window
        window.messages.hide()
        window.status.clear()
        window.findings.forget()
        window.worksheet.put_away()
        window.codes.offer(())
        self.follow()

    def _changed(self) -> None:
        sheet = self._window.desk.worksheet
        if sheet is not None:
            self._window.worksheet.show_worksheet(sheet)
        self.follow()

    def _judged(self, judgement: Judgement) -> None:
        window = self._window
        window.worksheet.show_judgement(judgement)
        window.findings.show_judgement(judgement, fresh=self._fresh)
        self._say_estimate()
        if self._fresh and self._resume is not None:
            window.worksheet.grid.select([self._resume])
        elif self._fresh:
            window.findings.choose_rule(self._firing)
        self._fresh, self._firing, self._resume = False, "", None
        window.steering.line_changed()
        self.follow()
        window.usable.emit()

    def _turned(self) -> None:
        """Into the builder or out of it: the bar speaks of another course."""
        if self._window.builder.shown is not self._building:
            self._building = not self._building
            self._say_estimate()
            self.follow()

    def _say_estimate(self) -> None:
        """Say what the course that is seen comes to: in the builder that which would be made."""
        judgement = self._window.builder.judgement if self._building else self._window.desk.judgement
        if judgement is not None:
            self._window.status.show_judgement(judgement)
        else:
            reviewing = not self._building and self._window.desk.worksheet is not None
            self._window.status.clear("Reviewing…" if reviewing else "")

    def _go_to_line(self, line: LineRef | None) -> None:
        self._resume = line
        if line is not None:
            self._window.worksheet.grid.select([line])

    def _show_firing(self, rule: str, path: Path) -> None:
        self._firing = rule
        self._window.rooms.examples.open(path)

    def tell(self, message: Message) -> None:
        """Show a message over the page; the window can be used."""
        self._window.messages.show_message(message)
        self._window.usable.emit()

    def follow(self) -> None:
        """Allow the commands that make sense now, and say in bar and title what the window is about."""
        window = self._window
        sheet, casebook = window.desk.worksheet, window.desk.casebook
        writable = casebook is not None and casebook.may(Right.EDIT)
        window.commands.follow(
            Now(
                inside=window.rooms.inside,
                course=sheet is not None and window.rooms.inside,
                writable=writable,
                undo=sheet.undo_name if sheet else None,
                redo=sheet.redo_name if sheet else None,
                findings=window.findings.model.rowCount() > 0,
                back=window.rooms.opened.shows_example,
                barred=self._barred(),
            )
        )
        edit = casebook.refusal(Right.EDIT) if casebook else str(StillOpeningError()) if sheet else ""
        window.worksheet.bar(edit)
        window.findings.detail.bar(edit, casebook.refusal(Right.OVERRIDE) if casebook else edit)
        saved = ("Saved" if writable else "Read only") if sheet else ""
        window.status.show_state("Not made yet" if self._building else saved)
        name = f"{sheet.course.reference} {sheet.course.title or ''}".strip() if sheet else ""
        window.setWindowTitle(f"RadCoder – {name}" if name else "RadCoder")

    def _barred(self) -> dict[str, str]:
        rooms = self._window.rooms
        whys = {"keep_review": rooms.kept.why_not_keep, "reviews": rooms.kept.why_not_list}
        missing = barred(rooms.session.casebook, self._window.desk.casebook)
        return missing | {name: why for name, why in whys.items() if why is not None}
