"""The page of the checklist: a row for each thing that the record must hold, by billed code."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QCheckBox, QHeaderView, QTableView

from radcoder.app.worksheet import Judgement
from radcoder.domain.checklist import ChecklistItem, CodeChecklist, State
from radcoder.ui.leaf import Leaf, prepare_table
from radcoder.ui.texts import count
from radcoder.ui.values import Shown, ValuesModel
from radcoder.ui.widgets import hairline, label

SHAPES = {State.SHOWN: "✓", State.NOTED: "●", State.OPEN: "◌"}
HINT = (
    "Enter goes to the lines · F4 notes what the record says · Esc goes back · ✓ shown by the log, the events or the "
    "phases of this file; ● a note speaks of the code: read it against the item; ◌ nothing in the file"
)
NOTHING = "No checklist is held for the codes of this course."
ABOUT, SAYS = 3, 5


@dataclass(frozen=True, slots=True)
class ChecklistRow:
    """One item with its code; only the first of a code names it and its lines."""

    of: CodeChecklist
    item: ChecklistItem
    name: str
    first: bool


COLUMNS = (
    Shown[ChecklistRow]("Code", lambda row: row.of.code if row.first else ""),
    Shown[ChecklistRow]("Name", lambda row: row.name if row.first else ""),
    Shown[ChecklistRow]("Lines", lambda row: _lines(row.of) if row.first else ""),
    Shown[ChecklistRow]("The record must show", lambda row: row.item.text),
    Shown[ChecklistRow]("In this file", lambda row: f"{SHAPES[row.item.state]} {row.item.state}"),
    Shown[ChecklistRow]("What it says", lambda row: row.item.answer),
)


def _lines(each: CodeChecklist) -> str:
    return str(each.lines[0]) if len(each.lines) == 1 else count(len(each.lines), "line")


class ChecklistPage(Leaf):
    """Enter goes to the lines of the code; what is said below belongs to the selected row."""

    lines_wanted = Signal(object)

    def __init__(self) -> None:
        self.only_open = QCheckBox("Open items only")
        self.counts = label(role="muted", name="checklist_counts")
        super().__init__("checklist_page", "Checklist of the record", self.counts, self.only_open)
        self.model: ValuesModel[ChecklistRow] = ValuesModel(COLUMNS, self)
        self.table = QTableView()
        self.table.setModel(self.model)
        prepare_table(self.table, "checklist_table", "What the record must show, by code", ABOUT)
        self.table.horizontalHeader().setSectionResizeMode(SAYS, QHeaderView.ResizeMode.Interactive)
        self.table.horizontalHeader().resizeSection(SAYS, 300)
        self.detail = label(role="caption", wrap=True, name="checklist_detail")
        self.detail.setContentsMargins(16, 6, 16, 6)
        hint = label(HINT, role="caption", wrap=True, name="checklist_hint")
        hint.setContentsMargins(16, 6, 16, 6)
        self._judgement: Judgement | None = None
        self.column.addWidget(self.table, 1)
        for widget in (hairline(), self.detail, hairline(), hint):
            self.column.addWidget(widget)
        self.only_open.setObjectName("checklist_open")
        self.only_open.setAccessibleName("Show only what nothing in the file answers")
        self.only_open.toggled.connect(lambda _: self._fill())
        self.table.activated.connect(self._go)
        self.table.selectionModel().currentChanged.connect(self._selected)

    def show_judgement(self, judgement: Judgement) -> None:
        """Show the checklist of the course as it was reviewed; the row that was selected stays."""
        self._judgement = judgement
        self._fill()

    def _fill(self) -> None:
        if self._judgement is None:
            return
        here = max(self.table.currentIndex().row(), 0)
        self.model.show(tuple(_rows(self._judgement, only_open=self.only_open.isChecked())))
        self.counts.setText(_counts(self._judgement.review.checklist))
        if self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(min(here, self.model.rowCount() - 1), 0))
        else:
            self.detail.setText(NOTHING if not self._judgement.review.checklist else "No item is open.")

    def _selected(self, index: QModelIndex) -> None:
        row = self.model.value(index)
        if row is not None:
            said = (
                f"{row.of.code}: {row.item.text}.",
                row.item.answer and f"{SHAPES[row.item.state]} {row.item.answer}.",
            )
            parts = (*said, *row.of.failures, f"From: {'; '.join(row.of.sources)}.")
            self.detail.setText(" ".join(part for part in parts if part))

    def _go(self, index: QModelIndex) -> None:
        row = self.model.value(index)
        if row is not None:
            self.lines_wanted.emit(row.of.lines)


def _rows(judgement: Judgement, *, only_open: bool) -> Iterator[ChecklistRow]:
    names = {entry.ref: judgement.names.get((entry.code, entry.date), "") for entry in judgement.course.entries()}
    for each in judgement.review.checklist:
        items = [item for item in each.items if item.state is State.OPEN or not only_open]
        for number, item in enumerate(items):
            yield ChecklistRow(each, item, names.get(each.lines[0], ""), first=number == 0)


def _counts(checklist: tuple[CodeChecklist, ...]) -> str:
    states = [item.state for each in checklist for item in each.items]
    return "   ".join(f"{SHAPES[state]} {states.count(state)} {state}" for state in State)
