"""The card that stands alone on the page while there is no open casebook: a heading, some fields, one next step."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from radcoder.domain.findings import Severity
from radcoder.ui.theme import SHAPES
from radcoder.ui.widgets import label, surface

WIDE = 560


class Card(QScrollArea):
    """Words from above, fields under them, what went wrong beside the button that takes the next step."""

    next_wanted = Signal()

    def __init__(self, name: str, heading: str, text: str, button: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(heading)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.heading = label(heading, "number", wrap=True, name=f"{name}_heading")
        self.text = label(text, wrap=True, name=f"{name}_text")
        self.fault = label(wrap=True, name=f"{name}_fault")
        self.fault.setProperty("severity", Severity.ERROR.value)
        self.go = QPushButton(button)
        self.go.setObjectName(f"{name}_go")
        self.go.setDefault(True)
        self.go.setProperty("leads", "true")
        self.go.clicked.connect(self.take_step)
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        self._words = button
        self._buttons = QHBoxLayout()
        self._fields = 0
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        self._lay_out()
        self.refuse("")

    def _lay_out(self) -> None:
        inner = surface(QWidget(), "base")
        inner.setObjectName(f"{self.objectName()}_card")
        inner.setMaximumWidth(WIDE)
        column = QVBoxLayout(inner)
        column.setContentsMargins(32, 28, 32, 28)
        column.setSpacing(12)
        column.addWidget(self.heading)
        column.addWidget(self.text)
        column.addLayout(self._grid)
        column.addLayout(self.body)
        column.addWidget(self.fault)
        self._buttons.addWidget(self.go)
        self._buttons.addStretch(1)
        column.addLayout(self._buttons)
        page = surface(QWidget(), "window")
        row = QHBoxLayout(page)
        row.addStretch(1)
        middle = QVBoxLayout()
        middle.addStretch(2)
        middle.addWidget(inner)
        middle.addStretch(3)
        row.addLayout(middle, 10)
        row.addStretch(1)
        self.setWidget(page)

    def add_field(self, caption: str, name: str, *, secret: bool = False) -> QLineEdit:
        """A line to type into, under those before; a secret one shows dots."""
        field = QLineEdit()
        field.setObjectName(name)
        if secret:
            field.setEchoMode(QLineEdit.EchoMode.Password)
        field.returnPressed.connect(self.take_step)
        field.textEdited.connect(lambda: self.refuse(""))
        self.add_row(caption, field)
        return field

    def rename_field(self, field: QLineEdit, caption: str) -> None:
        """Give a field another caption, for the eye and for the ear."""
        field.setAccessibleName(caption)
        for words in self.findChildren(QLabel):
            if words.buddy() is field:
                words.setText(caption)

    def add_row(self, caption: str, widget: QWidget | QLayout) -> QLabel:
        """Something with a caption at its left."""
        words = label(caption, "muted")
        self._grid.addWidget(words, self._fields, 0, Qt.AlignmentFlag.AlignTop)
        if isinstance(widget, QWidget):
            widget.setAccessibleName(caption)
            words.setBuddy(widget)
            if isinstance(widget, (QLineEdit, QComboBox)):  # the caption stands on the line of what is typed
                words.setMinimumHeight(widget.sizeHint().height())
            self._grid.addWidget(widget, self._fields, 1)
        else:
            self._grid.addLayout(widget, self._fields, 1)
        self._fields += 1
        return words

    def add_link(self, words: str, name: str) -> QToolButton:
        """A quiet way to somewhere else, at the right of the button."""
        link = QToolButton()
        link.setText(words)
        link.setObjectName(name)
        link.setAccessibleName(words)
        link.setProperty("link", "true")
        self._buttons.addWidget(link)
        return link

    def take_step(self) -> None:
        """Take the next step, unless one is under way."""
        if self.go.isEnabled():
            self.next_wanted.emit()

    def refuse(self, sentence: str) -> None:
        """Say why the step was not taken; empty takes the words away."""
        self.fault.setText(f"{SHAPES[Severity.ERROR]} {sentence}" if sentence else "")
        self.fault.setAccessibleName(f"Error: {sentence}" if sentence else "")
        self.fault.setVisible(bool(sentence))

    def refused(self, sentence: str, wait_seconds: float) -> None:
        """Say why the step failed, and let it be taken again."""
        del wait_seconds
        self.busy("")
        self.refuse(sentence)

    def focus(self) -> None:
        """Put the keyboard where one begins."""
        self.go.setFocus()

    def busy(self, words: str) -> None:
        """Wait for an answer, with these words on the button; empty words end it."""
        self.go.setEnabled(not words)
        self.go.setText(words or self._words)
