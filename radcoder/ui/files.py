"""The files of the window: which courses come into the casebook, and where exports go."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from radcoder.domain.people import NOBODY, Identity
from radcoder.ui.desk import Desk

Handler = Callable[[], None]
COURSE_FILES = "Course files (*.json);;All files (*)"
TABLE_FILES = "Workbook (*.xlsx);;CSV, lines only (*.csv)"
PDF_FILES = "PDF (*.pdf)"


class Files(QObject):
    """Asks for files and never blocks; `chosen` carries the course files to bring in."""

    chosen = Signal(object)

    def __init__(self, window: QWidget, desk: Desk) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._folder: Path | None = None

    def choose(self) -> None:
        """Ask for course files, several at once if wanted."""
        dialog = self._dialog("Import course files", COURSE_FILES)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda names: self.open(*map(Path, names)))
        dialog.open()

    def open(self, *paths: Path) -> None:
        """Bring course files into the casebook."""
        if paths:
            self._folder = paths[0].parent
            self.chosen.emit(paths)

    def export_course(self) -> None:
        """Ask for a file and write the course to it."""
        sheet = self._desk.worksheet
        if sheet is not None:
            self._ask_where(
                "Export the course file", COURSE_FILES, f"{sheet.course.reference}.json", self._desk.write_course
            )

    def export(self, identity: Identity = NOBODY) -> None:
        """Ask for a file and write the review to it as a PDF; it names a person only where one is given."""
        sheet = self._desk.worksheet
        if sheet is not None:
            self._ask_where(
                "Export the review",
                PDF_FILES,
                f"{sheet.course.reference}.pdf",
                lambda path: self._desk.export(path, identity),
            )

    def export_table(self) -> None:
        """Ask for a file and write lines, findings and fractions to it."""
        sheet = self._desk.worksheet
        if sheet is not None:
            name = f"{sheet.course.reference}.xlsx"
            self._ask_where("Export lines and findings", TABLE_FILES, name, self._desk.export_table)

    def _ask_where(self, title: str, filters: str, name: str, write: Callable[[Path], None]) -> None:
        dialog = self._dialog(title, filters)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(Path(name).suffix.removeprefix("."))
        dialog.selectFile(name)
        dialog.fileSelected.connect(lambda chosen: write(Path(chosen)))
        dialog.open()

    def _dialog(self, title: str, filters: str) -> QFileDialog:
        dialog = QFileDialog(self._window, title)
        dialog.setObjectName("file_dialog")
        dialog.setNameFilter(filters)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self._folder is not None:
            dialog.setDirectory(str(self._folder))
        return dialog
