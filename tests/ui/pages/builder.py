"""The builder as a person uses it: every key is counted."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QTableView, QWidget

from radcoder.ui.builder.panel import BuilderPanel
from radcoder.ui.builder.phases import PhasesModel
from tests.ui.pages.window import WindowPage


class BuilderPage:
    """The builder's page; `keys` is how many keys were pressed."""

    def __init__(self, window: WindowPage) -> None:
        self._page = window
        self.keys = 0

    @property
    def panel(self) -> BuilderPanel:
        panel = self._page.window.builder.panel
        assert panel is not None
        return panel

    def open(self) -> None:
        """Ctrl+N."""
        self._page.window.activateWindow()
        QTest.keyClick(self._page.window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
        self.keys += 1
        self._page.until(lambda: self.panel.form.chooser.answers.count() > 5)

    @property
    def focus(self) -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    def type(self, text: str) -> None:
        """Type where the keyboard is."""
        QTest.keyClicks(self.focus, text)
        self.keys += len(text)

    def letters(self, text: str) -> None:
        """Type into a cell, whose editor takes the keyboard at the first letter, then Enter."""
        for each in text:
            QTest.keyClicks(self.focus, each)
        self.key(Qt.Key.Key_Return)
        QApplication.processEvents()

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.focus, key, modifier)
        self.keys += 1

    def wait(self) -> None:
        """Wait until there is something to make."""
        self._page.until(lambda: self.panel.make_button.isEnabled() and self.panel.make_button.hasFocus())

    def make(self) -> None:
        """Enter on the button, and wait for the review of the course."""
        self.wait()
        self.key(Qt.Key.Key_Return)
        self._page.until(lambda: self._page.window.desk.worksheet is not None and self._page.reviewed)

    def field(self, name: str) -> QLineEdit:
        field = self.panel.findChild(QLineEdit, name)
        assert field is not None
        return field

    def text(self, name: str) -> str:
        shown = self.panel.findChild(QLabel, name)
        assert shown is not None
        return shown.text()

    @property
    def templates(self) -> list[str]:
        answers = self.panel.form.chooser.answers
        return [answers.item(row).text() for row in range(answers.count())]

    @property
    def phases(self) -> PhasesModel:
        return self.panel.form.phases

    @property
    def lines(self) -> list[list[str]]:
        """The cells of the proposed lines."""
        table = self.panel.findChild(QTableView, "builder_lines")
        assert table is not None
        model = table.model()
        rows, columns = range(model.rowCount()), range(model.columnCount())
        return [[str(model.index(row, column).data() or "") for column in columns] for row in rows]
