"""Entries of one kind as a table: a row each, and an empty row at the end in which a new one is typed."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QObject, QPersistentModelIndex, Qt, Signal

from radcoder.builder.reading import UnreadError
from radcoder.ui.fields.record import Kind
from radcoder.ui.qt import NO_INDEX, Index

Entries = tuple[Any, ...]


class EntriesModel(QAbstractTableModel):
    """A new entry joins the others once its required fields are typed; `changed` carries all, and what was done."""

    changed = Signal(object, str)

    def __init__(self, kind: Kind[Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self._entries: Entries = ()
        self._rows = 1
        self._draft: dict[int, str] = {}

    def show_entries(self, kind: Kind[Any], entries: Entries) -> None:
        """Take what the course holds now; rows keep their places, so that the keyboard keeps its own."""
        more, last = len(entries) - len(self._entries), len(self._entries)
        if more > 0:
            self.beginInsertRows(NO_INDEX, last + 1, last + more)  # the row that was typed into is an entry now
            self._rows += more
            self.endInsertRows()
        elif more < 0:
            self.beginRemoveRows(NO_INDEX, last + more + 1, last)
            self._rows += more
            self.endRemoveRows()
        self._kind, self._entries = kind, entries
        self.dataChanged.emit(self.index(0, 0), self.index(len(entries), len(kind.fields) - 1))

    @property
    def entries(self) -> Entries:
        """The entries, without the one being typed."""
        return self._entries

    def begin(self, column: int, text: str) -> None:
        """Type into the empty row."""
        self.setData(self.index(len(self._entries), column), text)

    @property
    def begun(self) -> dict[str, str]:
        """What is typed into the empty row, by the names of the fields."""
        return {self._kind.fields[column].name: text for column, text in self._draft.items()}

    def begin_again(self, begun: Mapping[str, str]) -> None:
        """Type again into the empty row what was typed there; a field that is not known any more is passed over."""
        self._draft = {n: str(begun[each.name]) for n, each in enumerate(self._kind.fields) if each.name in begun}
        last = len(self._entries)
        self.dataChanged.emit(self.index(last, 0), self.index(last, len(self._kind.fields) - 1))

    def forget(self) -> None:
        """Forget what was typed into the empty row."""
        self._draft.clear()

    def remove(self, row: int) -> None:
        """Take an entry away, or what was typed into the empty row."""
        if row == len(self._entries):
            self._draft.clear()
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(self._kind.fields) - 1))
        elif 0 <= row < len(self._entries):
            left = self._entries[:row] + self._entries[row + 1 :]
            self.changed.emit(left, f"Remove {self._kind.called(self._entries[row])}")

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """The entries and the empty row."""
        return 0 if parent.isValid() else self._rows

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        """A column a field."""
        return 0 if parent.isValid() else len(self._kind.fields)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:  # noqa: ANN401 - Qt's variant
        """The titles of the fields."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self._kind.fields):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return self._kind.fields[section].title if role == Qt.ItemDataRole.DisplayRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Everything can be typed into."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.isValid() else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's variant
        """What a cell shows and says."""
        if not index.isValid() or index.row() >= self._rows:
            return None
        text = self._text(index.row(), index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return text
        if role == Qt.ItemDataRole.ToolTipRole:
            return text or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            row = "new" if index.row() == len(self._entries) else str(index.row() + 1)
            return f"{row}, {self._kind.fields[index.column()].title}: {text or 'empty'}"
        return None

    def _text(self, row: int, column: int) -> str:
        if row >= len(self._entries):
            return self._draft.get(column, "") if row == len(self._entries) else ""
        return self._kind.fields[column].show(self._entries[row])

    def offers(self, index: Index | QPersistentModelIndex) -> tuple[str, ...]:
        """The words that a cell offers while one types."""
        return self._kind.fields[index.column()].choices

    def refusal(self, index: Index | QPersistentModelIndex, text: str) -> str:
        """Why a text does not fit into a cell; empty when it does."""
        try:
            self._read(index.row(), index.column(), text.strip())
        except UnreadError as error:
            return str(error)
        return ""

    def _read(self, row: int, column: int, text: str) -> Any:  # noqa: ANN401 - the kind of the entry
        if row < len(self._entries):
            return self._kind.fields[column].read(self._entries[row], text)
        entry = self._kind.blank
        for number, typed in sorted({**self._draft, column: text}.items()):
            entry = self._kind.fields[number].read(entry, typed) if typed else entry
        return entry

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: ANN401 - Qt's variant
        """Take a typed text that fits; `changed` follows when an entry is whole and another than before."""
        text = str(value).strip()
        if not index.isValid() or role != Qt.ItemDataRole.EditRole or self.refusal(index, text):
            return False
        row, entry = index.row(), self._read(index.row(), index.column(), text)
        if row == len(self._entries):
            self._type(index, text, entry)
        elif entry != self._entries[row]:
            after = (*self._entries[:row], entry, *self._entries[row + 1 :])
            self.changed.emit(after, f"Change {self._kind.called(entry)}")
        return True

    def _type(self, index: Index, text: str, entry: Any) -> None:  # noqa: ANN401 - the kind of the entry
        self._draft = {**self._draft, index.column(): self._kind.fields[index.column()].show(entry) if text else ""}
        self._draft = {column: typed for column, typed in self._draft.items() if typed}
        if all(n in self._draft for n, field in enumerate(self._kind.fields) if field.required):
            self._draft = {}
            self.changed.emit((*self._entries, entry), f"Add {self._kind.called(entry)}")
        else:
            self.dataChanged.emit(index, index)
