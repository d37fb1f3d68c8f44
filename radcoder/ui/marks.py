"""Cells whose text has a colour of its own keep it while they are selected."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from radcoder.ui.qt import Index


class MarkDelegate(QStyledItemDelegate):
    """Draws items as usual, but a selected row keeps the colours of its marks."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Take the colour of the item for its selected state too."""
        super().initStyleOption(option, index)
        colour = index.data(Qt.ItemDataRole.ForegroundRole)
        if colour is not None:
            option.palette.setColor(QPalette.ColorRole.HighlightedText, colour)
