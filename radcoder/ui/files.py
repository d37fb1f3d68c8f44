"""The files of the window: which course is opened, where it is saved, where the PDF goes."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from radcoder.ui.desk import Desk

Handler = Callable[[], None]
COURSE_FILES = "Course files (*.json);;All files (*)"
PDF_FILES = "PDF (*.pdf)"


class Files(QObject):
    """Asks for files, never blocks, and never lets unsaved changes go without a question."""

    def __init__(self, window: QWidget, desk: Desk) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._after_save: Handler | None = None
        self.before: Path | None = None

    def choose(self) -> None:
        """Ask for a course file and open it."""
        dialog = self._file_dialog("Open a course", COURSE_FILES)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.open(Path(name)))
        dialog.open()

    def open(self, path: Path) -> None:
        """Open a course file; unsaved changes of the course before are asked about first."""

        def go_on() -> None:
            self.before = None
            self._desk.open(path)

        self.unless_unsaved(go_on)

    def open_example(self, path: Path) -> None:
        """Open a course that came with RadCoder, and remember the user's own to go back to."""
        sheet = self._desk.worksheet
        own = sheet.path if sheet is not None else None

        def go_on() -> None:
            self.before = own or self.before
            self._desk.open(path)

        self.unless_unsaved(go_on)

    def back(self) -> None:
        """Open the user's own course again after an example."""
        path, self.before = self.before, None
        if path is not None:
            self.open(path)

    def open_sample(self) -> None:
        """Open the course that RadCoder shows itself with."""
        from radcoder.app.places import sample_course

        self.open_example(sample_course())

    def save(self) -> None:
        """Write the course to its file."""
        sheet = self._desk.worksheet
        if sheet is not None and sheet.path is not None:
            self._desk.save(sheet.path)
        else:
            self.save_as()

    def save_as(self) -> None:
        """Ask for a file and write the course to it."""
        dialog = self._file_dialog("Save the course", COURSE_FILES)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("json")
        dialog.fileSelected.connect(lambda name: self._desk.save(Path(name)))
        dialog.open()

    def export(self) -> None:
        """Ask for a file and write the review to it as a PDF."""
        sheet = self._desk.worksheet
        if sheet is None:
            return
        dialog = self._file_dialog("Export the review", PDF_FILES)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(f"{sheet.course.reference}.pdf")
        dialog.fileSelected.connect(lambda name: self._desk.export(Path(name)))
        dialog.open()

    def _file_dialog(self, title: str, filters: str) -> QFileDialog:
        dialog = QFileDialog(self._window, title)
        dialog.setObjectName("file_dialog")
        dialog.setNameFilter(filters)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet = self._desk.worksheet
        if sheet is not None and sheet.path is not None:
            dialog.setDirectory(str(sheet.path.parent))
        return dialog

    def unless_unsaved(self, go_on: Handler) -> None:
        """Go on at once, or after the question about unsaved changes has been answered."""
        sheet = self._desk.worksheet
        if sheet is None or not sheet.dirty:
            go_on()
            return
        from radcoder.ui.dialogs import ask_unsaved

        ask_unsaved(self._window, sheet.course.reference, lambda: self._save_then(go_on), go_on)

    def _save_then(self, go_on: Handler) -> None:
        self._after_save = go_on
        self.save()

    def saved(self) -> None:
        """Go on with what waited for the file to be written."""
        go_on, self._after_save = self._after_save, None
        if go_on is not None:
            go_on()
