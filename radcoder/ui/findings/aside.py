"""Setting a finding aside: the reason from the list, more in free text, and who says so."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from getpass import getuser

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from radcoder.domain.findings import Finding
from radcoder.domain.overrides import Grounds, Reason
from radcoder.ui.turning_back import WayBack
from radcoder.ui.widgets import label

NAME = "name"
LONGEST_NAME = 120
WHO_IS_MISSING = "Write who sets it aside."
TEXT_IS_MISSING = "Write the reason."


class AsidePanel(QWidget):
    """Asks for the grounds under the finding; Enter sets it aside, Esc leaves all as it is."""

    given = Signal(object)
    typing = Signal()
    typing_ended = Signal()

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
        self._finding: Finding | None = None
        self._back = WayBack()
        self._lay_out()
        self.hide()
        self._reason.activated.connect(self.typing)
        for edit in (self._text, self._by):
            edit.textEdited.connect(self.typing)

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
        self._cancel.clicked.connect(self.leave)
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
        self._finding, was = finding, finding.override
        self._head.setText(f"Set {finding.rule} aside: it stays in the review, and comes back when its lines change.")
        self._reason.setCurrentIndex(self._reason.findData(was.reason) if was else 0)
        self._text.setText(was.text if was else "")
        self._by.setText(str(QSettings().value(NAME, "")) or user_name())
        self._said.clear()
        if not self._has_keyboard():
            self._back.keep(QApplication.focusWidget())
        self.show()
        self._reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def draft(self) -> str:
        """The grounds as they stand, with the finding that they are for; empty when nothing is asked."""
        if self.isHidden() or self._finding is None:
            return ""
        said = [self._reason.currentData(), self._text.text(), self._by.text()]
        return json.dumps({"finding": _key(self._finding), "said": said})

    def ask_again(self, finding: Finding, text: str) -> None:
        """Ask again with the grounds that were kept for this finding."""
        reason, typed, by = json.loads(text)["said"]
        self.ask(finding)
        self._reason.setCurrentIndex(max(0, self._reason.findData(reason)))
        self._text.setText(typed)
        self._by.setText(by)
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Ask no longer: the grounds were given, or nobody wants to give them."""
        if not self.isHidden():
            self.put_away()
            self.typing_ended.emit()

    def put_away(self) -> None:
        """Take what was typed off the screen; it may come back. The keyboard goes back to where it was."""
        here = self._has_keyboard()
        self._finding = None
        self._text.clear()
        if here:
            self._back.go()
        self.hide()

    def _has_keyboard(self) -> bool:
        place = QApplication.focusWidget()
        return place is not None and self.isAncestorOf(place)

    def _give(self) -> None:
        by, text = self._by.text().strip(), self._text.text().strip()
        reason = Reason(self._reason.currentData())
        if not by or (reason is Reason.OTHER and not text):
            self._said.setText(WHO_IS_MISSING if not by else TEXT_IS_MISSING)
            (self._text if by else self._by).setFocus(Qt.FocusReason.OtherFocusReason)
            return
        QSettings().setValue(NAME, by)
        self.leave()
        self.given.emit(Grounds(reason, text, by, datetime.now(UTC).astimezone().replace(microsecond=0)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the finding as it is."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)


def _key(finding: Finding) -> list[object]:
    """What a finding is known by after another review, in plain values."""
    return [finding.rule, list(finding.codes), [[line.claim, line.number] for line in finding.lines]]


def row_kept(findings: Sequence[Finding], text: str) -> int | None:
    """The row of the finding that kept grounds are for, None when it is gone or set aside meanwhile."""
    try:
        kept = json.loads(text)
        wanted, (_, _, _) = kept["finding"], kept["said"]
    except (ValueError, TypeError, KeyError):  # of another edition of the program
        return None
    rows = (row for row, each in enumerate(findings) if not each.aside and _key(each) == wanted)
    return next(rows, None)


def user_name() -> str:
    """The name under which a person works at this machine; empty when it has none."""
    try:
        return getuser()
    except (OSError, KeyError, ImportError):  # no account of this number, and on Windows no module to ask
        return ""
