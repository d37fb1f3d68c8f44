"""The findings as a list, most serious first, and the units earned against those billed as a table."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractListModel, QAbstractTableModel, QObject, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from radcoder.domain.course import LineRef
from radcoder.domain.findings import ExpectedUnits, Finding, Severity
from radcoder.ui.findings.grouping import Grouping, grouped
from radcoder.ui.qt import NO_INDEX, Index
from radcoder.ui.texts import lines_text, severity_word, span, words
from radcoder.ui.theme import SHAPES, Looks, figures, shape

GROUP = Qt.ItemDataRole.UserRole + 5
RELATED = Qt.ItemDataRole.UserRole + 1
WHERE = Qt.ItemDataRole.UserRole + 2
SEVERITY = Qt.ItemDataRole.UserRole + 3
CODES = Qt.ItemDataRole.UserRole + 4
EXPECTED_TITLES = ("", "Code", "Earned / billed", "Basis")
MOST_CODES = 3
EARNED = 2
NOT_HERE = "–"


class FindingsModel(QAbstractListModel):
    """The findings of a review; `RELATED` says whether one names the line that is being looked at."""

    def __init__(self, looks: Looks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._looks = looks
        self._all: list[Finding] = []
        self._findings: list[Finding] = []
        self._heads: dict[int, str] = {}
        self._grouping, self._words = Grouping.SEVERITY, ""
        self._line: LineRef | None = None
        roles = Qt.ItemDataRole
        self._readers: dict[int, Callable[[Finding], object]] = {
            roles.DisplayRole: lambda finding: finding.title or words(finding.name),
            roles.ForegroundRole: lambda finding: looks.theme.finding(finding),  # noqa: PLW0108 - the theme changes
            roles.AccessibleTextRole: spoken,
            roles.ToolTipRole: lambda finding: finding.message,
            RELATED: lambda finding: self._line is not None and self._line in finding.lines,
            WHERE: where,
            CODES: codes_text,
            SEVERITY: shape,
            GROUP: lambda finding: self._heads.get(id(finding), ""),
        }

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """How many findings."""
        return 0 if parent.isValid() else len(self._findings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's variant
        """The message, its shape, where it points, and the same for a screen reader."""
        if not index.isValid() or index.row() >= len(self._findings):
            return None
        reader = self._readers.get(role)
        return reader(self._findings[index.row()]) if reader else None

    def show(self, findings: tuple[Finding, ...]) -> None:
        """Take the findings of a review, those set aside last; the rules' order stays within one severity."""
        self._all = sorted(findings, key=lambda finding: (finding.aside, finding.severity.rank))
        self._arrange()

    def arrange(self, grouping: Grouping, words: str) -> None:
        """Group the findings, and show only those that hold all words."""
        self._grouping, self._words = grouping, words
        self._arrange()

    def _arrange(self) -> None:
        self.beginResetModel()
        self._findings, self._heads = grouped(self._all, self._grouping, self._words)
        self.endResetModel()

    @property
    def total(self) -> int:
        """How many findings there are, shown or not."""
        return len(self._all)

    @property
    def headed(self) -> bool:
        """Whether some rows carry the heading of a group, and are higher than others."""
        return bool(self._heads)

    def relate(self, line: LineRef | None) -> None:
        """Mark the findings that name this line."""
        self._line = line
        if self._findings:
            self.dataChanged.emit(self.index(0), self.index(len(self._findings) - 1), [RELATED])

    def findings(self) -> tuple[Finding, ...]:
        """All findings, most serious first."""
        return tuple(self._findings)

    def finding(self, row: int) -> Finding:
        """The finding in this row."""
        return self._findings[row]

    def row_like(self, finding: Finding) -> int | None:
        """The row of the same finding after another review: same rule and same codes on the same days.

        Of several that are alike in this, the one on the same lines.
        """
        key = (finding.rule, finding.codes, finding.dates)
        alike = [i for i, f in enumerate(self._findings) if (f.rule, f.codes, f.dates) == key]
        return min(alike, key=lambda row: self._findings[row].lines != finding.lines, default=None)


