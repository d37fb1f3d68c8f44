"""The frame of the window: its place on the screen, files that are dropped on it, and Enter on its buttons."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QMainWindow, QPushButton, QToolButton

MOST, FRAME = QSize(2200, 1300), QSize(16, 48)
GEOMETRY = "geometry"
ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class Frame(QMainWindow):
    """`dropped` carries the files."""

    dropped = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)

    def take_place(self) -> None:
        """Stand where the window stood last, at first as large as the screen allows.

        Qt brings a window back whose monitor is gone, and makes one smaller that no screen can hold.
        """
        self.resize(first_size(self.screen().availableSize()))
        geometry = QSettings().value(GEOMETRY)
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)

    def keep_place(self) -> None:
        """Remember where the window stands."""
        QSettings().setValue(GEOMETRY, self.saveGeometry())

    def first_place(self) -> None:
        """Stand as on the first day, in the middle of the screen."""
        QSettings().remove(GEOMETRY)
        room = self.screen().availableGeometry()
        self.showNormal()
        self.resize(first_size(room.size()))
        self.move(room.center() - self.rect().center())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the keyboard, as Space does; Qt does so in dialogs only."""
        button = self.focusWidget()
        if event.key() in ENTER and not event.isAutoRepeat() and isinstance(button, QPushButton | QToolButton):
            button.click()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files that are dropped."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand over the files that were dropped."""
        paths = tuple(Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())
        if paths:
            self.dropped.emit(paths)


def first_size(room: QSize) -> QSize:
    """The size of a window that was never sized: what the screen gives within a frame, on a huge one a part of it."""
    return MOST.boundedTo(room - FRAME)
