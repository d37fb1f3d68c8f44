"""A page that lies over the others: a head with the way back, its own parts under it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QLayout, QTableView, QToolButton, QVBoxLayout, QWidget

from radcoder.ui.values import make_plain
from radcoder.ui.widgets import hairline, head, label


class Leaf(QWidget):
    """Esc or the button at the left goes back."""

    left = Signal()

    def __init__(self, name: str, heading: str, *parts: QWidget | QLayout) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(heading)
        self.back = QToolButton()
        self.back.setObjectName(f"{name}_back")
        self.back.setText("← Back")
        self.back.setAccessibleName("Back to where you were")
        self.back.clicked.connect(self.left)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.addWidget(head(self.back, label(heading, "heading"), *parts, left=8))
        self.column.addWidget(hairline())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def prepare_table(table: QTableView, name: str, spoken: str, stretch: int) -> QTableView:
    """Give the table of a leaf its name and its plain looks; one column takes the width that is left."""
    make_plain(table, name, spoken)
    table.setProperty("leaf", "true")
    table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
    table.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
    header = table.horizontalHeader()
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(stretch, QHeaderView.ResizeMode.Stretch)
    return table
