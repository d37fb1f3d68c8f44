"""One finding as a row of the list: shape, codes, rule and days, and under them what is wrong in short."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from radcoder.ui.findings.model import CODES, GROUP, RELATED, SEVERITY, WHERE
from radcoder.ui.theme import Looks, figures

LEFT, RIGHT, TOP, BAR, GAP = 36, 12, 6, 4, 8
ROW_LINES = 2


class FindingDelegate(QStyledItemDelegate):
    """Draws a finding in two lines; a bar at the left marks those that name the current line."""

    def __init__(self, view: QListView, looks: Looks) -> None:
        super().__init__(view)
        self._view = view
        self._looks = looks

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Two lines of text and some air."""
        del option
        return QSize(0, ROW_LINES * self._view.fontMetrics().lineSpacing() + 2 * TOP + 2 + self._head_height(index))

    def _head_height(self, index: QModelIndex | QPersistentModelIndex) -> int:
        return self._view.fontMetrics().lineSpacing() + TOP if index.data(GROUP) else 0

    def _draw_head(self, painter: QPainter, option: QStyleOptionViewItem, head: str) -> None:
        """The heading of a group stands above its first finding and is no part of it."""
        rect = QRect(option.rect.left(), option.rect.top(), option.rect.width(), option.rect.height())
        rect.setHeight(self._view.fontMetrics().lineSpacing() + TOP)
        painter.fillRect(rect, QColor(self._looks.theme.window))
        area = rect.adjusted(16, 0, -RIGHT, 0)
        self._write(painter, area, head, figures(self._view.font(), strong=True), QColor(self._looks.theme.muted))
        option.rect.setTop(rect.bottom() + 1)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the row."""
        painter.save()
        head = str(index.data(GROUP) or "")
        if head:
            self._draw_head(painter, option, head)
        self._draw_ground(painter, option, related=bool(index.data(RELATED)))
        height = self._view.fontMetrics().lineSpacing()
        area = option.rect.adjusted(LEFT, TOP, -RIGHT, 0)
        first = QRect(area.left(), area.top(), area.width(), height)
        second = first.translated(0, height + 1)
        shape = QRect(option.rect.left() + 16, first.top(), LEFT, height)
        plain, strong = self._view.font(), figures(self._view.font(), strong=True)
        self._write(painter, shape, str(index.data(SEVERITY)), plain, index.data(Qt.ItemDataRole.ForegroundRole))
        codes = str(index.data(CODES))
        self._write(painter, first, codes, strong, QColor(self._looks.theme.text))
        taken = QFontMetrics(strong).horizontalAdvance(codes) + GAP if codes else 0
        rest = first.adjusted(taken, 0, 0, 0)
        self._write(painter, rest, str(index.data(WHERE)), figures(plain), QColor(self._looks.theme.muted))
        self._write(painter, second, str(index.data()), plain, QColor(self._looks.theme.text))
        painter.restore()

    def _write(self, painter: QPainter, area: QRect, text: str, font: QFont, colour: QColor) -> None:
        painter.setFont(font)
        painter.setPen(colour)
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)

    def _draw_ground(self, painter: QPainter, option: QStyleOptionViewItem, *, related: bool) -> None:
        theme, rect = self._looks.theme, option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        ground = theme.selection if selected else theme.base
        painter.fillRect(rect, QColor(ground))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(theme.hairline))
        if related:
            painter.fillRect(QRect(rect.left(), rect.top(), BAR, rect.height() - 1), QColor(theme.accent))
        if selected and self._view.hasFocus():
            painter.setPen(QColor(theme.accent))
            painter.drawRect(rect.adjusted(0, 0, -1, -2))


def height_of(view: QListView, most: int) -> int:
    """What the rows need, up to the most that the list may have: of a thousand only the first are asked."""
    height = 0
    for row in range(view.model().rowCount()):
        height += view.sizeHintForRow(row)
        if height >= most:
            return most
    return height
