"""Drawing a day: the pattern of its phase, its number, the units it earns, and New Year as a line."""

from datetime import timedelta

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from radcoder.domain.treatment_calendar import CalendarDay, DayState
from radcoder.ui.calendar.model import DAY_ROLE, CalendarModel, cell_text
from radcoder.ui.qt import Index
from radcoder.ui.theme import Looks, figures

PATTERNS = (
    Qt.BrushStyle.NoBrush,
    Qt.BrushStyle.BDiagPattern,
    Qt.BrushStyle.Dense6Pattern,
    Qt.BrushStyle.CrossPattern,
    Qt.BrushStyle.FDiagPattern,
    Qt.BrushStyle.VerPattern,
)
GIVEN = frozenset({DayState.DELIVERED, DayState.TWICE})
OUTLINED = frozenset({DayState.MISSED, DayState.MACHINE_DOWN, DayState.MOVED})
MARK, INSET, YEAR_LINE = 3.5, 1, 3
WEEK = timedelta(days=7)


class DayDelegate(QStyledItemDelegate):
    """Paints the cells of the calendar; a day that is being moved has a broken frame."""

    def __init__(self, model: CalendarModel, looks: Looks, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._looks = looks
        self.moving: CalendarDay | None = None

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one day."""
        each = index.data(DAY_ROLE)
        if not isinstance(each, CalendarDay):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = option.rect.adjusted(INSET, INSET, -INSET, -INSET)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(option.rect, QColor(self._looks.theme.selection if selected else self._looks.theme.base))
        self._fill(painter, box, each)
        self._write(painter, box, each)
        self._earned(painter, box, each)
        self._new_year(painter, option.rect, each)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(self._looks.theme.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box)
        painter.restore()

    def _fill(self, painter: QPainter, box: QRect, each: CalendarDay) -> None:
        theme = self._looks.theme
        if each.state in GIVEN:
            painter.fillRect(box, tint(theme.accent, theme.base, 0.28))
            for phase in each.phases:
                pattern = PATTERNS[self._model.phase_number(phase) % len(PATTERNS)]
                painter.fillRect(box, QBrush(tint(theme.accent, theme.base, 0.62), pattern))
        elif each.state in OUTLINED:
            painter.setPen(QPen(QColor(theme.edge), 1))
            painter.drawRect(box)
        elif each.state is DayState.PLANNED:
            painter.setPen(QPen(QColor(theme.edge), 1, Qt.PenStyle.DashLine))
            painter.drawRect(box)
        elif each.state is DayState.WEEKEND:
            painter.fillRect(box, QColor(theme.window))
        if self.moving is not None and self.moving.date == each.date:
            painter.setPen(QPen(QColor(theme.accent), 2, Qt.PenStyle.DotLine))
            painter.drawRect(box)

    def _write(self, painter: QPainter, box: QRect, each: CalendarDay) -> None:
        text, theme = cell_text(each), self._looks.theme
        painter.setFont(figures(painter.font(), strong=each.state in GIVEN))
        if each.state in GIVEN and any(self._model.phase_number(phase) for phase in each.phases):
            area = painter.fontMetrics().boundingRect(box, Qt.AlignmentFlag.AlignCenter, text).adjusted(-3, 0, 3, 0)
            painter.fillRect(area, QColor(theme.base))  # a number on a pattern is hard to read
        painter.setPen(QColor(theme.text if each.state in GIVEN | OUTLINED else theme.muted))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def _earned(self, painter: QPainter, box: QRect, each: CalendarDay) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._looks.theme.text))
        for number, _ in enumerate(each.earned):
            centre = QPointF(box.right() - MARK - 1, box.top() + MARK + 2 + number * (2 * MARK + 1))
            painter.drawPolygon(diamond(centre))

    def _new_year(self, painter: QPainter, rect: QRect, each: CalendarDay) -> None:
        """The line between the years steps through the week in which one ends."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._looks.theme.text))
        if (each.date + WEEK).year != each.date.year:
            painter.drawRect(QRectF(rect.right() + 1 - YEAR_LINE, rect.top(), YEAR_LINE, rect.height()))
        if (each.date - timedelta(days=1)).year != each.date.year and each.date.weekday():
            painter.drawRect(QRectF(rect.left(), rect.top(), rect.width(), YEAR_LINE))


def tint(colour: str, ground: str, part: float) -> QColor:
    """A colour laid thinly over a ground, from 0 to 1."""
    one, two = QColor(colour), QColor(ground)
    pairs = ((one.red(), two.red()), (one.green(), two.green()), (one.blue(), two.blue()))
    return QColor(*(round(a * part + b * (1 - part)) for a, b in pairs))


def diamond(centre: QPointF, radius: float = MARK) -> QPolygonF:
    """The mark of an earned unit."""
    x, y = centre.x(), centre.y()
    return QPolygonF([QPointF(x, y - radius), QPointF(x + radius, y), QPointF(x, y + radius), QPointF(x - radius, y)])
