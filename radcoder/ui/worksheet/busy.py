"""The line above the lines that says what is under way behind the window, once it lasts long enough to be noticed."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from radcoder.ui.widgets import label

AFTER_MS = 300


class BusyLine(QWidget):
    """Words and a bar that moves; hidden while nothing is under way."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lines_busy")
        self._text = label(role="muted", name="lines_busy_text")
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setMaximumWidth(120)
        bar.setAccessibleName("Under way")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 16, 4)
        row.addWidget(self._text, 1)
        row.addWidget(bar)
        self._after = QTimer(self, singleShot=True, interval=AFTER_MS)
        self._after.timeout.connect(self.show)
        self.hide()

    def say(self, text: str) -> None:
        """Say what is under way; an empty text ends it."""
        self._text.setText(text)
        self.setAccessibleName(text)
        if not text:
            self._after.stop()
            self.hide()
        elif not self.isVisible():
            self._after.start()
