"""A verdict in one line, and beside it the button that takes what it speaks of."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy

from radcoder.domain.findings import Review, Severity
from radcoder.ui.texts import severity_count
from radcoder.ui.theme import SHAPES
from radcoder.ui.widgets import label


def review_in_words(review: Review) -> str:
    """What a review found, by severity, each with its shape: ■ 2 errors, ▲ 1 warning; or ✓ clean."""
    counts = [(each, review.count(each)) for each in Severity]
    found = ", ".join(f"{SHAPES[each]} {severity_count(each, number)}" for each, number in counts if number)
    return found or f"{SHAPES[None]} clean"


class VerdictRow(QHBoxLayout):
    """The button is away until there is something to take."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.verdict: QLabel = label(role="strong", wrap=True, name=f"{name}_verdict")
        self.verdict.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.button = QPushButton()
        self.button.setObjectName(f"{name}_take")
        self.button.hide()
        self.setContentsMargins(16, 4, 12, 4)
        self.setSpacing(12)
        self.addWidget(self.verdict, 1)
        self.addWidget(self.button)
        self.verdict.setMinimumHeight(self.button.sizeHint().height())

    def offer(self, words: str, tip: str) -> None:
        """Offer to take something, in these words; none take the button away."""
        self.button.setText(words)
        self.button.setAccessibleName(words)
        self.button.setToolTip(tip)
        self.button.setVisible(bool(words))
