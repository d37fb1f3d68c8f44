"""The codes pane as a person uses it."""

from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDateEdit, QLabel, QLineEdit, QTableView
from pytestqt.qtbot import QtBot

from radcoder.ui.main_window import MainWindow


class CodesPage:
    """Search, list and code page."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self._window = window
        self._qtbot = qtbot

    @property
    def field(self) -> QLineEdit:
        field = self._window.findChild(QLineEdit, "code_search")
        assert field is not None
        return field

    def _table(self, name: str) -> QTableView:
        table = self._window.findChild(QTableView, name)
        assert table is not None
        return table

    @property
    def numbers(self) -> list[str]:
        model = self._table("code_hits").model()
        return [model.index(row, 0).data() for row in range(model.rowCount())]

    @property
    def marked(self) -> str:
        """The code that Enter would open."""
        index = self._table("code_hits").currentIndex()
        return str(index.siblingAtColumn(0).data())

    def search(self, text: str) -> None:
        """Type into the search and wait for the answers."""
        QTest.keyClicks(self.field, text)
        self._qtbot.waitUntil(lambda: self.caption.endswith("found") or self.nothing)

    @property
    def nothing(self) -> bool:
        empty = self._window.codes.empty
        return empty.isVisible() and "Nothing found" in empty.text()

    @property
    def caption(self) -> str:
        label = self._window.findChild(QLabel, "hits_caption")
        assert label is not None
        return label.text()

    def key(self, key: Qt.Key) -> None:
        QTest.keyClick(self.field, key)

    @property
    def page(self) -> str:
        """The number on the code page; empty when none is shown or it is still being built."""
        label, view = self._window.findChild(QLabel, "code_number"), self._window.codes.view
        return label.text() if label is not None and label.isVisible() and view is not None and view.body.whole else ""

    def page_texts(self) -> str:
        """All words and figures of the page."""
        view = self._window.codes.view
        assert view is not None
        return "\n".join(label.text() for label in view.findChildren(QLabel))

    def turn_to(self, year: int, month: int, day: int) -> None:
        """Set the date of the page."""
        field = self._window.findChild(QDateEdit, "code_date")
        assert field is not None
        field.setDate(QDate(year, month, day))

    @property
    def pairs(self) -> list[str]:
        model = self._table("code_pairs").model()
        return [model.index(row, 0).data() for row in range(model.rowCount())]

    def filter_pairs(self, text: str) -> None:
        field = self._window.findChild(QLineEdit, "pairs_filter")
        assert field is not None
        QTest.keyClicks(field, text)

    def sort_pairs(self, column: int) -> None:
        self._table("code_pairs").sortByColumn(column, Qt.SortOrder.DescendingOrder)

    def back(self) -> None:
        """Press Esc."""
        QTest.keyClick(self._window.codes, Qt.Key.Key_Escape)
