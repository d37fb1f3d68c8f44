"""Codes that a search found, and the NCCI pairs of one code, as tables."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QObject, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from radcoder.app.code_page import PairFigure
from radcoder.domain.facts import Setting
from radcoder.domain.findings import Severity
from radcoder.domain.hits import Hit, Kind
from radcoder.ui.qt import NO_INDEX, Index
from radcoder.ui.theme import SHAPES, Looks, figures

SORT = Qt.ItemDataRole.UserRole + 1
PAIR_TITLES = ("Code", "Name", "Col.", "Ind.", "Since", "Table", "Rationale")
PAIR_HELP = (
    "The code of the other column",
    "Its name",
    "In which column the other code stands: column 1 is paid, column 2 is denied",
    "0: no modifier opens the pair; 1: a justified modifier may open it",
    "From when the pair is in force",
    "Practitioner or hospital outpatient table",
    "Why the pair exists, in the words of the published table",
)
TABLE_WORDS = {Setting.PRACTITIONER: "pract.", Setting.HOSPITAL: "hosp."}


class HitsModel(QAbstractTableModel):
    """Answers with their names; a code that has ended says so in quiet words."""

    def __init__(self, looks: Looks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._looks = looks
        self._hits: tuple[Hit, ...] = ()

    def show(self, hits: tuple[Hit, ...]) -> None:
        """Take the answers of a search."""
        self.beginResetModel()
        self._hits = hits
        self.endResetModel()

    def hit(self, row: int) -> Hit:
        """The answer in this row."""
        return self._hits[row]

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """How many answers."""
        return 0 if parent.isValid() else len(self._hits)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        """Number and name."""
        return 0 if parent.isValid() else 2

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's variant
        """What a cell shows."""
        if not index.isValid() or index.row() >= len(self._hits):
            return None
        hit, first = self._hits[index.row()], index.column() == 0
        number, words, quiet = _hit_texts(hit)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return number if first else words
            case Qt.ItemDataRole.FontRole if first:
                return figures(QApplication.font(), strong=True)
            case Qt.ItemDataRole.ForegroundRole if quiet and not first:
                return QColor(self._looks.theme.muted)
            case Qt.ItemDataRole.ToolTipRole:
                return f"{number} {words}"
            case _:
                return None


def _hit_texts(hit: Hit) -> tuple[str, str, bool]:
    """Number, words, and whether the words are quiet."""
    if hit.kind is Kind.RULE:
        return hit.key, f"{SHAPES[Severity(hit.remark)]} {hit.name}", False
    if hit.kind is Kind.FAMILY:
        return "Family", hit.name, False
    return hit.key, f"{hit.name} · {hit.remark}" if hit.remark else hit.name, hit.ended


class PairsModel(QAbstractTableModel):
    """The NCCI pairs of one code: the other code, which of the two is paid, and whether a modifier opens the pair."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pairs: tuple[PairFigure, ...] = ()

    def show(self, pairs: tuple[PairFigure, ...]) -> None:
        """Take the pairs of a code page."""
        self.beginResetModel()
        self._pairs = pairs
        self.endResetModel()

    def pair(self, row: int) -> PairFigure:
        """The pair in this row."""
        return self._pairs[row]

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """How many pairs."""
        return 0 if parent.isValid() else len(self._pairs)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        """Code, name, column, indicator, since when, table, rationale."""
        return 0 if parent.isValid() else len(PAIR_TITLES)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:  # noqa: ANN401 - Qt's variant
        """The titles of the columns."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(PAIR_TITLES):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return PAIR_TITLES[section]
        if role == Qt.ItemDataRole.ToolTipRole:
            return PAIR_HELP[section]
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return left if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's variant
        """What a cell shows, and where the row comes from."""
        if not index.isValid() or index.row() >= len(self._pairs):
            return None
        pair, column = self._pairs[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return _texts(pair)[column]
            case Qt.ItemDataRole.FontRole if column in (0, 2, 3, 4):
                return figures(QApplication.font(), strong=column == 0)
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.StatusTipRole:
                return pair_source(pair)
            case _ if role == SORT:
                return _texts(pair)[column]
            case _:
                return None


def _texts(pair: PairFigure) -> tuple[str, ...]:
    column = "2" if pair.denied == pair.other else "1"
    since = str(pair.period.start) if pair.period.start else "not held"
    table = TABLE_WORDS[pair.setting]
    return pair.other, pair.other_name, column, str(pair.indicator), since, table, pair.rationale


def pair_source(pair: PairFigure) -> str:
    """Where a pair comes from, in one line."""
    since = f"since {pair.period.start}" if pair.period.start else "first day not held"
    parts = (pair.meaning, pair.rationale, since, pair.source, pair.stale)
    return " · ".join(part for part in parts if part)
