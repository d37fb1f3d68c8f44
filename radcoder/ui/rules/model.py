"""The rules as a tree of two levels: families, and the rules of each."""

from itertools import groupby
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QApplication

from radcoder.app.rule_page import RuleCard
from radcoder.ui.qt import NO_INDEX, Index
from radcoder.ui.theme import SHAPES, Looks, figures

TITLES = ("", "Rule", "What it finds")
FAMILY = 0  # the internal id of a family's index; a rule's is the number of its family, counted from 1
Family = tuple[str, tuple[RuleCard, ...]]


class RulesModel(QAbstractItemModel):
    """Families with their rules; a rule shows the shape of its usual severity, its id and what it finds."""

    def __init__(self, looks: Looks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._looks = looks
        self._families: tuple[Family, ...] = ()

    def show(self, cards: tuple[RuleCard, ...]) -> None:
        """Take other rules; those of one family stay together, in the order given."""
        self.beginResetModel()
        ordered = sorted(cards, key=lambda card: card.family)
        self._families = tuple((name, tuple(rules)) for name, rules in groupby(ordered, key=lambda card: card.family))
        self.endResetModel()

    def card(self, index: Index) -> RuleCard | None:
        """The rule at the index; None for a family."""
        if not index.isValid() or index.internalId() == FAMILY:
            return None
        rules = self._families[index.internalId() - 1][1]
        return rules[index.row()] if index.row() < len(rules) else None

    def index_of(self, rule: str) -> QModelIndex:
        """Where a rule stands; an invalid index when it is not shown."""
        for number, (_, rules) in enumerate(self._families):
            for row, card in enumerate(rules):
                if card.id == rule:
                    return self.index(row, 1, self.index(number, 0))
        return QModelIndex()

    def first(self) -> QModelIndex:
        """The first rule."""
        return self.index(0, 1, self.index(0, 0)) if self._families else QModelIndex()

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """How many families, or how many rules a family has."""
        if not parent.isValid():
            return len(self._families)
        is_family = parent.internalId() == FAMILY and parent.column() == 0
        return len(self._families[parent.row()][1]) if is_family else 0

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        """Shape, id, what it finds."""
        del parent
        return len(TITLES)

    def index(self, row: int, column: int, parent: Index = NO_INDEX) -> QModelIndex:
        """The index of a family, or of a rule under its family."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else FAMILY)

    def parent(self, index: Index = NO_INDEX) -> QModelIndex:  # type: ignore[override]
        """The family of a rule; a family has none."""
        if not index.isValid() or index.internalId() == FAMILY:
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, FAMILY)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:  # noqa: ANN401 - Qt's variant
        """The titles of the columns."""
        shown = orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return TITLES[section] if shown and 0 <= section < len(TITLES) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's variant
        """What a cell shows, and says to a screen reader."""
        if not index.isValid():
            return None
        if index.internalId() == FAMILY:
            return self._of_family(index, role) if index.row() < len(self._families) else None
        card = self.card(index)
        return self._of_rule(card, index.column(), role) if card else None

    def _of_family(self, index: Index, role: int) -> object:
        name, rules = self._families[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole if index.column() == 0:
                return f"{name}  {len(rules)}"
            case Qt.ItemDataRole.ToolTipRole:
                return rules[0].about_family
            case Qt.ItemDataRole.FontRole:
                return figures(QApplication.font(), strong=True)
            case _:
                return None

    def _of_rule(self, card: RuleCard, column: int, role: int) -> object:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return (SHAPES[card.severity], card.id, card.title)[column]
            case Qt.ItemDataRole.ToolTipRole:
                return f"{card.severity.value}: {card.title}"
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{card.id}, {card.severity.value}: {card.title}"
            case Qt.ItemDataRole.FontRole if column == 1:
                return self._strong()
            case Qt.ItemDataRole.ForegroundRole if column == 0:
                return self._colour(card)
            case _:
                return None

    def _strong(self) -> QFont:
        return figures(QApplication.font(), strong=True)

    def _colour(self, card: RuleCard) -> QColor:
        return self._looks.theme.severity(card.severity)
