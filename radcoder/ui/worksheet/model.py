"""The lines of the course as a table: what they say, what they are worth, and which of them have findings."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QObject, Qt, Signal

from radcoder.app.code_choices import Choice, CodeChoices
from radcoder.app.line_fields import read_place
from radcoder.app.worksheet import Judgement, NewLine
from radcoder.domain.course import Course, Line, LineRef
from radcoder.domain.course_edits import SetPlace
from radcoder.domain.edits import AddLine, Change, SetLine
from radcoder.domain.proposals import Proposal
from radcoder.ui.qt import NO_INDEX, Index
from radcoder.ui.theme import Looks
from radcoder.ui.worksheet.cells import CellRefusedError, Column, read_cell, read_claim_cell
from radcoder.ui.worksheet.heads import heading
from radcoder.ui.worksheet.joining import edit_among, number_among, number_begun
from radcoder.ui.worksheet.order import AS_ENTERED, Order
from radcoder.ui.worksheet.rows import TITLES, ClaimRows, Row, columns_worth, may_type, same_rows, with_guests
from radcoder.ui.worksheet.shown import Shown, Trial, trial_of

Apply = Callable[[str, Iterable[Change]], None]


class LinesModel(QAbstractTableModel):
    """The lines in file order; a typed text is one step or refused, `noted` says how a doubtful one was understood."""

    said = Signal(str)
    noted = Signal(str)

    def __init__(self, looks: Looks, apply: Apply, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.shown = Shown(looks)
        self._apply = apply
        self._course = Course("")
        self._claims = ClaimRows()
        self._rows: list[Row] = []
        self._own: list[Row] = []
        self._proposals: tuple[Proposal, ...] = ()
        self._choices: CodeChoices | None = None
        self._all: list[Row] = []
        self._order = AS_ENTERED
        self._begun: NewLine | None = None
        self.joined: LineRef | None = None
        self.held = ""

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """How many lines."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        """How many columns."""
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:  # noqa: ANN401 - Qt's variant
        """The titles of the columns."""
        return heading(section, role) if orientation is Qt.Orientation.Horizontal else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Cells of our own words and figures cannot be typed into."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.isValid() and self._may_type(index) else flags

    def _may_type(self, index: Index) -> bool:
        return may_type(self._rows[index.row()], index.column())

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's variant
        """What a cell shows, how, and what it says to a screen reader."""
        reader = self.shown.readers.get(role)
        if reader is None or not index.isValid() or index.row() >= len(self._rows):
            return None
        return reader(self._rows[index.row()], Column(index.column()))

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: ANN401 - Qt's variant
        """Take a typed text as one step; a text that does not fit is refused with a sentence."""
        if not index.isValid() or role != Qt.ItemDataRole.EditRole or not self._may_type(index):
            return False
        row, column = self._rows[index.row()], Column(index.column())
        try:
            if column is Column.CLAIM:
                self._draft(index.row(), Row(None, read_claim_cell(str(value), self._course), row.line))
                return True
            taken = read_cell(column, str(value), row.line, self._course)
        except CellRefusedError as refusal:
            self.said.emit(str(refusal))
            return False
        if column is Column.PLACE:
            self._take_place(row.claim, read_place(str(value)))
        else:
            self._take(index.row(), row, column, taken.line)
        if taken.note:
            self.noted.emit(taken.note)
        return True

    def _take_place(self, claim: str, pos: str | None) -> None:
        self._apply(f"Set place of service of claim {claim} to {pos or 'none'}", [SetPlace(claim, pos)])

    def refusal(self, index: Index, text: str) -> str:
        """Say why a text does not fit into the cell; empty when it does."""
        if self.held:
            return self.held
        row = self._rows[index.row()]
        try:
            if index.column() == Column.CLAIM:
                read_claim_cell(text, self._course)
            else:
                read_cell(Column(index.column()), text, row.line, self._course)
        except CellRefusedError as refusal:
            return str(refusal)
        return ""

    def _take(self, number: int, row: Row, column: Column, line: Line) -> None:
        if row.ref is not None:
            if line != row.line:
                self._apply(f"Change {TITLES[column].lower()} of {row.ref}", [SetLine(row.ref, line)])
            return
        self._draft(number, Row(None, row.claim, line))
        if line.code:
            new = self.new_line(number)
            self.drop_draft()
            self.joined = LineRef(new.claim, new.before)
            self._apply(f"Add {line.code}", [new.edit()])

    def _draft(self, number: int, row: Row) -> None:
        self._rows[number] = row
        self.dataChanged.emit(self.index(number, 0), self.index(number, len(Column) - 1))

    def show_course(self, course: Course) -> None:
        """Take another course; rows that stay keep their selection."""
        self.drop_draft()
        was_tried = self.trying
        self._course = self.shown.course = course
        self.shown.trial = Trial({})
        self._own = self._claims.of(course)
        if self._proposals:
            billed = {(row.claim, row.line.code, row.line.date.isoformat()) for row in self._own}
            self._proposals = tuple(each for each in self._proposals if each.key not in billed)
        self._all = with_guests(list(self._own), self._proposals)
        self._arrange()
        if was_tried:
            self._all_changed()

    def _arrange(self) -> None:
        """Show the rows in the order and through the filter that is chosen; rows that stay keep their selection."""
        fresh = self._order.arranged(self._all, self.shown)
        first = same_rows(self._rows, fresh)
        last = same_rows(self._rows[first:][::-1], fresh[first:][::-1])
        old_end, new_end = len(self._rows) - last, len(fresh) - last
        common = min(old_end, new_end)
        if old_end > common:
            self.beginRemoveRows(NO_INDEX, common, old_end - 1)
            self._rows = fresh[:common] + self._rows[old_end:]
            self.endRemoveRows()
        elif new_end > common:
            self.beginInsertRows(NO_INDEX, common, new_end - 1)
            self._rows = fresh[:new_end] + self._rows[old_end:]
            self.endInsertRows()
        self._rows = fresh
        end = new_end if old_end == new_end else len(fresh)  # the lines behind others that come or go change numbers
        if first < end:
            self.dataChanged.emit(self.index(first, 0), self.index(end - 1, len(Column) - 1))

    @property
    def course(self) -> Course:
        """The course whose lines are shown."""
        return self._course

    @property
    def total(self) -> int:
        """How many lines there are, shown or not."""
        return len(self._all)

    @property
    def order(self) -> Order:
        """How the lines are sorted and filtered at the moment."""
        return self._order

    def arrange(self, order: Order) -> None:
        """Sort and filter; the order of entry stays what the course has."""
        self.drop_draft()
        self._order = order
        self._arrange()

    @property
    def trying(self) -> bool:
        """Whether the lines show what a fix would make of them."""
        return bool(self.shown.trial.changed or self.shown.trial.added)

    def try_out(self, edits: Iterable[Change]) -> None:
        """Show what edits would make of the lines, without making them; none shows the lines as they are."""
        self.drop_draft()
        self.shown.trial = trial_of(self._course, edits)
        self._all = with_guests(list(self._own), self._proposals, self.shown.trial.added)
        self._arrange()
        self._all_changed()

    def show_proposals(self, proposals: tuple[Proposal, ...]) -> None:
        """Show these lines among the others, marked as proposed; they are not billed."""
        self._proposals = proposals
        self.show_course(self._course)

    @property
    def proposals(self) -> tuple[Proposal, ...]:
        """The lines that are proposed at the moment."""
        return self._proposals

    def edit_of(self, proposal: Proposal) -> AddLine:
        """The edit that bills a proposal where it stands among the lines of its claim."""
        return edit_among(self._all, proposal)

    def row_of_proposal(self, proposal: Proposal) -> int | None:
        """The row that shows this proposal."""
        return next((i for i, row in enumerate(self._rows) if row.proposal is proposal), None)

    def begin_draft(self, new: NewLine) -> int:
        """Show an empty line for typing and return its row; it joins the course once its code is typed."""
        self.drop_draft()
        self._begun = new
        place = self.row_of(LineRef(new.claim, new.before)) if self._order == AS_ENTERED else None
        if self._order != AS_ENTERED:
            after = self.row_of(LineRef(new.claim, new.before - 1))
            place = len(self._rows) if after is None else after + 1
        if place is None:
            rows = (i for i, row in enumerate(self._rows) if row.claim == new.claim)
            place = 1 + max(rows, default=len(self._rows) - 1)
        self.beginInsertRows(NO_INDEX, place, place)
        self._rows.insert(place, Row(None, new.claim, new.line))
        self.endInsertRows()
        return place

    def new_line(self, number: int) -> NewLine:
        """The line that is being typed in this row, as it would join the course."""
        row = self._rows[number]
        if self._order == AS_ENTERED:
            return NewLine(row.claim, number_among(self._rows, number), row.line)
        return NewLine(row.claim, number_begun(self._all, row, self._begun), row.line)

    def drop_draft(self) -> None:
        """Take the line away that was never finished."""
        place = next((i for i, row in enumerate(self._rows) if row.draft), None)
        if place is not None:
            self.beginRemoveRows(NO_INDEX, place, place)
            del self._rows[place]
            self.endRemoveRows()

    def show_judgement(self, judgement: Judgement | None) -> None:
        """Take the findings and amounts of a review; lines are known again even when their numbers have changed."""
        self.shown.judge(judgement)
        if self._order.needs_review:
            self._arrange()
        self._all_changed()

    def doubt_diagnoses(self, doubts: Mapping[str, str]) -> None:
        """Mark the cells of these diagnoses, each with its sentence."""
        self.shown.doubts = doubts
        self._all_changed()

    def use(self, choices: CodeChoices) -> None:
        """Suggest codes out of these while one is typed."""
        self._choices = choices

    def codes_for(self, number: int, typed: str) -> list[Choice]:
        """The codes that a typed text can mean on the day of the line in this row."""
        return self._choices.fitting(typed, self._rows[number].line.date) if self._choices else []

    def doubt(self, number: int, typed: str) -> str:
        """Why a typed code cannot be billed on the day of its line; empty when it can."""
        return self._choices.doubt(typed.strip().upper(), self._rows[number].line.date) if self._choices else ""

    def _all_changed(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(Column) - 1))

    def row_of(self, ref: LineRef) -> int | None:
        """The row that shows this line."""
        return next((i for i, row in enumerate(self._rows) if row.ref == ref), None)

    def columns_used(self) -> frozenset[Column]:
        """The columns worth their width: several claims, a charge, a phase, a note; the rest always."""
        return columns_worth(self._rows)

    def row(self, number: int) -> Row:
        """What a row shows."""
        return self._rows[number]
