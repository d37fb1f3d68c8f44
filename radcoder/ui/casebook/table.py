"""A table of values in the casebook's pages: columns are given as a title and what to say of a value."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QObject, Qt
from PySide6.QtWidgets import QApplication

from radcoder.ui.qt import NO_INDEX, Index
from radcoder.ui.theme import figures

ValueT = TypeVar("ValueT")


@dataclass(frozen=True)
class Shown(Generic[ValueT]):
    """A column: its title, what it says, and whether it stands at the right, as numbers do."""

    title: str
    text: Callable[[ValueT], str]
    right: bool = False


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
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(section)
        return self._columns[section].title if role == Qt.ItemDataRole.DisplayRole else None

    def _alignment(self, column: int) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignRight if self._columns[column].right else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's variant
        """What a cell shows, and says to a screen reader."""
        value = self.value(index)
        if value is None:
            return None
        column = self._columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return column.text(value)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{column.title} {column.text(value) or 'empty'}"
            case Qt.ItemDataRole.TextAlignmentRole:
                return self._alignment(index.column())
            case Qt.ItemDataRole.FontRole:
                return figures(QApplication.font())
            case _:
                return None
