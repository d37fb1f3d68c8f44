"""The courses that are open in tabs: which, where each was being looked at, and how that outlives the program."""

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from radcoder.domain.course import LineRef
from radcoder.ui.desk import Desk
from radcoder.ui.tabs import COURSES, Tabs

if TYPE_CHECKING:
    from radcoder.app.casebooks.casebook import Casebook
    from radcoder.app.casebooks.sheet import CourseSheet
    from radcoder.ui.casebook.session import Session

WHERE = "window"
NOTE_MS = 400


@dataclass(slots=True)
class Opened:
    """A course in a tab: its sheet, the casebook it belongs to, and the line that had the keyboard."""

    sheet: "CourseSheet"
    casebook: "Casebook"
    line: LineRef | None = None
    example: bool = False


@dataclass(frozen=True, slots=True)
class Where:
    """Where the window was: the open courses with their lines, and which of them was shown."""

    lines: tuple[tuple[str, LineRef | None], ...] = ()
    current: str = COURSES

    def to_text(self) -> str:
        """As a text that can be kept."""
        lines = [[course, line and [line.claim, line.number]] for course, line in self.lines]
        return json.dumps({"open": lines, "current": self.current})

    @classmethod
    def from_text(cls, text: str | None) -> "Where":
        """Read it back; what cannot be read is nowhere."""
        try:
            kept = json.loads(text or "{}")
            lines = tuple((str(course), LineRef(*line) if line else None) for course, line in kept.get("open", ()))
            return cls(lines, str(kept.get("current", COURSES)))
        except (ValueError, TypeError, AttributeError):
            return cls()


class OpenCourses(QObject):
    """Puts the course of the chosen tab on the desk, and remembers where everything was."""

    leaving = Signal()
    turned = Signal(str)
    line_wanted = Signal(object)

    def __init__(self, desk: Desk, session: "Session", tabs: Tabs) -> None:
        super().__init__(desk)
        self._desk = desk
        self._session = session
        self._tabs = tabs
        self._all: dict[str, Opened] = {}
        self._recent: list[str] = []
        self._current = COURSES
        self._note = QTimer(self, singleShot=True, interval=NOTE_MS)
        self._note.timeout.connect(self.keep_where)
        tabs.wanted.connect(self.show)
        tabs.close_wanted.connect(self.close)
        desk.changed.connect(self._show_tabs)

    @property
    def current(self) -> str:
        """The id of the course in the tab that is shown, empty for the list."""
        return self._current

    @property
    def on_desk(self) -> bool:
        """Whether the course of the tab that is shown lies on the desk."""
        opened = self._all.get(self._current)
        return opened is not None and self._desk.worksheet is opened.sheet

    @property
    def shows_example(self) -> bool:
        """Whether the tab that is shown is an example, not a course of the user's own."""
        opened = self._all.get(self._current)
        return opened is not None and opened.example

    def add(
        self, sheet: "CourseSheet", casebook: "Casebook", line: LineRef | None = None, *, example: bool = False
    ) -> None:
        """Take an opened course into a tab, without showing it."""
        self._all.setdefault(sheet.id, Opened(sheet, casebook, line, example))

    def has(self, course: str) -> bool:
        """Whether a course is open."""
        return course in self._all

    def show(self, course: str) -> None:
        """Show a tab: a course that is open, or the list."""
        if course == self._current and course in self._all and self._desk.worksheet is self._all[course].sheet:
            self.turned.emit(course)
            return
        if course != self._current:
            self.leaving.emit()
        self._current = course if course in self._all else COURSES
        self._recent = [each for each in self._recent if each != self._current] + [self._current]
        self._show_tabs()
        opened = self._all.get(self._current)
        if opened is None:
            self._desk.put_away()
            self.turned.emit(COURSES)
        else:
            line = opened.line
            self.turned.emit(self._current)  # the page first: it can take the keyboard only while it is seen
            self._desk.put(opened.sheet, opened.casebook)
            self.line_wanted.emit(line)
        self._note.start()

    def close(self, course: str) -> None:
        """Close a tab; the one that was looked at before it comes forward."""
        if course == self._current:
            self.leaving.emit()
        if self._all.pop(course, None) is None:
            return
        self._recent = [each for each in self._recent if each != course]
        if course == self._current:
            self.show(self._recent[-1] if self._recent else COURSES)
        else:
            self._show_tabs()
        self._note.start()

    def close_all(self) -> None:
        """Close every tab and forget what was in it; where the window was stays in the casebook."""
        self._note.stop()
        self._all.clear()
        self._recent.clear()
        self._current = COURSES
        self._desk.put_away()
        self._show_tabs()

    def line_changed(self, line: LineRef | None) -> None:
        """Remember the line that has the keyboard."""
        opened = self._all.get(self._current)
        if opened is not None and line is not None and opened.line != line:
            opened.line = line
            self._note.start()

    def where(self) -> Where:
        """Where the window is now; examples are not remembered."""
        own = {key: opened for key, opened in self._all.items() if not opened.example}
        lines = tuple((course, opened.line) for course, opened in own.items())
        return Where(lines, self._current if self._current in own else COURSES)

    def keep_where(self) -> None:
        """Write down where the window is."""
        casebook = self._session.casebook
        if casebook is not None and not (casebook.read_only or casebook.throwaway):
            text = self.where().to_text()
            self._session.keep_quietly(lambda book: book.drafts.keep(WHERE, text))

    def _show_tabs(self) -> None:
        names = []
        for key, opened in self._all.items():
            course = opened.sheet.course
            example = "Example, not in your casebook: " if opened.example else ""
            names.append((key, course.reference, f"{example}{course.title or course.reference}"))
        self._tabs.show_courses(names, self._current)
