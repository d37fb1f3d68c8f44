"""All fields of the phases as a sheet: a row a field, a column a phase."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QObject, QPersistentModelIndex, Qt, Signal

from radcoder.builder.reading import UnreadError
from radcoder.ui.fields.field import Field
from radcoder.ui.qt import NO_INDEX, Index

Phases = tuple[Any, ...]


class NameTakenError(UnreadError):
    """A name that another phase has."""

    def __init__(self, name: str) -> None:
        super().__init__(f"Another phase is called {name}. Give each a name of its own.")


class PhaseSheetModel(QAbstractTableModel):
    """`changed` carries the phases after a typed text that fits, and what was done; `called` is the name of one."""

    changed = Signal(object, str)

    def __init__(
        self, fields: tuple[Field[Any], ...], called: Callable[[Any], str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._called = called
        self._fields = fields
        self._phases: Phases = ()

    @property
    def phases(self) -> Phases:
        """The phases as they stand."""
        return self._phases

    def show_phases(self, phases: Phases) -> None:
        """Take these phases; columns keep their places."""
        if len(phases) != len(self._phases):
            self.beginResetModel()
            self._phases = phases
            self.endResetModel()
        elif phases != self._phases:
            self._phases = phases
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._fields) - 1, len(phases) - 1))
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(phases) - 1)

    def remove(self, column: int) -> None:
        """Take a phase away."""
        if 0 <= column < len(self._phases):
            left = self._phases[:column] + self._phases[column + 1 :]
            self.changed.emit(left, f"Remove phase {self._called(self._phases[column])}")

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """A row a field."""
        return 0 if parent.isValid() else len(self._fields)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        """A column a phase."""
        return 0 if parent.isValid() else len(self._phases)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:  # noqa: ANN401 - Qt's variant
        """The phases above, the fields at the side."""
        across = orientation is Qt.Orientation.Horizontal
        if not 0 <= section < (len(self._phases) if across else len(self._fields)):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.DisplayRole:
            return f"Phase {self._called(self._phases[section])}" if across else self._fields[section].title
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Everything can be typed into."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.isValid() else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's variant
        """What a cell shows and says."""
        if not index.isValid() or index.column() >= len(self._phases):
            return None
        field, phase = self._fields[index.row()], self._phases[index.column()]
        text = field.show(phase)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return text
        if role == Qt.ItemDataRole.ToolTipRole:
            return text or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"Phase {self._called(phase)}, {field.title}: {text or 'empty'}"
        return None

    def offers(self, index: Index | QPersistentModelIndex) -> tuple[str, ...]:
        """The words that a cell offers while one types."""
        return self._fields[index.row()].choices

    def refusal(self, index: Index | QPersistentModelIndex, text: str) -> str:
        """Why a text does not fit into a cell; empty when it does."""
        try:
            self._read(index.row(), index.column(), text.strip())
        except UnreadError as error:
            return str(error)
        return ""

    def _read(self, row: int, column: int, text: str) -> Any:  # noqa: ANN401 - a phase, or how it is ordered
        phase = self._fields[row].read(self._phases[column], text)
        name = self._called(phase)
        if any(self._called(each) == name for n, each in enumerate(self._phases) if n != column):
            raise NameTakenError(name)
        return phase

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: ANN401 - Qt's variant
        """Take a typed text that fits; nothing is said of one that changes nothing."""
        text = str(value).strip()
        if not index.isValid() or role != Qt.ItemDataRole.EditRole or self.refusal(index, text):
            return False
        phase, column = self._read(index.row(), index.column(), text), index.column()
        if phase != self._phases[column]:
            field = self._fields[index.row()]
            said = field.show(phase)
            after = (*self._phases[:column], phase, *self._phases[column + 1 :])
            done = f"Phase {self._called(self._phases[column])}: {field.title.lower()} {said or 'taken away'}"
            self.changed.emit(after, done)
        return True
