"""Units earned against units billed, code by code, under the findings."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QObject, Qt, QTimer
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTableView, QVBoxLayout, QWidget

from radcoder.domain.findings import ExpectedUnits, Severity
from radcoder.ui.qt import NO_INDEX, Index
from radcoder.ui.theme import SHAPES, Looks, figures
from radcoder.ui.widgets import label

TITLES = ("", "Code", "Earned / billed", "Basis")
WIDEST = ("■", "G8888", "888 / 888")
EARNED, BASIS = 2, 3
NOT_HERE = "–"
CELL, LEAST_ROW, ROW_AIR = 20, 24, 8
MOST_ROWS = 5


class UnitsBox(QWidget):
    """The table under its head; it is hidden while the review counts no units."""

    def __init__(self, looks: Looks) -> None:
        super().__init__()
        self.model = ExpectedModel(looks, self)
        self.table = QTableView()
        self._room = 0
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._fit_rows)
        self._prepare()
        self._title = label("Units earned / billed", "strong")
        self._title.setContentsMargins(16, 8, 16, 4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._title)
        column.addWidget(self.table)

    def _prepare(self) -> None:
        table = self.table
        table.setObjectName("expected_units")
        table.setAccessibleName("Units earned and billed")
        table.setModel(self.model)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.verticalHeader().hide()
        table.horizontalHeader().hide()
        table.horizontalHeader().setMinimumSectionSize(16)
        table.horizontalHeader().setSectionResizeMode(BASIS, QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().sectionResized.connect(self._resized)

    def show_units(self, units: tuple[ExpectedUnits, ...]) -> None:
        """Take the units of a review."""
        self.model.show(units)

    def fit(self, room: int) -> None:
        """Take as much height as a few codes need, at most `room` pixels and at least one row."""
        self._room, table = room, self.table
        for column, widest in enumerate(WIDEST):
            reserved = self.fontMetrics().horizontalAdvance(widest) + CELL
            table.setColumnWidth(column, max(reserved, table.sizeHintForColumn(column)))
        self.setVisible(self.model.rowCount() > 0)
        self._fit_rows()

    def _resized(self, section: int) -> None:
        """The width of the reasons comes after the panel's own, and their lines with it."""
        if section == BASIS:
            self._later.start()

    def _fit_rows(self) -> None:
        table, units = self.table, self.model.rowCount()
        for row in range(units):
            table.setRowHeight(row, max(LEAST_ROW, table.sizeHintForRow(row) + ROW_AIR))
        height = sum(map(table.rowHeight, range(min(units, MOST_ROWS))))
        table.setFixedHeight(min(height, max(self._room, table.rowHeight(0))))
        self.setFixedHeight(self._title.sizeHint().height() + table.height())  # at once, not when the loop turns next


class ExpectedModel(QAbstractTableModel):
    """Units earned against units billed; a row that differs carries a shape and words."""

    def __init__(self, looks: Looks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._looks = looks
        self._units: tuple[ExpectedUnits, ...] = ()
        roles = Qt.ItemDataRole
        self._readers: dict[int, Callable[[ExpectedUnits, int], object]] = {
            roles.DisplayRole: _units_text,
            roles.TextAlignmentRole: lambda _, column: _side(column),
            roles.FontRole: lambda _, column: figures(QApplication.font(), strong=column == 1),
            roles.ForegroundRole: self._colour,
            roles.ToolTipRole: lambda units, _: units.basis,
            roles.AccessibleTextRole: _units_spoken,
        }

    def show(self, units: tuple[ExpectedUnits, ...]) -> None:
        """Take the units of a review; those that differ come first, those that nobody here could bill last."""
        self.beginResetModel()
        self._units = tuple(sorted(units, key=_agrees))
        self.endResetModel()

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """How many codes."""
        return 0 if parent.isValid() else len(self._units)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        """Mark, code, earned and billed, basis."""
        return 0 if parent.isValid() else len(TITLES)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:  # noqa: ANN401 - Qt's variant
        """The titles of the columns."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(TITLES):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return TITLES[section]
        return _side(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's variant
        """What a cell shows."""
        if not index.isValid() or index.row() >= len(self._units):
            return None
        reader = self._readers.get(role)
        return reader(self._units[index.row()], index.column()) if reader else None

    def _colour(self, units: ExpectedUnits, column: int) -> QColor | None:
        if column == 0 and not units.carried:
            return QColor(self._looks.theme.muted)
        return self._looks.theme.severity(_judged(units)) if column == 0 else None


def _agrees(units: ExpectedUnits) -> int:
    """0 where billed differs from earned, 1 where it agrees, 2 where no claim in the file could carry the code."""
    return int(units.expected == units.billed) if units.carried else 2


def _judged(units: ExpectedUnits) -> Severity | None:
    """More than earned may be refused; less is money left, which needs only a look."""
    if units.expected == units.billed:
        return None
    return Severity.WARNING if units.billed > units.expected else Severity.INFO


def _units_text(units: ExpectedUnits, column: int) -> str:
    mark = SHAPES[_judged(units)] if units.carried else NOT_HERE
    return (mark, units.code, f"{units.expected} / {units.billed}", units.basis)[column]


def _units_spoken(units: ExpectedUnits, column: int) -> str:
    if column:
        return f"{TITLES[column]} {_units_text(units, column)}"
    if not units.carried:
        return "no claim in the file could carry it"
    return "billed as earned" if units.expected == units.billed else "billed otherwise than earned"


def _side(column: int) -> Qt.AlignmentFlag:
    right = column == EARNED
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
