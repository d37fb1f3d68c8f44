"""Notices that nobody is at the window any more."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow
from shiboken6 import isValid

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
    """Watches the input of the window and of what opens over it, which is little, and not every event of the program.

    A dialog of the system's own tells nothing of its keys; that it opens and closes is a sign of life too.
    """

    expired = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._watched: list[QWindow] = []
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.expired)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._turned)

    def watch(self, window: QWindow | None, minutes: int) -> None:
        """Begin to count; no minutes end it."""
        self._timer.stop()
        for each in self._watched:
            if isValid(each):
                each.removeEventFilter(self)
        self._watched = []
        if window is not None and minutes > 0:
            self._timer.setInterval(minutes * MINUTE_MS)
            self._timer.start()
            self._follow(window)

    @property
    def watching(self) -> bool:
        """Whether the window locks by itself."""
        return self._timer.isActive()

    def _turned(self, window: QWindow | None) -> None:
        """The keyboard went to another window of ours, or away and back: somebody is there."""
        if self._timer.isActive():
            self._timer.start()
            if window is not None and window not in self._watched:
                self._follow(window)

    def _follow(self, window: QWindow) -> None:
        self._watched = [each for each in self._watched if isValid(each)] + [window]
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Somebody is there: count anew."""
        if event.type() in INPUT and self._timer.isActive():
            self._timer.start()
        return super().eventFilter(watched, event)
