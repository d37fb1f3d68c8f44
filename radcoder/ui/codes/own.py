"""The user's own notes and favourites, wherever they are kept: the one seam between code pages and a casebook."""

from collections.abc import Sequence
from typing import Protocol


class Noted(Protocol):
    """A note that a search found."""

    @property
    def code(self) -> str:
        """The code it is about."""


class OwnNotes(Protocol):
    """What a casebook offers as `Casebook.notes`."""

    @property
    def refusal(self) -> str:
        """Why nothing can be written here; empty where it can."""

    def get(self, code: str) -> str:
        """The note on a code; empty when there is none."""

    def set(self, code: str, text: str) -> None:
        """Write the note on a code; an empty text takes it away."""

    def favourites(self) -> tuple[str, ...]:
        """The codes kept at hand."""

    def favour(self, code: str, *, on: bool) -> None:
        """Keep a code at hand, or no longer."""

    def search(self, text: str) -> Sequence[Noted]:
        """The notes that hold the text."""

    def exported(self, code: str, file: str) -> None:
        """Tell the journal that the page of a code went into a file."""


class NoNotes:
    """No casebook is open: nothing is kept."""

    refusal = ""

    def get(self, code: str) -> str:
        """There is no note."""
        del code
        return ""

    def set(self, code: str, text: str) -> None:
        """Nothing can be kept."""

    def favourites(self) -> tuple[str, ...]:
        """There are none."""
        return ()

    def favour(self, code: str, *, on: bool) -> None:
        """Nothing can be kept."""

    def search(self, text: str) -> Sequence[Noted]:
        """There is nothing to find."""
        del text
        return ()

    def exported(self, code: str, file: str) -> None:
        """There is no journal."""
