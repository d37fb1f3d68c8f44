"""The findings as a person uses them."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QListView, QPushButton, QTableView, QToolButton
from pytestqt.qtbot import QtBot

from radcoder.ui.findings.model import CODES, RELATED, SEVERITY
from radcoder.ui.main_window import MainWindow


class FindingsPage:
    """Counts, list, the selected finding in full, units."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self._window = window
        self._qtbot = qtbot

    @property
    def view(self) -> QListView:
        view = self._window.findChild(QListView, "findings_list")
        assert view is not None
        return view

    @property
    def codes(self) -> list[str]:
        model = self.view.model()
        return [str(model.index(row, 0).data(CODES)) for row in range(model.rowCount())]

    @property
    def related(self) -> list[int]:
        """The rows that are marked because they name the current line."""
        model = self.view.model()
        return [row for row in range(model.rowCount()) if model.index(row, 0).data(RELATED)]

    @property
    def row(self) -> int:
        return self.view.currentIndex().row()

    @property
    def shown(self) -> str:
        """The codes of the selected finding."""
        return str(self.view.currentIndex().data(CODES))

    def choose(self, row: int) -> None:
        """Click on a finding."""
        where = self.view.visualRect(self.view.model().index(row, 0)).center()
        QTest.mouseClick(self.view.viewport(), Qt.MouseButton.LeftButton, pos=where)

    def said(self, part: str) -> str:
        """A part of the finding in full: head, message, why, evidence, authority."""
        labels = self._window.findings.detail.findChildren(QLabel, f"finding_{part}")
        return "\n".join(label.text() for label in labels)

    def show_line(self, number: int) -> None:
        """Click on one of the lines that the finding names."""
        links = self._window.findings.detail.findChildren(QToolButton, "finding_line")
        QTest.mouseClick(links[number], Qt.MouseButton.LeftButton)

    @property
    def fixes(self) -> list[QPushButton]:
        return self._window.findings.detail.findChildren(QPushButton, "fix")

    @property
    def consequences(self) -> list[str]:
        labels = self._window.findings.detail.findChildren(QLabel, "fix_consequence")
        return [label.text() for label in labels]

    def fix(self, number: int = 0) -> None:
        """Press a fix."""
        QTest.mouseClick(self.fixes[number], Qt.MouseButton.LeftButton)

    @property
    def marks(self) -> list[str]:
        """The shapes of the list."""
        model = self.view.model()
        return [str(model.index(row, 0).data(SEVERITY)) for row in range(model.rowCount())]

    def set_aside(self, text: str, by: str = "B. Lead", reason: int = 0) -> None:
        """Fill in the panel that asks for the grounds, and press its button."""
        panel = self._window.findings.aside
        assert panel.isVisible()
        box, field, name = (
            panel.findChild(kind, f"aside_{part}")
            for kind, part in ((QComboBox, "reason"), (QLineEdit, "text"), (QLineEdit, "by"))
        )
        assert isinstance(box, QComboBox)
        assert isinstance(field, QLineEdit)
        assert isinstance(name, QLineEdit)
        box.setCurrentIndex(reason)
        field.setText(text)
        name.setText(by)
        QTest.keyClick(field, Qt.Key.Key_Return)

    @property
    def who(self) -> str:
        """The name that stands in the panel."""
        field = self._window.findings.aside.findChild(QLineEdit, "aside_by")
        assert field is not None
        return field.text()

    def press_aside(self) -> None:
        """Press the button under the fixes: set aside, or take back."""
        button = self._window.findings.detail.findChild(QPushButton, "aside_button")
        assert button is not None
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    @property
    def counts(self) -> list[str]:
        labels = self._window.findings.findChildren(QLabel)
        return [label.text() for label in labels if label.objectName().startswith("count_") and label.isVisible()]

    @property
    def units(self) -> dict[str, str]:
        """Earned and billed units by code."""
        view = self._window.findChild(QTableView, "expected_units")
        assert view is not None
        model = view.model()
        return {model.index(row, 1).data(): model.index(row, 2).data() for row in range(model.rowCount())}
