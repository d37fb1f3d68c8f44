"""The fraction calendar as a person uses it: days by date, keys, and what a screen reader hears."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableView

from radcoder.domain.treatment_calendar import CalendarDay
from radcoder.ui.calendar.model import DAY_ROLE, CalendarModel
from radcoder.ui.main_window import MainWindow


class CalendarPage:
    """The calendar above the lines."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    @property
    def view(self) -> QTableView:
        view = self._window.findChild(QTableView, "fraction_calendar")
        assert view is not None
        return view

    @property
    def model(self) -> CalendarModel:
        model = self.view.model()
        assert isinstance(model, CalendarModel)
        return model

    def day(self, on: date) -> CalendarDay:
        found = self.model.index_of(on).data(DAY_ROLE)
        assert isinstance(found, CalendarDay)
        return found

    def says(self, on: date) -> str:
        """What a screen reader says of the day."""
        return str(self.model.index_of(on).data(Qt.ItemDataRole.AccessibleTextRole))

    def go_to(self, on: date) -> None:
        self.view.setFocus()
        self.view.setCurrentIndex(self.model.index_of(on))

    @property
    def here(self) -> date:
        """The day that has the keyboard."""
        found = self.view.currentIndex().data(DAY_ROLE)
        assert isinstance(found, CalendarDay)
        return found.date

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.view, key, modifier)

    def drag(self, first: date, last: date) -> None:
        """Press on one day and let go on another."""
        start, end = (self.view.visualRect(self.model.index_of(on)).center() for on in (first, last))
        left = Qt.MouseButton.LeftButton
        QTest.mousePress(self.view.viewport(), left, Qt.KeyboardModifier.NoModifier, start)
        QTest.mouseMove(self.view.viewport(), (start + end) / 2)
        QTest.mouseMove(self.view.viewport(), end)
        QTest.mouseRelease(self.view.viewport(), left, Qt.KeyboardModifier.NoModifier, end)

    @property
    def chosen(self) -> list[date]:
        days = (index.data(DAY_ROLE) for index in self.view.selectionModel().selectedIndexes())
        return sorted(each.date for each in days)
