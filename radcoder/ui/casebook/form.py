"""A short form on a page: fields with their captions, one button, and what was wrong beside it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from radcoder.domain.findings import Severity
from radcoder.ui.theme import SHAPES
from radcoder.ui.widgets import label

NARROW = 200


class Form(QWidget):
    """Enter in the last field presses the button; `given` says that it was pressed."""

    given = Signal()
    typing = Signal()

    def __init__(self, name: str, button: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._fields: dict[str, QLineEdit] = {}
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.go = self.add_button(button, f"{name}_go")
        self.go.clicked.connect(self.given)
        self._said = label(wrap=True, name=f"{name}_said")
        self._said.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._grid)
        column.addWidget(self._said)
        row = QHBoxLayout()
        row.addLayout(self.buttons)
        row.addStretch(1)
        column.addLayout(row)

    def add_button(self, words: str, name: str) -> QPushButton:
        """A button beside the others."""
        button = QPushButton(words)
        button.setObjectName(name)
        button.setAccessibleName(words.replace("&", ""))
        self.buttons.addWidget(button)
        return button

    def add_field(self, caption: str, name: str, *, secret: bool = False) -> QLineEdit:
        """A line to type into; a secret one shows dots."""
        field = QLineEdit()
        field.setEchoMode(QLineEdit.EchoMode.Password if secret else QLineEdit.EchoMode.Normal)
        field.textEdited.connect(lambda: self.say(""))
        field.textEdited.connect(self.typing)
        field.returnPressed.connect(self.go.click)
        self._fields[name] = field
        self._add(caption, name, field)
        return field

    def add_choice(self, caption: str, name: str, choices: list[str]) -> QComboBox:
        """A choice from a list."""
        box = QComboBox()
        box.addItems(choices)
        self._add(caption, name, box)
        return box

    def _add(self, caption: str, name: str, widget: QWidget) -> None:
        widget.setObjectName(name)
        widget.setAccessibleName(caption)
        widget.setMinimumWidth(NARROW)
        row = self._grid.rowCount()
        self._grid.addWidget(label(caption, "muted"), row, 0)
        self._grid.addWidget(widget, row, 1, Qt.AlignmentFlag.AlignLeft)

    def focus(self) -> None:
        """Put the keyboard into the first field."""
        next(iter(self._fields.values())).setFocus()

    def text(self, name: str) -> str:
        """What is typed in a field."""
        return self._fields[name].text()

    def fill(self, name: str, text: str) -> None:
        """Type into a field, and leave the keyboard there."""
        self._fields[name].setText(text)
        self._fields[name].setFocus()

    def say(self, sentence: str) -> None:
        """Say what was wrong; nothing takes the words away."""
        self._said.setText(f"{SHAPES[Severity.ERROR]} {sentence}" if sentence else "")
        self._said.setProperty("severity", Severity.ERROR.value)
        self._said.setVisible(bool(sentence))

    def empty(self) -> None:
        """Take away what was typed."""
        for field in self._fields.values():
            field.clear()
        self.say("")
