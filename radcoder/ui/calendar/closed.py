"""The holidays of the years of a course, looked up behind the window, for its calendar."""

from datetime import date

from PySide6.QtCore import QObject, QSettings

from radcoder.ui.calendar.panel import CalendarPanel
from radcoder.ui.desk import Desk, sentences_of
from radcoder.ui.jobs import Jobs, Report

HOLIDAYS = "builder_holidays"


class ClosedDays(QObject):
    """Tells the calendar on which days the department is closed, as it was chosen in the builder last."""

    def __init__(self, desk: Desk, jobs: Jobs, panel: CalendarPanel) -> None:
        super().__init__(desk)
        self._desk = desk
        self._jobs = jobs
        self._panel = panel
        self._known: tuple[str, frozenset[int]] = ("", frozenset())
        desk.opened.connect(self._look)
        desk.changed.connect(self._look)

    def _look(self) -> None:
        sheet = self._desk.worksheet
        named = {day.year for day in (sheet.course.days() if sheet else ())}
        years = frozenset(year + more for year in named for more in (-1, 0, 1))
        wanted = str(QSettings().value(HOLIDAYS, ""))
        if not years or (wanted == self._known[0] and years <= self._known[1]):
            return
        self._known = (wanted, years)

        def work(report: Report) -> dict[date, str]:
            del report
            from radcoder.app.builder import Closed, closed_days

            which = next((each for each in Closed if each.value == wanted), Closed.USUAL)
            return closed_days(which, sorted(years))

        self._jobs.submit("holidays", work, self._panel.close_on, self._failed)

    def _failed(self, error: Exception) -> None:
        self._desk.done.emit(" ".join(sentences_of(error)))
