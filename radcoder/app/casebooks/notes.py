"""Notes on codes, shared by the department, and each person's favourite codes."""

from radcoder.app.casebooks.access import Access
from radcoder.app.casebooks.journal import Journal
from radcoder.app.casebooks.views import NoteView
from radcoder.casebook import notes
from radcoder.domain.people import Right


class Notes:
    """What was written about codes, and which codes the person signed in keeps at hand."""

    def __init__(self, access: Access) -> None:
        self._access = access

    @property
    def refusal(self) -> str:
        """Why the person signed in may change none of it here and now; empty where they may."""
        return self._access.refusal(Right.NOTES)

    def get(self, code: str) -> str:
        """The note on a code, empty when there is none."""
        with self._access.reading() as session:
            return notes.get(session, code)

    def set(self, code: str, text: str) -> None:
        """Write the note on a code; an empty text takes it away."""
        with self._access.changing(Right.NOTES) as change:
            notes.put(change, code, text)

    def search(self, text: str = "") -> tuple[NoteView, ...]:
        """The notes that hold the text, by code; all of them without one."""
        with self._access.reading() as session:
            return notes.search(session, text)

    def favourites(self) -> tuple[str, ...]:
        """The codes that the person keeps at hand, in order."""
        with self._access.reading() as session:
            return notes.favourites(session, self._access.user.id)

    def favour(self, code: str, *, on: bool) -> None:
        """Keep a code at hand, or no longer."""
        with self._access.changing() as change:
            notes.favour(change, self._access.user.id, code, on=on)

    def exported(self, code: str, file: str) -> None:
        """Tell the journal that the page of a code, which may show notes, went into a file. Raises `NotNotedError`."""
        if not self._access.read_only:
            Journal(self._access).exported(f"{code}: {file}")
