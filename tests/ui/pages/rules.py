"""The rule browser as a person uses it."""

from PySide6.QtCore import QDate, QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDateEdit, QLabel, QLineEdit, QPushButton, QTreeView
from pytestqt.qtbot import QtBot

from radcoder.ui.main_window import MainWindow


class RulesPage:
    """Search, list by family, the rule in full."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self._window = window
        self._qtbot = qtbot

    @property
    def shown(self) -> bool:
        return self._window.rules.shown

    @property
    def field(self) -> QLineEdit:
        field = self._window.findChild(QLineEdit, "rules_search")
        assert field is not None
        return field

    @property
    def tree(self) -> QTreeView:
        tree = self._window.findChild(QTreeView, "rules_tree")
        assert tree is not None
        return tree

    @property
    def listed(self) -> list[str]:
        """The ids in the list, from top to bottom."""
        model = self.tree.model()
        families = [model.index(row, 0, QModelIndex()) for row in range(model.rowCount(QModelIndex()))]
        return [model.index(row, 1, family).data() for family in families for row in range(model.rowCount(family))]

    def search(self, text: str) -> None:
        QTest.keyClicks(self.field, text)

    def key(self, key: Qt.Key) -> None:
        QTest.keyClick(self.field, key)

    def text(self, name: str) -> str:
        """The labels of this name on the page, a line each."""
        panel = self._window.rules.panel
        assert panel is not None
        return "\n".join(label.text() for label in panel.findChildren(QLabel, name))

    @property
    def rule(self) -> str:
        return self.text("rule_id")

    def wait_for(self, rule: str) -> None:
        """Wait until the page of this rule has its sources."""
        self._qtbot.waitUntil(lambda: self.shown and self.rule == rule and bool(self.text("rule_source")))

    def turn_to(self, year: int, month: int, day: int) -> None:
        field = self._window.findChild(QDateEdit, "rule_date")
        assert field is not None
        field.setDate(QDate(year, month, day))

    def words(self) -> str:
        """All words of the page."""
        panel = self._window.rules.panel
        assert panel is not None
        return "\n".join(label.text() for label in panel.page.findChildren(QLabel))

    def show_it_firing(self) -> None:
        button = self._window.findChild(QPushButton, "rule_example")
        assert button is not None
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
