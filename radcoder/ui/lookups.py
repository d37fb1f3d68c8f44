"""Questions to the catalogue from the codes pane, answered in the background."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from radcoder.app.code_page import CodeHit, CodePage, LocalityChoice
from radcoder.app.worksheet import Judgement
from radcoder.domain.periods import Period
from radcoder.ui.codes.model import Hit
from radcoder.ui.codes.panel import CodesPanel
from radcoder.ui.desk import Desk, sentences_of
from radcoder.ui.jobs import Jobs, Report

if TYPE_CHECKING:
    from radcoder.app.workspace import Workspace

MOST_HITS = 60
MOST_RULES = 12


class Lookups(QObject):
    """Searches and code pages; only the newest question of each kind is answered."""

    def __init__(self, desk: Desk, jobs: Jobs, panel: CodesPanel) -> None:
        super().__init__(desk)
        self._desk = desk
        self._jobs = jobs
        self._panel = panel
        desk.ready.connect(self._ready)
        panel.search_wanted.connect(self._search)
        panel.page_wanted.connect(self._open)
        desk.judged.connect(lambda judgement: panel.offer(codes_of(judgement)))

    def _ready(self) -> None:
        self._search(self._panel.search.text().strip())

    def _search(self, text: str) -> None:
        workspace = self._desk.workspace
        if workspace is None or not text:
            self._panel.show_hits(text, ())
            return

        def work(report: Report) -> tuple[Hit, ...]:
            del report
            return _search(workspace, text)

        self._jobs.submit("search", work, lambda hits: self._panel.show_hits(text, hits), self._failed)

    def _open(self, code: str, on: date, locality: str) -> None:
        workspace = self._desk.workspace
        if workspace is None:
            self._desk.done.emit("The catalogue is still being prepared.")
            return
        known = self._panel.knows_localities()

        def work(report: Report) -> tuple[CodePage, tuple[LocalityChoice, ...]]:
            del report
            return _answer(workspace, code, on, locality, known=known)

        self._jobs.submit("code page", work, self._show, self._failed)

    def _show(self, answer: tuple[CodePage, tuple[LocalityChoice, ...]]) -> None:
        page, choices = answer
        self._panel.show_page(page, choices)

    def _failed(self, error: Exception) -> None:
        self._desk.done.emit(" ".join(sentences_of(error)))


def _search(workspace: "Workspace", text: str) -> tuple[Hit, ...]:
    """Codes, then rules; a rule that is called by its id stands first."""
    from radcoder.app.codes import search
    from radcoder.app.rule_page import find_rules
    from radcoder.app.rules import rule_cards

    codes = tuple(search(workspace, text, MOST_HITS))
    rules = find_rules(rule_cards(), text)[:MOST_RULES]
    called = tuple(card for card in rules if card.id.lower() == text.lower())
    return (*called, *codes, *(card for card in rules if card not in called))


def _answer(
    workspace: "Workspace", code: str, on: date, locality: str, *, known: bool
) -> tuple[CodePage, tuple[LocalityChoice, ...]]:
    from radcoder.app import codes

    choices = () if known else tuple(codes.localities(workspace))
    return codes.code_page(workspace, code, on, locality), choices


def codes_of(judgement: Judgement) -> tuple[CodeHit, ...]:
    """The codes of a course with their names, by number."""
    names = {code: name for (code, _), name in judgement.names.items()}
    numbers = sorted({entry.code for entry in judgement.course.entries()})
    return tuple(CodeHit(number, names.get(number, ""), "", "", Period()) for number in numbers)
