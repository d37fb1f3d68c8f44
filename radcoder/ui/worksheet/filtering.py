"""The filter above the lines: words that a line must hold; Esc shows all lines again."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from radcoder.ui.widgets import label
from radcoder.ui.worksheet.grid import LinesGrid
from radcoder.ui.worksheet.model import LinesModel


class FilterBar(QWidget):
    """Hidden until it is wanted; the words stay while a course is on the desk."""

    def __init__(self, model: LinesModel, grid: LinesGrid, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("filter_bar")
        self._model = model
        self._grid = grid
        self.field = QLineEdit()
        self.field.setObjectName("lines_filter")
        self.field.setAccessibleName("Filter the lines")
        self.field.setPlaceholderText("Words that a line must hold: 77427, error, A, Feb as 2026-02")
        self.field.setClearButtonEnabled(True)
        self._count = label(role="muted", name="filter_count")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 16, 4)
        row.addWidget(self.field, 1)
        row.addWidget(self._count)
        self.field.textChanged.connect(self._narrow)
        self.field.returnPressed.connect(grid.setFocus)
        for signal in (model.rowsInserted, model.rowsRemoved):
            signal.connect(self._tell)
        self.hide()

    def begin(self) -> None:
        """Show the filter and give it the keyboard."""
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def forget(self) -> None:
        """Show all lines again."""
        self.field.clear()
        self.hide()

    def _narrow(self) -> None:
        self._grid.rearrange(replace(self._model.order, words=self.field.text().strip()))
        self._tell()

    def _tell(self) -> None:
        if self._model.order.words:
            self._count.setText(f"{self._model.rowCount()} of {self._model.total} lines")
        else:
            self._count.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc shows all lines and gives them the keyboard; Down goes to what is shown."""
        if event.key() == Qt.Key.Key_Escape:
            self.forget()
            self._grid.setFocus()
        elif event.key() == Qt.Key.Key_Down:
            self._grid.setFocus()
        else:
            super().keyPressEvent(event)
