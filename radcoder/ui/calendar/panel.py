"""The calendar of the worksheet: what was given when, and the commands that change it, each one step with a name."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from PySide6.QtCore import QPoint, QSettings, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from radcoder.domain.course import Course, Phase
from radcoder.domain.course_edits import CourseEdit
from radcoder.domain.findings import ExpectedUnits
from radcoder.domain.treatment_log import LogError, Mark, end_here, mark, move
from radcoder.ui.calendar.model import CalendarModel
from radcoder.ui.calendar.view import CalendarView
from radcoder.ui.flow import FlowLayout
from radcoder.ui.texts import count, day, span
from radcoder.ui.theme import Looks
from radcoder.ui.widgets import label

Apply = Callable[[str, Iterable[CourseEdit]], None]
WEEKLY = ("77427", "77336")
OPEN = "calendar/open"
COMMANDS = (
    ("delivered", "Mark the day delivered", "D"),
    ("second", "Mark a second session", "2"),
    ("missed", "Mark the day missed", "M"),
    ("down", "Mark the machine down", "X"),
    ("move", "Move the fraction", "V"),
    ("clear", "Clear the day", "Del"),
    ("end", "End the course here", "E"),
)
ON_BUTTONS = {"delivered": "Delivered", "second": "Twice", "missed": "Missed", "down": "Down", "move": "Move",
              "clear": "Clear", "end": "End here"}  # fmt: skip
CHOOSE = "Choose the day first, Shift and an arrow for a run of days; then press {}."
MARKS = {"delivered": Mark.DELIVERED, "second": Mark.SECOND_SESSION, "missed": Mark.MISSED, "down": Mark.MACHINE_DOWN,
         "clear": Mark.CLEARED}  # fmt: skip
PATTERN_WORDS = ("plain", "diagonal", "dotted", "crossed", "diagonal back", "upright")


class CalendarPanel(QWidget):
    """The weeks of the course with their commands; it can be closed to one line."""

    said = Signal(str)
    wanted_open = Signal()

    def __init__(self, looks: Looks, apply: Apply | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("calendar_panel")
        self._apply = apply
        self._folded = False
        self._barred = ""
        self._units: tuple[tuple[str, int], ...] = ()
        self.model = CalendarModel(self)
        self.view = CalendarView(self.model, looks)
        self._legend = label(role="caption", name="calendar_legend")
        self._bar = QWidget()
        self._bar.setObjectName("calendar_commands")
        self._actions = {name: self._action(name, text, key) for name, text, key in COMMANDS} if apply else {}
        self._lay_out()
        self.view.asked.connect(self._do)
        self.view.given_up.connect(self._give_up)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._menu)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 0, 12, 4)
        column.setSpacing(2)
        column.addWidget(self.view)
        row = FlowLayout(self._bar, across=2, down=2)
        row.setContentsMargins(0, 0, 0, 0)
        for action in self._actions.values():
            button = QToolButton()
            button.setDefaultAction(action)
            button.setObjectName(f"{action.objectName()}_button")
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # each has its key in the calendar
            row.addWidget(button)
        foot = QHBoxLayout()
        foot.addWidget(self._bar, 1)
        foot.addWidget(self._legend)
        column.addLayout(foot)
        self._bar.setVisible(bool(self._actions))

    def _action(self, name: str, text: str, key: str) -> QAction:
        action = QAction(f"{text} ({key})", self)
        action.setObjectName(f"calendar_{name}")
        action.setIconText(ON_BUTTONS.get(name, text))
        action.setToolTip(f"{text} ({key})")
        action.triggered.connect(lambda _: self._do(name))
        return action

    @property
    def wanted(self) -> bool:
        """Whether the user leaves the calendar open."""
        return QSettings().value(OPEN, defaultValue=True, type=bool) is True

    @property
    def shown(self) -> bool:
        """Whether the calendar is open and not folded away for something else."""
        return self.wanted and not self._folded

    def open(self, wanted: bool) -> None:
        """Open or close the calendar, and remember it."""
        QSettings().setValue(OPEN, wanted)
        self.fold(folded=False)

    def fold(self, *, folded: bool) -> None:
        """Fold the calendar away for a while, or unfold it; what the user wants is remembered."""
        self._folded = folded
        self._show()

    def begin(self) -> None:
        """Take the keyboard, on the last day with a fraction when it was on none."""
        if not self.view.currentIndex().isValid() and self.model.course.fractions:
            self.view.go_to(max(each.date for each in self.model.course.fractions))
        self.view.setFocus()

    def _show(self) -> None:
        self.setVisible(self.shown and self.model.columnCount() > 0)

    def show_course(
        self, course: Course, expected: Iterable[ExpectedUnits] | None = None, holidays: frozenset[date] = frozenset()
    ) -> None:
        """Show the log of a course; without expected units those shown last stay until the review has counted."""
        if expected is not None:
            self._units = tuple((each.code, each.expected) for each in expected if each.code in WEEKLY)
        self.model.show_course(course, self._units, holidays)
        self._legend.setText(legend(course.phases))
        self._legend.setVisible(len(course.phases) > 1)
        self._give_up()
        self._show()

    def close_on(self, closed: Mapping[date, str]) -> None:
        """Take the days on which the department is closed: none is planned there, and a fraction there is spoken of."""
        self.model.closed = closed
        self.show_course(self.model.course)

    def _menu(self, where: QPoint) -> None:
        if self._actions:
            self.menu().popup(self.view.viewport().mapToGlobal(where))

    def menu(self) -> QMenu:
        """The commands as a menu, which ends with its use."""
        menu = self.menu_for_good()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def menu_for_good(self) -> QMenu:
        """The commands as a menu that stays."""
        menu = QMenu("Calendar da&y", self)
        menu.setObjectName("calendar_menu")
        menu.addActions(list(self._actions.values()))
        return menu

    def bar(self, why: str) -> None:
        """Shut the calendar, or open it again with an empty `why`."""
        self._barred = why
        for action in self._actions.values():
            action.setEnabled(not why)
            action.setToolTip(why or action.text())

    def _do(self, name: str) -> None:
        if self._barred:
            self.said.emit(self._barred)
            return
        days = self.view.chosen()
        if self._apply is None or not self.model.columnCount():
            return
        if not (days and self.isVisible()):
            self.wanted_open.emit()
            self.said.emit(CHOOSE.format(next(key for each, _, key in COMMANDS if each == name)))
            return
        try:
            self._change(name, days)
        except LogError as error:
            self.said.emit(str(error))

    def _change(self, name: str, days: tuple[date, ...]) -> None:
        course = self.model.course
        if name == "move":
            self._move(days[-1])
        elif name == "end":
            self._take(f"End the course on {day(days[-1])}", end_here(course, days[-1]), days[-1:])
        else:
            when = day(days[0]) if len(days) == 1 else f"{count(len(days), 'day')}, {span(days)}"
            self._take(f"Mark {when} {MARKS[name].value}", mark(course, days, MARKS[name]), days)

    def _move(self, to: date) -> None:
        moving = self.view.days_drawn.moving
        if moving is None:
            index = self.view.currentIndex()
            self.view.days_drawn.moving = self.model.day_at(index)
            self.view.viewport().update()
            self.said.emit(f"Moving {day(to)}: go to the new day and press V again. Esc gives it up.")
            return
        if moving.date == to:
            self._give_up()
            return
        edits = move(self.model.course, moving.date, to)
        self._take(f"Move the fraction of {day(moving.date)} to {day(to)}", edits, (to,))

    def _take(self, name: str, edits: Iterable[CourseEdit], days: tuple[date, ...]) -> None:
        self._give_up()
        if self._apply is not None:
            self._apply(name, edits)
        self.view.go_to(days[-1])
        closed = [each.date for each in self.model.course.fractions if each.date in self.model.closed]
        touched = [each for each in closed if each in days]
        if touched:
            on = touched[0]
            said = (
                f"{day(on)} is {self.model.closed[on]}, a closed day. The fraction stands there; Ctrl+Z takes it back."
            )
            self.said.emit(said)

    def _give_up(self) -> None:
        if self.view.days_drawn.moving is not None:
            self.view.days_drawn.moving = None
            self.view.viewport().update()


def legend(phases: Iterable[Phase]) -> str:
    """Name the pattern of each phase."""
    named = zip(phases, PATTERN_WORDS, strict=False)
    return " · ".join(f"{phase.id} {phase.site or ''} {word}".replace("  ", " ") for phase, word in named)
