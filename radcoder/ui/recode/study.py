"""Recoding as a study: both code sets, or another first day, worked out in the background."""

from datetime import date

from radcoder.app.recode import Recoding, Restart
from radcoder.domain.course import Course
from radcoder.ui.desk import sentences_of
from radcoder.ui.jobs import Report
from radcoder.ui.recode.page import RecodePage
from radcoder.ui.steering import TOO_EARLY
from radcoder.ui.study import Study


class RecodeStudy(Study):
    """Shows the lines of the course on both sides of New Year."""

    def make(self) -> RecodePage:
        """The page of both sides."""
        self.sheet = page = RecodePage()
        page.lines_wanted.connect(self.lines_wanted)
        page.start_wanted.connect(self._ask)
        page.taken.connect(self._take)
        page.start.textEdited.connect(self.typing)
        return page

    def draft(self) -> str:
        """The other first day that is being typed."""
        return self.sheet.start.text()

    def take_draft(self, text: str) -> None:
        """Type the other first day again."""
        self.sheet.start.setText(text)
        self.sheet.start.setFocus()

    def forget(self) -> None:
        """Another course has another first day."""
        self.sheet.start.clear()

    def begin(self) -> None:
        """The keyboard goes to the lines."""
        self.sheet.table.setFocus()

    def refresh(self) -> None:
        """Ask anew for what the page shows."""
        if self.desk.judgement is not None:
            self.sheet.allow(may_take=self.may_change)
            self.sheet.show_course(self.desk.judgement.course)
            self.sheet.ask()

    def _take(self, name: str, course: Course) -> None:
        if self.desk.current:
            self.sheet.taken_over()
            self.desk.turn_into(name, course)
        else:
            self.said.emit(TOO_EARLY)

    def _ask(self, start: date | None) -> None:
        workspace, judgement = self.desk.workspace, self.desk.judgement
        if workspace is None or judgement is None:
            return
        course, billed, settings = judgement.course, judgement.review.estimate.total, self.desk.rule_settings

        def work(report: Report) -> Recoding | Restart:
            del report
            from radcoder.app.recode import across_new_year, another_first_day

            return (
                another_first_day(workspace, course, start, settings) if start else across_new_year(workspace, course)
            )

        def show(found: Recoding | Restart) -> None:
            if isinstance(found, Restart):
                self.sheet.show_restart(found)
            else:
                self.sheet.show_years(found, billed)

        self.jobs.submit("recode", work, show, lambda error: self.sheet.refuse(" ".join(sentences_of(error))))
