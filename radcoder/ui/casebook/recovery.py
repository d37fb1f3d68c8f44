"""The recovery key: shown once, to be printed or written down, because the passphrase can be forgotten."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QTextDocument
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QPushButton

from radcoder.ui.casebook.card import Card
from radcoder.ui.theme import figures
from radcoder.ui.widgets import label

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

TEXT = (
    "With this key the casebook opens when the passphrase is forgotten. It is shown only now. Print it or write it "
    "down, and keep it where you keep other keys: not on this computer."
)
PAPER = """<h1>RadCoder: recovery key</h1><p>Casebook: {name}</p><p style="font-size:18pt"><tt>{key}</tt></p>
<p>With this key the casebook opens when its passphrase is forgotten. Who has it can read every course in it. Keep it
locked away, and not with the computer.</p>"""


class RecoveryCard(Card):
    """Goes on only when the user says that the key is kept."""

    printed = Signal()
    kept = Signal()

    def __init__(self, key: str, name: str) -> None:
        super().__init__("recovery", "Your recovery key", TEXT, "Open the casebook")
        self._name = name
        self.key = label(key, "heading", wrap=True, name="recovery_key")
        self.key.setFont(figures(self.key.font(), strong=True))
        self.key.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.key.setAccessibleName(f"Recovery key {key}")
        self.body.addWidget(self.key)
        self.body.addLayout(self._ways())
        self.sure = QCheckBox("I have printed it or written it down")
        self.sure.setObjectName("recovery_sure")
        self.sure.setAccessibleName(self.sure.text())
        self.sure.toggled.connect(lambda: self.refuse(""))
        self.body.addWidget(self.sure)
        self.next_wanted.connect(self._go_on)

    def _ways(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for words, name, action in (("&Print…", "recovery_print", self._print), ("&Copy", "recovery_copy", self._copy)):
            button = QPushButton(words)
            button.setObjectName(name)
            button.clicked.connect(action)
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # few starts of the program print

        printer = QPrinter()
        dialog = QPrintDialog(printer, self)
        dialog.setObjectName("print_dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.print_on(printer))
        QDialog.open(dialog)

    def print_on(self, printer: "QPrinter") -> None:
        """Put the key on paper."""
        paper = QTextDocument()
        paper.setHtml(PAPER.format(name=self._name, key=self.key.text().replace("\n", "<br>")))
        paper.print_(printer)
        self.printed.emit()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.key.text())

    def _go_on(self) -> None:
        if self.sure.isChecked():
            self.kept.emit()
        else:
            self.refuse("Print the key or write it down first, then tick the box.")

    def focus(self) -> None:
        """Put the keyboard on the way to paper."""
        self.sure.setFocus()
