"""First-use hints: one line over the page, where a person is for the first time, until it was understood."""

from PySide6.QtCore import QSettings, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from radcoder.ui.guide.spots import SPOTS, Spot
from radcoder.ui.widgets import label

SEEN = "hints/seen"


class HintBar(QFrame):
    """Never two hints at once; one that is shown stays until it is put away or the keyboard goes to another place."""

    put_away = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("hint_bar")
        self._spot: Spot | None = None
        self._text = label(name="hint_text", wrap=True)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.seen_button, self.none_button = QToolButton(), QToolButton()
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 2, 12, 2)
        row.addWidget(self._text, 1)
        for button, name, words in (
            (self.seen_button, "hint_seen", "&Understood"),
            (self.none_button, "hint_none", "No more hints"),
        ):
            button.setObjectName(name)
            button.setText(words)
            button.setAccessibleName(words.replace("&", ""))
            button.setProperty("link", "true")
            row.addWidget(button)
        self.seen_button.clicked.connect(self._understood)
        self.none_button.clicked.connect(lambda: self._away({spot.widget for spot in SPOTS}))
        self.hide()

    def show_for(self, spot: Spot) -> None:
        """Show the hint of a place, or none where it has none or has been understood."""
        wanted = bool(spot.hint) and spot.widget not in seen()
        self._spot = spot if wanted else None
        if wanted:
            self._text.setText(f"{spot.title}: {spot.hint}")
            self.setAccessibleName(f"Hint. {spot.title}: {spot.hint}")
        self.setVisible(wanted)

    def text(self) -> str:
        """What is said; empty while no hint is shown."""
        return self._text.text() if self._spot else ""

    def _understood(self) -> None:
        if self._spot is not None:
            self._away({self._spot.widget})

    def _away(self, spots: set[str]) -> None:
        QSettings().setValue(SEEN, " ".join(sorted(seen() | spots)))
        self._spot = None
        self.put_away.emit()
        self.hide()


def seen() -> frozenset[str]:
    """The places whose hints have been understood."""
    return frozenset(str(QSettings().value(SEEN, "")).split())


def forget_seen() -> None:
    """Let every hint be shown again."""
    QSettings().remove(SEEN)
