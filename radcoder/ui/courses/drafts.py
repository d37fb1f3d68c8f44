"""Keeps what is half typed into a line, so that a kill or a lock loses no letter of it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from radcoder.ui.courses.opened import OpenCourses
from radcoder.ui.worksheet.typed import Typed

if TYPE_CHECKING:
    from radcoder.ui.casebook.session import Session
    from radcoder.ui.worksheet.grid import LinesGrid

PAUSE_MS = 150


class LineDrafts(QObject):
    """One draft a course; it goes when the cell is left, and comes back when the course is opened again."""

    def __init__(self, session: "Session", opened: OpenCourses, grid: "LinesGrid") -> None:
        super().__init__(session)
        self._session = session
        self._opened = opened
        self._grid = grid
        self._kept: str = ""
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._timer.timeout.connect(self.keep)
        grid.typing.connect(self._timer.start)
        grid.typing_ended.connect(self._drop)
        opened.line_wanted.connect(lambda _: self._bring_back())

    def keep(self) -> None:
        """Write down what is being typed now."""
        self._timer.stop()
        typed, course = self._grid.typed(), self._own()
        if typed is not None and course:
            self._kept = course
            self._session.keep_quietly(lambda book: book.drafts.keep(_place(course), typed.to_text()))

    def _drop(self) -> None:
        """The cell was left while its course is shown: taken or given up, both are the user's will."""
        self._timer.stop()
        course, self._kept = self._kept, ""
        if course and course == self._own() and self._opened.on_desk:
            self._session.keep_quietly(lambda book: book.drafts.drop(_place(course)))

    def _own(self) -> str:
        """The course that is shown, when it belongs to a casebook that can keep a draft."""
        casebook = self._session.casebook
        kept = casebook is not None and not (casebook.read_only or casebook.throwaway)
        return self._opened.current if kept and not self._opened.shows_example else ""

    def _bring_back(self) -> None:
        course = self._own()
        if course:
            self._session.ask(
                "draft", lambda book: book.drafts.get(_place(course)), lambda text: self._show(course, text)
            )

    def _show(self, course: str, text: str | None) -> None:
        typed = Typed.from_text(text)
        if typed is not None and course == self._own():
            self._kept = course
            self._grid.take_typed(typed)


def _place(course: str) -> str:
    return f"line {course}"
