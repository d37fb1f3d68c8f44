"""The journal page: who did what and when, a search, the entry in full, and whether all of it is as it was written."""

import json
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QModelIndex, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit, QPlainTextEdit, QPushButton, QSplitter, QTableView

from radcoder.app.casebooks.views import JournalVerdict, JournalView
from radcoder.domain.findings import Severity
from radcoder.ui.leaf import Leaf, prepare_table
from radcoder.ui.theme import SHAPES
from radcoder.ui.values import Shown, ValuesModel
from radcoder.ui.widgets import hairline, label

PIECE = 200
TYPE_AHEAD_MS = 150
EVERYBODY = "everybody"
NO_TIME = "no time"
FORMATS = "Table for a spreadsheet (*.csv);;JSON lines (*.jsonl)"
COLUMNS = (
    Shown[JournalView]("No.", lambda entry: str(entry.number), right=True),
    Shown[JournalView]("When", lambda entry: f"{entry.at.astimezone():%Y-%m-%d %H:%M:%S}" if entry.at else NO_TIME),
    Shown[JournalView]("Who", lambda entry: entry.who),
    Shown[JournalView]("What", lambda entry: entry.what),
    Shown[JournalView]("About", lambda entry: entry.subject),
)
ABOUT = 4


class JournalLeaf(Leaf):
    """Typing searches; the end of the list asks for more; the verdict stands at the right of the head."""

    entries_wanted = Signal(str, str, int)
    export_wanted = Signal(object)

    def __init__(self) -> None:
        self.search, self.who = QLineEdit(), QComboBox()
        self.verdict = label("Checking…", "muted", name="journal_verdict")
        self.export = QPushButton("&Export…")
        super().__init__("journal", "Journal", self.search, self.who, self.verdict, self.export)
        self.model: ValuesModel[JournalView] = ValuesModel(COLUMNS, self)
        self.table = QTableView()
        self.detail = QPlainTextEdit()
        self._whole = False
        self._timer = QTimer(self, singleShot=True, interval=TYPE_AHEAD_MS)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.search.setObjectName("journal_search")
        self.search.setAccessibleName("Search the journal")
        self.search.setPlaceholderText("Search the journal: a code, a course, a word")
        self.search.setClearButtonEnabled(True)
        self.who.setObjectName("journal_who")
        self.who.setAccessibleName("Whose entries")
        self.who.addItem(EVERYBODY, "")
        self.export.setObjectName("journal_export")
        self.table.setModel(self.model)
        prepare_table(self.table, "journal_entries", "Entries of the journal, the newest first", ABOUT)
        self.detail.setObjectName("journal_detail")
        self.detail.setAccessibleName("The entry in full")
        self.detail.setReadOnly(True)
        splitter = QSplitter()
        splitter.setObjectName("journal_panes")
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.table)
        splitter.addWidget(self.detail)
        splitter.setSizes([640, 360])
        self.column.addWidget(splitter, 1)
        self.column.addWidget(hairline())

    def _connect(self) -> None:
        for changed in (self.search.textChanged, self.who.currentIndexChanged):
            changed.connect(self._ask_soon)
        self._timer.timeout.connect(self.ask)
        self.table.selectionModel().currentChanged.connect(self._selected)
        self.table.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.export.clicked.connect(self._ask_where)

    def _ask_soon(self) -> None:
        self._timer.start()

    def ask(self) -> None:
        """Ask for the first entries that are looked for."""
        self._whole = False
        self.entries_wanted.emit(self.search.text().strip(), self.who.currentData() or "", 0)

    def show_entries(self, entries: tuple[JournalView, ...], offset: int) -> None:
        """Show the entries that were asked for, from the newest on; `offset` of them stand there already."""
        self._whole = len(entries) < PIECE
        if offset:
            self.model.add(entries)
            return
        self.model.show(entries)
        self.detail.clear()
        if entries:
            self.table.setCurrentIndex(self.model.index(0, 0))
        else:
            self.detail.setPlainText("Nothing in the journal fits. Empty the search, or choose everybody.")

    def show_names(self, names: tuple[str, ...]) -> None:
        """Offer the people who stand in the journal."""
        for name in names:
            self.who.addItem(name, name)

    def show_verdict(self, verdict: JournalVerdict) -> None:
        """Say whether the journal is whole, and where it breaks."""
        kind = None if verdict.whole else Severity.ERROR
        self.verdict.setText(f"{SHAPES[kind]} {verdict.sentence}")
        self.verdict.setProperty("severity", kind.value if kind else "clean")
        self.verdict.style().polish(self.verdict)
        self.verdict.setAccessibleName(verdict.sentence)

    def _scrolled(self, value: int) -> None:
        bar = self.table.verticalScrollBar()
        if value >= bar.maximum() and bar.maximum() and not self._whole:
            self._whole = True  # until the answer says otherwise
            self.entries_wanted.emit(self.search.text().strip(), self.who.currentData() or "", self.model.rowCount())

    def _selected(self, index: QModelIndex) -> None:
        entry = self.model.value(index)
        if entry is not None:
            self.detail.setPlainText("\n".join(in_full(entry)))

    def _ask_where(self) -> None:
        dialog = QFileDialog(self, "Export the journal")
        dialog.setObjectName("file_dialog")
        dialog.setNameFilters(FORMATS.split(";;"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("csv")
        dialog.selectFile("journal.csv")
        dialog.fileSelected.connect(lambda name: self.export_wanted.emit(Path(name)))
        dialog.open()


def in_full(entry: JournalView) -> Iterator[str]:
    """Everything that an entry says."""
    yield f"Entry {entry.number}: {entry.what}"
    yield f"{f'{entry.at:%Y-%m-%d %H:%M:%S} UTC' if entry.at else NO_TIME}, {entry.who}"
    yield entry.subject
    if entry.undoes is not None:
        yield f"Concerns entry {entry.undoes}"
    if entry.clock_back:
        yield "The clock of this computer stood earlier than at the entry before."
    for title, text in (("Before", entry.before), ("After", entry.after)):
        if text:
            yield f"\n{title}\n{_laid_out(text)}"
    yield f"\nSeal {entry.hash}"


def _laid_out(text: str) -> str:
    try:
        return json.dumps(json.loads(text), indent=2, ensure_ascii=False)
    except ValueError:
        return text
