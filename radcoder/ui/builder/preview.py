"""The course before it is made: its calendar, the lines of each claim with their reasons, and its review."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from radcoder.app.builder import Preview
from radcoder.domain.course import Claim, Line, LineRef
from radcoder.domain.findings import Severity
from radcoder.ui.calendar.panel import CalendarPanel
from radcoder.ui.texts import severity_count, span
from radcoder.ui.theme import SHAPES, Looks
from radcoder.ui.values import Shown, ValuesModel, fit_rows, make_plain
from radcoder.ui.widgets import EmptyState, hairline, label

MOST_FINDINGS, AIR = 4, 20


@dataclass(frozen=True, slots=True)
class Row:
    """Lines of one claim and code with one reason, as one row."""

    claim: str
    dates: str
    code: str
    units: str
    name: str
    why: str


def rows_of(preview: Preview) -> Iterator[Row]:
    """The proposed lines, those that say the same in one row, by their first day."""
    for claim in preview.draft.course.claims:
        numbered = sorted(enumerate(claim.lines, 1), key=lambda each: _sameness(each[1]))
        groups = [list(group) for _, group in groupby(numbered, key=lambda each: _sameness(each[1]))]
        for lines in sorted(groups, key=lambda each: each[0][1].date):
            yield _row(claim, lines, preview)


def _sameness(line: Line) -> tuple[str, tuple[str, ...], int, int]:
    return line.code, line.modifiers, line.units, line.date.year


def _row(claim: Claim, lines: list[tuple[int, Line]], preview: Preview) -> Row:
    first, days = lines[0][1], [line.date for _, line in lines]
    reasons = list(dict.fromkeys(preview.draft.reasons[LineRef(claim.id, number)] for number, _ in lines))
    why = reasons[0] if len(reasons) == 1 else f"{reasons[0]} … {reasons[-1]}"
    units = f"{len(lines)} × {first.units}" if len(lines) > 1 else str(first.units)
    name = preview.judgement.names.get((first.code, first.date), "")
    code = "-".join((first.code, *first.modifiers))
    return Row(f"{claim.id} {claim.kind.value}", span(days), code, units, name, why)


COLUMNS = (
    Shown[Row]("Claim", lambda row: row.claim),
    Shown[Row]("Dates", lambda row: row.dates),
    Shown[Row]("Code", lambda row: row.code, strong=True),
    Shown[Row]("Units", lambda row: row.units),
    Shown[Row]("Name", lambda row: row.name),
    Shown[Row]("Why", lambda row: row.why),
)
CLAIM, DATES, CODE, UNITS, NAME, WHY = range(len(COLUMNS))
WIDEST = {CLAIM: "A professional", DATES: "88 Sept – 88 Sept 8888", CODE: "88888-88-88", UNITS: "8 × 88"}


class WrappedCells(QStyledItemDelegate):
    """Counts the air beside the words as well, so that no last word is cut off instead of wrapped."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The height that the words need in the width that the style leaves them."""
        narrower = QStyleOptionViewItem(option)
        narrower.rect = option.rect.adjusted(0, 0, -AIR, 0)
        return super().sizeHint(narrower, index)


class PreviewPane(QWidget):
    """Calendar, lines and review of what would be made."""

    def __init__(self, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("builder_preview")
        self.model: ValuesModel[Row] = ValuesModel(COLUMNS, self)
        self.calendar = CalendarPanel(looks)
        self.table = QTableView()
        self.empty = EmptyState("builder_empty", "Choose a template", "Type a few letters of it, then Enter.")
        self.verdict = label(role="strong", name="builder_verdict")
        self.findings = label(role="muted", wrap=True, name="builder_findings")
        self._prepare_table()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.empty, self.calendar, hairline(), self._review(), hairline(), self.table):
            column.addWidget(widget)
        column.setStretchFactor(self.table, 1)
        looks.changed.connect(self._fit)
        self.say("Choose a template", "Type a few letters of it, then Enter.")

    def _review(self) -> QWidget:
        self._box = QWidget()
        column = QVBoxLayout(self._box)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(2)
        column.addWidget(self.verdict)
        column.addWidget(self.findings)
        return self._box

    def _prepare_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        make_plain(table, "builder_lines", "Proposed lines with their reasons")
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(WHY, QHeaderView.ResizeMode.Stretch)
        self.table.setWordWrap(True)
        self.table.setItemDelegate(WrappedCells(self.table))
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self._fit()

    def _fit(self) -> None:
        self.table.verticalHeader().setMinimumSectionSize(fit_rows(self.table))
        self.table.setColumnWidth(NAME, self.fontMetrics().horizontalAdvance("n" * 31))
        self._fit_columns()

    def _fit_columns(self) -> None:
        """On a small screen the name gives way to the reason, which is never squeezed to a word a line."""
        table, header, letters = self.table, self.table.horizontalHeader(), self.fontMetrics().horizontalAdvance
        least = letters("n" * 18)
        room = self._room({column: letters(text) + AIR for column, text in WIDEST.items()})
        table.setColumnHidden(NAME, room < letters("n" * 31) + least)
        if room < least:
            room = self._room({c: max(table.sizeHintForColumn(c), header.sectionSizeHint(c)) for c in WIDEST})
        modes = QHeaderView.ResizeMode
        header.setSectionResizeMode(WHY, modes.Interactive if room < least else modes.Stretch)
        table.setColumnWidth(WHY, max(least, room))

    def _room(self, widths: Mapping[int, int]) -> int:
        """Give the columns these widths; what is left for name and reason."""
        for column, width in widths.items():
            self.table.setColumnWidth(column, width)
        fixed = sum(width for column, width in widths.items() if not self.table.isColumnHidden(column))
        return self.width() - fixed - AIR

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, another choice of columns."""
        super().resizeEvent(event)
        self._fit_columns()

    def say(self, heading: str, text: str) -> None:
        """Show words in place of a course: what is missing, or what cannot be."""
        self.empty.say(heading, text)
        self.empty.show()
        for widget in (self.calendar, self._box, self.table):
            widget.hide()

    def show_preview(self, preview: Preview, holidays: frozenset[date]) -> None:
        """Show what would be made."""
        self.empty.hide()
        self._box.show()
        self.table.show()
        review = preview.judgement.review
        self.calendar.show_course(preview.draft.course, review.expected, holidays)
        self.calendar.show()
        self.model.show(tuple(rows_of(preview)))
        self.table.setColumnHidden(CLAIM, len(preview.draft.course.claims) == 1)
        self._fit_columns()
        counts = [(each, review.count(each)) for each in Severity]
        said = "  ".join(f"{SHAPES[each]} {severity_count(each, number)}" for each, number in counts if number)
        self.verdict.setText(f"Its review: {said or f'{SHAPES[None]} clean'}")
        titles = list(dict.fromkeys(f"{SHAPES[f.severity]} {f.title or f.message}" for f in review.findings))
        more = f"\nand {len(titles) - MOST_FINDINGS} more" if len(titles) > MOST_FINDINGS else ""
        remarks = [f"{SHAPES[Severity.WARNING]} {each.sentence}" for each in preview.remarks]
        self.findings.setText("\n".join([*remarks, *titles[:MOST_FINDINGS]]) + more)
        self.findings.setVisible(bool(self.findings.text()))
