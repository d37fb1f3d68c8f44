"""What joins the start page to the casebook: it lists, opens, brings in, lays away and fetches back."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from radcoder.app.casebooks.views import CourseSummary
from radcoder.domain.course import Course, LineRef
from radcoder.ui.courses.opened import OpenCourses, Where
from radcoder.ui.courses.panel import Act, CoursesPanel, Place
from radcoder.ui.courses.sift import texts_of
from radcoder.ui.messages import Message
from radcoder.ui.texts import count

if TYPE_CHECKING:
    from radcoder.app.casebooks.casebook import Casebook
    from radcoder.app.casebooks.courses import Imported
    from radcoder.app.casebooks.sheet import CourseSheet
    from radcoder.ui.casebook.session import Session

Listed = tuple[tuple[CourseSummary, ...], dict[str, str]]
Sheets = tuple[list[tuple["CourseSheet", LineRef | None]], tuple[str, ...]]
"""The courses that open, each with its line, and what is said of those that do not."""
DONE = {
    Act.DUPLICATE: "Duplicated",
    Act.ARCHIVE: "Archived",
    Act.BRING_BACK: "Brought back",
    Act.DELETE: "In the bin for 30 days",
    Act.RESTORE: "Taken out of the bin",
}


class Shelf(QObject):
    """Keeps the start page true to the casebook."""

    told = Signal(object)
    done = Signal(str)
    listed = Signal()
    several_wanted = Signal(object)

    def __init__(self, session: "Session", panel: CoursesPanel, opened: OpenCourses) -> None:
        super().__init__(session)
        self._session = session
        self._panel = panel
        self._opened = opened
        panel.open_wanted.connect(self.open)
        panel.act_wanted.connect(self.act)
        panel.tags_wanted.connect(self.tag)
        panel.place_wanted.connect(lambda _: self.refresh())

    def refresh(self) -> None:
        """List the courses anew."""
        place = self._panel.place

        def work(casebook: "Casebook") -> Listed:
            found = casebook.courses.list(archived=place is Place.ARCHIVE, binned=place is Place.BIN)
            return found, texts_of(found)

        self._session.ask("courses", work, self._show)

    def _show(self, listed: Listed) -> None:
        self._panel.show_courses(*listed)
        self.listed.emit()

    def open(self, course: str) -> None:
        """Open a course in a tab, or go to the tab that it has."""
        if self._opened.has(course):
            self._opened.show(course)
            return
        self._open_all(Where(((course, None),), course))

    def go_back_to(self, where: Where) -> None:
        """Open again what was open, and show what was shown; courses that are gone are passed over."""
        if where.lines:
            self._open_all(where)

    def _open_all(self, where: Where) -> None:
        casebook = self._session.casebook
        if casebook is None:
            return
        book = casebook

        def take(sheets: Sheets) -> None:
            found, unfit = sheets
            for sheet, line in found:
                self._opened.add(sheet, book, line)
            self._opened.show(where.current)
            if unfit:
                self.told.emit(Message(f"{count(len(unfit), 'course')} cannot be opened", unfit))
            else:
                self._tell_harm(where.current)

        self._session.ask("open", lambda each: _sheets(each, where), take)

    def _tell_harm(self, course: str) -> None:
        """A course whose row in the list was spoilt may be whole itself: it opens, and says so."""
        summary = self._panel.model.summary(course)
        if summary is not None and summary.harm:
            self.told.emit(Message(f"{summary.alias} is damaged", (summary.harm,)))

    def bring_in(self, paths: Iterable[Path]) -> None:
        """Import course files; a single one is opened, several go the way of many."""
        wanted = tuple(paths)
        if len(wanted) > 1:
            self.several_wanted.emit(wanted)
        else:
            self._session.keep(lambda casebook: casebook.courses.import_files(wanted), self._brought)

    def show_brought(self, courses: tuple[str, ...], here: bool) -> None:
        """List the courses that came in; where the list is wanted they are selected."""
        if here:
            self._opened.show("")
        else:
            self.refresh()
        if courses:
            self._when_listed(lambda: self._panel.select(courses))
            self.done.emit(f"Imported {count(len(courses), 'course')}")

    def create(self, course: Course) -> None:
        """Put a new course into the casebook and open it."""

        def made(new: str) -> None:
            self.open(new)
            self.refresh()

        self._session.keep(lambda casebook: casebook.courses.create(course), made)

    def _brought(self, imported: "Imported") -> None:
        self.refresh()
        for course in imported.ids:
            self.open(course)
        for fault in imported.faults:
            self.told.emit(Message(f"{fault.path.name} cannot be used", fault.sentences, "Nothing was changed."))

    def _when_listed(self, go_on: Callable[[], None]) -> None:
        from PySide6.QtCore import Qt

        self.listed.connect(go_on, Qt.ConnectionType.SingleShotConnection)

    def act(self, act: Act, courses: tuple[str, ...]) -> None:
        """Do something with these courses, then list anew."""

        def work(casebook: "Casebook") -> None:
            for course in courses:
                _do(casebook, act, course)

        def done(_: None) -> None:
            self.done.emit(f"{DONE[act]}: {count(len(courses), 'course')}")
            self.refresh()

        if act in (Act.DELETE, Act.ARCHIVE):
            for course in courses:
                self._opened.close(course)
        self._session.keep(work, done)

    def tag(self, course: str, tags: tuple[str, ...]) -> None:
        """Write other tags on a course."""
        self._session.keep(lambda casebook: casebook.courses.tag(course, tags), lambda _: self.refresh())


def _do(casebook: "Casebook", act: Act, course: str) -> None:
    match act:
        case Act.DUPLICATE:
            casebook.courses.duplicate(course)
        case Act.ARCHIVE | Act.BRING_BACK:
            casebook.courses.archive(course, on=act is Act.ARCHIVE)
        case Act.DELETE:
            casebook.courses.delete(course)
        case Act.RESTORE:
            casebook.courses.restore(course)


def _sheets(casebook: "Casebook", where: Where) -> Sheets:
    from radcoder.app.casebooks.errors import UnreadableCourseError

    known = {each.id for each in casebook.courses.list()} | {each.id for each in casebook.courses.list(archived=True)}
    found, unfit = [], []
    for course, line in where.lines:
        try:
            if course in known:
                found.append((casebook.sheet(course), line))
        except UnreadableCourseError as error:
            unfit.append(str(error))
    return found, tuple(unfit)
