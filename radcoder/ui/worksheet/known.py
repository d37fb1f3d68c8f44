"""What the grid has at hand after the first review: codes to suggest, and the days on which nobody is treated."""

import gc
from datetime import date

from PySide6.QtCore import Qt

from radcoder.app.code_choices import CodeChoices
from radcoder.ui.desk import Desk
from radcoder.ui.jobs import Jobs, Report
from radcoder.ui.worksheet.panel import WorksheetPanel

YEARS = range(2015, 2036)


def learn_after_review(desk: Desk, jobs: Jobs, panel: WorksheetPanel) -> None:
    """Ask the catalogue and the library of holidays once, behind the first review, so that no start waits for them."""

    def work(report: Report) -> tuple[CodeChoices, frozenset[date]]:
        del report
        from radcoder.app.builder import Closed, closed_days
        from radcoder.app.code_choices import code_choices

        workspace = desk.workspace
        choices = code_choices(workspace) if workspace else CodeChoices({}, {})
        gc.freeze()  # rules and facts stay: looking through them for litter again and again would hold up keys
        return choices, frozenset(closed_days(Closed.USUAL, YEARS))

    def know(answer: tuple[CodeChoices, frozenset[date]]) -> None:
        panel.model.use(answer[0])
        panel.hand.closed = answer[1]

    def ask() -> None:
        jobs.submit("choices", work, know, lambda _: None)

    desk.judged.connect(ask, Qt.ConnectionType.SingleShotConnection)
