"""The pages that look at the open course from further away; each is made when first wanted and follows the review."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from radcoder.app.worksheet import Judgement
from radcoder.domain.timeline import Timeline
from radcoder.ui.desk import Desk, sentences_of
from radcoder.ui.jobs import Jobs, Report
from radcoder.ui.pages import Pages
from radcoder.ui.theme import Looks

if TYPE_CHECKING:
    from radcoder.ui.timeline.page import TimelinePage


class Studies(QObject):
    """Shows a page over the worksheet, and goes back; `lines_wanted` carries the lines to go to."""

    lines_wanted = Signal(object)
    closed = Signal()
    said = Signal(str)

    def __init__(self, desk: Desk, jobs: Jobs, looks: Looks, pages: Pages) -> None:
        super().__init__(desk)
        self._desk = desk
        self._jobs = jobs
        self._looks = looks
        self._pages = pages
        self.timeline: TimelinePage | None = None
        desk.judged.connect(self._judged)
        desk.opened.connect(self._end)
        desk.cleared.connect(self._end)

    @property
    def shown(self) -> bool:
        """Whether one of the pages covers the worksheet."""
        return self.timeline is not None and self._pages.currentWidget() is self.timeline

    def close(self) -> None:
        """Go back to the worksheet."""
        self._pages.uncover()
        self.closed.emit()

    def _end(self) -> None:
        if self.shown:
            self._pages.uncover()

    def open_timeline(self) -> None:
        """Show the timeline, or go back when it is shown."""
        if self.timeline is not None and self._pages.currentWidget() is self.timeline:
            self.close()
            return
        page = self.timeline or self._make_timeline()
        self._pages.cover(page)
        page.view.setFocus()
        self._draw()

    def _make_timeline(self) -> "TimelinePage":
        from radcoder.ui.timeline.page import TimelinePage

        self.timeline = page = TimelinePage(self._looks)
        page.left.connect(self.close)
        page.lines_wanted.connect(self._go)
        return page

    def _go(self, lines: object) -> None:
        if lines:
            self.close()
            self.lines_wanted.emit(lines)

    def _judged(self, _: Judgement) -> None:
        if self.shown:
            self._draw()

    def _draw(self) -> None:
        workspace, judgement, page = self._desk.workspace, self._desk.judgement, self.timeline
        if workspace is None or judgement is None or page is None:
            return

        def work(report: Report) -> Timeline:
            del report
            from radcoder.app.timeline import picture

            return picture(workspace, judgement.course, judgement.review, judgement.names)

        self._jobs.submit("timeline", work, lambda drawn: page.show_picture(judgement.course, drawn), self._failed)

    def _failed(self, error: Exception) -> None:
        self.said.emit(" ".join(sentences_of(error)))
