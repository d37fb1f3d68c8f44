"""The first run: a passphrase and a casebook under it, or the plain choice of no encryption."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QRadioButton, QVBoxLayout

from radcoder.app.casebooks.views import Passphrase, Unprotected
from radcoder.ui.casebook.card import Card
from radcoder.ui.casebook.strength import Strength, StrengthMeter, Weigher, refusal
from radcoder.ui.jobs import Jobs
from radcoder.ui.widgets import label

TEXT = (
    "RadCoder keeps your courses in a casebook: one file on this computer, every step saved as you make it. "
    "Choose a passphrase for it. Nobody can read the casebook without it, and nobody can find it out for you."
)
OPEN_WARNING = (
    "▲ Anybody who can copy the file can read every course in it. Choose this only where the disk itself is "
    "encrypted and nobody else uses this computer. A banner will remind you."
)
ALONE = "Me"


class FirstRunCard(Card):
    """Asks for a name and a passphrase; `chosen` carries what protects the casebook."""

    chosen = Signal(object)

    def __init__(self, jobs: Jobs, path: Path) -> None:
        super().__init__("first_run", "Your casebook", TEXT, "Create the casebook")
        self._strength: Strength | None = None
        self._weigher = Weigher(jobs, self)
        self.protect = QRadioButton("Encrypt it with a passphrase (recommended)")
        self.plain = QRadioButton("Do not encrypt it")
        self._choose()
        self.name = self.add_field("Your name", "first_run_name")
        self.passphrase = self.add_field("Passphrase", "first_run_passphrase", secret=True)
        self.meter = StrengthMeter("first_run_strength")
        self._no_caption = self.add_row("", self.meter)
        self.again = self.add_field("Once more", "first_run_again", secret=True)
        self.place = label(str(path), "muted", wrap=True, name="first_run_place")
        self.add_row("Kept in", self.place)
        self.warning = label(OPEN_WARNING, wrap=True, name="first_run_warning")
        self.body.addWidget(self.warning)
        self.other = self.add_link("Open another casebook…", "first_run_other")
        self._connect()
        self._follow()

    def _choose(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(4)
        for button, name in ((self.protect, "first_run_protect"), (self.plain, "first_run_plain")):
            button.setObjectName(name)
            button.setAccessibleName(button.text())
            column.addWidget(button)
        self.protect.setChecked(True)
        self.add_row("Protection", column)

    def _connect(self) -> None:
        self.name.setPlaceholderText("As it shall stand in the journal")
        self.protect.toggled.connect(self._follow)
        self.passphrase.textChanged.connect(lambda text: self._weigher.weigh(text, (self.name.text(),)))
        self._weigher.weighed.connect(self._weighed)
        self.next_wanted.connect(self._decide)

    def _weighed(self, strength: Strength) -> None:
        self._strength = strength
        self.meter.show_strength(strength)

    def _follow(self) -> None:
        protected = self.protect.isChecked()
        for widget in (self.passphrase, self.again, self.meter):
            widget.setEnabled(protected)
        self.warning.setVisible(not protected)
        self.refuse("")

    def _decide(self) -> None:
        name = self.name.text().strip() or ALONE
        if not self.protect.isChecked():
            self.chosen.emit(Unprotected(name))
            return
        reason = refusal(self.passphrase.text(), self.again.text(), self._strength)
        self.refuse(reason)
        if not reason:
            self.chosen.emit(Passphrase(name, self.passphrase.text()))

    def focus(self) -> None:
        """Put the keyboard on the first field."""
        self.name.setFocus()
