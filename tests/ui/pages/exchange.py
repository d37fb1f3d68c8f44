"""The page of a table that comes in, as a person uses it."""

from PySide6.QtWidgets import QComboBox, QLabel, QTableWidget

from radcoder.ui.exchange.panel import ExchangePanel
from tests.ui.pages.window import WindowPage


class ExchangePage:
    """Columns, rows and the verdict."""

    def __init__(self, window: WindowPage) -> None:
        self._page = window

    @property
    def panel(self) -> ExchangePanel:
        panel = self._page.window.lines.exchange.panel
        assert panel is not None
        return panel

    def wait(self) -> None:
        """Wait until the page is shown and its rows are read."""
        exchange = self._page.window.lines.exchange
        self._page.until(lambda: exchange.shown and (self.verdict != ""))

    def _label(self, name: str) -> str:
        label = self.panel.findChild(QLabel, name)
        assert label is not None
        return label.text()

    @property
    def verdict(self) -> str:
        return self._label("exchange_verdict")

    @property
    def notes(self) -> str:
        return self._label("exchange_notes")

    def column(self, number: int) -> QComboBox:
        box = self.panel.findChild(QComboBox, f"exchange_column_{number}")
        assert box is not None
        return box

    def name(self, number: int, field: str) -> None:
        """Say what a column holds."""
        box = self.column(number)
        box.setCurrentIndex(box.findText(field))

    @property
    def said(self) -> list[str]:
        """What became of each row."""
        view = self.panel.findChild(QTableWidget, "exchange_rows")
        assert view is not None
        items = (view.item(row, 0) for row in range(2 if self.panel.columns().head else 1, view.rowCount()))
        return [item.text() for item in items if item is not None]
