"""What the facts ask of the catalogue while one types: its payers and localities, and diagnoses by words."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from radcoder.ui.desk import Desk, sentences_of
from radcoder.ui.facts.panel import FactsPanel
from radcoder.ui.jobs import Jobs, Report

if TYPE_CHECKING:
    from radcoder.app.code_page import LocalityChoice
    from radcoder.domain.facts import Payer
    from radcoder.domain.hits import Hit


class FactsAnswers(QObject):
    """Answers in the background; only the newest question counts."""

    def __init__(self, desk: Desk, jobs: Jobs, panel: FactsPanel) -> None:
        super().__init__(desk)
        self._desk = desk
        self._jobs = jobs
        self._panel = panel
        panel.form.diagnoses.wanted.connect(self._look_up)
        desk.ready.connect(self._ready)

    def _ready(self) -> None:
        workspace = self._desk.workspace
        if workspace is None:
            return

        def work(report: Report) -> "tuple[tuple[Payer, ...], tuple[LocalityChoice, ...]]":
            del report
            from radcoder.app.builder import payers
            from radcoder.app.codes import localities

            return payers(workspace), localities(workspace)

        self._jobs.submit("payers", work, self._offer, self._failed)

    def _offer(self, found: "tuple[tuple[Payer, ...], tuple[LocalityChoice, ...]]") -> None:
        payers, localities = found
        self._panel.form.offer_payers(payers)
        self._panel.offer_localities(localities)

    def _look_up(self, typed: str) -> None:
        workspace = self._desk.workspace
        if workspace is None:
            return

        def work(report: Report) -> "tuple[Hit, ...]":
            del report
            from radcoder.app.builder import find_diagnoses

            return find_diagnoses(workspace, typed)

        self._jobs.submit("diagnoses of the course", work, self._panel.form.diagnoses.offer, self._failed)

    def _failed(self, error: Exception) -> None:
        self._desk.done.emit(" ".join(sentences_of(error)))
