"""The three panes side by side: codes, worksheet, findings; how they share the width of the window."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

NARROW = 1180
PAGE_NEEDS = 372
LEAST_CODES, LEAST_WORKSHEET, LEAST_FINDINGS = 240, 340, 280


class Panes(QSplitter):
    """Divides the width anew when the window becomes wide or narrow; in a narrow one the codes wait for Ctrl+K."""

    def __init__(self, codes: QWidget, worksheet: QWidget, findings: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setObjectName("panes")
        self._codes = codes
        self._worksheet = worksheet
        self._wide: bool | None = None
        sizes = (LEAST_CODES, LEAST_WORKSHEET, LEAST_FINDINGS)
        for panel, least in zip((codes, worksheet, findings), sizes, strict=True):
            panel.setMinimumWidth(least)
            self.addWidget(panel)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.setStretchFactor(1, 1)
        codes.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Divide the width anew when it passes the limit."""
        super().resizeEvent(event)
        wide, width = self.width() >= NARROW, self.width()
        if wide is not self._wide:
            self._wide = wide
            self._codes.setVisible(wide)
            side = min(440, max(320, width * 27 // 100))
            left = min(380, max(300, width * 22 // 100)) if wide else 0
            self.setSizes([left, width - left - side, side])

    def widen_codes(self) -> None:
        """Give a code page the width it needs, if the worksheet can spare it."""
        left, middle, right = self.sizes()
        more = max(PAGE_NEEDS - left, 0)
        if middle - more > self._worksheet.minimumWidth():
            self.setSizes([left + more, middle - more, right])
