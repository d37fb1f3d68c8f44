"""Typing into a line: codes are suggested below the cell, and one that is not valid on its day says so at once."""

from PySide6.QtCore import QEvent, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QStyleOptionViewItem, QWidget

from radcoder.ui.qt import Index
from radcoder.ui.worksheet.cells import Column
from radcoder.ui.worksheet.editor import ENTER, CellDelegate, would_commit
from radcoder.ui.worksheet.model import LinesModel
from radcoder.ui.worksheet.suggestions import Suggestions


class LineDelegate(CellDelegate):
    """Up and Down go through the suggestions; `for_all` is Shift+Enter: what is typed is for all selected lines."""

    for_all = Signal()

    def __init__(self, view: QAbstractItemView, lines: LinesModel) -> None:
        super().__init__(view, lines)
        self._lines = lines
        self._cell: QPersistentModelIndex | None = None
        self._suggestions = Suggestions(view)
        self._suggestions.itemPressed.connect(lambda _: self._take_suggestion())

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Open a line edit, the line's own text in it."""
        editor = super().createEditor(parent, option, index)
        self._cell = QPersistentModelIndex(index)
        if isinstance(editor, QLineEdit):
            editor.textEdited.connect(lambda: self._look_at(editor))
        return editor

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        """Close the editor, its explanation and the suggestions."""
        self._suggestions.hide()
        super().destroyEditor(editor, index)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Steer through the suggestions before the cell is taken."""
        if isinstance(editor, QLineEdit) and isinstance(event, QKeyEvent) and self._steer(event):
            return True
        if isinstance(editor, QLineEdit) and would_commit(event):
            self._take_suggestion(self._suggestions.surest() if isinstance(event, QKeyEvent) else "")
        return super().eventFilter(editor, event)

    def _steer(self, event: QKeyEvent) -> bool:
        if event.type() is not QEvent.Type.KeyPress:
            return False
        key = Qt.Key(event.key())
        if key in ENTER and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._take_suggestion(self._suggestions.surest())
            self.for_all.emit()
            return True
        if not self._suggestions.isVisible() or key not in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Escape):
            return False
        if key is Qt.Key.Key_Escape:
            self._suggestions.hide()
        else:
            self._suggestions.step(1 if key is Qt.Key.Key_Down else -1)
        return True

    def _take_suggestion(self, surest: str = "") -> None:
        """Take the code that was chosen, or the one that Enter takes without a choice."""
        code, editor = surest or self._suggestions.chosen(), self.editor
        if code and editor is not None:
            editor.setText(code)
            editor.setModified(True)
        self._suggestions.hide()

    def _look_at(self, editor: QLineEdit) -> None:
        if self._cell is None or not self._cell.isValid() or self._cell.column() != Column.CODE:
            return
        self._suggestions.offer(editor, self._lines.codes_for(self._cell.row(), editor.text()))
        doubt = self._lines.doubt(self._cell.row(), editor.text())
        if doubt:
            self._suggestions.hide()
            self.explain(editor, doubt)
