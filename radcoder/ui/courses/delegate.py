"""Draws the counts of findings in one cell: shape, number and word of each severity in its own colour."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemDelegate, QApplication, QLineEdit, QStyle, QStyleOptionViewItem, QWidget

from radcoder.ui.courses.model import SEGMENTS
from radcoder.ui.courses.rows import Segment
from radcoder.ui.marks import MarkDelegate
from radcoder.ui.qt import Index
from radcoder.ui.theme import Looks

GAP, SIDE = 12, 8


class FindingsDelegate(MarkDelegate):
    """A cell without segments is drawn as any other; `editor` is the line edit that is open, None without one."""

    typing = Signal()
    typing_ended = Signal()

    def __init__(self, looks: Looks, parent: QWidget) -> None:
        super().__init__(parent)
        self._looks = looks
        self.editor: QLineEdit | None = None

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Open a line edit in the cell of the tags."""
        del option, index
        self.editor = editor = QLineEdit(parent)
        editor.setObjectName("tags_editor")
        editor.setAccessibleName("Tags, parted by commas")
        editor.textEdited.connect(self.typing)
        return editor

    def give_up(self) -> None:
        """Close the line edit without taking its text."""
        if self.editor is not None:
            self.closeEditor.emit(self.editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        """Close the line edit."""
        self.editor = None
        super().destroyEditor(editor, index)
        self.typing_ended.emit()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the ground of the cell as usual, the segments over it."""
        segments: tuple[Segment, ...] | None = index.data(SEGMENTS)
        if not segments:
            super().paint(painter, option, index)
            return
        self.initStyleOption(option, index)
        option.text = ""
        style = option.widget.style() if option.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        painter.save()
        painter.setFont(option.font)
        rest = option.rect.adjusted(SIDE, 0, -SIDE, 0)
        for text, severity in self._fitting(painter, segments, rest.width()):
            painter.setPen(self._looks.theme.severity(severity))
            rest = self._draw(painter, rest, text)
        painter.restore()

    @staticmethod
    def _fitting(painter: QPainter, segments: tuple[Segment, ...], room: int) -> tuple[Segment, ...]:
        """The segments as they fit: with their words, or by shape and number alone."""
        metrics = painter.fontMetrics()
        if sum(metrics.horizontalAdvance(text) for text, _ in segments) + GAP * (len(segments) - 1) <= room:
            return segments
        return tuple((" ".join(text.split()[:2]), severity) for text, severity in segments)

    @staticmethod
    def _draw(painter: QPainter, rest: QRect, text: str) -> QRect:
        metrics = painter.fontMetrics()
        fitting = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(rest.width(), 0))
        painter.drawText(rest, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, fitting)
        return rest.adjusted(metrics.horizontalAdvance(fitting) + GAP, 0, 0, 0)
