"""A table that one types into: Enter opens a cell, known words are offered, a text that does not fit says why."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QAbstractItemModel, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QLineEdit,
    QStyleOptionViewItem,
    QWidget,
)

from radcoder.ui.guarded import GuardedTable
from radcoder.ui.qt import Index
from radcoder.ui.worksheet.editor import CellDelegate

MOST_OFFERED = 14
OPENING = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class Typable(Protocol):
    """A model that says what fits into a cell and what it offers."""

    def refusal(self, index: Index | QPersistentModelIndex, text: str) -> str:
        """Why a text does not fit; empty when it does."""

    def offers(self, index: Index | QPersistentModelIndex) -> tuple[str, ...]:
        """The words that a cell offers."""


class FieldDelegate(CellDelegate):
    """Shows under an open cell the known words that begin as typed, or hold it; Enter takes the only one."""

    def __init__(self, view: QAbstractItemView, model: Typable, title: Callable[[Index], str]) -> None:
        super().__init__(view, model)
        self._offering = model
        self._title = title
        self._words = QLabel(view.viewport())
        self._words.setObjectName("cell_offers")
        self._words.setWordWrap(True)
        self._words.hide()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Open a line edit with what the cell offers."""
        editor = super().createEditor(parent, option, index)
        offers = self._offering.offers(index)
        editor.setAccessibleName(self._title(index))
        if isinstance(editor, QLineEdit) and offers:
            editor.textChanged.connect(lambda typed: self._offer(editor, typed if editor.isModified() else "", offers))
        return editor

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        """Close the editor and what it offered."""
        self._words.hide()
        super().destroyEditor(editor, index)

    def _offer(self, editor: QLineEdit, typed: str, offers: tuple[str, ...]) -> None:
        wanted = typed.strip().lower()
        begin = [each for each in offers if each.lower().startswith(wanted)]
        found = begin or [each for each in offers if wanted in each.lower()]
        self._words.setText(" · ".join(found[:MOST_OFFERED]) + (" …" if len(found) > MOST_OFFERED else ""))
        editor.setAccessibleDescription(self._words.text())
        self._words.setVisible(bool(found) and found != [typed])
        self.place(self._words, editor)


Typed = tuple[int, int, str]
"""A cell that is open: its row, its column, and what is typed into it."""


class FieldTable(GuardedTable):
    """Typing or Enter opens a cell; Del is `emptied`; with no cell open Tab leaves the table."""

    emptied = Signal()
    typing = Signal()
    typing_ended = Signal()

    def __init__(self, model: QAbstractItemModel, typable: Typable, name: str, said: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(said)
        self.setModel(model)
        self.editor = FieldDelegate(self, typable, self._title)
        self.setItemDelegate(self.editor)
        self.editor.typing.connect(self.typing)
        self.editor.ended.connect(self.typing_ended)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.AnyKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked
                             | QAbstractItemView.EditTrigger.EditKeyPressed)  # fmt: skip
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setHighlightSections(False)
            header.setMinimumSectionSize(24)
        self.horizontalHeader().setStretchLastSection(True)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(max(24, self.fontMetrics().height() + 8))

    def _title(self, index: Index) -> str:
        return str(index.data(Qt.ItemDataRole.AccessibleTextRole) or "")

    def begin(self) -> None:
        """Take the keyboard, on the first cell when it was on none."""
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.model().index(0, 0))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def typed(self) -> Typed | None:
        """What is half typed into an open cell; None when no cell is open, or nothing was typed into it."""
        here, editor = self.currentIndex(), self.editor.editor
        if editor is None or not editor.isModified() or not here.isValid():
            return None
        return here.row(), here.column(), editor.text()

    def type_again(self, typed: Typed) -> None:
        """Open a cell with what was half typed into it; one that is not there any more is passed over."""
        row, column, text = typed
        here = self.model().index(row, column)
        if not here.isValid():
            return
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setCurrentIndex(here)
        self.edit(here)
        if self.editor.editor is not None:
            self.editor.editor.setText(text)
            self.editor.editor.setModified(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the cell, Del empties it."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        here = self.currentIndex()
        if self.state() is QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)  # an open cell lets through what it has no use for
        elif plain and event.key() in OPENING and here.isValid():
            self.edit(here)
        elif plain and event.key() == Qt.Key.Key_Delete and here.isValid():
            self.refused.emit(self.barred) if self.barred else self.emptied.emit()
        else:
            super().keyPressEvent(event)
