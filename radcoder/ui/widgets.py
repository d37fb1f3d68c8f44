"""Small parts that every panel is made of: hairlines, labels, section heads, empty states."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

HEAD, BUTTON_SIDES = 44, 32


def label(text: str = "", role: str = "", *, wrap: bool = False, name: str = "") -> QLabel:
    """A label in one of the roles that the style sheet knows: heading, number, strong, caption, muted."""
    result = QLabel(text)
    result.setTextFormat(Qt.TextFormat.PlainText)
    result.setObjectName(name)
    result.setWordWrap(wrap)
    if role:
        result.setProperty("role", role)
    return result


def hairline() -> QFrame:
    """One thin line across."""
    line = QFrame()
    line.setProperty("hairline", "true")
    line.setFixedHeight(1)
    return line


def surface(widget: QWidget, kind: str) -> QWidget:
    """Give a plain widget the surface `base` or `window`."""
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    widget.setProperty("surface", kind)
    return widget


def head(*parts: QWidget | QLayout, left: int = 16) -> QWidget:
    """The top of a panel: all panels have it in one height."""
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(left, 4, 8, 4)
    row.setSpacing(8)
    for part in parts:
        if isinstance(part, QLayout):
            row.addLayout(part)
        else:
            row.addWidget(part)
    box.setMinimumHeight(HEAD)
    return box


class WrappingButton(QPushButton):
    """A button whose words go on in the next line where its panel is narrow."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self._words = words.split()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew; a higher button asks for its height."""
        super().resizeEvent(event)
        lines = [""]
        for word in self._words:
            longer = f"{lines[-1]} {word}".strip()
            if self.fontMetrics().horizontalAdvance(longer) <= self.width() - BUTTON_SIDES or not lines[-1]:
                lines[-1] = longer
            else:
                lines.append(word)
        if self.text() != "\n".join(lines):
            self.setText("\n".join(lines))


class EmptyState(QWidget):
    """What stands where there is nothing yet: what is missing, what to do first, and perhaps how far work has come."""

    def __init__(self, name: str, heading: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 24, 24, 24)
        self._column.setSpacing(8)
        self._heading = label(heading, "heading", wrap=True)
        self._text = label(text, "muted", wrap=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 100)
        self._bar.setAccessibleName("Progress")
        self._bar.hide()
        for widget in (self._heading, self._text, self._bar):
            self._column.addWidget(widget)
        self._column.addStretch(1)

    def add_button(self, text: str, name: str) -> QPushButton:
        """Put a button under the text."""
        button = QPushButton(text)
        button.setObjectName(name)
        button.setAccessibleName(text)
        self._column.insertWidget(self._column.count() - 1, button, 0, Qt.AlignmentFlag.AlignLeft)
        return button

    def say(self, heading: str, text: str) -> None:
        """Show other words, without progress."""
        self._heading.setText(heading)
        self._text.setText(text)
        self._bar.hide()

    def progress(self, text: str, part: float) -> None:
        """Show how far the work has come, from 0 to 1."""
        self._text.setText(text)
        self._bar.setValue(round(part * 100))
        self._bar.show()

    def text(self) -> str:
        """What is said at the moment."""
        return f"{self._heading.text()} {self._text.text()}"
