"""Tables that are read and not typed into: columns are given as a title and what to say of a value."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QObject, Qt
from PySide6.QtWidgets import QApplication, QTableView

from radcoder.ui.qt import NO_INDEX, Index
from radcoder.ui.theme import figures

ValueT = TypeVar("ValueT")
SORT = Qt.ItemDataRole.UserRole + 1
ROW_HEIGHT, ROW_AIR = 24, 8


@dataclass(frozen=True)
class Shown(Generic[ValueT]):
    """A column: its title, what it says, and whether it stands at the right, as numbers do.

    `hint` explains the title, `tip` a cell (else its text does), `order` is what `SORT` gives in place of text.
    """

    title: str
    text: Callable[[ValueT], str]
    right: bool = False
    strong: bool = False
    hint: str = ""
    tip: Callable[[ValueT], str] | None = None
    order: Callable[[ValueT], Any] | None = None


def _side(column: Shown[Any]) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def _tip(column: Shown[Any], value: object) -> str:
    return (column.tip or column.text)(value)


READERS: dict[int, Callable[[Shown[Any], Any], object]] = {
    Qt.ItemDataRole.DisplayRole: lambda column, value: column.text(value),
    Qt.ItemDataRole.ToolTipRole: _tip,
    Qt.ItemDataRole.StatusTipRole: _tip,
    Qt.ItemDataRole.AccessibleTextRole: lambda column, value: f"{column.title} {column.text(value) or 'empty'}",
    Qt.ItemDataRole.TextAlignmentRole: lambda column, _: _side(column),
    Qt.ItemDataRole.FontRole: lambda column, _: figures(QApplication.font(), strong=column.strong),
    SORT: lambda column, value: (column.order or column.text)(value),
}


class ValuesModel(QAbstractTableModel, Generic[ValueT]):
    """One row a value, for reading."""

    def __init__(self, columns: Sequence[Shown[ValueT]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._rows: tuple[ValueT, ...] = ()

    def show(self, values: tuple[ValueT, ...]) -> None:
        """Take other values."""
        self.beginResetModel()
        self._rows = values
        self.endResetModel()

    def add(self, values: tuple[ValueT, ...]) -> None:
        """Take more values behind those that are shown."""
        if values:
            self.beginInsertRows(NO_INDEX, len(self._rows), len(self._rows) + len(values) - 1)
            self._rows += values
            self.endInsertRows()

    def value(self, index: Index) -> ValueT | None:
        """The value of a row."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    @property
    def values(self) -> tuple[ValueT, ...]:
        """All values that are shown."""
        return self._rows

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """How many values."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        """How many columns."""
        return 0 if parent.isValid() else len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:  # noqa: ANN401 - Qt's variant
        """The titles of the columns."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        column = self._columns[section]
        told: dict[int, object] = {
            Qt.ItemDataRole.DisplayRole: column.title,
            Qt.ItemDataRole.TextAlignmentRole: _side(column),
            Qt.ItemDataRole.ToolTipRole: column.hint or None,
        }
        return told.get(role)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's variant
        """What a cell shows, and says to a screen reader."""
        value, reader = self.value(index), READERS.get(role)
        return None if value is None or reader is None else reader(self._columns[index.column()], value)


def make_plain(table: QTableView, name: str, spoken: str) -> None:
    """Give a table that is read its name and its looks: whole rows, no lines between them, and Tab leaves it."""
    table.setObjectName(name)
    table.setAccessibleName(spoken)
    table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
    table.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    table.horizontalHeader().setHighlightSections(False)
    fit_rows(table)


def fit_rows(table: QTableView) -> int:
    """Make the rows as high as the letters ask for, and return that height in pixels."""
    height = max(ROW_HEIGHT, table.fontMetrics().height() + ROW_AIR)
    table.verticalHeader().setDefaultSectionSize(height)
    return height
