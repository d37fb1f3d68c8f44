"""Keeps what is half typed into a form, so that a kill or a lock loses no letter of it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer, SignalInstance

if TYPE_CHECKING:
    from radcoder.ui.casebook.session import Session

PAUSE_MS = 150


class Form(Protocol):
    """What is typed into: `typing` says that something was, `typing_ended` that some of it was taken or given up."""

    @property
    def typing(self) -> SignalInstance:
        """Something was typed."""

    @property
    def typing_ended(self) -> SignalInstance:
        """A part of the form was sent or dismissed, or all of it is no longer shown."""

    def draft(self) -> str:
        """What is being typed, as a text that can be kept; empty when nothing is."""

    def take_draft(self, text: str) -> None:
        """Show again what was kept; what cannot be read or has lost its place is passed over."""


class Drafts(QObject):
    """One draft a place; it goes when nothing is half typed there any more, and comes back with `bring_back`.

    `place` names where the form stands now, such as the course that is shown; empty for a place that keeps nothing.
    """

    def __init__(self, session: "Session", form: Form, place: Callable[[], str]) -> None:
        super().__init__(session)
        self._session = session
        self._form = form
        self._place = place
        self._kept = ""
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._timer.timeout.connect(self.keep)
        form.typing.connect(self._timer.start)
        form.typing_ended.connect(self.keep)

    @property
    def waiting(self) -> bool:
        """Whether something was typed a moment ago that is not written down yet."""
        return self._timer.isActive()

    def keep(self) -> None:
        """Write down what is being typed now; what was taken or given up while its place is shown is forgotten."""
        self._timer.stop()
        text, place = self._form.draft(), self._own()
        if text and place:
            self._kept = place
            self._session.keep_quietly(lambda book: book.drafts.keep(place, text))
        elif place and place == self._kept:
            self._kept = ""
            self._session.keep_quietly(lambda book: book.drafts.drop(place))

    def leave(self) -> None:
        """Write down what is being typed, for the place is about to be left: what ends from here on, nobody ended."""
        self.keep()
        self._kept = ""

    def _own(self) -> str:
        """The place, when it belongs to a casebook that can keep a draft."""
        casebook = self._session.casebook
        kept = casebook is not None and not (casebook.read_only or casebook.throwaway)
        return self._place() if kept else ""

    def bring_back(self) -> None:
        """Show again what was being typed at this place."""
        place, self._kept = self._own(), ""
        if place:
            lane = f"draft {place.partition(' ')[0]}"
            self._session.ask(lane, lambda book: book.drafts.get(place), lambda text: self._show(place, text))

    def _show(self, place: str, text: str | None) -> None:
        if text and place == self._own():
            self._kept = place
            self._form.take_draft(text)
