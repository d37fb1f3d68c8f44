"""The lines of the course as a table: what they say, what they are worth, and which of them have findings."""

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QApplication

from radcoder.app.line_fields import pointers, read_place
from radcoder.app.worksheet import Judgement, NewLine
from radcoder.domain.course import Course, Line, LineRef
from radcoder.domain.course_edits import SetPlace
from radcoder.domain.edits import AddLine, Change, SetLine
from radcoder.domain.findings import Amount, Finding
from radcoder.domain.proposals import Proposal
from radcoder.ui.qt import NO_INDEX, Index
from radcoder.ui.texts import money, severity_count, severity_word
from radcoder.ui.theme import Looks, figures, shape
from radcoder.ui.worksheet.cells import EDITABLE, CellRefusedError, Column, read_cell, read_claim_cell
from radcoder.ui.worksheet.rows import (
    FIGURES,
    LINE_TEXTS,
    PROPOSED,
    QUIET,
    TITLES,
    Row,
    alignment,
    columns_worth,
    proposal_text,
    rows_of,
    same_rows,
)

Apply = Callable[[str, Iterable[Change]], None]


class LinesModel(QAbstractTableModel):
    """The lines in file order. Typing into a cell makes one step on the worksheet; a refused text changes nothing."""

    said = Signal(str)

    def __init__(self, looks: Looks, apply: Apply, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._looks = looks
        self._apply = apply
        self._course = Course("")
        self._rows: list[Row] = []
        self._proposals: tuple[Proposal, ...] = ()
        self._judgement: Judgement | None = None
        self._findings: dict[int, list[Finding]] = {}
        self._amounts: dict[int, Amount] = {}
        roles = Qt.ItemDataRole
        self._readers: dict[int, Callable[[Row, Column], object]] = {
            roles.DisplayRole: self._text,
            roles.EditRole: self._text,
            roles.FontRole: self._font,
            roles.ForegroundRole: self._colour,
            roles.ToolTipRole: self._explanation,
            roles.StatusTipRole: self._reason,
            roles.AccessibleTextRole: self._spoken,
            roles.TextAlignmentRole: lambda _, column: alignment(column),
        }

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """How many lines."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        """How many columns."""
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:  # noqa: ANN401 - Qt's variant
        """The titles of the columns."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(Column):
            return None
        column = Column(section)
        if role == Qt.ItemDataRole.DisplayRole:
            return TITLES[column]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return TITLES[column] or "Findings"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return alignment(column)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Cells of our own words and figures cannot be typed into."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.isValid() and self._may_type(index) else flags

    def _may_type(self, index: Index) -> bool:
        if self._rows[index.row()].proposal is not None:
            return False
        if index.column() == Column.CLAIM:
            return self._rows[index.row()].ref is None
        return index.column() in EDITABLE

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's variant
        """What a cell shows, how, and what it says to a screen reader."""
        reader = self._readers.get(role)
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
            self.said.emit(taken.note)
        return True

    def _take_place(self, claim: str, pos: str | None) -> None:
        self._apply(f"Set place of service of claim {claim} to {pos or 'none'}", [SetPlace(claim, pos)])

    def refusal(self, index: Index, text: str) -> str:
        """Say why a text does not fit into the cell; empty when it does."""
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
            self._apply(f"Add {line.code}", [new.edit()])

    def _draft(self, number: int, row: Row) -> None:
        self._rows[number] = row
        self.dataChanged.emit(self.index(number, 0), self.index(number, len(Column) - 1))

    def _number_of(self, number: int) -> int:
        """The number on its claim: where it is typed, or by its date when it is typed among another claim's lines."""
        draft = self._rows[number]
        mine = [row for row in self._rows if row.claim == draft.claim and row.ref]
        before = self._rows[number - 1] if number else None
        if before is None or before.claim == draft.claim or not mine:
            return 1 + sum(row.claim == draft.claim and row.ref is not None for row in self._rows[:number])
        return 1 + max((row.ref.number for row in mine if row.ref and row.line.date <= draft.line.date), default=0)

    def show_course(self, course: Course) -> None:
        """Take another course; rows that stay keep their selection."""
        self.drop_draft()
        self._course = course
        billed = {(entry.claim.id, entry.code, entry.date.isoformat()) for entry in course.entries()}
        self._proposals = tuple(each for each in self._proposals if each.key not in billed)
        fresh = rows_of(course, self._proposals)
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
        if first < len(fresh):
            self.dataChanged.emit(self.index(first, 0), self.index(len(fresh) - 1, len(Column) - 1))

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
        after = self._rows[(self.row_of_proposal(proposal) or 0) :]
        before = next((row.ref.number for row in after if row.ref and row.claim == proposal.claim), None)
        return AddLine(proposal.claim, proposal.line, before)

    def row_of_proposal(self, proposal: Proposal) -> int | None:
        """The row that shows this proposal."""
        return next((i for i, row in enumerate(self._rows) if row.proposal is proposal), None)

    def begin_draft(self, new: NewLine) -> int:
        """Show an empty line for typing and return its row; it joins the course once its code is typed."""
        self.drop_draft()
        place = next((i for i, row in enumerate(self._rows) if row.ref == LineRef(new.claim, new.before)), None)
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
        return NewLine(row.claim, self._number_of(number), row.line)

    def drop_draft(self) -> None:
        """Take the line away that was never finished."""
        place = next((i for i, row in enumerate(self._rows) if row.draft), None)
        if place is not None:
            self.beginRemoveRows(NO_INDEX, place, place)
            del self._rows[place]
            self.endRemoveRows()

    def show_judgement(self, judgement: Judgement | None) -> None:
        """Take the findings and amounts of a review; lines are known again even when their numbers have changed."""
        self._judgement = judgement
        self._findings, self._amounts = {}, {}
        if judgement is not None:
            lines = {entry.ref: id(entry.line) for entry in judgement.course.entries()}
            for finding in judgement.review.findings:
                for ref in dict.fromkeys(finding.lines):
                    self._findings.setdefault(lines[ref], []).append(finding)
            self._amounts = {lines[ref]: amount for ref, amount in judgement.review.estimate.lines}
        self._all_changed()

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

    def findings_at(self, number: int) -> list[Finding]:
        """The findings that name the line in this row, most serious first."""
        return self._findings.get(id(self._rows[number].line), [])

    def _text(self, row: Row, column: Column) -> str:
        if column is Column.DIAGNOSES:
            return pointers(row.line, self._course)
        if column in LINE_TEXTS:
            return LINE_TEXTS[column](row)
        if row.proposal is not None:
            return {Column.MARK: PROPOSED, Column.NAME: row.proposal.name}.get(column, "")
        if column is Column.NAME:
            return self._judgement.names.get((row.line.code, row.line.date), "") if self._judgement else ""
        if column is Column.ESTIMATE:
            amount = self._amounts.get(id(row.line))
            return money(amount.amount) or "–" if amount else ""
        found = self._findings.get(id(row.line), [])
        return shape(found[0]) if found else ""

    def _font(self, row: Row, column: Column) -> QFont | None:
        del row
        if column not in FIGURES:
            return None
        return figures(QApplication.font(), strong=column in (Column.CODE, Column.MARK))

    def _colour(self, row: Row, column: Column) -> QColor | None:
        if row.proposal is not None:
            return QColor(self._looks.theme.muted)
        if column is Column.MARK:
            found = self._findings.get(id(row.line), [])
            return self._looks.theme.finding(found[0]) if found else None
        return QColor(self._looks.theme.muted) if column in QUIET else None

    def _explanation(self, row: Row, column: Column) -> str | None:
        if row.proposal is not None:
            return proposal_text(row.proposal)
        if column is Column.MARK:
            return "\n".join(f"{severity_word(f)}: {f.message}" for f in self._findings.get(id(row.line), [])) or None
        if column is Column.ESTIMATE:
            amount = self._amounts.get(id(row.line))
            return amount.how if amount else None
        return self._text(row, column) if column in (Column.NAME, Column.NOTE) else None

    def _reason(self, row: Row, column: Column) -> str | None:
        if row.proposal is not None:
            return None
        return self._explanation(row, column) if column in (Column.MARK, Column.ESTIMATE) else None

    def _spoken(self, row: Row, column: Column) -> str:
        if row.proposal is not None and column is Column.MARK:
            return "proposed, not billed"
        if column is not Column.MARK:
            return f"{TITLES[column]} {self._text(row, column) or 'empty'}"
        found = self._findings.get(id(row.line), [])
        return ", ".join("1 set aside" if f.aside else severity_count(f.severity, 1) for f in found) or "no findings"
