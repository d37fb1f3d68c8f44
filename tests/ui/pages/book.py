"""The codes in the whole window as a person uses them."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QListWidget, QPushButton, QTableView, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from radcoder.ui.codes.blocks import SectionView
from radcoder.ui.codes.page import CodePageView
from radcoder.ui.codes.panel import CodesPanel
from radcoder.ui.main_window import MainWindow


class BookPage:
    """Search and filters at the left, a page with its contents at the right."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self._window = window
        self._qtbot = qtbot

    @property
    def panel(self) -> CodesPanel:
        panel = self._window.book.panel
        assert panel is not None
        return panel

    @property
    def view(self) -> CodePageView:
        view = self.panel.view
        assert view is not None
        return view

    def open(self, code: str) -> None:
        """Open a page and wait until its amounts have come."""
        self._window.book.open(code)
        self._qtbot.waitUntil(lambda: self.shows(code))

    def shows(self, code: str) -> bool:
        view = self.panel.view
        return view is not None and view.page is not None and view.page.number == code and view.body.whole

    def section(self, anchor: str) -> SectionView:
        """A section of the page."""
        return next(view for view in self.view.body.views if view.section.anchor == anchor)

    def search(self, text: str) -> None:
        """Type into the search and wait for the answers."""
        QTest.keyClicks(self.panel.search, text)
        self._qtbot.waitUntil(self.panel.found)

    @property
    def keys(self) -> list[str]:
        model = self.panel.model
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    def enter(self) -> None:
        QTest.keyClick(self.panel.search, Qt.Key.Key_Return)

    def choose(self, name: str, text: str) -> None:
        """Choose in one of the choosers."""
        chooser = self.panel.findChild(QComboBox, name)
        assert chooser is not None
        chooser.setCurrentText(text)

    @property
    def contents(self) -> QListWidget:
        return self.view.contents

    def text(self, name: str) -> str:
        """The words of a label."""
        label = self.panel.findChild(QLabel, name)
        assert label is not None
        return label.text()

    def press(self, name: str) -> None:
        """Press a button."""
        button = self.panel.findChild(QToolButton, name) or self.panel.findChild(QPushButton, name)
        assert button is not None
        button.click()

    def type(self, name: str, text: str) -> None:
        field = self.panel.findChild(QLineEdit, name)
        assert field is not None
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Qt.Key.Key_Return)

    def table(self, name: str) -> QTableView:
        table = self.panel.findChild(QTableView, name)
        assert table is not None
        return table

    def unnamed(self) -> list[QWidget]:
        """What can have the keyboard, and has no object name or no accessible name."""
        focusable = (each for each in self.panel.findChildren(QWidget) if each.focusPolicy() & Qt.FocusPolicy.TabFocus)
        kinds = (QLineEdit, QComboBox, QToolButton, QPushButton, QTableView, QListWidget)
        return [
            each for each in focusable
            if isinstance(each, kinds) and not each.objectName().startswith("qt_")
            and not (each.objectName() and (each.accessibleName() or getattr(each, "text", str)()))
        ]  # fmt: skip
