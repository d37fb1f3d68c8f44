"""The elements of the picture as a list: what each says to the eye under the mouse, and to a screen reader."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QObject, Qt

from radcoder.domain.timeline import Element, Timeline
from radcoder.ui.qt import NO_INDEX, Index
from radcoder.ui.texts import span

ELEMENT_ROLE = Qt.ItemDataRole.UserRole + 1
READ = frozenset({Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole})


class TimelineModel(QAbstractListModel):
    """Every element in the order of its lane and its days."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Element, ...] = ()

    def show_timeline(self, timeline: Timeline) -> None:
        """Take another picture."""
        self.beginResetModel()
        self._rows = tuple(timeline)
        self.endResetModel()

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """How many elements."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's variant
        """The text of an element, and what it is in words."""
        element = self.element(index)
        if element is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return element.text
        if role in READ:
            return said_of(element)
        return element if role == ELEMENT_ROLE else None

    def element(self, index: Index) -> Element | None:
        """The element of a row; None outside of the picture."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def row_of(self, element: Element) -> int:
        """Where an element stands, -1 when it is not in the picture."""
        return next((row for row, each in enumerate(self._rows) if each == element), -1)


def said_of(element: Element) -> str:
    """An element in words, its days first."""
    return f"{span([element.first, element.last])}: {element.said}"
