"""Notices that nobody is at the window any more."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QWindow

MINUTE_MS = 60_000
USUAL_MINUTES = 15
SETTING = "lock.minutes"
INPUT = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TabletMove,
    }
)


class Idle(QObject):
    """Watches the window's own input, which is little, and not every event of the program."""

    expired = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.expired)

    def watch(self, window: QWindow | None, minutes: int) -> None:
        """Begin to count; no minutes end it."""
        self._timer.stop()
        if window is not None:
            window.removeEventFilter(self)
        if window is not None and minutes > 0:
            window.installEventFilter(self)
            self._timer.start(minutes * MINUTE_MS)

    @property
    def watching(self) -> bool:
        """Whether the window locks by itself."""
        return self._timer.isActive()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Somebody is there: count anew."""
        if event.type() in INPUT and self._timer.isActive():
            self._timer.start()
        return super().eventFilter(watched, event)
