"""A study: a page that looks at the open course from further away, and how it is asked for."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from radcoder.domain.people import Right
from radcoder.ui.desk import Desk, sentences_of
from radcoder.ui.jobs import Jobs
from radcoder.ui.leaf import Leaf
from radcoder.ui.theme import Looks


class Study(QObject):
    """Makes its page when it is first wanted, and shows the course of the desk on it when asked to."""

    left = Signal()
    lines_wanted = Signal(object)
    said = Signal(str)
    typing = Signal()

    def __init__(self, desk: Desk, jobs: Jobs, looks: Looks) -> None:
        super().__init__(desk)
        self.desk = desk
        self.jobs = jobs
        self.looks = looks
        self._page: QWidget | None = None

    def page(self) -> QWidget:
        """The page, made when it is first wanted."""
        if self._page is None:
            made = self.make()
            made.left.connect(self.left)
            self._page = made
        return self._page

    @property
    def made(self) -> QWidget | None:
        """The page if it was ever wanted."""
        return self._page

    def make(self) -> Leaf:
        """Make the page."""
        raise NotImplementedError

    def begin(self) -> None:
        """Take the keyboard."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Show the course as it stands on the desk."""
        raise NotImplementedError

    def draft(self) -> str:
        """What is being typed on the page; empty where nothing can be."""
        return ""

    def take_draft(self, text: str) -> None:
        """Type on the page again what was kept."""

    def forget(self) -> None:
        """Take what was typed off the page: another course comes."""

    @property
    def may_change(self) -> bool:
        """Whether who is signed in may change the course on the desk."""
        return self.desk.casebook is not None and self.desk.casebook.may(Right.EDIT)

    def failed(self, error: Exception) -> None:
        """Say what kept an answer from coming."""
        self.said.emit(" ".join(sentences_of(error)))
