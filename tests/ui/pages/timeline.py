"""The timeline as a person uses it: elements by what they say, keys, mouse and wheel."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from radcoder.ui.timeline.view import TimelineView
from tests.ui.pages.window import WindowPage


class TimelineScreen:
    """The page of the timeline."""

    def __init__(self, window: WindowPage) -> None:
        self._window = window
        window.press("timeline")
        window.until(lambda: self.view.model().rowCount() > 0)

    @property
    def view(self) -> TimelineView:
        view = self._window.window.findChild(TimelineView, "timeline_view")
        assert view is not None
        return view

    @property
    def shown(self) -> bool:
        return self.view.isVisible()

    @property
    def says(self) -> str:
        """What the page says of the thing under the mouse or the keyboard."""
        label = self._window.window.findChild(QLabel, "timeline_said")
        assert label is not None
        return label.text()

    @property
    def spoken(self) -> list[str]:
        """What a screen reader hears of each element."""
        model = self.view.model()
        return [str(model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)) for row in range(model.rowCount())]

    def go_to(self, part: str) -> None:
        """Put the keyboard on the first element that says so."""
        row = next(row for row, said in enumerate(self.spoken) if part in said)
        self.view.setCurrentIndex(self.view.model().index(row, 0))

    def key(self, key: Qt.Key) -> None:
        QTest.keyClick(self.view, key)

    def place(self, part: str) -> QPoint:
        """The middle of an element in the window."""
        row = next(row for row, said in enumerate(self.spoken) if part in said)
        return self.view.visualRect(self.view.model().index(row, 0)).center()

    def hover(self, part: str) -> None:
        QTest.mouseMove(self.view.viewport(), self.place(part))

    def click(self, part: str) -> None:
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QTest.mouseClick(self.view.viewport(), left, none, self.place(part))

    def turn(self, step: int, modifier: Qt.KeyboardModifier) -> None:
        """Turn the wheel over the middle of the picture."""
        middle = QPointF(self.view.viewport().rect().center())
        turned = QWheelEvent(
            middle, self.view.viewport().mapToGlobal(middle), QPoint(), QPoint(0, 120 * step),
            Qt.MouseButton.NoButton, modifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(self.view.viewport(), turned)
