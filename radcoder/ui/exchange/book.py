"""Tables that come in, from the clipboard or a file: read in the background, taken at once when nothing is doubtful."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, QTimer, Signal
from PySide6.QtWidgets import QFileDialog

from radcoder.app.columns import FRACTIONS, LINES, Columns, columns_from_text, is_log, proposed, signature
from radcoder.app.exports import write_export
from radcoder.app.line_steps import LineStep, NothingToDoError, TooManyLinesError, added
from radcoder.app.table_import import NewFractions, NewLines, fractions_of, lines_of, read_file, rejected_csv
from radcoder.domain.course import Course, LineRef
from radcoder.exchange.table import Table, read_pasted
from radcoder.ui.desk import Desk, sentences_of
from radcoder.ui.jobs import Jobs, Report
from radcoder.ui.messages import Message
from radcoder.ui.pages import Pages

if TYPE_CHECKING:
    from radcoder.ui.exchange.panel import ExchangePanel

TABLE_FILES = "Tables (*.csv *.tsv *.txt *.xlsx *.xls *.ods);;All files (*)"
CSV_FILES = "CSV (*.csv)"
LANE = "table"
DEBOUNCE_MS = 60
Understood = tuple[Columns, NewLines | NewFractions]


def understand(table: Table, columns: Columns, course: Course, claim: str, *, fractions: bool) -> Understood:
    """Read a table as lines or as fractions. Raises `NoColumnError`."""
    if fractions:
        return columns, fractions_of(table, columns, course)
    return columns, lines_of(table, columns, course, claim)


class ExchangeBook(QObject):
    """Shows a page over the worksheet while columns must be named; `told` carries what went wrong."""

    said = Signal(str)
    told = Signal(object)
    closed = Signal()
    working = Signal(str)
    typing = Signal()
    typing_ended = Signal()

    def __init__(self, desk: Desk, jobs: Jobs, pages: Pages) -> None:
        super().__init__(desk)
        self._desk = desk
        self._jobs = jobs
        self._pages = pages
        self.panel: ExchangePanel | None = None
        self._table = Table((), ())
        self._word, self._source = "Paste", ""
        self._debounce = QTimer(self, singleShot=True, interval=DEBOUNCE_MS)
        self._debounce.timeout.connect(self._read_again)
        for signal in (desk.opened, desk.cleared):
            signal.connect(self._end)

    @property
    def shown(self) -> bool:
        """Whether the page covers the worksheet."""
        return self.panel is not None and self._pages.currentWidget() is self.panel

    def paste(self, text: str, at: LineRef | None) -> None:
        """Paste rows as lines: at once when all is understood, else columns and doubts are shown first."""
        self._begin("Paste", "the clipboard", lambda: read_pasted(text), at)

    def choose(self, at: LineRef | None) -> None:
        """Ask for a file, and read lines or fractions from it."""
        dialog = QFileDialog(self._pages.window(), "Import lines or fractions")
        dialog.setObjectName("file_dialog")
        dialog.setNameFilter(TABLE_FILES)
        dialog.fileSelected.connect(lambda name: self.read(Path(name), at))
        dialog.open()

    def read(self, path: Path, at: LineRef | None) -> None:
        """Read a file; its columns are always shown before anything is taken."""
        self._begin("Import", path.name, lambda: read_file(path), at)

    def _begin(self, word: str, source: str, read: Callable[[], Table], at: LineRef | None) -> None:
        course = self._course()
        if course is None or not course.claims:
            self.said.emit("This course has no claim that a line could stand on. Add one under Facts (F4), Claims.")
            return
        claim = at.claim if at else course.claims[0].id
        self._word, self._source = word, source

        def work(report: Report) -> tuple[Table, bool, Understood | None]:
            del report
            table = read()
            fractions = is_log(table)
            columns = proposed(table, FRACTIONS if fractions else LINES)
            try:
                return table, fractions, understand(table, columns, course, claim, fractions=fractions)
            except ValueError:
                return table, fractions, None

        def arrived(answer: tuple[Table, bool, Understood | None]) -> None:
            self.working.emit("")
            self._arrived(*answer, claim)

        self.working.emit(f"Reading {source} …")
        self._jobs.submit(LANE, work, arrived, self._failed)

    def _arrived(self, table: Table, fractions: bool, read: Understood | None, claim: str) -> None:
        self._table = table
        remembered = self._remembered(table, fractions=fractions)
        sure = read is not None and not (read[1].rejected or read[1].notes) and remembered in (None, read[0])
        if self._word == "Paste" and sure and read is not None and isinstance(read[1], NewLines):
            self._take(read[1])
            return
        columns = remembered or (read[0] if read else proposed(table, FRACTIONS if fractions else LINES))
        self._show(columns, claim, fractions=fractions)

    def _show(self, columns: Columns, claim: str, *, fractions: bool) -> None:
        from radcoder.ui.exchange.panel import ExchangePanel  # most days need no table

        course = self._course()
        if course is None:
            return
        if self.panel is None:
            self.panel = ExchangePanel()
            self.panel.left.connect(self.close)
            self.panel.changed.connect(self._debounce.start)
            self.panel.changed.connect(self.typing)
            self.panel.taken.connect(self._take_shown)
            self.panel.keep_rejected.connect(self._ask_where)
        claims = tuple(dict.fromkeys([claim, *(each.id for each in course.claims)]))
        self.panel.begin(f"{self._word} from {self._source}", self._table, columns, claims, fractions=fractions)
        self._pages.cover(self.panel)
        self.panel.take_keyboard()
        self._read_again()
        self.typing.emit()

    def draft(self) -> str:
        """The table whose columns are being named, as a text that can be kept; empty when there is none."""
        if self.panel is None or not self.shown:
            return ""
        from radcoder.ui.exchange.kept import HalfTaken

        panel = self.panel
        return HalfTaken(
            self._word, self._source, self._table, panel.columns(), panel.claim(), panel.fractions()
        ).to_text()

    def take_draft(self, text: str) -> None:
        """Show a table again whose columns were being named."""
        from radcoder.ui.exchange.kept import HalfTaken

        kept = HalfTaken.from_text(text)
        if kept is not None:
            self._word, self._source, self._table = kept.word, kept.source, kept.table
            self._show(kept.columns, kept.claim, fractions=kept.fractions)

    def _read_again(self) -> None:
        panel, course, table = self.panel, self._course(), self._table
        if panel is None or course is None:
            return
        columns, claim, fractions = panel.columns(), panel.claim(), panel.fractions()

        def work(report: Report) -> Understood:
            del report
            return understand(table, columns, course, claim, fractions=fractions)

        self._jobs.submit(LANE, work, lambda answer: panel.show_read(answer[1]), lambda e: panel.refuse(str(e)))

    def _take_shown(self) -> None:
        panel = self.panel
        if panel is None or panel.read is None:
            return
        self._remember(panel.columns(), fractions=panel.fractions())
        if self._take(panel.read):
            self.close()

    def _take(self, read: NewLines | NewFractions) -> bool:
        course = self._course()
        if course is None:
            return False
        try:
            step = step_of(course, read, self._word)
        except (NothingToDoError, TooManyLinesError) as error:
            self.said.emit(str(error))
            if self.panel is not None:
                self.panel.refuse(str(error))
            return False
        self._desk.apply(step.name, step.edits)
        return True

    def _ask_where(self) -> None:
        dialog = QFileDialog(self._pages.window(), "Keep the rows that were not taken")
        dialog.setObjectName("file_dialog")
        dialog.setNameFilter(CSV_FILES)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("csv")
        dialog.selectFile("rejected rows.csv")
        dialog.fileSelected.connect(lambda name: self.keep_rejected(Path(name)))
        dialog.open()

    def keep_rejected(self, path: Path) -> None:
        """Write the rows that were refused, with their reasons, into a file."""
        panel = self.panel
        if panel is None or panel.read is None:
            return
        rejected, names = panel.read.rejected, self._table.rows[0] if panel.columns().head else ()
        self._desk.write_out(path, lambda: write_export(path, rejected_csv(rejected, names)))

    def _remember(self, columns: Columns, *, fractions: bool) -> None:
        if columns.head:
            QSettings().setValue(_key(self._table, fractions=fractions), columns.to_text())

    def _remembered(self, table: Table, *, fractions: bool) -> Columns | None:
        text = str(QSettings().value(_key(table, fractions=fractions), ""))
        kept = columns_from_text(text, FRACTIONS if fractions else LINES)
        return kept if kept and len(kept.fields) == table.width else None

    def _course(self) -> Course | None:
        return self._desk.worksheet.course if self._desk.worksheet else None

    def _failed(self, error: Exception) -> None:
        self.working.emit("")
        self.told.emit(Message("The table was not taken", sentences_of(error)))

    def _end(self) -> None:
        if self.shown:
            self._pages.uncover()

    def close(self) -> None:
        """Go back to the worksheet."""
        self._pages.uncover()
        self.typing_ended.emit()
        self.closed.emit()


def step_of(course: Course, read: NewLines | NewFractions, word: str) -> LineStep:
    """The step that takes what was read. Raises `NothingToDoError`, `TooManyLinesError`."""
    if isinstance(read, NewLines):
        return added(course, read.edits(), word)
    if not read.fractions:
        raise NothingToDoError(NO_ROW)
    return LineStep(f"{word} {len(read.fractions)} fractions", read.edits(course))


NO_ROW = "No row could be taken."


def _key(table: Table, *, fractions: bool) -> str:
    return f"columns/{'log' if fractions else 'lines'}/{abs(hash_of(signature(table)))}"


def hash_of(text: str) -> int:
    """A number for a text, the same in every run."""
    from zlib import crc32

    return crc32(text.encode())
