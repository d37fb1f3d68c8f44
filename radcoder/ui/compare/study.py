"""Comparing as a study: the versions are fetched and put beside each other in the background."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from radcoder.app.compare import Compared
from radcoder.ui.compare.page import FILE, NOW, SUPPORTED, TAKE, ComparePage
from radcoder.ui.desk import sentences_of
from radcoder.ui.files import COURSE_FILES
from radcoder.ui.jobs import Report
from radcoder.ui.steering import TOO_EARLY
from radcoder.ui.study import Study

if TYPE_CHECKING:
    from radcoder.app.compare import Version
    from radcoder.app.worksheet import Sheet
    from radcoder.app.workspace import Workspace
    from radcoder.domain.course import Course


class CompareStudy(Study):
    """Shows two versions of the course on the desk."""

    def make(self) -> ComparePage:
        """The page of both versions."""
        self._file: Path | None = None
        self._course = ""
        self.sheet = page = ComparePage()
        page.wanted.connect(self._ask)
        page.file_wanted.connect(self._choose)
        page.lines_wanted.connect(self.lines_wanted)
        page.taken.connect(self._take)
        return page

    def begin(self) -> None:
        """The keyboard goes to the differences."""
        self.sheet.table.setFocus()

    def refresh(self) -> None:
        """Offer the versions there are now, and ask for those that are chosen."""
        sheet = self.desk.worksheet
        if sheet is None or self.desk.judgement is None:
            return
        if sheet.id != self._course:
            self._course, self._file = sheet.id, None
            self.sheet.left_side.clear()
            self.sheet.right_side.clear()
        self.sheet.offer(sheet.steps, self._file.name if self._file else "")
        self.sheet.ask()

    def _choose(self) -> None:
        dialog = QFileDialog(self.sheet, "Compare with a course file", filter=COURSE_FILES)
        dialog.setObjectName("compare_file_dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.use(Path(name)))
        dialog.open()

    def use(self, path: Path) -> None:
        """Take this course file as one of the versions."""
        self._file = path
        self.refresh()

    def _ask(self, left: object, right: object) -> None:
        workspace, sheet, file = self.desk.workspace, self.desk.worksheet, self._file
        if workspace is None or sheet is None:
            return
        if FILE in (left, right) and file is None:
            self.sheet.refuse("Choose the course file to compare with.")
            return

        settings, takes = self.desk.rule_settings, self.may_change and {left, right} == {NOW, SUPPORTED}

        def work(report: Report) -> Compared:
            del report
            from radcoder.app.compare import compared, offered

            versions = {each: _version(each, sheet, workspace, file) for each in (left, right)}
            found = compared(workspace, versions[left], versions[right])
            offer = offered(workspace, sheet.course, versions[SUPPORTED], settings) if takes else None
            return replace(found, offer=offer)

        def refuse(error: Exception) -> None:
            named = f"{file.name}: " if file is not None and FILE in (left, right) else ""
            self.sheet.refuse(named + " ".join(sentences_of(error)))

        self.jobs.submit("compare", work, self.sheet.show_compared, refuse)

    def _take(self, course: "Course") -> None:
        if self.desk.current:
            self.desk.turn_into(TAKE, course)
        else:
            self.said.emit(TOO_EARLY)


def _version(key: object, sheet: "Sheet", workspace: "Workspace", file: Path | None) -> "Version":
    """One version: as it is now, what the record supports, a file, or after some steps."""
    from radcoder.app.compare import Version, supported_version
    from radcoder.app.courses import read_course

    if key == SUPPORTED:
        return supported_version(workspace, sheet.course)
    if key == FILE and file is not None:
        return Version(read_course(file))
    return Version(sheet.after(key) if isinstance(key, int) else sheet.course)
