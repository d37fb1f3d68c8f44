"""Setting a finding aside: the reason from the list, more in free text, and who says so."""

from datetime import UTC, datetime
from getpass import getuser

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from radcoder.domain.findings import Finding
from radcoder.domain.overrides import Grounds, Reason
from radcoder.ui.widgets import label

NAME = "name"
LONGEST_NAME = 120
WHO_IS_MISSING = "Write who sets it aside."
TEXT_IS_MISSING = "Write the reason."


class AsidePanel(QWidget):
    """Asks for the grounds under the finding; Enter sets it aside, Esc leaves all as it is."""

    given = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("aside_panel")
        self.setAccessibleName("Set the finding aside")
        self._head = label(role="strong", name="aside_head", wrap=True)
        self._reason = QComboBox()
        self._text = QLineEdit()
        self._by = QLineEdit()
        self._said = label(role="muted", name="aside_missing")
        self._set = QPushButton("Set aside")
        self._cancel = QPushButton("Cancel")
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        for reason in Reason:
            self._reason.addItem(reason.words, reason)
        self._reason.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._by.setMaxLength(LONGEST_NAME)
        grid = QGridLayout()
        grid.setVerticalSpacing(4)
        rows = (("Reason", self._reason, "reason"), ("Text", self._text, "text"), ("By", self._by, "by"))
        for row, (words, field, name) in enumerate(rows):
            caption = label(words, "caption")
            caption.setBuddy(field)
            field.setObjectName(f"aside_{name}")
            field.setAccessibleName(f"{words}, for setting the finding aside")
            grid.addWidget(caption, row, 0)
            grid.addWidget(field, row, 1)
        grid.setColumnStretch(1, 1)
        self._set.setObjectName("aside_set")
        self._set.clicked.connect(self._give)
        self._cancel.setObjectName("aside_cancel")
        self._cancel.clicked.connect(self.hide)
        for edit in (self._text, self._by):
            edit.returnPressed.connect(self._give)
        buttons = QHBoxLayout()
        for widget, stretch in ((self._said, 1), (self._cancel, 0), (self._set, 0)):
            buttons.addWidget(widget, stretch)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 12)
        column.setSpacing(8)
        column.addWidget(self._head)
        column.addLayout(grid)
        column.addLayout(buttons)

    def ask(self, finding: Finding) -> None:
        """Ask why this finding is set aside; what was said of it before stands there again."""
        was = finding.override
        self._head.setText(f"Set {finding.rule} aside: it stays in the review, and comes back when its lines change.")
        self._reason.setCurrentIndex(self._reason.findData(was.reason) if was else 0)
        self._text.setText(was.text if was else "")
        self._by.setText(str(QSettings().value(NAME, "")) or user_name())
        self._said.clear()
        self.show()
        self._reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give(self) -> None:
        by, text = self._by.text().strip(), self._text.text().strip()
        reason = Reason(self._reason.currentData())
        if not by or (reason is Reason.OTHER and not text):
            self._said.setText(WHO_IS_MISSING if not by else TEXT_IS_MISSING)
            (self._text if by else self._by).setFocus(Qt.FocusReason.OtherFocusReason)
            return
        QSettings().setValue(NAME, by)
        self.hide()
        self.given.emit(Grounds(reason, text, by, datetime.now(UTC).astimezone().replace(microsecond=0)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the finding as it is."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)


def user_name() -> str:
    """The name under which a person works at this machine; empty when it has none."""
    try:
        return getuser()
    except (OSError, KeyError, ImportError):  # no account of this number, and on Windows no module to ask
        return ""
