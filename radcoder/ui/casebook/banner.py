"""The banner over the pages: what a person must know of the casebook all the time."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from radcoder.ui.widgets import label

if TYPE_CHECKING:
    from radcoder.app.casebooks.casebook import Casebook

THROWAWAY = "● A casebook for trying out: it is gone when this window closes. Export the course file to keep your work."
OPEN_TO_ALL = "▲ This casebook is not encrypted: who can copy its file can read every course in it."
READ_ONLY = "● Read only: nothing can be changed here."
UNTOLD = "The journal gets no entry of this sign-in, nor of prints and exports."


class Banner(QFrame):
    """One line that stays; the button does what helps."""

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self._text = label(name="banner_text", wrap=True)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.button = QToolButton()
        self.button.setObjectName("banner_button")
        self.button.setProperty("link", "true")
        self.button.clicked.connect(self.wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 12, 4)
        row.addWidget(self._text, 1)
        row.addWidget(self.button)
        self.hide()

    def show_casebook(self, casebook: "Casebook | None") -> None:
        """Say what stands out about this casebook, or nothing."""
        text, button = _words(casebook) if casebook else ("", "")
        self._text.setText(text)
        self.setAccessibleName(text)
        self.button.setText(button)
        self.button.setAccessibleName(button)
        self.button.setVisible(bool(button))
        self.setVisible(bool(text))

    def text(self) -> str:
        """What is said; empty while the banner is away."""
        return self._text.text()


def _words(casebook: "Casebook") -> tuple[str, str]:
    if casebook.throwaway:
        return THROWAWAY, "Export course file…"
    if casebook.read_only:
        return " ".join(filter(None, (READ_ONLY, _holder(casebook), UNTOLD))), "Open again"
    return ("", "") if casebook.protected else (OPEN_TO_ALL, "")


def _holder(casebook: "Casebook") -> str:
    holder = casebook.holder
    if holder is None:
        return f"{casebook.reason[:1].upper()}{casebook.reason[1:]}." if casebook.reason else ""
    since = holder.since.astimezone()
    return f"{holder.user} has it open on {holder.machine} since {since:%H:%M} on {since:%Y-%m-%d}."
