"""Messages inside the window: what is wrong, where, what to do; they cover nothing and close nothing."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QToolButton, QVBoxLayout, QWidget

from radcoder.domain.findings import Severity
from radcoder.ui.theme import SHAPES
from radcoder.ui.widgets import label

LINES = 8


@dataclass(frozen=True, slots=True)
class Message:
    """A heading, the sentences under it, and what stays as it was."""

    heading: str
    sentences: tuple[str, ...]
    kept: str = ""


class Room(QScrollArea):
    """As high as its text, up to some lines; a text of many files scrolls, so that the window keeps its size."""

    def __init__(self, text: QLabel) -> None:
        super().__init__()
        self._words = text
        self.setObjectName("message_room")
        self.setAccessibleName("What is wrong, line by line")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self.setWidget(text)
        text.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.fit()

    def fit(self) -> None:
        """Take the height that the text needs at this width."""
        text = self._words
        needed, most = text.heightForWidth(self.viewport().width()), LINES * text.fontMetrics().lineSpacing()
        self.setFixedHeight(max(0, min(needed, most)))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if needed > most else Qt.FocusPolicy.NoFocus)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, another height."""
        super().resizeEvent(event)
        self.fit()


class MessagePanel(QFrame):
    """A strip above the worksheet; Esc or its button puts it away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messages")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._heading = label(name="message_heading")
        self._heading.setProperty("severity", "error")
        self._text = label(name="message_text", wrap=True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._room = Room(self._text)
        self.close_button = QToolButton()
        self.close_button.setObjectName("message_close")
        self.close_button.setText("Close")
        self.close_button.setAccessibleName("Close the message")
        self.close_button.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 12, 12)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(self._heading)
        column.addWidget(self._room)
        row.addLayout(column, 1)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def show_message(self, message: Message) -> None:
        """Show a message in place of the one before."""
        self._heading.setText(f"{SHAPES[Severity.ERROR]} {message.heading}")
        self._text.setText("\n".join((*message.sentences, *([message.kept] if message.kept else []))))
        self._room.fit()
        self._room.verticalScrollBar().setValue(0)
        self.setAccessibleName(f"Error: {message.heading}")
        self.setAccessibleDescription(self._text.text())
        self.show()
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def text(self) -> str:
        """All that is said."""
        return f"{self._heading.text()}\n{self._text.text()}"

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts the message away."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)
