"""The delivered fractions in weeks of five, with the weekly management units that they earn."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from radcoder.domain.course import Course
from radcoder.domain.findings import ExpectedUnits
from radcoder.domain.fractions import DeliveredLog, Session
from radcoder.ui.calendar.cells import diamond
from radcoder.ui.texts import count, day
from radcoder.ui.theme import Looks

WEEK = 5
WEEKLY_CODE = "77427"
BLOCK, GAP, WEEK_GAP, MARK = 6, 2, 12, 8


class WeeksStrip(QWidget):
    """One block a fraction, a diamond behind each five that earn a unit; the words say the same.

    A click opens and closes the calendar of real weeks below it.
    """

    pressed = Signal()

    def __init__(self, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("weeks_strip")
        self._looks = looks
        self._sessions: tuple[Session, ...] = ()
        self._earned: ExpectedUnits | None = None
        self._opened = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        looks.changed.connect(self.update)

    def turn(self, *, opened: bool) -> None:
        """Point to the calendar that is open below, or away from one that is closed."""
        self._opened = opened
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open or close the calendar."""
        del event
        self.pressed.emit()

    def show_course(self, course: Course, expected: tuple[ExpectedUnits, ...], *, opened: bool = False) -> None:
        """Draw the conventional fractions of the course; a course without any needs no strip."""
        self._sessions = DeliveredLog(course).conventional
        self._earned = next((each for each in expected if each.code == WEEKLY_CODE), None)
        self.setAccessibleName(f"Fractions in weeks of five: {self.words()}")
        self.setToolTip("\n".join([*self._weeks(), "Click, or Ctrl+T: the calendar"]))
        self.setVisible(bool(course.fractions))
        self.turn(opened=opened)

    def words(self) -> str:
        """What the strip says: `28 fractions · earns 6 × 77427`."""
        if not self._sessions:
            return "no delivered fractions"
        text = count(len(self._sessions), "fraction")
        return f"{text} · {self._earned.expected} × {WEEKLY_CODE} earned" if self._earned else text

    def _weeks(self) -> list[str]:
        groups = [self._sessions[i : i + WEEK] for i in range(0, len(self._sessions), WEEK)]
        return [f"{number}: {day(g[0].date)} – {day(g[-1].date)}, {len(g)}" for number, g in enumerate(groups, 1)]

    def sizeHint(self) -> QSize:
        """One line of text high."""
        return QSize(200, self.fontMetrics().height() + 12)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw blocks, diamonds and words; on a narrow strip the words alone."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics, words = self.fontMetrics(), self.words()
        right = self.width() - 16 - metrics.horizontalAdvance(words)
        painter.setPen(QColor(self._looks.theme.muted))
        arrow = "▾" if self._opened else "▸"
        painter.drawText(QRectF(0, 0, 16, self.height()), Qt.AlignmentFlag.AlignCenter, arrow)
        end = self._draw_weeks(painter, right) if self._width() + 32 < right else 16
        painter.setPen(QColor(self._looks.theme.muted))
        area = QRectF(end, 0, self.width() - end - 8, self.height())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)

    def _width(self) -> int:
        weeks = -(-len(self._sessions) // WEEK)
        return len(self._sessions) * (BLOCK + GAP) + weeks * (MARK + WEEK_GAP)

    def _draw_weeks(self, painter: QPainter, right: int) -> float:
        del right
        theme, height = self._looks.theme, self.fontMetrics().height() - 2
        x, top = 16.0, (self.height() - height) / 2
        painter.setPen(Qt.PenStyle.NoPen)
        for number in range(1, len(self._sessions) + 1):
            painter.setBrush(QColor(theme.edge))
            painter.drawRect(QRectF(x, top, BLOCK, height))
            x += BLOCK + GAP
            if number % WEEK == 0 or number == len(self._sessions):
                if self._earns(-(-number // WEEK)):
                    painter.setBrush(QColor(theme.accent))
                    painter.drawPolygon(diamond(QPointF(x + 2 + MARK / 2, self.height() / 2), MARK / 2))
                x += MARK + WEEK_GAP
        return x

    def _earns(self, week: int) -> bool:
        return self._earned is not None and week <= self._earned.expected
