"""The worksheet as a person uses it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QTableView, QWidget
from pytestqt.qtbot import QtBot

from radcoder.ui.main_window import MainWindow
from radcoder.ui.worksheet.cells import Column


class WorksheetPage:
    """Facts, weeks and lines of the course."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self._window = window
        self._qtbot = qtbot

    @property
    def grid(self) -> QTableView:
        grid = self._window.findChild(QTableView, "lines_grid")
        assert grid is not None
        return grid

    @property
    def facts(self) -> str:
        strip = self._window.findChild(QWidget, "course_facts")
        assert strip is not None
        return strip.accessibleName()

    @property
    def rows(self) -> int:
        return self.grid.model().rowCount()

    def cell(self, row: int, column: Column) -> str:
        return str(self.grid.model().index(row, column).data() or "")

    def column(self, column: Column) -> list[str]:
        return [self.cell(row, column) for row in range(self.rows)]

    @property
    def selected(self) -> list[int]:
        return sorted(index.row() for index in self.grid.selectionModel().selectedRows())

    def go_to(self, row: int, column: Column = Column.CODE) -> None:
        """Put the keyboard on a cell."""
        self.grid.setFocus()
        self.grid.setCurrentIndex(self.grid.model().index(row, column))

    def select(self, *rows: int) -> None:
        """Select rows with the mouse and Ctrl."""
        for number, row in enumerate(rows):
            where = self.grid.visualRect(self.grid.model().index(row, Column.NAME)).center()
            modifier = Qt.KeyboardModifier.ControlModifier if number else Qt.KeyboardModifier.NoModifier
            QTest.mouseClick(self.grid.viewport(), Qt.MouseButton.LeftButton, modifier, where)

    @property
    def current(self) -> tuple[int, Column]:
        """Row and column that have the keyboard."""
        index = self.grid.currentIndex()
        return index.row(), Column(index.column())

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key in the grid."""
        QTest.keyClick(self.grid, key, modifier)

    def type(self, row: int, column: Column, text: str) -> None:
        """Open a cell with F2, type over it, press Enter."""
        self.go_to(row, column)
        QTest.keyClick(self.grid, Qt.Key.Key_F2)
        self.type_on(text)

    def type_on(self, text: str) -> None:
        """Type over the cell that is open, press Enter."""
        editor = self.editor
        assert editor is not None
        editor.selectAll()
        assert editor.isVisible()
        QTest.keyClicks(editor, text)
        QTest.keyClick(editor, Qt.Key.Key_Return)
        self._qtbot.waitUntil(lambda: self.editor is None or bool(self.refusal))

    @property
    def editor(self) -> QLineEdit | None:
        editors = self.grid.findChildren(QLineEdit, "cell_editor")
        return next((each for each in editors if each.isVisible()), None)

    @property
    def refusal(self) -> str:
        bubble = self.grid.findChild(QLabel, "cell_refusal")
        return bubble.text() if bubble is not None and bubble.isVisible() else ""

    def refused(self, row: int, column: Column, text: str) -> str:
        """Why a text would be refused in a cell; empty when it would be taken."""
        model = self._window.worksheet.model
        return model.refusal(model.index(row, column), text)

    def escape(self) -> None:
        """Give the open cell up."""
        editor = self.editor
        assert editor is not None
        QTest.keyClick(editor, Qt.Key.Key_Escape)
