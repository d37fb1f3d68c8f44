"""The checklist as a study: it came with the last review, so nothing has to be worked out."""

from radcoder.ui.checklist.page import ChecklistPage
from radcoder.ui.study import Study


class ChecklistStudy(Study):
    """Shows what the record must hold for the course on the desk."""

    def make(self) -> ChecklistPage:
        """The page of the items."""
        self.sheet = page = ChecklistPage()
        page.lines_wanted.connect(self.lines_wanted)
        return page

    def begin(self) -> None:
        """The keyboard goes to the items."""
        self.sheet.table.setFocus()

    def refresh(self) -> None:
        """Show the checklist of the course as it was reviewed."""
        if self.desk.judgement is not None:
            self.sheet.show_judgement(self.desk.judgement)
