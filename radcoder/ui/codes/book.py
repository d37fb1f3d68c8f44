"""The codes in the whole window: made when first wanted, laid over the worksheet until it is left."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from radcoder.ui.codes.panel import CodesPanel
from radcoder.ui.desk import Desk
from radcoder.ui.jobs import Jobs
from radcoder.ui.lookups import Lookups
from radcoder.ui.pages import Pages

if TYPE_CHECKING:
    from radcoder.ui.codes.own import OwnNotes


class CodeBook(QObject):
    """Search, filters and list at the left, the page with its table of contents at the right."""

    rule_wanted = Signal(str)
    closed = Signal()
    note_half = Signal(str, str)
    note_kept = Signal(str)

    def __init__(self, desk: Desk, jobs: Jobs, pane: CodesPanel, pages: Pages) -> None:
        super().__init__(desk)
        self._desk = desk
        self._jobs = jobs
        self._pane = pane
        self._pages = pages
        self._own: OwnNotes | None = None
        self.panel: CodesPanel | None = None
        self.lookups: Lookups | None = None
        pane.full_wanted.connect(self.open)

    @property
    def shown(self) -> bool:
        """Whether the codes cover the worksheet."""
        return self.panel is not None and self._pages.currentWidget() is self.panel

    def open(self, code: str = "", on: date | None = None) -> None:
        """Show the codes, at the page of one when it is named."""
        panel = self.panel or self._make()
        self._pages.cover(panel)
        panel.set_day(on)
        if code:
            panel.open_code(code, on)
        panel.focus_search()

    def open_from(self, line: tuple[str, date] | None) -> None:
        """Show the page that stands in the pane, or else that of the line which is being looked at."""
        view = self._pane.view
        if view is not None and view.page is not None and view.isVisible():
            self._pane.go_full()
        else:
            self.open(*(line or ("", None)))

    def focus(self) -> bool:
        """Put the keyboard into the search; False when the codes do not cover the worksheet."""
        if self.panel is None or not self.shown:
            return False
        self.panel.focus_search()
        return True

    def close(self) -> None:
        """Go back to the worksheet."""
        self._pages.uncover()
        self.closed.emit()

    def use(self, own: "OwnNotes | None") -> None:
        """Take the notes and favourites of a casebook; None when it is closed."""
        self._own = own
        if self.lookups is not None:
            self.lookups.use(own)

    def _make(self) -> CodesPanel:
        self.panel = panel = CodesPanel(self._pane.looks, wide=True)
        self.lookups = Lookups(self._desk, self._jobs, panel)
        self.lookups.use(self._own)
        self.lookups.note_half.connect(self.note_half)
        self.lookups.note_kept.connect(self.note_kept)
        panel.rule_wanted.connect(self.rule_wanted)
        panel.left.connect(self.close)
        return panel
