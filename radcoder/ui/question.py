"""A short question over the window: a heading, what it is about, some fields, and two ways out."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QShowEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from radcoder.ui.widgets import label

WIDE = 480


class Question(QDialog):
    """Esc says no; `accepted` says that the words on the button shall be done."""

    def __init__(self, parent: QWidget, name: str, heading: str, text: str, button: str) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setWindowTitle(heading)
        self.setAccessibleName(heading)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(WIDE)
        buttons = QDialogButtonBox()
        no = buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        no.setObjectName(f"{name}_cancel")
        no.setIcon(QIcon())
        self.go = buttons.addButton(button, QDialogButtonBox.ButtonRole.AcceptRole)
        self.go.setObjectName(f"{name}_go")
        self.go.setDefault(True)
        self.go.setProperty("leads", "true")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.body = QGridLayout()
        self.body.setHorizontalSpacing(12)
        self.body.setVerticalSpacing(8)
        self.body.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(label(heading, "heading", wrap=True))
        column.addWidget(label(text, wrap=True, name=f"{name}_text"))
        column.addLayout(self.body)
        column.addStretch(1)
        column.addWidget(buttons)

    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as the words need at this width."""
        super().showEvent(event)
        self.resize(self.width(), self.heightForWidth(self.width()))

    def add_field(self, caption: str, name: str, text: str) -> QLineEdit:
        """A line to type into, with what stands there already."""
        field, row = QLineEdit(text), self.body.rowCount()
        field.setObjectName(name)
        field.setAccessibleName(caption)
        words = label(caption, "muted")
        words.setBuddy(field)
        self.body.addWidget(words, row, 0)
        self.body.addWidget(field, row, 1)
        return field

    def add_wide(self, widget: QWidget) -> None:
        """Something across the whole width."""
        self.body.addWidget(widget, self.body.rowCount(), 0, 1, 2)
