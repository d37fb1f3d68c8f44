"""The calendar under the fingers: arrows go from day to day, a drag takes a run, single keys say what a day was."""

from datetime import date

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from radcoder.ui.calendar.cells import DayDelegate
from radcoder.ui.calendar.model import CalendarModel
from radcoder.ui.qt import Index
from radcoder.ui.theme import Looks

KEYS = {
    Qt.Key.Key_D: "delivered",
    Qt.Key.Key_Space: "delivered",
    Qt.Key.Key_2: "second",
    Qt.Key.Key_M: "missed",
    Qt.Key.Key_X: "down",
    Qt.Key.Key_V: "move",
    Qt.Key.Key_Delete: "clear",
    Qt.Key.Key_Backspace: "clear",
    Qt.Key.Key_E: "end",
}
WIDEST = "missed"


class CalendarView(QTableView):
    """Days in columns of weeks; a selection is always a run of days in time."""

    asked = Signal(str)
    given_up = Signal()

    def __init__(self, model: CalendarModel, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("fraction_calendar")
        self.setAccessibleName("Fraction calendar: a column a week, a row a weekday")
        self._days = model
        self.setModel(model)
        self.days_drawn = DayDelegate(model, looks, self)
        self.setItemDelegate(self.days_drawn)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        for header, name in ((self.horizontalHeader(), "Weeks"), (self.verticalHeader(), "Weekdays")):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setHighlightSections(False)
            header.setSectionsClickable(False)
            header.setMinimumSectionSize(12)
            header.setAccessibleName(name)
        looks.changed.connect(self.fit)
        model.modelReset.connect(self.fit)
        self.fit()

    def fit(self) -> None:
        """Set the cells by the size of the type; the whole height is always shown."""
        metrics = self.fontMetrics()
        self.verticalHeader().setDefaultSectionSize(metrics.height() + 4)
        self.horizontalHeader().setDefaultSectionSize(metrics.horizontalAdvance(WIDEST) + 12)
        self.verticalHeader().setFixedWidth(metrics.horizontalAdvance("Wed") + 16)
        self.setFixedHeight(self._height())

    def _height(self) -> int:
        rows = self._days.rowCount() * self.verticalHeader().defaultSectionSize()
        scroll = self.horizontalScrollBar().sizeHint().height() if self._is_wide() else 0
        return rows + self.horizontalHeader().sizeHint().height() + scroll + 2

    def _is_wide(self) -> bool:
        return self.verticalHeader().width() + self.horizontalHeader().length() > self.width()

    def resizeEvent(self, event: object) -> None:
        """A scroll bar needs its height."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        if self.height() != self._height():
            self.setFixedHeight(self._height())

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(200, self._height())

    def chosen(self) -> tuple[date, ...]:
        """The days that are selected, in order of time; the one with the keyboard when none is."""
        found = {each.date for index in self.selectionModel().selectedIndexes() if (each := self._days.day_at(index))}
        if not found and (each := self._days.day_at(self.currentIndex())):
            found = {each.date}
        return tuple(sorted(found))

    def go_to(self, on: date) -> None:
        """Put the keyboard on a day."""
        index = self._days.index_of(on)
        if index.isValid():
            self.setCurrentIndex(index)

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Take the run of days between the corners, not the rectangle."""
        first, last = (self._under(point) for point in (rect.topLeft(), rect.bottomRight()))
        anchor = self.indexAt(rect.topLeft())
        if first < 0 or last < 0 or not anchor.isValid():
            super().setSelection(rect, command)
            return
        selection, rows = QItemSelection(), self._days.rowCount()
        for number in range(min(first, last), max(first, last) + 1):
            index = self._days.index(number % rows, number // rows)
            selection.select(index, index)
        self.selectionModel().select(selection, command)

    def _under(self, point: QPoint) -> int:
        index = self.indexAt(point)
        return index.column() * self._days.rowCount() + index.row() if index.isValid() else -1

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> Index:  # type: ignore[override]
        """Up and Down go on in the week before and after."""
        here, rows = self.currentIndex(), self._days.rowCount()
        steps = {QAbstractItemView.CursorAction.MoveUp: -1, QAbstractItemView.CursorAction.MoveDown: 1}
        if not here.isValid() or action not in steps:
            return super().moveCursor(action, modifiers)
        number = here.column() * rows + here.row() + steps[action]
        if not 0 <= number < rows * self._days.columnCount():
            return here
        return self._days.index(number % rows, number // rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Single keys mark the days; Esc gives a move up."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        key = Qt.Key(event.key())
        if plain and key in KEYS:
            self.asked.emit(KEYS[key])
        elif plain and key == Qt.Key.Key_Escape and self.days_drawn.moving is not None:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)
