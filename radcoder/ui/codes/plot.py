"""A code's amount over the editions that the catalogue holds, drawn."""

from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from radcoder.app.code_page import CodePage
from radcoder.app.code_sections_money import edition
from radcoder.domain.money import dollars
from radcoder.ui.theme import figures

HEIGHT, MARGIN, DOT = 150, 12, 4.0
LABEL_ROOM = 84


@dataclass(frozen=True, slots=True)
class Point:
    """An edition and the amount it gives."""

    edition: str
    amount: Decimal


def points_of(page: CodePage, part: str = "", place: str = "office") -> tuple[Point, ...]:
    """The amounts of one part in one kind of place, edition by edition; the other place where this one has none."""
    found: list[Point] = []
    for year in page.years:
        amounts = {f.place: f.amount for f in year.figures if f.modifier == part and f.amount}
        amount = amounts.get(place) or next(iter(amounts.values()), None)
        if amount is not None:
            found.append(Point(edition(year), amount))
    return tuple(found)


class AmountPlot(QWidget):
    """Dots joined by a line, each with its amount written beside it: nothing has to be read off an axis."""

    def __init__(self, points: tuple[Point, ...], title: str) -> None:
        super().__init__()
        self.setObjectName("amount_plot")
        self.points = points
        words = ", ".join(f"{point.edition}: {dollars(point.amount)}" for point in points)
        self.setAccessibleName(f"{title}. {words}")
        self.setToolTip(words)
        self.setFixedHeight(HEIGHT)

    def sizeHint(self) -> QSize:
        """Wide enough for a handful of editions."""
        return QSize(360, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line, the dots and their words."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(figures(self.font()))
        places = self._places()
        colours = self.palette()
        painter.setPen(QPen(colours.mid().color(), 1))
        base = self.height() - 28.0
        painter.drawLine(QPointF(MARGIN, base), QPointF(self.width() - MARGIN, base))
        painter.setPen(QPen(QColor(colours.link().color()), 2))
        painter.drawPolyline(places)
        painter.setBrush(colours.link().color())
        for place in places:
            painter.drawEllipse(place, DOT, DOT)
        painter.setPen(colours.text().color())
        for point, place in zip(self.points, places, strict=True):
            painter.drawText(_box(place.x(), place.y() - 26), Qt.AlignmentFlag.AlignCenter, dollars(point.amount))
            painter.drawText(_box(place.x(), base + 4), Qt.AlignmentFlag.AlignCenter, point.edition)
        painter.end()

    def _places(self) -> list[QPointF]:
        """Where the dots stand: from nothing at the base line, so that a small change looks small."""
        most = max((point.amount for point in self.points), default=Decimal(1)) or Decimal(1)
        room, base = self.height() - 28.0 - 40.0, self.height() - 28.0
        step = (self.width() - 2 * LABEL_ROOM) / max(len(self.points) - 1, 1)
        return [
            QPointF(LABEL_ROOM + number * step, base - float(point.amount / most) * room)
            for number, point in enumerate(self.points)
        ]


def _box(x: float, y: float) -> QRectF:
    return QRectF(x - LABEL_ROOM / 2, y, LABEL_ROOM, 20)
