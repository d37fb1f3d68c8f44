"""What the picture stands on: weeks, months and New Year, and the titles that stay while it is scrolled."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QLineF, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from radcoder.domain.timeline_layout import Layout
from radcoder.ui.texts import MONTHS
from radcoder.ui.theme import Theme

YEAR_LINE, PAD = 3.0, 6
WEEKEND_FROM = 4.0  # narrower days show no weekends
ROOM = 8
CLOSEST = 4.0
TITLES = 148


def draw_ground(painter: QPainter, theme: Theme, layout: Layout, seen: QRectF) -> None:
    """Weekends, Mondays, lanes, and the line on which years change, as far as they are seen."""
    high, timeline, scale = seen.height(), layout.timeline, layout.scale
    painter.fillRect(seen, QColor(theme.base))
    painter.setPen(QPen(QColor(theme.hairline), 1))
    lines = timeline.mondays if scale.day >= WEEKEND_FROM else timeline.months
    for _, x in _seen(lines, layout, seen.left(), seen.right() + 2 * scale.day):
        if scale.day >= WEEKEND_FROM:
            painter.fillRect(QRectF(x - 2 * scale.day, seen.top(), 2 * scale.day, high), QColor(theme.window))
        painter.drawLine(QLineF(x, seen.top(), x, seen.bottom()))
    for lane in layout.lanes:
        low = lane.top + lane.height + scale.gap / 2
        painter.drawLine(QLineF(seen.left(), low, seen.right(), low))
    for day in timeline.new_years:
        x = layout.x(day)
        painter.fillRect(QRectF(x - YEAR_LINE / 2, seen.top(), YEAR_LINE, high), QColor(theme.text))


def draw_head(painter: QPainter, theme: Theme, layout: Layout, room: QRect) -> None:
    """Months and Mondays over the picture; the painter stands where the first day begins."""
    metrics, row = painter.fontMetrics(), room.height() / 2
    painter.fillRect(room, QColor(theme.window))
    free = float("inf")
    for day, x in reversed(_seen(layout.timeline.months, layout, room.left(), room.right())):
        text = f"{MONTHS[day.month - 1]} {day.year}"
        if x + metrics.horizontalAdvance(text) + ROOM <= free:
            painter.setPen(QColor(theme.text))
            painter.drawText(QRectF(x + 2, 0, 400, row), Qt.AlignmentFlag.AlignVCenter, text)
            free = x
    every = max(1, -int(-(metrics.horizontalAdvance("88") + ROOM) // (7 * layout.scale.day)))
    painter.setPen(QColor(theme.muted))
    for monday, x in _seen(layout.timeline.mondays[::every], layout, room.left(), room.right()):
        painter.drawText(QRectF(x + 2, row, 100, row), Qt.AlignmentFlag.AlignVCenter, str(monday.day))
    for day in layout.timeline.new_years:
        painter.fillRect(QRectF(layout.x(day) - 1, 0, YEAR_LINE, room.height()), QColor(theme.text))


def _seen(days: Iterable[date], layout: Layout, left: float, right: float) -> list[tuple[date, float]]:
    """The days that are seen, with their places, closer ones than a few pixels left out."""
    found: list[tuple[date, float]] = []
    for day in days:
        x = layout.x(day)
        if left - ROOM * ROOM <= x <= right and (not found or x - found[-1][1] >= CLOSEST):
            found.append((day, x))
    return found


def draw_titles(painter: QPainter, theme: Theme, layout: Layout, origin: QPoint, room: QRect) -> None:
    """The names of the lanes at the left, which stay in sight."""
    side = QRect(0, room.top(), TITLES, room.height())
    painter.fillRect(side, QColor(theme.window))
    painter.setPen(QPen(QColor(theme.hairline), 1))
    painter.drawLine(side.topRight(), side.bottomRight())
    metrics = painter.fontMetrics()
    for lane in layout.lanes:
        area = QRect(2 * PAD, origin.y() + int(lane.top), TITLES - 3 * PAD, metrics.height() + ROOM)
        painter.setPen(QColor(theme.text))
        text = metrics.elidedText(lane.title, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
