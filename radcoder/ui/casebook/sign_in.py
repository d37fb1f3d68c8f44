"""Signing in, and unlocking: a passphrase, or the recovery key when it is forgotten."""

from math import ceil
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit

from radcoder.app.casebooks.views import CasebookState
from radcoder.ui.casebook.card import Card
from radcoder.ui.casebook.recent import names

LOCKED = "The window is locked and shows nothing of your courses. Everything is saved."
WELCOME = "Your courses are encrypted. The passphrase opens them."
REMEMBER = "Remember the key on this computer"
REMEMBER_TIP = "Whoever uses your account on this computer then opens the casebook without the passphrase"
SECOND_MS = 1000


class SignInCard(Card):
    """`tried` carries name, passphrase and recovery key; one of the last two is empty."""

    tried = Signal(str, str, str)
    wanted = Signal(object)

    def __init__(
        self, path: Path, state: CasebookState, others: tuple[Path, ...] = (), *, locked: str | None = None
    ) -> None:
        heading = "Locked" if locked is not None else "Sign in"
        super().__init__("sign_in", heading, LOCKED if locked is not None else WELCOME, "Open")
        self._wait = 0
        self._keyed = False
        self.casebook = self._offer_casebooks((path, *others))
        self.name = QComboBox()
        self.name.setObjectName("sign_in_name")
        self.name.addItems(state.names)
        if locked:
            self.name.setCurrentText(locked)
        self._name_caption = self.add_row("Name", self.name)
        self.secret = self.add_field("Passphrase", "sign_in_passphrase", secret=True)
        for part in (self._name_caption, self.name):
            part.setVisible(len(state.names) > 1)
        self.remember = QCheckBox(REMEMBER)
        self.remember.setObjectName("sign_in_remember")
        self.remember.setAccessibleName(REMEMBER)
        self.remember.setToolTip(REMEMBER_TIP)
        self.add_row("", self.remember)
        self.offer_to_remember(can=False)
        self.recovery = self.add_link("Use the recovery key", "sign_in_recovery")
        self.other = self.add_link("Another casebook…", "sign_in_other")
        self._second = QTimer(self, interval=SECOND_MS)
        self._second.timeout.connect(self._tick)
        self.recovery.clicked.connect(self._turn)
        self.next_wanted.connect(self._try)
        if state.sentence:
            self.refuse(state.sentence)
        self.wait(state.wait_seconds)

    def _offer_casebooks(self, paths: tuple[Path, ...]) -> QComboBox:
        """The casebook that is to be opened; those that were open lately can be chosen instead."""
        box = QComboBox()
        box.setObjectName("sign_in_casebook")
        for path, name in zip(paths, names(paths), strict=True):
            box.addItem(name, path)
            box.setItemData(box.count() - 1, str(path), Qt.ItemDataRole.ToolTipRole)
        box.setToolTip(str(paths[0]))
        box.activated.connect(lambda row: self.wanted.emit(box.itemData(row)) if row else None)
        self.add_row("Casebook", box)
        return box

    def offer_to_remember(self, *, can: bool) -> None:
        """Offer to keep the key on this computer, where its system can."""
        self.remember.setVisible(can)

    def _turn(self) -> None:
        self._keyed = not self._keyed
        echo = QLineEdit.EchoMode.Normal if self._keyed else QLineEdit.EchoMode.Password
        self.secret.setEchoMode(echo)
        self.secret.clear()
        self.secret.setPlaceholderText("The groups of letters on your printout" if self._keyed else "")
        self.rename_field(self.secret, "Recovery key" if self._keyed else "Passphrase")
        self.recovery.setText("Use the passphrase" if self._keyed else "Use the recovery key")
        self.secret.setFocus()

    def _try(self) -> None:
        text = self.secret.text()
        if not text:
            self.refuse("Type the recovery key." if self._keyed else "Type the passphrase.")
            return
        self.busy("Opening…")
        self.tried.emit(self.name.currentText(), "" if self._keyed else text, text if self._keyed else "")

    def refused(self, sentence: str, wait_seconds: float) -> None:
        """Say why it did not open; after several failures the next attempt has to wait."""
        self.busy("")
        self.refuse(sentence)
        self.wait(wait_seconds)
        self.secret.selectAll()
        self.secret.setFocus()

    def wait(self, seconds: float) -> None:
        """Hold the button for some seconds, counting on it."""
        self._wait = ceil(seconds)
        if self._wait > 0:
            self.busy(f"Wait {self._wait} s")
            self._second.start()

    def _tick(self) -> None:
        self._wait -= 1
        self.busy(f"Wait {self._wait} s" if self._wait > 0 else "")
        if self._wait <= 0:
            self._second.stop()

    def focus(self) -> None:
        """Put the keyboard where the passphrase is typed."""
        self.secret.setFocus()
