"""Above the findings: what they are grouped by, and words that they must hold."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from radcoder.ui.findings.grouping import Grouping
from radcoder.ui.widgets import label


class FindingsSieve(QWidget):
    """Shown when there is more than one finding; Esc in the filter shows all again."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findings_sieve")
        self._group, self._field = QComboBox(), QLineEdit()
        self._count = label(role="muted", name="findings_shown")
        self._group.setObjectName("findings_grouping")
        self._group.setAccessibleName("What findings are grouped by")
        self._field.setObjectName("findings_filter")
        self._field.setAccessibleName("Filter the findings")
        self._field.setPlaceholderText("Filter")
        self._field.setClearButtonEnabled(True)
        for grouping in Grouping:
            self._group.addItem(grouping.value, grouping)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 12, 4)
        row.setSpacing(8)
        row.addWidget(self._group)
        row.addWidget(self._field, 1)
        row.addWidget(self._count)
        self._group.currentIndexChanged.connect(self.changed)
        self._field.textChanged.connect(self.changed)

    @property
    def grouping(self) -> Grouping:
        """What is chosen."""
        return Grouping(self._group.currentData())

    @property
    def words(self) -> str:
        """What is typed."""
        return self._field.text()

    def tell(self, shown: int, total: int) -> None:
        """Say how many are shown."""
        self._count.setText(f"{shown} of {total}" if self.words else "")

    def forget(self) -> None:
        """Show the findings of another course unfiltered."""
        self._field.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc shows all findings again."""
        if event.key() == Qt.Key.Key_Escape and self.words:
            self.forget()
        else:
            super().keyPressEvent(event)
