"""Codes that a search found, and the NCCI pairs of one code: how their tables read."""

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
from radcoder.ui.values import Shown

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


def pair_source(pair: PairFigure) -> str:
    """Where a pair comes from, in one line."""
    since = f"since {pair.period.start}" if pair.period.start else "first day not held"
    parts = (pair.meaning, pair.rationale, since, pair.source, pair.stale)
    return " · ".join(part for part in parts if part)


def _column(pair: PairFigure) -> str:
    return "2" if pair.denied == pair.other else "1"


def _since(pair: PairFigure) -> str:
    return str(pair.period.start) if pair.period.start else "not held"


PAIR_COLUMNS = (
    Shown[PairFigure](
        "Code", lambda pair: pair.other, strong=True, tip=pair_source, hint="The code of the other column"
    ),
    Shown[PairFigure]("Name", lambda pair: pair.other_name, tip=pair_source, hint="Its name"),
    Shown[PairFigure](
        "Col.",
        _column,
        tip=pair_source,
        hint="In which column the other code stands: column 1 is paid, column 2 is denied",
    ),
    Shown[PairFigure](
        "Ind.",
        lambda pair: str(pair.indicator),
        tip=pair_source,
        hint="0: no modifier opens the pair; 1: a justified modifier may open it",
    ),
    Shown[PairFigure]("Since", _since, tip=pair_source, hint="From when the pair is in force"),
    Shown[PairFigure](
        "Table",
        lambda pair: TABLE_WORDS[pair.setting],
        tip=pair_source,
        hint="Practitioner or hospital outpatient table",
    ),
    Shown[PairFigure](
        "Rationale",
        lambda pair: pair.rationale,
        tip=pair_source,
        hint="Why the pair exists, in the words of the published table",
    ),
)
