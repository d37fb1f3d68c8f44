"""Questions to the catalogue from the codes pane, answered in the background."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from radcoder.app.code_page import CodePage, LocalityChoice
from radcoder.app.worksheet import Judgement
from radcoder.domain.hits import Hit, Kind
from radcoder.ui.codes.panel import CodesPanel
from radcoder.ui.desk import Desk, sentences_of
from radcoder.ui.jobs import Jobs, Report

if TYPE_CHECKING:
    from radcoder.app.search import Found
    from radcoder.app.workspace import Workspace


OPENED = (Kind.CODE, Kind.RULE)


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

        def work(report: Report) -> "Found":
            del report
            from radcoder.app.search import search

            return search(workspace, text)

        def show(found: "Found") -> None:
            self._panel.show_hits(text, tuple(hit for hit in found.hits if hit.kind in OPENED), found.corrected)

        self._jobs.submit("search", work, show, self._failed)

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


def _answer(
    workspace: "Workspace", code: str, on: date, locality: str, *, known: bool
) -> tuple[CodePage, tuple[LocalityChoice, ...]]:
    from radcoder.app import codes

    choices = () if known else tuple(codes.localities(workspace))
    return codes.code_page(workspace, code, on, locality), choices


def codes_of(judgement: Judgement) -> tuple[Hit, ...]:
    """The codes of a course with their names, by number."""
    names = {code: name for (code, _), name in judgement.names.items()}
    numbers = sorted({entry.code for entry in judgement.course.entries()})
    return tuple(Hit(Kind.CODE, number, names.get(number, "")) for number in numbers)
