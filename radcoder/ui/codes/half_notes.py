"""Notes on codes that are half typed: what leaving their page keeps, a program that ends keeps too."""

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from radcoder.app.casebooks.casebook import Casebook
    from radcoder.ui.casebook.session import Session


class HalfNotes(QObject):
    """Hears what is typed on the pages of codes; a draft that comes back becomes the note that it was meant to be."""

    typing = Signal()
    typing_ended = Signal()
    said = Signal(str)

    def __init__(self, session: "Session") -> None:
        super().__init__(session)
        self._session = session
        self._half: dict[str, str] = {}

    def hear(self, code: str, text: str) -> None:
        """A note is being typed."""
        self._half[code] = text
        self.typing.emit()

    def kept(self, code: str) -> None:
        """A note stands in the casebook."""
        if self._half.pop(code, None) is not None:
            self.typing_ended.emit()

    def draft(self) -> str:
        """The notes that are half typed, as a text that can be kept; empty when none are."""
        return json.dumps(self._half) if self._half else ""

    def take_draft(self, text: str) -> None:
        """Write the notes into the casebook, as leaving their pages would have done."""
        try:
            notes = {str(code): str(note) for code, note in json.loads(text).items()}
        except (ValueError, TypeError, AttributeError):  # of another edition of the program
            return

        def work(casebook: "Casebook") -> None:
            for code, note in notes.items():
                casebook.notes.set(code, note)

        def done(_: None) -> None:
            self.said.emit(f"Kept as it was typed: your note on {', '.join(notes)}")
            self.typing_ended.emit()

        self._session.keep(work, done)
