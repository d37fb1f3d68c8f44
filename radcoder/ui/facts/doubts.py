"""Says behind a step what is doubtful about a diagnosis that came with it."""

from PySide6.QtCore import QObject

from radcoder.app.diagnosis_doubts import diagnoses_of
from radcoder.ui.desk import Desk, sentences_of
from radcoder.ui.jobs import Jobs, Report


class DiagnosisDoubts(QObject):
    """Asks the catalogue once for each diagnosis that a step brings into the course; what came with it is let be."""

    def __init__(self, desk: Desk, jobs: Jobs) -> None:
        super().__init__(desk)
        self._desk = desk
        self._jobs = jobs
        self._known: frozenset[str] = frozenset()
        desk.opened.connect(self._begin)
        desk.changed.connect(self._look)

    def _begin(self) -> None:
        self._known = diagnoses_of(self._desk.worksheet.course) if self._desk.worksheet else frozenset()

    def _look(self) -> None:
        sheet, workspace = self._desk.worksheet, self._desk.workspace
        if sheet is None or workspace is None:
            return
        now = diagnoses_of(sheet.course)
        new, self._known = now - self._known, now
        if not new:
            return

        def work(report: Report) -> tuple[str, ...]:
            del report
            from radcoder.app.diagnosis_doubts import diagnosis_doubts

            return diagnosis_doubts(workspace, new)

        self._jobs.submit("diagnosis doubts", work, self._say, self._failed)

    def _say(self, sentences: tuple[str, ...]) -> None:
        if sentences:
            self._desk.done.emit(" ".join(sentences))

    def _failed(self, error: Exception) -> None:
        self._desk.done.emit(" ".join(sentences_of(error)))
