"""How many findings there are of each severity, each with its shape and its word."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel

from radcoder.domain.findings import Review, Severity
from radcoder.ui.texts import severity_count
from radcoder.ui.theme import ASIDE, SHAPES


class Count(QLabel):
    """A shape, a number and a word; the word goes where larger type leaves no room for it."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self._words, self._short = words, " ".join(words.split()[:2])
        self.setAccessibleName(words)
        self.setToolTip(words)

    def sizeHint(self) -> QSize:
        """Room for all of it."""
        return QSize(self._width(self._words), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Room for shape and number."""
        return QSize(self._width(self._short), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say as much as there is room for."""
        super().resizeEvent(event)
        words = self._words if self._width(self._words) <= self.width() else self._short
        if self.text() != words:
            self.setText(words)

    def _width(self, text: str) -> int:
        return self.fontMetrics().horizontalAdvance(text) + 1


class Counts(QHBoxLayout):
    """A word a severity that the review has; what is set aside; or that nothing was found."""

    def __init__(self) -> None:
        super().__init__()
        self.setSpacing(12)

    def show_review(self, review: Review) -> None:
        """Show the counts of a review in place of those before."""
        self._clear()
        counts = {severity: review.count(severity) for severity in Severity}
        for severity, number in counts.items():
            if number:
                self._show(f"{SHAPES[severity]} {severity_count(severity, number)}", severity.value)
        if review.aside:
            self._show(f"{ASIDE} {review.aside} set aside", "aside")
        elif not any(counts.values()):
            self._show(f"{SHAPES[None]} clean", "clean")

    def _clear(self) -> None:
        while (item := self.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _show(self, words: str, severity: str) -> None:
        text = Count(words)
        text.setObjectName(f"count_{severity}")
        text.setProperty("severity", severity)
        self.addWidget(text)
        text.show()  # a widget added to a shown window would wait for the next turn of the event loop
