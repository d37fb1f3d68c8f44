"""Says behind a step what is doubtful about a diagnosis that came with it, and which of the course are doubtful."""

from PySide6.QtCore import QObject, Signal

from radcoder.app.diagnosis_doubts import diagnoses_of
from radcoder.ui.desk import Desk, sentences_of
from radcoder.ui.jobs import Jobs, Report


class DiagnosisDoubts(QObject):
    """Asks the catalogue once for each diagnosis of a course; what came with it is marked and not spoken of.

    `found` carries a sentence for each doubtful code of the course, `said` those of codes that a step brought in.
    """

    found = Signal(object)
    said = Signal(str)

    def __init__(self, desk: Desk, jobs: Jobs) -> None:
        super().__init__(desk)
        self._desk = desk
        self._jobs = jobs
        self._came: frozenset[str] = frozenset()
        self._asked: frozenset[str] = frozenset()
        self._doubts: dict[str, str] = {}
        for there in (desk.opened, desk.ready):
            there.connect(self._begin)
        desk.changed.connect(self._look)

    def _begin(self) -> None:
        sheet = self._desk.worksheet
        self._came, self._asked, self._doubts = diagnoses_of(sheet.course) if sheet else frozenset(), frozenset(), {}
        self.found.emit({})
        self._look()

    def _look(self) -> None:
        sheet, workspace = self._desk.worksheet, self._desk.workspace
        if sheet is None or workspace is None:
            return
        now = diagnoses_of(sheet.course)
        self._asked &= now
        self._came &= now
        new = now - self._asked
        if not new:
            return

        def work(report: Report) -> dict[str, str]:
            del report
            from radcoder.app.diagnosis_doubts import diagnosis_doubts

            return diagnosis_doubts(workspace, new)

        def tell(doubts: dict[str, str]) -> None:
            if self._desk.worksheet is sheet:
                self._asked |= new
                self._tell(doubts)

        self._jobs.submit("diagnosis doubts", work, tell, self._failed)

    def _tell(self, doubts: dict[str, str]) -> None:
        if doubts:
            self._doubts |= doubts
            self.found.emit(dict(self._doubts))
        fresh = [sentence for code, sentence in doubts.items() if code not in self._came]
        if fresh:
            self.said.emit(" ".join(fresh))

    def _failed(self, error: Exception) -> None:
        self.said.emit(" ".join(sentences_of(error)))
