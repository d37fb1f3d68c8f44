"""Everything of the window that belongs to the casebook, wired: door, tabs, start page, examples, lock."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QStackedWidget, QWidget

from radcoder.domain.course import Course
from radcoder.domain.people import Right
from radcoder.ui.casebook.banner import Banner
from radcoder.ui.casebook.door import Door
from radcoder.ui.casebook.idle import SETTING, USUAL_MINUTES, Idle
from radcoder.ui.casebook.kept import KeptReviews
from radcoder.ui.casebook.leaves import Leaves
from radcoder.ui.casebook.recent import ask_to_leave
from radcoder.ui.casebook.session import Session
from radcoder.ui.casebook.start import Start
from radcoder.ui.courses.background import BackgroundReviews
from radcoder.ui.courses.early import EarlySheet
from radcoder.ui.courses.examples import Examples
from radcoder.ui.courses.importing import Imports
from radcoder.ui.courses.opened import WHERE, OpenCourses, Where
from radcoder.ui.courses.panel import CoursesPanel
from radcoder.ui.courses.shelf import Shelf
from radcoder.ui.desk import Desk, sentences_of
from radcoder.ui.jobs import Jobs, Report
from radcoder.ui.messages import Message
from radcoder.ui.pages import Pages
from radcoder.ui.tabs import COURSES, Tabs
from radcoder.ui.theme import Looks

if TYPE_CHECKING:
    from radcoder.app.casebooks.casebook import Casebook

RESTORED = "The copy stands in the casebook's place."
NOTHING_TO_LOCK = "This casebook has no passphrase, so there is nothing to lock it with."


class Rooms(QObject):
    """What the window shows outside the panes of a course, and the way in."""

    told = Signal(object)
    said = Signal(str)
    turned = Signal()
    settled = Signal()
    lent = Signal(object)
    leaving = Signal()
    resumed = Signal()

    def __init__(self, desk: Desk, jobs: Jobs, looks: Looks, pages: Pages) -> None:
        super().__init__(desk)
        self._desk = desk
        self._jobs = jobs
        self._pages = pages
        self.outer = QStackedWidget()
        self.outer.setObjectName("outer")
        self.tabs = Tabs()
        self.banner = Banner()
        self.session = Session(jobs, self)
        self.door = Door(self.session, jobs, self.outer)
        self.courses = CoursesPanel(looks)
        self.opened = OpenCourses(desk, self.session, self.tabs)
        self.shelf = Shelf(self.session, self.courses, self.opened)
        self.background = BackgroundReviews(self.session, desk, jobs, self.courses)
        self.examples = Examples(jobs, self.opened)
        self.leaves = Leaves(self.session, pages)
        self.imports = Imports(self.session, self.leaves, self.shelf)
        self.kept = KeptReviews(desk, self.session, self.leaves)
        self.idle = Idle(self)
        self._panes: QWidget | None = None
        self._bring: tuple[Path, ...] = ()
        self._expecting = self._early = False
        self._wire()

    def _wire(self) -> None:
        session, shelf = self.session, self.shelf
        session.opened.connect(self._entered)
        session.failed.connect(self._failed)
        self.examples.failed.connect(self._failed)
        self.door.shut.connect(self.turned)
        self.door.unlocked.connect(self.turned)
        self.door.shut.connect(self.settled)
        self.door.wanted.connect(self.go_to)
        self.opened.turned.connect(self._turned)
        for part in (self.leaves, self.kept, self.courses):
            part.said.connect(self.said)
        self.leaves.left.connect(self._back)
        self.leaves.restored.connect(self._restore)
        self.leaves.recovery_key.connect(self.door.show_key)
        self.leaves.minutes_changed.connect(self.count_idle)
        self.idle.expired.connect(self.lock)
        shelf.told.connect(self.told)
        shelf.done.connect(self.said)
        shelf.listed.connect(self.background.start)
        self.background.stale.connect(self.said)
        self.background.stale.connect(lambda _: shelf.refresh())
        shelf.listed.connect(lambda: None if self._expecting else self.settled.emit())
        self.courses.sample_button.clicked.connect(self.examples.open_sample)

    def furnish(self, panes: QWidget) -> None:
        """Take the panes of a course, which the tabs of courses show."""
        self._panes = panes
        self._pages.addWidget(panes)
        self.tabs.show_courses((), COURSES)

    def handlers(self) -> dict[str, Callable[[], None]]:
        """What the commands of the casebook do."""
        return {
            "courses": lambda: self.opened.show(COURSES),
            "next_tab": lambda: self.tabs.step(1),
            "previous_tab": lambda: self.tabs.step(-1),
            "close_course": lambda: self.opened.close(self.opened.current),
            "sample": self.examples.open_sample,
            "back": self.examples.leave,
            "people": self.leaves.open_people,
            "journal": self.leaves.open_journal,
            "backups": self.leaves.open_backups,
            "another": self.door.choose,
            "keep_review": self.kept.keep,
            "reviews": self.kept.open,
            "passphrase": lambda: self.leaves.open_people(passphrase=True),
            "lock": self.lock,
        }

    def start(self, start: Start) -> None:
        """Open what the window begins with."""
        self._bring = (start.course,) if start.course else ()
        self._expecting = bool(self._bring)
        if start.throwaway:
            self.session.throw_away()
        elif start.course and not start.casebook:
            self._show_early(start.course)
        else:
            self.session.look(start.casebook)

    def _show_early(self, path: Path) -> None:
        """Show a course before the casebook is made in which it will be worked on: reading it comes first."""

        def work(report: Report) -> Course:
            del report
            from radcoder.app.courses import read_course

            return read_course(path)

        def show(course: Course) -> None:
            self._desk.judged.connect(self.session.throw_away, Qt.ConnectionType.SingleShotConnection)
            self._early = True
            if self._panes is not None:
                self._pages.lay(self._panes)
            self._desk.put(EarlySheet(course), None)

        self._jobs.submit("early", work, show, lambda _: self.session.throw_away())

    def bring_in(self, paths: tuple[Path, ...]) -> None:
        """Import course files, now or as soon as there is a casebook."""
        if self.session.casebook is None:
            self._bring += paths
        else:
            self.shelf.bring_in(paths)

    @property
    def inside(self) -> bool:
        """Whether a casebook is open and no card before it."""
        return self.session.casebook is not None and not self.door.is_shut

    @property
    def ready(self) -> bool:
        """Whether the user can begin: something is asked at the door, or the list of courses stands."""
        return self.door.is_shut or (self.session.casebook is not None and not self._expecting)

    def _entered(self, casebook: "Casebook") -> None:
        early, self._early = self._early, False
        if not early:
            self.opened.close_all()
            self._pages.lay(self.courses)
        self.banner.show_casebook(casebook)
        self.lent.emit(casebook)
        self.courses.bar(casebook.refusal(Right.EDIT))
        bring, self._bring = self._bring, ()
        if bring:
            self.shelf.bring_in(bring)
        else:
            self.shelf.refresh()
        self.session.ask("where", _remembered, lambda found: self._resume(found, here=not bring))
        self.turned.emit()

    def _resume(self, remembered: tuple[Where, int], *, here: bool) -> None:
        where, minutes = remembered
        if here:
            self.shelf.go_back_to(where)
            self.resumed.emit()
        self.count_idle(minutes)

    def count_idle(self, minutes: int) -> None:
        """Lock by itself after so many minutes without a key; never for none, or where nothing is encrypted."""
        casebook = self.session.casebook
        window = self.outer.window().windowHandle()
        self.idle.watch(window, minutes if casebook is not None and casebook.protected else 0)

    def _turned(self, course: str) -> None:
        self._expecting = False
        self.leaves.close()
        if course and self._panes is not None:
            self._pages.lay(self._panes)
        else:
            self._pages.lay(self.courses)
            self.shelf.refresh()
            self.courses.focus()
        self.turned.emit()

    def lock(self) -> None:
        """Hide everything and let go of the key, until somebody signs in."""
        casebook = self.session.casebook
        if casebook is None or self.door.is_shut:
            return
        if not casebook.protected:
            self.said.emit(NOTHING_TO_LOCK)
            return
        self.leave()
        self.door.lock(casebook.user.name)
        self.session.lock()

    def _back(self) -> None:
        """A page of the casebook was left: the keyboard goes where it was."""
        if self._pages.under is self.courses:
            self.shelf.refresh()
            self.courses.focus()
        self.turned.emit()

    def _restore(self, copy: Path) -> None:
        """Put a copy in the casebook's place; then it is opened as if for the first time."""
        path = self.session.path
        if path is None:
            return
        self.leave()
        self.door.wait("Restoring", "A copy is put in the casebook's place.")

        def done(_: object) -> None:
            self.door.go_to(path)
            self.said.emit(RESTORED)

        def failed(error: Exception) -> None:
            self.door.go_to(path)
            self._failed(error)

        self.session.keep(lambda casebook: casebook.backups.restore(copy), done, failed)

    def reopen(self) -> None:
        """Open the casebook again: perhaps nobody else holds it any more."""
        path = self.session.path
        if path is not None:
            self.go_to(path)

    def go_to(self, path: Path) -> None:
        """Leave the casebook that is open and look at another; what was tried out is lost only when that is wanted."""
        casebook = self.session.casebook
        if casebook is None or not casebook.throwaway:
            self._go_to(path)
        else:
            ask_to_leave(self.outer.window(), lambda: self._go_to(path))

    def _go_to(self, path: Path) -> None:
        self.leave()
        self.door.go_to(path)

    def leave(self) -> None:
        """Put away everything that shows something of a course; where it was, and what was being typed, is kept."""
        self.leaving.emit()
        self.imports.interrupt()
        self.opened.keep_where()
        self.idle.watch(None, 0)
        self.background.stop()
        for dialog in self.outer.window().findChildren(QDialog):
            dialog.reject()
        self.leaves.close()
        self.lent.emit(None)
        self.opened.close_all()
        self.courses.forget()
        self.examples.close()
        self.banner.show_casebook(None)

    def close(self) -> None:
        """Let go of the casebook as the window closes."""
        self.leaving.emit()
        self.background.stop()
        self.opened.keep_where()
        self.examples.close()
        self.session.close()

    def _failed(self, error: Exception) -> None:
        self._expecting = False
        self.told.emit(Message("The casebook did not do it", sentences_of(error)))


def _remembered(casebook: "Casebook") -> tuple[Where, int]:
    return Where.from_text(casebook.drafts.get(WHERE)), casebook.settings.get(SETTING, USUAL_MINUTES)
