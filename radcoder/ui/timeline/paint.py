"""Drawing the elements of the picture: patterns for phases, diamonds for units, shapes for findings."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from radcoder.domain.timeline import Element, Kind
from radcoder.domain.timeline_layout import Placed
from radcoder.ui.calendar.cells import PATTERNS, diamond, tint
from radcoder.ui.theme import ASIDE, SHAPES, Theme

EARNED, BILLED, PAD, PATTERN_SHOWS = 7.0, 4.0, 3.0, 12.0
TEXT_FLAGS = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


@dataclass(frozen=True, slots=True)
class Spot:
    """An element where it is drawn: its box, and where its text begins and ends."""

    element: Element
    box: QRectF
    text: QRectF

    @property
    def reach(self) -> QRectF:
        """Box and text together: where the mouse finds it."""
        return self.box.united(self.text) if self.text.width() else self.box


def spot_of(placed: Placed, wide: float) -> Spot:
    """The place of an element; `wide` is the width of its text with the shape before it, 0 where none is drawn."""
    box = QRectF(placed.left, placed.top, placed.width, placed.height)
    return Spot(placed.element, box, QRectF(placed.text_at, placed.top, wide, placed.height))


def shape_of(element: Element) -> str:
    """The shape of a finding before a text, empty where there is none."""
    if element.severity is None:
        return ""
    return ASIDE if element.aside else SHAPES[element.severity]


class Brush:
    """Draws elements with a painter, in the colours of a theme."""

    def __init__(self, painter: QPainter, theme: Theme, mark: float) -> None:
        self._painter = painter
        self._theme = theme
        self._mark = mark

    def draw(self, spot: Spot, *, focused: bool) -> None:
        """Draw one element; the one that has the keyboard gets a frame."""
        DRAWN[spot.element.kind](self, spot)  # no bound methods kept: a circle would keep the painter alive
        if focused:
            self._pen(self._theme.accent, 2)
            self._painter.drawRect(spot.reach.adjusted(-1, 1, 1, -1))

    def _pen(self, colour: str, width: float = 1, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> None:
        self._painter.setPen(QPen(QColor(colour), width, style))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)

    def window(self, spot: Spot) -> None:
        """A window of days, its frame broken."""
        box = spot.box.adjusted(0, PAD, 0, -PAD)
        self._painter.fillRect(box, QColor(self._theme.marked))
        self._pen(self._theme.edge, 1, Qt.PenStyle.DashLine)
        self._painter.drawRect(box)
        self._write(spot, self._theme.text)

    def service(self, spot: Spot) -> None:
        """A stroke on its day, its code behind it."""
        self._pen(self._theme.text, 2)
        self._painter.drawLine(self._stroke(spot.box))
        self._write(spot, self._theme.text)

    def _stroke(self, box: QRectF) -> QLineF:
        return QLineF(box.left() + 1, box.top() + PAD, box.left() + 1, box.bottom() - PAD)

    def run(self, spot: Spot) -> None:
        """A bar from its first to its last day."""
        box = spot.box.adjusted(0, PAD, 0, -PAD)
        self._painter.fillRect(box, tint(self._theme.accent, self._theme.base, 0.16))
        self._pen(self._theme.edge)
        self._painter.drawRect(box)
        self._write(spot, self._theme.text)

    def fraction(self, spot: Spot) -> None:
        """A box with the pattern of its phase, and its number where that fits."""
        theme, box = self._theme, spot.box.adjusted(0.5, PAD, -0.5, -PAD)
        self._painter.fillRect(box, tint(theme.accent, theme.base, 0.28))
        pattern = PATTERNS[spot.element.phase % len(PATTERNS)]
        self._painter.fillRect(box, QBrush(tint(theme.accent, theme.base, 0.7), pattern))
        self._pen(theme.edge)
        self._painter.drawRect(box)
        wide = self._painter.fontMetrics().horizontalAdvance(spot.element.text)
        if wide + (PATTERN_SHOWS if spot.element.phase else 2) < box.width():
            area = QRectF(box.center().x() - wide / 2 - 1, box.top() + 1, wide + 2, box.height() - 2)
            if spot.element.phase:
                self._painter.fillRect(area, QColor(theme.base))  # a number on a pattern is hard to read
            self._pen(theme.text)
            self._painter.drawText(box, Qt.AlignmentFlag.AlignCenter, spot.element.text)

    def planned(self, spot: Spot) -> None:
        """A dotted box."""
        self._pen(self._theme.edge, 1, Qt.PenStyle.DotLine)
        self._painter.drawRect(spot.box.adjusted(0.5, PAD, -0.5, -PAD))

    def missed(self, spot: Spot) -> None:
        """A cross: nothing was given."""
        side = min(spot.box.width(), spot.box.height() - 2 * PAD) / 2 - 1
        middle = spot.box.center()
        self._pen(self._theme.text, 1.5)
        for up in (-side, side):
            self._painter.drawLine(QLineF(middle.x() - side, middle.y() - up, middle.x() + side, middle.y() + up))

    def earned(self, spot: Spot) -> None:
        """A hollow diamond."""
        self._pen(self._theme.text, 1.2)
        self._painter.drawPolygon(diamond(spot.box.center(), EARNED))

    def billed(self, spot: Spot) -> None:
        """A filled diamond, smaller, so that both are seen on one day."""
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(QColor(self._theme.accent))
        self._painter.drawPolygon(diamond(spot.box.center(), BILLED))
        if spot.element.severity is not None:
            colour = self._theme.severity(spot.element.severity)
            self._painter.setPen(colour)
            right = QPointF(spot.box.center().x() + EARNED + 1, spot.box.bottom() - PAD - 2)
            self._painter.drawText(right, shape_of(spot.element))

    def finding(self, spot: Spot) -> None:
        """Shape and rule, and a line over the days that it speaks of."""
        if spot.element.last > spot.element.first:
            self._pen(self._theme.edge, 1)
            low = spot.box.bottom() - PAD / 2
            self._painter.drawLine(QLineF(spot.box.left(), low, spot.box.right(), low))
            for x in (spot.box.left(), spot.box.right()):
                self._painter.drawLine(QLineF(x, low - PAD, x, low))
        self._write(spot, self._theme.text)

    def _write(self, spot: Spot, colour: str) -> None:
        area = spot.text
        shape = shape_of(spot.element)
        if shape:
            quiet = QColor(self._theme.muted)
            self._painter.setPen(quiet if spot.element.aside else self._theme.severity(spot.element.severity))
            self._painter.drawText(area, TEXT_FLAGS, shape)
            area = area.adjusted(self._mark, 0, 0, 0)
        self._painter.setPen(QColor(colour))
        self._painter.drawText(area, TEXT_FLAGS, spot.element.text)


DRAWN: dict[Kind, Callable[[Brush, Spot], None]] = {
    Kind.WINDOW: Brush.window,
    Kind.SERVICE: Brush.service,
    Kind.RUN: Brush.run,
    Kind.FRACTION: Brush.fraction,
    Kind.PLANNED: Brush.planned,
    Kind.BREAK: Brush.missed,
    Kind.EARNED: Brush.earned,
    Kind.BILLED: Brush.billed,
    Kind.FINDING: Brush.finding,
}
