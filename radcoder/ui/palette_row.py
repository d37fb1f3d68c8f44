"""A row of the palette as it is drawn: the action at the left, its shortcut at the right, to be read down."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QAction, QPainter, QPalette
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from radcoder.ui.shortcuts import keys_of, words_of

ACTION = Qt.ItemDataRole.UserRole
RIGHT = 12


class ActionDelegate(QStyledItemDelegate):
    """The text of a row says both; the eye gets them apart."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """The words alone: the keys are drawn beside them."""
        super().initStyleOption(option, index)
        action = index.data(ACTION)
        if isinstance(action, QAction):
            option.text = words_of(action)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the row, then its keys."""
        super().paint(painter, option, index)
        action = index.data(ACTION)
        if not isinstance(action, QAction):
            return
        roles = QPalette.ColorRole
        group = QPalette.ColorGroup.Active if action.isEnabled() else QPalette.ColorGroup.Disabled
        painter.save()
        painter.setPen(option.palette.color(group, roles.PlaceholderText if action.isEnabled() else roles.Text))
        room = option.rect.adjusted(0, 0, -RIGHT, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, keys_of(action))
        painter.restore()
