"""The page of the practice as a person uses it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QTableView
from pytestqt.qtbot import QtBot

from radcoder.ui.main_window import MainWindow
from radcoder.ui.practice.page import PracticeLeaf


class PracticePage:
    """Verdict, practices, what that says, and the courses with the highest level."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self._window = window
        self._qtbot = qtbot

    @property
    def leaf(self) -> PracticeLeaf:
        leaf = self._window.rooms.leaves.leaf
        assert isinstance(leaf, PracticeLeaf)
        return leaf

    def wait(self) -> None:
        """Wait until the courses have been looked at."""
        self._qtbot.waitUntil(lambda: "Looking" not in self.verdict, timeout=20_000)

    @property
    def verdict(self) -> str:
        label = self.leaf.findChild(QLabel, "practice_verdict")
        assert label is not None
        return label.text()

    @property
    def text(self) -> str:
        text = self.leaf.findChild(QPlainTextEdit, "practice_text")
        assert text is not None
        return text.toPlainText()

    def table(self, name: str) -> QTableView:
        table = self.leaf.findChild(QTableView, name)
        assert table is not None
        return table

    def row(self, name: str, number: int) -> list[str]:
        model = self.table(name).model()
        return [model.index(number, column).data() for column in range(model.columnCount())]

    def enter(self, name: str, number: int) -> None:
        """Press Enter on a row."""
        table = self.table(name)
        table.setCurrentIndex(table.model().index(number, 0))
        table.setFocus()
        QTest.keyClick(table, Qt.Key.Key_Return)
