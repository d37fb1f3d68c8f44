"""The three panes side by side: codes, worksheet, findings; how they share the width of the window."""

from dataclasses import dataclass

from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

NARROW = 1180
PAGE_NEEDS = 372
LEAST_CODES, LEAST_WORKSHEET, LEAST_FINDINGS = 240, 340, 280
KEYS = {True: "panes/wide", False: "panes/narrow"}


@dataclass(frozen=True, slots=True)
class Division:
    """How wide the codes and the findings are in pixels, and whether the codes stand there at all."""

    codes: int
    findings: int
    codes_shown: bool

    def to_text(self) -> str:
        """As the settings keep it."""
        return f"{self.codes} {self.findings} {int(self.codes_shown)}"


def usual(width: int, *, wide: bool) -> Division:
    """The division that nobody has changed: in a narrow window the codes wait for Ctrl+K."""
    findings = min(440, max(320, width * 27 // 100))
    return Division(min(380, max(300, width * 22 // 100)), findings, wide)


def kept(text: str) -> Division | None:
    """What the settings keep, None for nothing and for what no division was ever written as."""
    parts = text.split()
    if len(parts) != len(Division.__slots__) or not all(part.isascii() and part.isdigit() for part in parts):
        return None
    return Division(int(parts[0]), int(parts[1]), parts[2] != "0")


class Panes(QSplitter):
    """Divides the width anew when the window becomes wide or narrow, each as it was left last."""

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
        self.splitterMoved.connect(lambda _: self._keep())
        codes.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Divide the width anew when it passes the limit."""
        super().resizeEvent(event)
        wide = self.width() >= NARROW
        if wide is not self._wide:
            self._wide = wide
            self._divide()

    def _divide(self) -> None:
        division = self.division()
        self._codes.setVisible(division.codes_shown)
        left = division.codes if division.codes_shown else 0
        self.setSizes([left, self.width() - left - division.findings, division.findings])

    def division(self) -> Division:
        """How the width is shared in a window of this kind, wide or narrow."""
        text = str(QSettings().value(KEYS[bool(self._wide)], ""))
        return kept(text) or usual(self.width(), wide=bool(self._wide))

    def _keep(self) -> None:
        left, _, right = self.sizes()
        shown = not self._codes.isHidden()
        division = Division(left if shown else self.division().codes, right, shown)
        QSettings().setValue(KEYS[bool(self._wide)], division.to_text())

    def toggle_codes(self) -> None:
        """Show the codes or put them away, and remember it."""
        before, (_, _, findings) = self.division(), self.sizes()
        division = Division(before.codes, findings or before.findings, self._codes.isHidden())
        QSettings().setValue(KEYS[bool(self._wide)], division.to_text())
        self._divide()

    def as_delivered(self) -> None:
        """Forget what was changed."""
        for key in KEYS.values():
            QSettings().remove(key)
        self._divide()

    def widen_codes(self) -> None:
        """Give a code page the width it needs, if the worksheet can spare it."""
        left, middle, right = self.sizes()
        more = max(PAGE_NEEDS - left, 0)
        if middle - more > self._worksheet.minimumWidth():
            self.setSizes([left + more, middle - more, right])
