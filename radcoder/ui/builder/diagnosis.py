"""Diagnoses with type-ahead: the last one being typed is looked up, by code or by words."""

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from radcoder.domain.hits import Hit

LEAST = 2
JOINT = " – "


class DiagnosisField(QLineEdit):
    """ICD-10-CM codes parted by commas, the treated condition first."""

    edited = Signal()
    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("builder_diagnoses")
        self.setAccessibleName("Diagnoses, the treated condition first")
        self.setPlaceholderText("C61, or words: prostate")
        self._found = QStringListModel(self)
        completer = QCompleter(self._found, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setWidget(self)
        completer.activated.connect(self.take)
        self._completer = completer
        self.textEdited.connect(self._typed)

    def codes(self) -> tuple[str, ...]:
        """The codes as typed, in capitals."""
        parts = (part.strip().upper() for part in self.text().replace(";", ",").split(","))
        return tuple(dict.fromkeys(part for part in parts if part))

    def show_codes(self, codes: tuple[str, ...]) -> None:
        """Take these codes."""
        self.setText(", ".join(codes))

    def _typed(self) -> None:
        last = self.text().rpartition(",")[2].strip()
        if len(last) >= LEAST:
            self.wanted.emit(last)
        elif (popup := self._completer.popup()) is not None:
            popup.hide()
        self.edited.emit()

    def offer(self, hits: tuple[Hit, ...]) -> None:
        """Show what was found for the last one typed."""
        self._found.setStringList([f"{hit.key}{JOINT}{hit.name}" for hit in hits])
        if hits and self.hasFocus():
            self._completer.complete()

    def found(self) -> tuple[str, ...]:
        """What is offered at the moment."""
        return tuple(self._found.stringList())

    def take(self, text: str) -> None:
        """Put an answer in the place of what is being typed."""
        before, comma, _ = self.text().rpartition(",")
        self.setText(f"{before}{comma}{' ' if comma else ''}{text.partition(JOINT)[0]}")
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()
