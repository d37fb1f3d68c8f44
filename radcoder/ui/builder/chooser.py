"""Choosing a template: typing narrows the list below, Up and Down move in it, Enter takes it."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from radcoder.builder.templates import Template, matching
from radcoder.ui.widgets import label

MOST_SHOWN = 7
NONE_FOUND = "No template is called so. “nothing” begins with a phase of your own."


class TemplateChooser(QWidget):
    """A field with its answers beneath, which go away once one is taken."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("builder_template")
        self._templates: tuple[Template, ...] = ()
        self.field = QLineEdit()
        self.field.setObjectName("builder_template_field")
        self.field.setAccessibleName("Template")
        self.field.setPlaceholderText("prostate 28, breast boost, cylinder, bone 1 …")
        self.answers = QListWidget()
        self.answers.setObjectName("builder_template_list")
        self.answers.setAccessibleName("Templates found")
        self.answers.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.none = label(NONE_FOUND, "muted", wrap=True, name="builder_template_none")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.field)
        column.addWidget(self.answers)
        column.addWidget(self.none)
        column.addStretch(1)
        self.field.installEventFilter(self)
        self.field.textEdited.connect(self._find)
        self.field.returnPressed.connect(self._take)
        self.answers.itemClicked.connect(lambda _: self._take())
        self.setFocusProxy(self.field)

    def offer(self, templates: tuple[Template, ...]) -> None:
        """Take the templates to choose from."""
        self._templates = templates
        self._find(self.field.text())

    def begin(self) -> None:
        """Show all templates, the keyboard in the field."""
        self.field.clear()
        self._find("")
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def called(self, name: str) -> Template | None:
        """The template of this id, None when it is not offered."""
        return next((each for each in self._templates if each.id == name), None)

    def show_again(self, *, taken: bool) -> None:
        """Follow a text that was put into the field: the answers to it, or none once one was taken."""
        self._find(self.field.text())
        self.answers.setVisible(not taken and self.answers.count() > 0)

    def _find(self, typed: str) -> None:
        self.answers.clear()
        for template in matching(self._templates, typed) if typed.strip() else self._templates:
            item = QListWidgetItem(f"{template.title}{' · your own' if template.own else ''}")
            item.setData(Qt.ItemDataRole.UserRole, template)
            item.setSizeHint(QSize(0, self._row_height()))
            self.answers.addItem(item)
        self.answers.setCurrentRow(0)
        self.answers.setFixedHeight(self._row_height() * min(self.answers.count(), MOST_SHOWN) + 2)
        current = self.answers.currentItem()
        self.answers.setVisible(current is not None)
        self.none.setVisible(current is None and bool(self._templates))
        self.field.setAccessibleDescription(current.text() if current else NONE_FOUND)

    def _row_height(self) -> int:
        return max(24, self.fontMetrics().height() + 8)

    def _take(self) -> None:
        item = self.answers.currentItem()
        if item is not None:
            template = item.data(Qt.ItemDataRole.UserRole)
            self.field.setText(template.title)
            self.answers.hide()
            self.chosen.emit(template)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and Down move in the answers while the keyboard stays in the field."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and watched is self.field:
            steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
            step = steps.get(Qt.Key(event.key()))
            if step and self.answers.isVisible() and self.answers.count():
                row = min(max(self.answers.currentRow() + step, 0), self.answers.count() - 1)
                self.answers.setCurrentRow(row)
                self.field.setAccessibleDescription(self.answers.item(row).text())
                return True
        return super().eventFilter(watched, event)
