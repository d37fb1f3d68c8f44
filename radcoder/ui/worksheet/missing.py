"""Asking for the missing lines of the course that was reviewed, in the background."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from radcoder.domain.proposals import Proposal
from radcoder.ui.desk import Desk, sentences_of
from radcoder.ui.jobs import Jobs, Report
from radcoder.ui.worksheet.proposed import ProposalBar

TOO_EARLY = "The review of the last change is still under way. Ask again in a moment."


class MissingLines(QObject):
    """Brings the proposals of the newest review among the lines."""

    def __init__(self, desk: Desk, jobs: Jobs, bar: ProposalBar, say: Callable[[str], None]) -> None:
        super().__init__(desk)
        self._desk = desk
        self._jobs = jobs
        self._bar = bar
        self._say = say

    def propose(self) -> None:
        """Look for what is earned and not billed; the answer belongs to the course that was reviewed."""
        workspace, judgement = self._desk.workspace, self._desk.judgement
        if workspace is None or judgement is None or not self._desk.current:
            self._say(TOO_EARLY)
            return

        def work(report: Report) -> tuple[Proposal, ...]:
            del report
            from radcoder.app.missing import missing_lines

            return missing_lines(workspace, judgement)

        def answer(found: tuple[Proposal, ...]) -> None:
            if self._desk.judgement is judgement and self._desk.current:
                self._bar.propose(found)
            else:
                self._say(TOO_EARLY)

        self._jobs.submit("missing lines", work, answer, lambda error: self._say(" ".join(sentences_of(error))))
