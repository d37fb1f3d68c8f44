"""A box to choose from by typing any part of a name: payers and localities are too many to scroll through."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit

MOST = 14


class SearchBox(QComboBox):
    """What is typed and left takes the first name that holds it; what no name holds brings back the one before."""

    def __init__(self, name: str, said: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(said)
        self._field = QLineEdit()
        self._field.setObjectName(f"{name}_field")
        self._field.setAccessibleName(said)
        self.setLineEdit(self._field)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.setMaxVisibleItems(MOST)
        completer = QCompleter(self.model(), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setMaxVisibleItems(MOST)
        self.setCompleter(completer)
        self._field.editingFinished.connect(self._settle)
        self.currentIndexChanged.connect(lambda _: self._field.setCursorPosition(0))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Typing takes the place of the name that stands there."""
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._field.selectAll()

    def _settle(self) -> None:
        typed = self.currentText().strip().lower()
        names = [self.itemText(row) for row in range(self.count())]
        exact = (row for row, name in enumerate(names) if name.lower() == typed)
        holding = (row for row, name in enumerate(names) if typed and typed in name.lower())
        row = next(exact, next(holding, self.currentIndex()))
        self.setCurrentIndex(row)
        self.setEditText(self.itemText(row))
        self._field.setCursorPosition(0)
