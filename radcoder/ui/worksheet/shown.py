"""What the cells of the grid say: the line, what the review says of it, and what a fix under trial would make of it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QApplication

from radcoder.app.line_fields import pointers
from radcoder.app.worksheet import Judgement
from radcoder.domain.course import Course, Line, LineRef
from radcoder.domain.edits import AddLine, Change, DropLine, LineEdit, edit_line
from radcoder.domain.findings import Amount, Finding
from radcoder.ui.texts import money, severity_count, severity_word
from radcoder.ui.theme import Looks, figures, shape
from radcoder.ui.worksheet.cells import Column
from radcoder.ui.worksheet.rows import (
    FIGURES,
    LINE_TEXTS,
    PROPOSED,
    QUIET,
    TITLES,
    Row,
    alignment,
    proposal_text,
)

BECOMES = " → "
DOUBTFUL = "▲"
LEAST = Decimal(-1)


@dataclass(frozen=True, slots=True)
class Trial:
    """What a fix would do to the lines: those it changes (None: takes away) and those it adds."""

    changed: dict[LineRef, Line | None]
    added: tuple[AddLine, ...] = ()


def trial_of(course: Course, edits: Iterable[Change]) -> Trial:
    """Try edits on the lines of a course without making them."""
    lines = {entry.ref: entry.line for entry in course.entries()}
    changed: dict[LineRef, Line | None] = {}
    added = []
    for edit in edits:
        if isinstance(edit, AddLine):
            added.append(edit)
        elif isinstance(edit, DropLine):
            changed[edit.line] = None
        elif isinstance(edit, LineEdit):
            line = changed.get(edit.line) or lines[edit.line]
            changed[edit.line] = edit_line(line, edit)
    return Trial(changed, tuple(added))


class Shown:
    """Reads the cells of rows; lines are known again by themselves, even when their numbers have changed."""

    def __init__(self, looks: Looks) -> None:
        self._looks = looks
        self.course = Course("")
        self.trial = Trial({})
        self.doubts: Mapping[str, str] = {}
        self._judgement: Judgement | None = None
        self._findings: dict[int, list[Finding]] = {}
        self._amounts: dict[int, Amount] = {}
        roles = Qt.ItemDataRole
        self.readers: dict[int, Callable[[Row, Column], object]] = {
            roles.DisplayRole: self.text,
            roles.EditRole: self.own_text,
            roles.FontRole: self._font,
            roles.ForegroundRole: self._colour,
            roles.ToolTipRole: self._explanation,
            roles.StatusTipRole: self._reason,
            roles.AccessibleTextRole: self._spoken,
            roles.TextAlignmentRole: lambda _, column: alignment(column),
        }

    def judge(self, judgement: Judgement | None) -> None:
        """Take the findings and amounts of a review."""
        self._judgement = judgement
        self._findings, self._amounts = {}, {}
        if judgement is not None:
            lines = {claim.id: claim.lines for claim in judgement.course.claims}
            for finding in judgement.review.findings:
                for ref in finding.lines if len(finding.lines) == 1 else dict.fromkeys(finding.lines):
                    self._findings.setdefault(id(lines[ref.claim][ref.number - 1]), []).append(finding)
            amounts = judgement.review.estimate.lines
            self._amounts = {id(lines[ref.claim][ref.number - 1]): amount for ref, amount in amounts}

    def findings(self, row: Row) -> list[Finding]:
        """The findings that name the line, most serious first."""
        return self._findings.get(id(row.line), [])

    def text(self, row: Row, column: Column) -> str:
        """What a cell shows; under a trial, what it would become."""
        own = self.own_text(row, column)
        if self._doubtful(row, column):
            own = f"{own} {DOUBTFUL}"
        new = self.trial.changed.get(row.ref) if row.ref else None
        if new is None or column in (Column.MARK, Column.NUMBER, Column.CLAIM, Column.PLACE, Column.ESTIMATE):
            return own
        become = self.own_text(Row(row.ref, row.claim, new, pos=row.pos), column)
        return own if own == become else f"{own or '–'}{BECOMES}{become or '–'}"

    def _doubtful(self, row: Row, column: Column) -> str:
        """What is doubtful about the diagnoses of the line, in their own cell."""
        if not self.doubts or column is not Column.DIAGNOSES:
            return ""
        return "\n".join(self.doubts[code] for code in row.line.diagnoses if code in self.doubts)

    def own_text(self, row: Row, column: Column) -> str:
        """What a cell says of the line itself."""
        if column is Column.DIAGNOSES:
            return pointers(row.line, self.course)
        if column in LINE_TEXTS:
            return LINE_TEXTS[column](row)
        if row.proposal is not None:
            return {Column.MARK: PROPOSED, Column.NAME: row.proposal.name}.get(column, "")
        if column is Column.NAME:
            return self._judgement.names.get((row.line.code, row.line.date), "") if self._judgement else ""
        if column is Column.ESTIMATE:
            amount = self._amounts.get(id(row.line))
            return money(amount.amount) or "–" if amount else ""
        found = self.findings(row)
        return shape(found[0]) if found else ""

    def key(self, row: Row, column: Column) -> tuple[Decimal, str]:
        """What a column is sorted by: figures by their size, the mark by what is worst, all else by its text."""
        if column is Column.MARK:
            return Decimal(min((each.severity.rank + 3 * each.aside for each in self.findings(row)), default=9)), ""
        if column is Column.UNITS:
            return Decimal(row.line.units), ""
        if column is Column.CHARGE:
            return LEAST if row.line.charge is None else row.line.charge, ""
        if column is Column.ESTIMATE:
            amount = self._amounts.get(id(row.line))
            return LEAST if amount is None or amount.amount is None else amount.amount, ""
        return Decimal(0), self.own_text(row, column)

    def words(self, row: Row) -> str:
        """All that a filter looks through."""
        marks = " ".join(f"{finding.rule} {severity_word(finding)}" for finding in self.findings(row))
        return " ".join([marks, *(self.own_text(row, column) for column in Column)]).lower()

    def _dropped(self, row: Row) -> bool:
        return row.ref in self.trial.changed and self.trial.changed[row.ref] is None

    def _font(self, row: Row, column: Column) -> QFont | None:
        changes = self._dropped(row) or row.tried or BECOMES in self.text(row, column)
        if column not in FIGURES and not changes:
            return None
        font = figures(QApplication.font(), strong=column in (Column.CODE, Column.MARK) or changes)
        font.setStrikeOut(self._dropped(row))
        return font

    def _colour(self, row: Row, column: Column) -> QColor | None:
        if row.proposal is not None or self._dropped(row):
            return QColor(self._looks.theme.muted)
        if row.tried or BECOMES in self.text(row, column):
            return QColor(self._looks.theme.accent)
        if column is Column.MARK:
            found = self.findings(row)
            return self._looks.theme.finding(found[0]) if found else None
        return QColor(self._looks.theme.muted) if column in QUIET else None

    def _explanation(self, row: Row, column: Column) -> str | None:
        if row.proposal is not None:
            return proposal_text(row.proposal)
        if column is Column.MARK:
            return "\n".join(f"{severity_word(f)}: {f.message}" for f in self.findings(row)) or None
        if column is Column.ESTIMATE:
            amount = self._amounts.get(id(row.line))
            return amount.how if amount else None
        if column is Column.DIAGNOSES:
            return self._doubtful(row, column) or None
        return self.text(row, column) if column in (Column.NAME, Column.NOTE) else None

    def _reason(self, row: Row, column: Column) -> str | None:
        if row.proposal is not None:
            return None
        return self._explanation(row, column) if column in (Column.MARK, Column.ESTIMATE) else None

    def _spoken(self, row: Row, column: Column) -> str:
        if self._doubtful(row, column):
            return f"{TITLES[column]} {self.own_text(row, column)}, doubtful: {self._doubtful(row, column)}"
        if column is not Column.MARK:
            return f"{TITLES[column]} {self.text(row, column) or 'empty'}"
        if row.proposal is not None:
            return "proposed, not billed"
        if row.tried:
            return "a line that the fix would add"
        if self._dropped(row):
            return "a line that the fix would take away"
        found = self.findings(row)
        return ", ".join("1 set aside" if f.aside else severity_count(f.severity, 1) for f in found) or "no findings"
