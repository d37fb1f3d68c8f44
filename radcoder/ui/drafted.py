"""The forms of the window that keep what is half typed into them: the lines, setting aside, the builder."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from radcoder.ui.builder.book import BuilderBook
from radcoder.ui.casebook.rooms import Rooms
from radcoder.ui.courses.drafts import Drafts
from radcoder.ui.findings.panel import FindingsPanel
from radcoder.ui.worksheet.grid import LinesGrid

BUILDER = "builder"


class DraftedForms(QObject):
    """Line and grounds are kept for each course, the builder once; each comes back when its place is there again."""

    def __init__(self, rooms: Rooms, grid: LinesGrid, findings: FindingsPanel, builder: BuilderBook) -> None:
        super().__init__(rooms)
        self._opened = rooms.opened
        self.lines = Drafts(rooms.session, grid, self._in_the_course("line"))
        self.aside = Drafts(rooms.session, findings, self._in_the_course("aside"))
        self.builder = Drafts(rooms.session, builder, lambda: BUILDER)
        rooms.opened.line_wanted.connect(lambda _: self.lines.bring_back())
        findings.shown_fresh.connect(self.aside.bring_back)
        rooms.resumed.connect(self.builder.bring_back)
        rooms.leaving.connect(self.keep)

    def keep(self) -> None:
        """Write down what is being typed now, wherever it is."""
        for each in (self.lines, self.aside, self.builder):
            each.keep()

    def _in_the_course(self, kind: str) -> Callable[[], str]:
        """The place of a form in the course on the desk; examples keep nothing."""

        def place() -> str:
            opened = self._opened
            return f"{kind} {opened.current}" if opened.on_desk and not opened.shows_example else ""

        return place