def spoken(finding: Finding) -> str:
    """What a screen reader says of a finding."""
    return f"{severity_word(finding)}: {finding.message} Lines {lines_text(finding.lines) or 'none'}."


def where(finding: Finding) -> str:
    """Rule and days in short: `BND-01 · 5 – 12 Feb 2026`, `BND-01 · set aside · 5 Feb 2026`."""
    aside = "set aside" if finding.aside else ""
    return " · ".join(part for part in (finding.rule, aside, span(finding.dates)) if part)


def codes_text(finding: Finding) -> str:
    """The codes of a finding, the first few of many: `77427 + 77336 and 4 more`."""
    codes = tuple(dict.fromkeys(finding.codes))
    more = f" and {len(codes) - MOST_CODES} more" if len(codes) > MOST_CODES else ""
    return " + ".join(codes[:MOST_CODES]) + more


class ExpectedModel(QAbstractTableModel):
    """Units earned against units billed; a row that differs carries a shape and words."""

    def __init__(self, looks: Looks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._looks = looks
        self._units: tuple[ExpectedUnits, ...] = ()
        roles = Qt.ItemDataRole
        self._readers: dict[int, Callable[[ExpectedUnits, int], object]] = {
            roles.DisplayRole: _units_text,
            roles.TextAlignmentRole: lambda _, column: _side(column),
            roles.FontRole: lambda _, column: figures(QApplication.font(), strong=column == 1),
            roles.ForegroundRole: self._colour,
            roles.ToolTipRole: lambda units, _: units.basis,
            roles.AccessibleTextRole: _units_spoken,
        }

    def show(self, units: tuple[ExpectedUnits, ...]) -> None:
        """Take the units of a review; those that differ come first, those that nobody here could bill last."""
        self.beginResetModel()
        self._units = tuple(sorted(units, key=_agrees))
        self.endResetModel()

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """How many codes."""
        return 0 if parent.isValid() else len(self._units)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        """Mark, code, earned and billed, basis."""
        return 0 if parent.isValid() else len(EXPECTED_TITLES)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:  # noqa: ANN401 - Qt's variant
        """The titles of the columns."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(EXPECTED_TITLES):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return EXPECTED_TITLES[section]
        return _side(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's variant
        """What a cell shows."""
        if not index.isValid() or index.row() >= len(self._units):
            return None
        reader = self._readers.get(role)
        return reader(self._units[index.row()], index.column()) if reader else None

    def _colour(self, units: ExpectedUnits, column: int) -> QColor | None:
        if column == 0 and not units.carried:
            return QColor(self._looks.theme.muted)
        return self._looks.theme.severity(_judged(units)) if column == 0 else None


def _agrees(units: ExpectedUnits) -> int:
    """0 where billed differs from earned, 1 where it agrees, 2 where no claim in the file could carry the code."""
    return int(units.expected == units.billed) if units.carried else 2


def _judged(units: ExpectedUnits) -> Severity | None:
    """More than earned may be refused; less is money left, which needs only a look."""
    if units.expected == units.billed:
        return None
    return Severity.WARNING if units.billed > units.expected else Severity.INFO


def _units_text(units: ExpectedUnits, column: int) -> str:
    mark = SHAPES[_judged(units)] if units.carried else NOT_HERE
    return (mark, units.code, f"{units.expected} / {units.billed}", units.basis)[column]


def _units_spoken(units: ExpectedUnits, column: int) -> str:
    if column:
        return f"{EXPECTED_TITLES[column]} {_units_text(units, column)}"
    if not units.carried:
        return "no claim in the file could carry it"
    return "billed as earned" if units.expected == units.billed else "billed otherwise than earned"


def _side(column: int) -> Qt.AlignmentFlag:
    right = column == EARNED
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
