"""The builder's page: the form at the left, what would be made at the right, one button that makes it."""

from datetime import date

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QScrollArea, QSizePolicy, QSplitter, QToolButton, QVBoxLayout, QWidget

from radcoder.app.builder import Preview
from radcoder.ui.builder.form import BuilderForm
from radcoder.ui.builder.preview import PreviewPane
from radcoder.ui.theme import Looks
from radcoder.ui.widgets import hairline, head, label

FORM_NEEDS = 480


class BuilderPanel(QWidget):
    """Ctrl+Enter makes the course from anywhere on the page; Esc goes back and loses nothing."""

    left = Signal()
    make = Signal()
    keep = Signal()

    def __init__(self, looks: Looks, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("builder_panel")
        self.form = BuilderForm(today)
        self.preview = PreviewPane(looks)
        self.back = QToolButton()
        self.back.setObjectName("builder_back")
        self.back.setText("← Back")
        self.back.setAccessibleName("Back, without making the course")
        self.keep_button = QPushButton("Keep as my template")
        self.keep_button.setObjectName("builder_keep")
        self.make_button = QPushButton("Make the course")
        self.make_button.setObjectName("builder_make")
        self.make_button.setToolTip("Make the course (Ctrl+Enter)")
        self.make_button.setDefault(True)
        self._problem = label(role="muted", wrap=True, name="builder_problem")
        self._lay_out()
        self.back.clicked.connect(self.left)
        self.make_button.clicked.connect(self.make)
        self.keep_button.clicked.connect(self.keep)
        self.form.refused.connect(self.say)
        self.allow(makes=False)

    def _lay_out(self) -> None:
        area = QScrollArea()
        area.setObjectName("builder_scroll")
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self.form)
        area.setMinimumWidth(FORM_NEEDS)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setObjectName("builder_panes")
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        for number, widget in enumerate((area, self.preview)):
            splitter.addWidget(widget)
            splitter.setStretchFactor(number, number)
        splitter.setSizes([FORM_NEEDS + 20, 1000])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        title = label("New course", "heading")
        self._problem.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        column.addWidget(head(self.back, title, self._problem, self.keep_button, self.make_button, left=8))
        column.addWidget(hairline())
        column.addWidget(splitter, 1)

    def say(self, text: str) -> None:
        """Say what is missing or was not understood, beside the button."""
        self._problem.setText(text)
        self._problem.setAccessibleName(text)

    def allow(self, *, makes: bool) -> None:
        """Let the course be made, or not yet."""
        self.make_button.setEnabled(makes)
        self.keep_button.setEnabled(makes)

    def show_preview(self, preview: Preview) -> None:
        """Show what would be made."""
        self.preview.show_preview(preview, preview.prescription.closed)
        self.say("")
        self.allow(makes=True)

    def refuse(self, heading: str, sentences: tuple[str, ...]) -> None:
        """Say why there is nothing to be made."""
        self.preview.say(heading, "\n".join(sentences))
        self.say(sentences[0] if sentences else "")
        self.allow(makes=False)

    def sizeHint(self) -> QSize:
        """As large as the window gives."""
        return QSize(1000, 600)

    def event(self, event: QEvent) -> bool:
        """Keep Ctrl+Enter from the commands of the worksheet underneath."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _makes(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter makes the course, Esc goes back."""
        if _makes(event):
            self.make_button.click()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _makes(event: QKeyEvent) -> bool:
    enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return enter and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
