"""The list of what a search found, under a line that says how much."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QVBoxLayout, QWidget

from radcoder.domain.hits import Hit, Kind
from radcoder.ui.codes.model import HitsModel
from radcoder.ui.texts import count
from radcoder.ui.theme import Looks
from radcoder.ui.values import make_plain
from radcoder.ui.widgets import label, surface

NOUNS = {
    Kind.CODE: ("code", "codes"),
    Kind.MODIFIER: ("modifier", "modifiers"),
    Kind.FAMILY: ("family", "families"),
    Kind.RULE: ("rule", "rules"),
    Kind.DIAGNOSIS: ("diagnosis", "diagnoses"),
}


class HitsList(QWidget):
    """Number and name of each answer; the object names begin with `prefix`."""

    def __init__(self, prefix: str, looks: Looks) -> None:
        super().__init__()
        surface(self, "base")
        self.model = HitsModel(looks, self)
        self.table = QTableView()
        self.caption = label(role="caption", name="hits_caption" if prefix == "code" else f"{prefix}_caption")
        self.caption.setContentsMargins(9, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.caption)
        column.addWidget(self.table, 1)
        self._prepare(f"{prefix}_hits")
        looks.changed.connect(self._fit)

    def _prepare(self, name: str) -> None:
        table = self.table
        table.setModel(self.model)
        make_plain(table, name, "Answers of the search")
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.horizontalHeader().hide()
        table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self._fit()

    def _fit(self) -> None:
        self.table.verticalHeader().setDefaultSectionSize(max(24, self.fontMetrics().height() + 10))
        self.table.setColumnWidth(0, self.fontMetrics().horizontalAdvance("W88.8888") + 16)


def found_words(hits: tuple[Hit, ...], corrected: str = "") -> str:
    """Write how many were found: 3 codes, 1 rule found."""
    counts = [count(number, *noun) for kind, noun in NOUNS.items() if (number := sum(h.kind is kind for h in hits))]
    meant = f"“{corrected}”: " if corrected else ""
    return f"{meant}{', '.join(counts) or 'nothing'} found"
