"""The timeline as a study: its picture is made in the background from the last review."""

from radcoder.domain.timeline import Timeline
from radcoder.ui.jobs import Report
from radcoder.ui.study import Study
from radcoder.ui.timeline.page import TimelinePage


class TimelineStudy(Study):
    """Shows the picture of the course."""

    def make(self) -> TimelinePage:
        """The page of the picture."""
        self.sheet = page = TimelinePage(self.looks)
        page.lines_wanted.connect(self.lines_wanted)
        return page

    def begin(self) -> None:
        """The keyboard goes to the picture."""
        self.sheet.view.setFocus()

    def refresh(self) -> None:
        """Draw the picture of the course as it was reviewed."""
        workspace, judgement = self.desk.workspace, self.desk.judgement
        if workspace is None or judgement is None:
            return

        def work(report: Report) -> Timeline:
            del report
            from radcoder.app.timeline import picture

            return picture(workspace, judgement.course, judgement.review, judgement.names)

        def show(drawn: Timeline) -> None:
            self.sheet.show_picture(judgement.course, drawn)

        self.jobs.submit("timeline", work, show, self.failed)
