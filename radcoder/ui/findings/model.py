"""The findings as a list, most serious first."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractListModel, QObject, Qt

from radcoder.domain.course import LineRef
from radcoder.domain.findings import Finding
from radcoder.ui.findings.grouping import Grouping, grouped
from radcoder.ui.qt import NO_INDEX, Index
from radcoder.ui.texts import lines_text, severity_word, span, words
from radcoder.ui.theme import Looks, shape

GROUP = Qt.ItemDataRole.UserRole + 5
RELATED = Qt.ItemDataRole.UserRole + 1
WHERE = Qt.ItemDataRole.UserRole + 2
SEVERITY = Qt.ItemDataRole.UserRole + 3
CODES = Qt.ItemDataRole.UserRole + 4
MOST_CODES = 3


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
