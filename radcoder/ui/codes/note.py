"""A note of the user's own on a code: kept in the casebook, no part of the catalogue."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from radcoder.ui.widgets import label


class NoteBox(QWidget):
    """The note to be read and written; nothing is kept before the button is pressed or the page is left.

    `barred` says why it can only be read.
    """

    typed = Signal(str, str)
    half = Signal(str, str)

    def __init__(self, code: str, text: str, barred: str = "") -> None:
        super().__init__()
        self.setObjectName("own_note_box")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        self._code = code
        self._field = field = QPlainTextEdit(text)
        field.setObjectName("own_note")
        field.setAccessibleName(f"Your own note on {code}")
        field.setPlaceholderText("A note of your own on this code: kept in your casebook, no part of the catalogue")
        field.setFixedHeight(self.fontMetrics().height() * 3 + 16)
        field.setTabChangesFocus(True)
        field.textChanged.connect(lambda: self.half.emit(code, field.toPlainText().strip()))
        keep = QPushButton("Keep the note")
        keep.setObjectName("own_note_keep")
        keep.clicked.connect(self._keep)
        field.setReadOnly(bool(barred))
        keep.setEnabled(not barred)
        for widget in (field, keep):
            widget.setToolTip(barred)
        column.addWidget(label("✎ Your own note", "strong"))
        column.addWidget(field)
        column.addWidget(keep, 0, Qt.AlignmentFlag.AlignLeft)

    def keep_typed(self) -> None:
        """Keep what was typed and not kept yet."""
        if self._field.document().isModified():
            self._keep()

    def _keep(self) -> None:
        self._field.document().setModified(False)
        self.typed.emit(self._code, self._field.toPlainText().strip())
