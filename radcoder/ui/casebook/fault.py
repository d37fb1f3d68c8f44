"""What is said when the file is no casebook, is damaged or belongs to a newer RadCoder, and how to go on."""

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Signal

from radcoder.app.casebooks.views import BackupView, CasebookKind, CasebookState
from radcoder.ui.casebook.card import Card
from radcoder.ui.courses.rows import moment
from radcoder.ui.texts import count
from radcoder.ui.widgets import label

HEADINGS = {
    CasebookKind.MISSING: "The casebook is gone",
    CasebookKind.DAMAGED: "The casebook is damaged",
    CasebookKind.NOT_A_CASEBOOK: "This file is not a casebook",
    CasebookKind.NEWER: "This casebook belongs to a newer RadCoder",
}
NO_COPY = "There is no good copy of it. Look for one on other disks, or open another casebook."
KEPT = "What stands at its place is kept aside, not thrown away."


class FaultCard(Card):
    """The newest good copy is one button away; nothing is changed before it is pressed."""

    restore_wanted = Signal(object)

    def __init__(self, path: Path, state: CasebookState) -> None:
        heading = HEADINGS.get(state.kind, "The casebook cannot be opened")
        super().__init__("fault", heading, state.sentence, "Restore the newest good copy")
        self._copy = state.newest_good
        self.place = label(str(path), "muted", wrap=True, name="fault_place")
        self.offer = label(self._offer(), wrap=True, name="fault_offer")
        self.body.addWidget(self.place)
        self.body.addWidget(self.offer)
        self.go.setVisible(self._copy is not None)
        self.offer.setVisible(state.kind in (CasebookKind.DAMAGED, CasebookKind.MISSING))
        self.again = self.add_link("Look again", "fault_again")
        self.other = self.add_link("Another casebook…", "fault_other")
        self.new = self.add_link("New casebook here", "fault_new")
        self.new.setVisible(state.kind is CasebookKind.MISSING)
        self.next_wanted.connect(self._restore)

    def _offer(self) -> str:
        return NO_COPY if self._copy is None else f"The newest good copy: {copy_text(self._copy)}. {KEPT}"

    def _restore(self) -> None:
        if self._copy is not None:
            self.busy("Restoring…")
            self.restore_wanted.emit(self._copy.path)

    def focus(self) -> None:
        """Put the keyboard on the way out, not on the button that changes files."""
        self.other.setFocus()


def copy_text(copy: BackupView) -> str:
    """When a copy was made and what it holds."""
    held = f" with {count(copy.courses, 'course')}" if copy.courses is not None else ""
    return f"{moment(copy.made, datetime.now(UTC))}, {copy.kind}{held}"
