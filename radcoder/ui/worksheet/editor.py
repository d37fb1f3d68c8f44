"""Typing into the grid: an editor that keeps a refused text and says why beside it."""

from typing import Protocol

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QLabel, QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from radcoder.ui.marks import MarkDelegate
from radcoder.ui.qt import Index

NARROWEST = 80
ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
COMMITS = ENTER | {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}


class Refusing(Protocol):
    """A model that says what does not fit into a cell."""

    def refusal(self, index: Index, text: str) -> str:
        """Why a text does not fit; empty when it does."""


class CellDelegate(MarkDelegate):
    """Opens a line edit in a cell; only a text that fits closes it, Esc gives it up."""

    opening = Signal(int)
    typing = Signal()
    ended = Signal()

    def __init__(self, view: QAbstractItemView, model: Refusing) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._at: QPersistentModelIndex | None = None
        self._open: QLineEdit | None = None
        self._bubble = QLabel(view.viewport())
        self._bubble.setObjectName("cell_refusal")
        self._bubble.setWordWrap(True)
        self._bubble.hide()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Open a line edit, the line's own text in it."""
        del option
        editor = QLineEdit(parent)
        editor.setObjectName("cell_editor")
        title = index.model().headerData(index.column(), Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole)
        editor.setAccessibleName(str(title or ""))
        editor.textEdited.connect(lambda: self.explain(editor, ""))
        editor.textEdited.connect(self._typing)
        self._at = QPersistentModelIndex(index)
        self._open = editor
        self.opening.emit(index.column())
        return editor

    def _typing(self) -> None:
        self.typing.emit()

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Cover the cell, and a little more where the cell is narrow."""
        del index
        rect = option.rect
        rect.setWidth(max(rect.width(), NARROWEST))
        editor.setGeometry(rect)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand the typed text to the model, which makes one step of it."""
        if isinstance(editor, QLineEdit):
            model.setData(index, editor.text(), Qt.ItemDataRole.EditRole)

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        """Close the editor and its explanation."""
        self._bubble.hide()
        self._open = None
        super().destroyEditor(editor, index)
        self.ended.emit()

    @property
    def editor(self) -> QLineEdit | None:
        """The line edit that is open, None when there is none."""
        return self._open

    def finish(self) -> bool:
        """Take what is being typed before something else happens; False when it does not fit and stays open."""
        editor = self._open
        if editor is None:
            return True
        refusal = self._refusal(editor)
        self.explain(editor, refusal)
        if not refusal:
            self._take(editor, QStyledItemDelegate.EndEditHint.NoHint)
        return not refusal

    def _take(self, editor: QLineEdit, hint: QStyledItemDelegate.EndEditHint) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, hint)

    def give_up(self) -> None:
        """Close the editor without taking its text."""
        if self._open is not None:
            self._open.setModified(False)
            self.closeEditor.emit(self._open, QStyledItemDelegate.EndEditHint.NoHint)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Stop what would close the editor while its text does not fit.

        Enter takes the text here and now. Qt would take it a moment later, and by then something else may have closed
        the editor, so that the view would be handed one that it does not know any more.
        """
        if isinstance(editor, QLineEdit) and would_commit(event):
            refusal = self._refusal(editor)
            self.explain(editor, refusal)
            if refusal:
                return event.type() is QEvent.Type.KeyPress
            if isinstance(event, QKeyEvent) and event.key() in ENTER:
                self._take(editor, QStyledItemDelegate.EndEditHint.SubmitModelCache)
                return True
        return super().eventFilter(editor, event)

    def _refusal(self, editor: QLineEdit) -> str:
        if self._at is None or not self._at.isValid() or not editor.isModified():
            return ""
        return self._model.refusal(self._at, editor.text())

    def explain(self, editor: QLineEdit, sentence: str) -> None:
        """Say beside the cell what is wrong with its text; an empty sentence takes that away."""
        if (editor.property("refused") == "true") != bool(sentence):
            editor.setProperty("refused", "true" if sentence else "false")
            editor.style().polish(editor)
        self._bubble.setText(sentence)
        self._bubble.setVisible(bool(sentence))
        editor.setAccessibleDescription(sentence)
        if sentence:
            self.place(self._bubble, editor)

    def place(self, bubble: QLabel, editor: QLineEdit) -> None:
        """Put a bubble below the editor, or above it where there is no room."""
        area = self._view.viewport().rect()
        bubble.setFixedWidth(min(360, area.width() - 16))
        bubble.adjustSize()
        below = editor.geometry().bottom() + 4
        above = editor.geometry().top() - bubble.height() - 4
        left = min(editor.x(), area.right() - bubble.width() - 8)
        bubble.move(max(left, 0), below if below + bubble.height() < area.bottom() else above)
        bubble.raise_()


def would_commit(event: QEvent) -> bool:
    """Whether an event would take what is typed: Enter, Tab, or the keyboard going elsewhere."""
    if event.type() is QEvent.Type.FocusOut:
        return True
    return isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() in COMMITS
