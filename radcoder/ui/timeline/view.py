"""The picture under the fingers: arrows go from element to element, + and - and Ctrl with the wheel zoom."""

from datetime import date
from functools import cache

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QRegion, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from radcoder.domain.timeline import Element, Timeline
from radcoder.domain.timeline_layout import FREE, Layout, Scale, lay_out
from radcoder.ui.qt import NO_INDEX, Index
from radcoder.ui.theme import Looks
from radcoder.ui.timeline.ground import TITLES, draw_ground, draw_head, draw_titles
from radcoder.ui.timeline.model import TimelineModel
from radcoder.ui.timeline.paint import Brush, Spot, shape_of, spot_of

ROW, GAP = 8, 8
NEAREST, FARTHEST, STEP = 80.0, 0.05, 1.25
NOTHING = Timeline(date.min, date.min)
Cursor = QAbstractItemView.CursorAction
Hint = QAbstractItemView.ScrollHint
ZOOMS = {Qt.Key.Key_Plus: STEP, Qt.Key.Key_Equal: STEP, Qt.Key.Key_Minus: 1 / STEP, Qt.Key.Key_0: 0.0}


class TimelineView(QListView):
    """A list whose items stand where they fall in time; as a list it speaks to a screen reader by itself."""

    wanted = Signal(object)

    def __init__(self, model: TimelineModel, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("timeline_view")
        self.setAccessibleName("Timeline of the course")
        self._elements = model
        self._looks = looks
        self._timeline = NOTHING
        self._zoom = 1.0
        self._layout: Layout | None = None
        self._spots: list[Spot] = []
        self._lanes: list[int] = []
        self.setModel(model)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.clicked.connect(self._go)
        self.activated.connect(self._go)
        looks.changed.connect(self._arrange)

    def show_timeline(self, timeline: Timeline) -> None:
        """Show another picture; the zoom stays, and the keyboard where it was if that is still there."""
        before = self._elements.element(self.currentIndex())
        self._timeline = timeline
        self._elements.show_timeline(timeline)
        self._arrange()
        row = self._elements.row_of(before) if before is not None else -1
        self.setCurrentIndex(self._elements.index(max(row, 0), 0))

    def zoom(self, factor: float) -> None:
        """Make days wider or narrower about what has the keyboard; 0 shows the whole course again."""
        self._zoom = max(1.0, self._zoom * factor) if factor else 1.0
        self._arrange()
        self.scrollTo(self.currentIndex())

    @property
    def head(self) -> int:
        """The height of the months and weeks above the lanes."""
        return 2 * self.fontMetrics().height() + 8

    @property
    def scale(self) -> Scale:
        """The measures of the picture at this zoom."""
        fit = max(self.viewport().width() - TITLES - GAP, 200) / self._timeline.days
        metrics = QFontMetricsF(self.font())
        day = min(max(fit * self._zoom, FARTHEST), max(NEAREST, fit))
        return Scale(
            day, metrics.height() + ROW, GAP, metrics.horizontalAdvance("■") + 3, cache(metrics.horizontalAdvance)
        )

    def _arrange(self) -> None:
        scale = self.scale
        self._layout = lay_out(self._timeline, scale)
        self._spots = [spot_of(each, self._wide(each.element, scale)) for each in self._layout.elements]
        self._lanes = [each.lane for each in self._layout.elements]
        self.updateGeometries()
        self.viewport().update()

    @staticmethod
    def _wide(element: Element, scale: Scale) -> float:
        if element.kind in FREE:
            return 0.0
        return scale.measure(element.text) + (scale.mark if shape_of(element) else 0.0)

    def updateGeometries(self) -> None:
        """Let the scroll bars reach the whole picture."""
        if self._layout is None:
            return
        wide, high = self._layout.width + TITLES + GAP, self._layout.height + self.head + GAP
        for bar, whole, seen in (
            (self.horizontalScrollBar(), wide, self.viewport().width()),
            (self.verticalScrollBar(), high, self.viewport().height()),
        ):
            bar.setRange(0, max(0, int(whole - seen)))
            bar.setPageStep(seen)
            bar.setSingleStep(24)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The whole course fits anew."""
        super().resizeEvent(event)
        self._arrange()

    def doItemsLayout(self) -> None:
        """The picture has its own layout; Qt's rows are not wanted."""
        self.updateGeometries()

    def horizontalOffset(self) -> int:
        """How far the picture is scrolled to the left."""
        return self.horizontalScrollBar().value()

    def verticalOffset(self) -> int:
        """How far the picture is scrolled up."""
        return self.verticalScrollBar().value()

    @property
    def _origin(self) -> QPoint:
        return QPoint(TITLES - self.horizontalOffset(), self.head - self.verticalOffset())

    def visualRect(self, index: Index) -> QRect:
        """Where an element is seen."""
        if not index.isValid() or index.row() >= len(self._spots):
            return QRect()
        return self._spots[index.row()].reach.toRect().translated(self._origin)

    def indexAt(self, point: QPoint) -> QModelIndex:
        """The element under a point; of several the smallest."""
        if point.x() < TITLES or point.y() < self.head:
            return NO_INDEX
        here = (point - self._origin).toPointF()
        found = [row for row, spot in enumerate(self._spots) if spot.reach.contains(here)]
        row = min(found, key=lambda each: (self._spots[each].box.width(), -each), default=-1)
        return self._elements.index(row, 0) if row >= 0 else NO_INDEX

    def scrollTo(self, index: Index, hint: Hint = Hint.EnsureVisible) -> None:
        """Bring an element into sight."""
        del hint
        seen = self.visualRect(index)
        if seen.isNull():
            return
        room = self.viewport().rect().adjusted(TITLES, self.head, 0, 0)
        for bar, first, last, least, most in (
            (self.horizontalScrollBar(), seen.left(), seen.right(), room.left(), room.right()),
            (self.verticalScrollBar(), seen.top(), seen.bottom(), room.top(), room.bottom()),
        ):
            if first < least:
                bar.setValue(bar.value() + first - least - GAP)
            elif last > most:
                bar.setValue(bar.value() + min(last - most + GAP, first - least))
        self.viewport().update()

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Select the element under the mouse."""
        index = self.indexAt(rect.topLeft())
        if index.isValid():
            self.selectionModel().select(index, command)

    def visualRegionForSelection(self, _: object) -> QRegion:
        """All that is seen is drawn anew: a picture has no rows."""
        return QRegion(self.viewport().rect())

    def moveCursor(self, action: Cursor, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Left and Right go on in the lane, Up and Down to the nearest day of the lane above or below."""
        del modifiers
        here = self.currentIndex().row()
        if here < 0 or not self._spots:
            return self._elements.index(0, 0)
        lane = [row for row, number in enumerate(self._lanes) if number == self._lanes[here]]
        target = here
        match action:
            case Cursor.MoveLeft | Cursor.MovePrevious:
                target = max(here - 1, lane[0])
            case Cursor.MoveRight | Cursor.MoveNext:
                target = min(here + 1, lane[-1])
            case Cursor.MoveHome:
                target = lane[0]
            case Cursor.MoveEnd:
                target = lane[-1]
            case Cursor.MoveUp | Cursor.MovePageUp:
                target = self._in_lane(here, -1)
            case Cursor.MoveDown | Cursor.MovePageDown:
                target = self._in_lane(here, 1)
        return self._elements.index(target, 0)

    def _in_lane(self, here: int, step: int) -> int:
        rows = [row for row, number in enumerate(self._lanes) if number == self._lanes[here] + step]
        x = self._spots[here].box.left()
        return min(rows, key=lambda row: abs(self._spots[row].box.left() - x), default=here)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """+ and - zoom, 0 shows the whole course, Enter goes to the line."""
        key = Qt.Key(event.key())
        plain = not event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if plain and key in ZOOMS:
            self.zoom(ZOOMS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go(self.currentIndex())
        elif plain and event.text().strip():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl with the wheel zooms, Shift with the wheel goes along the days."""
        turned = event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and turned:
            self.zoom(STEP if turned > 0 else 1 / STEP)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - (turned or event.angleDelta().x()))
        else:
            super().wheelEvent(event)

    def _go(self, index: Index) -> None:
        element = self._elements.element(index)
        if element is not None:
            self.wanted.emit(element)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the days, the lanes, the elements, and the titles over what is scrolled under them."""
        layout, theme = self._layout, self._looks.theme
        if layout is None:
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(self._origin)
        seen = event.rect().translated(-self._origin).toRectF()
        draw_ground(painter, theme, layout, seen)
        brush, here = Brush(painter, theme, layout.scale.mark), self.currentIndex().row()
        for row, spot in enumerate(self._spots):
            if spot.reach.intersects(seen):
                brush.draw(spot, focused=row == here)
        painter.resetTransform()
        room = self.viewport().rect()
        painter.translate(self._origin.x(), 0)
        draw_head(painter, theme, layout, QRect(-self._origin.x(), 0, room.width(), self.head))
        painter.resetTransform()
        painter.setClipRect(room.adjusted(0, self.head, 0, 0))
        draw_titles(painter, theme, layout, self._origin, room)
        painter.end()
