"""What the window can do with lines beyond typing: the hand, the filter, and tables that come in and go out."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from radcoder.ui.desk import Desk
from radcoder.ui.exchange.book import ExchangeBook
from radcoder.ui.files import Files, Handler
from radcoder.ui.jobs import Jobs
from radcoder.ui.pages import Pages
from radcoder.ui.worksheet.known import learn_after_review
from radcoder.ui.worksheet.panel import WorksheetPanel


class LinesWork(QObject):
    """Joins the commands on lines to the worksheet."""

    def __init__(self, desk: Desk, jobs: Jobs, files: Files, worksheet: WorksheetPanel, pages: Pages) -> None:
        super().__init__(desk)
        self._files = files
        self._worksheet = worksheet
        self.exchange = ExchangeBook(desk, jobs, pages)
        self.exchange.told.connect(desk.told)
        self.exchange.said.connect(desk.done)
        self.exchange.closed.connect(worksheet.grid.setFocus)
        self.exchange.working.connect(worksheet.busy.say)
        desk.steps.working.connect(lambda name: worksheet.hold(name, desk.steps.refusal))
        worksheet.hand.exchange = self.exchange
        learn_after_review(desk, jobs, worksheet)

    def handlers(self, when_typed: Callable[[Handler], None]) -> dict[str, Handler]:
        """What each command does; what is being typed is taken first."""
        hand, grid = self._worksheet.hand, self._worksheet.grid
        wanted: dict[str, Handler] = {
            "import_table": lambda: self.exchange.choose(grid.current()),
            "export_table": self._files.export_table,
            "cut": hand.cut,
            "copy": self._copy,
            "paste": hand.paste,
            "fill_down": hand.fill_down,
            "today": hand.today,
            "later": lambda: hand.move(1),
            "earlier": lambda: hand.move(-1),
            "repeat": hand.repeat,
            "sort": hand.sort,
            "columns": grid.columns.ask,
            "filter": self._worksheet.filter.begin,
        }
        return {name: self._typed_first(handler, when_typed) for name, handler in wanted.items()}

    def _copy(self) -> None:
        self._worksheet.hand.copy()

    def _typed_first(self, handler: Handler, when_typed: Callable[[Handler], None]) -> Handler:
        return lambda: when_typed(handler)
