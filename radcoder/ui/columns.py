"""The widths that a user has given to columns, kept on this machine in letters, so that they follow the zoom."""

from PySide6.QtCore import QEvent, QObject, QSettings
from PySide6.QtWidgets import QTableView

from radcoder.ui.theme import Looks

NARROWEST, WIDEST = 2, 400


class ColumnWidths(QObject):
    """Watches the mouse on the heads of a table: what it drags is kept, also from a table that sets its own widths."""

    def __init__(self, table: QTableView, looks: Looks) -> None:
        super().__init__(table)
        self._table = table
        self._key = f"columns/{table.objectName()}"
        self._before: dict[int, int] = {}
        table.horizontalHeader().viewport().installEventFilter(self)
        looks.changed.connect(self.put)
        self.put()

    def _letter(self) -> int:
        return max(self._table.fontMetrics().averageCharWidth(), 1)

    def kept(self) -> dict[int, float]:
        """The widths in letters by the number of their column; what nobody could have dragged is passed over."""
        pairs = (part.partition(":") for part in str(QSettings().value(self._key, "")).split())
        found = {int(column): float(width) for column, _, width in pairs if column.isdigit() and _is_number(width)}
        columns = self._table.horizontalHeader().count()
        return {column: width for column, width in found.items() if column < columns and NARROWEST <= width <= WIDEST}

    def put(self) -> None:
        """Give the columns the widths that are kept."""
        for column, width in self.kept().items():
            self._table.setColumnWidth(column, round(width * self._letter()))

    def as_delivered(self) -> None:
        """Forget what was dragged; the table sets its own widths."""
        QSettings().remove(self._key)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Compare the widths before and after a drag."""
        if event.type() is QEvent.Type.MouseButtonPress:
            self._before = self._widths()
        elif event.type() is QEvent.Type.MouseButtonRelease:
            after = self._widths()
            dragged = {column: width for column, width in after.items() if width != self._before.get(column, width)}
            self._keep(dragged)
            self._before = {}
        return super().eventFilter(watched, event)

    def _widths(self) -> dict[int, int]:
        header = self._table.horizontalHeader()
        modes = ((column, header.sectionResizeMode(column)) for column in range(header.count()))
        return {column: header.sectionSize(column) for column, mode in modes if mode is header.ResizeMode.Interactive}

    def _keep(self, dragged: dict[int, int]) -> None:
        if dragged:
            widths = self.kept() | {column: width / self._letter() for column, width in dragged.items()}
            text = " ".join(f"{column}:{width:.2f}" for column, width in sorted(widths.items()))
            QSettings().setValue(self._key, text)


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).isdigit() and text.isascii()
