"""Reviews the courses that wait for it, one at a time behind everything else, so that the list has their counts."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from radcoder.ui.courses.panel import CoursesPanel
from radcoder.ui.desk import Desk
from radcoder.ui.jobs import Jobs, Report
from radcoder.ui.texts import count

if TYPE_CHECKING:
    from radcoder.app.casebooks.casebook import Casebook
    from radcoder.app.casebooks.waiting import Counts, Waiting
    from radcoder.app.workspace import Workspace
    from radcoder.ui.casebook.session import Session

LANE = "background review"
STALE = "The catalogue, the rules or their settings have changed: {} reviewed anew."
BREATH_MS = 20
"""Between two reviews, so that the window has the processor too."""


class BackgroundReviews(QObject):
    """Begins when the list is shown or the catalogue opens; ends when the casebook is locked or left.

    `stale` says that counts were forgotten because the catalogue, the rules or their settings have changed.
    """

    stale = Signal(str)

    def __init__(self, session: "Session", desk: Desk, jobs: Jobs, panel: CoursesPanel) -> None:
        super().__init__(session)
        self._session = session
        self._desk = desk
        self._jobs = jobs
        self._panel = panel
        self._found: Waiting | None = None
        self._left: list[str] = []
        self._unfit: set[str] = set()
        self._done = 0
        self._under_way = False
        self._breath = QTimer(self, singleShot=True, interval=BREATH_MS)
        self._breath.timeout.connect(self._next)
        desk.ready.connect(self.start)

    def start(self) -> None:
        """See which courses wait, unless that is under way."""
        casebook, workspace = self._session.casebook, self._desk.workspace
        if self._under_way or casebook is None or workspace is None or casebook.read_only:
            return
        self._under_way, self._done = True, 0

        def work(report: Report) -> "Waiting":
            del report
            from radcoder.app.casebooks.waiting import waiting

            return waiting(workspace, casebook)

        self._jobs.submit(LANE, work, self._begin, lambda _: self._end())

    def stop(self) -> None:
        """Leave the rest: the casebook is being locked or left."""
        self._jobs.cancel(LANE)
        self._breath.stop()
        self._under_way = False
        self._left, self._found = [], None
        self._unfit.clear()
        self._panel.say_waiting(0)

    def _begin(self, found: "Waiting") -> None:
        self._found = found
        self._left = [course for course in found.courses if course not in self._unfit]
        if found.forgotten:
            self.stale.emit(STALE.format(count(found.forgotten, "course")))
        self._next()

    def _next(self) -> None:
        """Take the next course; one that lies on the desk is reviewed there."""
        casebook, workspace, sheet = self._session.casebook, self._desk.workspace, self._desk.worksheet
        self._left = [course for course in self._left if sheet is None or course != sheet.id]
        self._panel.say_waiting(len(self._left))
        if casebook is None or workspace is None or self._found is None:
            self.stop()
        elif self._left:
            self._review(workspace, casebook, self._left.pop(0))
        else:
            self._end()

    def _review(self, workspace: "Workspace", casebook: "Casebook", course: str) -> None:
        settings = self._found.settings if self._found else self._desk.rule_settings

        def work(report: Report) -> "Counts":
            del report
            from radcoder.app.casebooks.waiting import review_waiting

            return review_waiting(workspace, casebook, course, settings)

        def reviewed(counts: "Counts") -> None:
            self._done += 1
            self._panel.model.show_counts(course, counts)
            self._breath.start()

        def unfit(_: Exception) -> None:
            self._unfit.add(course)  # opening it says why
            self._breath.start()

        self._jobs.submit(LANE, work, reviewed, unfit)

    def _end(self) -> None:
        """Look again for what came in meanwhile, as long as something was done."""
        self._under_way = False
        self._panel.say_waiting(0)
        if self._done:
            self.start()
