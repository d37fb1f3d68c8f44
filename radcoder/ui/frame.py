"""The frame of the window: its place on the screen, and files that are dropped on it."""

from pathlib import Path

from PySide6.QtCore import QSettings, QSize, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow

MOST, FRAME = QSize(2200, 1300), QSize(16, 48)


class Frame(QMainWindow):
    """`dropped` carries the files."""

    dropped = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)

    def take_place(self) -> None:
        """Stand where the window stood last, at first as large as the screen allows."""
        self.resize(first_size(self.screen().availableSize()))
        geometry = QSettings().value("geometry")
        if geometry is not None:
            self.restoreGeometry(geometry)

    def keep_place(self) -> None:
        """Remember where the window stands."""
        QSettings().setValue("geometry", self.saveGeometry())

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
