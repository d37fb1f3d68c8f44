"""The worksheet: title and facts of the course, its weeks, its lines."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from radcoder.app.worksheet import Judgement, Sheet, line_after
from radcoder.domain.course import Course, LineRef
from radcoder.domain.edits import Change, DropLine
from radcoder.ui.calendar.panel import CalendarPanel
from radcoder.ui.facts.panel import HIGHEST, FactsPanel
from radcoder.ui.texts import count
from radcoder.ui.theme import Looks
from radcoder.ui.widgets import EmptyState, hairline, head, label
from radcoder.ui.worksheet.busy import BusyLine
from radcoder.ui.worksheet.facts import FactsStrip
from radcoder.ui.worksheet.filtering import FilterBar
from radcoder.ui.worksheet.grid import LinesGrid
from radcoder.ui.worksheet.hand import LinesHand
from radcoder.ui.worksheet.model import LinesModel
from radcoder.ui.worksheet.proposed import ProposalBar
from radcoder.ui.worksheet.weeks import WeeksStrip

Apply = Callable[[str, Iterable[Change]], None]
LEAST_LINES = 8
"""That stay in sight when the facts are open; where there is no room for them the calendar folds."""


class WorksheetPanel(QStackedWidget):
    """The course on the desk, or what to do when there is none."""

    line_changed = Signal()
    said = Signal(str)
    noted = Signal(str)

    def __init__(self, looks: Looks, apply: Apply, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("worksheet_panel")
        self._apply = apply
        self._worksheet: Sheet | None = None
        self.model = LinesModel(looks, apply, self)
        self.grid = LinesGrid(self.model, looks)
        self.hand = LinesHand(self.model, self.grid, apply)
        self.filter = FilterBar(self.model, self.grid)
        self.busy = BusyLine()
        self.facts = FactsStrip()
        self.facts_panel = FactsPanel(apply)
        self.facts_button = QToolButton()
        self.weeks = WeeksStrip(looks)
        self.calendar = CalendarPanel(looks, apply)
        self._title = label(role="heading", name="course_title", wrap=True)
        self._bar = QHBoxLayout()
        self.proposed = ProposalBar(self.model, self.grid, apply)
        self.empty = EmptyState("no_course", "No course is open", "Open one from the list of courses (Alt+Home).")
        self.addWidget(self.empty)
        self.addWidget(self._page())
        self.grid.line_changed.connect(self.line_changed)
        self.model.said.connect(self.said)
        self.model.noted.connect(self.noted)
        self.calendar.said.connect(self.said)
        self.calendar.wanted_open.connect(self.toggle_calendar)
        self.proposed.said.connect(self.said)
        self.hand.said.connect(self.said)
        self.weeks.pressed.connect(self.toggle_calendar)
        self.facts_panel.said.connect(self.said)
        self.grid.refused.connect(self.said)
        self.facts_panel.left.connect(self.toggle_facts)
        self.facts_panel.wanted.connect(lambda: None if self.facts_panel.isVisible() else self.toggle_facts())
        self.facts_button.clicked.connect(self.toggle_facts)

    def _page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._title.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._bar.setSpacing(4)
        column.addWidget(head(self._title, self._bar))
        for widget in (self._strip(), self.facts_panel, hairline(), self.weeks, self.calendar, hairline()):
            column.addWidget(widget)
        column.addWidget(self.filter)
        column.addWidget(self.busy)
        column.addWidget(self.grid, 1)
        column.addWidget(self.proposed)
        return page

    def _strip(self) -> QWidget:
        button = self.facts_button
        button.setObjectName("facts_button")
        button.setText("Facts ▸")
        button.setAccessibleName("Facts of the course: open or close (F4)")
        button.setToolTip("Payer, diagnoses, phases, and what the record holds (F4)")
        strip = QWidget()
        strip.setMinimumHeight(1)  # else the window must be able to hold the facts below one another, as in no width
        row = QHBoxLayout(strip)
        row.setContentsMargins(0, 0, 8, 0)
        row.setSpacing(0)
        row.addWidget(self.facts, 1)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return strip

    def add_actions(self, actions: Iterable[QAction]) -> None:
        """Show commands as buttons beside the title."""
        for action in actions:
            button = QToolButton()
            button.setDefaultAction(action)
            button.setProperty("bar", "true")
            button.setObjectName(f"{action.objectName()}_button")
            button.setAccessibleName(action.text().replace("&", ""))
            self._bar.addWidget(button)

    def show_worksheet(self, worksheet: Sheet) -> None:
        """Put another course, or the course after a step, on the desk."""
        fresh = worksheet is not self._worksheet
        self._worksheet = worksheet
        course = worksheet.course
        if fresh:
            self.model.show_judgement(None)
            self.proposed.forget()
            self.filter.forget()
        self.model.show_course(course)
        self._title.setText(course.title or course.reference)
        self.facts.show_course(course)
        self.facts_panel.show_course(course)
        self.weeks.show_course(course, (), opened=self.calendar.shown)
        self.calendar.show_course(course, () if fresh else None)
        self.grid.course_shown()
        self.setCurrentIndex(1)
        if fresh and self.model.rowCount():
            self.grid.select([LineRef(course.claims[0].id, 1)])

    def bar(self, why: str) -> None:
        """Shut every cell of lines, facts and calendar to who may not change the course; empty opens them."""
        self.grid.barred = why
        self.facts_panel.bar(why)
        self.calendar.bar(why)

    def hold(self, name: str, why: str) -> None:
        """Say what is being done to the lines behind the window, and why nothing can be typed; empty: it is done."""
        self.model.held = why
        self.busy.say(f"{name} … The lines can be read meanwhile." if name else "")

    def put_away(self) -> None:
        """Show nothing of any course."""
        self._worksheet = None
        self.model.show_judgement(None)
        self.model.show_course(Course(""))
        self._title.clear()
        self.facts.show_course(Course(""))
        self.facts_panel.hide()
        self.facts_panel.show_course(Course(""))
        self.weeks.show_course(Course(""), (), opened=False)
        self.calendar.show_course(Course(""), ())
        self.setCurrentIndex(0)

    def show_judgement(self, judgement: Judgement) -> None:
        """Show names, amounts and marks of the review."""
        self.model.show_judgement(judgement)
        self.facts.name_payer(judgement.course, judgement.payer)
        self.weeks.show_course(judgement.course, judgement.review.expected, opened=self.calendar.shown)
        self.calendar.show_course(judgement.course, judgement.review.expected)

    def toggle_facts(self) -> None:
        """Open the facts and give them the keyboard, or close them and give the lines the keyboard."""
        wanted = self._worksheet is not None and not self.facts_panel.isVisible()
        self.facts_button.setText("Facts ▾" if wanted else "Facts ▸")
        if wanted:
            self._fold_calendar(folded=self.grid.height() - HIGHEST < LEAST_LINES * self.grid.rowHeight(0))
            self.facts_panel.open()
        else:
            self.facts_panel.hide()
            self._fold_calendar(folded=False)
            self.grid.setFocus()

    def _fold_calendar(self, *, folded: bool) -> None:
        """On a small screen facts and calendar together would leave no lines: the calendar waits until F4 or Ctrl+T."""
        self.calendar.fold(folded=folded)
        self.weeks.turn(opened=self.calendar.shown)

    def toggle_calendar(self) -> None:
        """Open the calendar and give it the keyboard, or close it and give the lines the keyboard."""
        wanted = not (self.calendar.isVisible() and (self.calendar.view.hasFocus() or self.weeks.underMouse()))
        self.calendar.open(wanted)
        self.weeks.turn(opened=wanted)
        if wanted and self.calendar.isVisible():
            self.calendar.begin()
        else:
            self.grid.setFocus()

    def add_line(self) -> None:
        """Begin a line behind the current one."""
        if self._worksheet is None:
            return
        new = line_after(self._worksheet.course, self.grid.current())
        if new is None:
            self.said.emit("This course has no claim that a line could stand on. Add one under Facts (F4), Claims.")
            return
        self.grid.type_new_line(new)
        if len(self._worksheet.course.claims) > 1:
            self.said.emit(f"A new line of claim {new.claim}. Shift+Tab goes to its date and its claim.")

    def delete_lines(self) -> None:
        """Delete the selected lines as one step; the line that has the keyboard has to be among them."""
        if self.proposed.refuse():
            return
        refs, here = self.grid.selected(), self.grid.current()
        if here is not None and here not in refs:
            self.grid.select_current()
            self.said.emit(f"Line {here} has the keyboard and is selected now. Press Del again to delete it.")
            return
        if not refs:
            self.said.emit("Select the lines to delete first.")
            return
        row = self.model.row_of(refs[0]) or 0
        name = f"Delete line {refs[0]}" if len(refs) == 1 else f"Delete {count(len(refs), 'line')}"
        self._apply(name, [DropLine(ref) for ref in refs])
        if self.model.rowCount():
            ref = self.model.row(min(row, self.model.rowCount() - 1)).ref
            self.grid.select([ref] if ref else [])
