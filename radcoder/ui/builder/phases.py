"""The phases of a prescription as a table: what is treated, how, in how many fractions, from when on."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QObject, Qt, Signal

from radcoder.builder.prescription import PhaseOrder
from radcoder.builder.reading import UnreadError, read_count, read_day
from radcoder.ui.qt import NO_INDEX, Index
from radcoder.ui.texts import words

TITLES = ("Phase", "Site", "Fractions", "Starts", "A day", "Fields", "Devices", "Treatment")
PHASE, SITE, FRACTIONS, STARTS, A_DAY, FIELDS, DEVICES, TREATMENT = range(len(TITLES))
COUNTED = {FRACTIONS: "fractions", A_DAY: "fractions a day", FIELDS: "fields", DEVICES: "devices"}
FOLLOWS = "follows"
Orders = tuple[PhaseOrder, ...]


class PhasesModel(QAbstractTableModel):
    """One row a phase. A text that is not understood changes nothing and is explained."""

    edited = Signal()
    refused = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._orders: Orders = ()
        self.near = date.min

    @property
    def orders(self) -> Orders:
        """The phases as they stand."""
        return self._orders

    def show_orders(self, orders: Orders) -> None:
        """Take other phases."""
        self.beginResetModel()
        self._orders = orders
        self.endResetModel()

    def take(self, orders: Orders) -> None:
        """Take phases that were changed elsewhere."""
        self._orders = orders
        self.dataChanged.emit(self.index(0, 0), self.index(len(orders) - 1, len(TITLES) - 1))
        self.edited.emit()

    def add(self, order: PhaseOrder) -> None:
        """Put a phase behind the others, under a name of its own."""
        taken = {each.phase.id for each in self._orders}
        name = next(each for number in range(1, len(taken) + 2) if (each := f"p{number}") not in taken)
        self.show_orders((*self._orders, replace(order, phase=replace(order.phase, id=name), start=None)))
        self.edited.emit()

    def remove(self, row: int) -> None:
        """Take a phase away."""
        if 0 <= row < len(self._orders):
            self.show_orders(self._orders[:row] + self._orders[row + 1 :])
            self.edited.emit()

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """How many phases."""
        return 0 if parent.isValid() else len(self._orders)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        """How many columns."""
        return 0 if parent.isValid() else len(TITLES)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:  # noqa: ANN401 - Qt's variant
        """The titles of the columns."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(TITLES):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return TITLES[section] if role == Qt.ItemDataRole.DisplayRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Everything but the treatment can be typed into."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.isValid() and index.column() != TREATMENT else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's variant
        """What a cell shows and says."""
        if not index.isValid() or index.row() >= len(self._orders):
            return None
        text = cell(self._orders[index.row()], index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return text
        if role == Qt.ItemDataRole.ToolTipRole:
            return treatment(self._orders[index.row()])
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{TITLES[index.column()]} {text or 'empty'}"
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: ANN401 - Qt's variant
        """Take a typed text; what is not understood is explained and changes nothing."""
        if not index.isValid() or role != Qt.ItemDataRole.EditRole:
            return False
        order = self._orders[index.row()]
        try:
            changed = self._read(order, index.column(), str(value).strip())
        except UnreadError as error:
            self.refused.emit(str(error))
            return False
        self._orders = (*self._orders[: index.row()], changed, *self._orders[index.row() + 1 :])
        self.dataChanged.emit(index, index)
        self.edited.emit()
        return True

    def offers(self, index: Index) -> tuple[str, ...]:
        """No cell of this table has words of its own."""
        del index
        return ()

    def refusal(self, index: Index, text: str) -> str:
        """Why a text does not fit into a cell; empty when it does."""
        try:
            self._read(self._orders[index.row()], index.column(), text.strip())
        except UnreadError as error:
            return str(error)
        return ""

    def _read(self, order: PhaseOrder, column: int, text: str) -> PhaseOrder:
        number = read_count(text, COUNTED[column]) if column in COUNTED else 0
        if column == A_DAY:
            return replace(order, per_day=number)
        if column == STARTS:
            return replace(order, start=None if text in ("", FOLLOWS) else read_day(text, self.near).day)
        changes: dict[int, Callable[[], dict[str, object]]] = {
            PHASE: lambda: {"id": text or order.phase.id},
            SITE: lambda: {"site": text or None},
            FRACTIONS: lambda: {"planned_fractions": number},
            FIELDS: lambda: {"fields": number},
            DEVICES: lambda: {"apertures": number},
        }
        return replace(order, phase=replace(order.phase, **changes[column]()))  # type: ignore[arg-type]


def cell(order: PhaseOrder, column: int) -> str:
    """What a cell says of a phase."""
    phase = order.phase
    texts = (
        phase.id,
        phase.site or "",
        str(order.fractions),
        order.start.isoformat() if order.start else FOLLOWS,
        str(order.per_day),
        "" if phase.fields is None else str(phase.fields),
        "" if phase.apertures is None else str(phase.apertures),
        treatment(order),
    )
    return texts[column]


def treatment(order: PhaseOrder) -> str:
    """How a phase is treated: VMAT photons, IMRT plan."""
    phase = order.phase
    named = " ".join(words(each) for each in (phase.technique, phase.modality) if each)
    return f"{named}, {words(phase.basis)} plan" if phase.basis else named
