"""The facts of the course as a person types them: by keys alone."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from radcoder.ui.facts.panel import FactsPanel
from radcoder.ui.fields.rows import EntriesModel
from tests.ui.pages.window import WindowPage

TABS = ("course", "phases", "record", "events", "approvals", "claims")


class FactsPage:
    """The panel under the strip of facts."""

    def __init__(self, window: WindowPage) -> None:
        self._page = window

    @property
    def panel(self) -> FactsPanel:
        return self._page.window.worksheet.facts_panel

    @property
    def focus(self) -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    def open(self, tab: str = "course") -> None:
        """F4, then a tab."""
        self._page.window.activateWindow()
        if not self.panel.isVisible():
            QTest.keyClick(self._page.window, Qt.Key.Key_F4)
        self.panel.go_to(TABS.index(tab))

    def type(self, text: str) -> None:
        for each in text:
            QTest.keyClicks(self.focus, each)

    def key(self, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(self.focus, key)
            QApplication.processEvents()  # a cell is taken once its key has been dealt with

    def line(self, *texts: str) -> None:
        """Type texts into the cells of the row that has the keyboard, Tab between them, Enter at the end."""
        for number, text in enumerate(texts):
            self.type(text)
            self.key(Qt.Key.Key_Tab if number < len(texts) - 1 else Qt.Key.Key_Return)

    def rows(self, model: EntriesModel) -> list[list[str]]:
        """The cells of the entries, the empty row last."""
        cells = range(model.columnCount())
        return [[str(model.index(row, n).data() or "") for n in cells] for row in range(model.rowCount())]
