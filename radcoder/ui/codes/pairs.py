"""The NCCI pairs of a code: sortable, filterable, and the answer whether a second code is in conflict."""

from PySide6.QtCore import QModelIndex, QSortFilterProxyModel, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from radcoder.app.code_page import CodePage, PairFigure
from radcoder.ui.codes.model import PAIR_COLUMNS
from radcoder.ui.values import SORT, ValuesModel, fit_rows, make_plain
from radcoder.ui.widgets import label

SHOWN = 14
CELL = 24


class PairsBox(QWidget):
    """A second code to ask about, a filter, and the table."""

    conflict_wanted = Signal(str)
    code_wanted = Signal(str)

    def __init__(self, page: CodePage) -> None:
        super().__init__()
        self.setObjectName("pairs_box")
        self.model: ValuesModel[PairFigure] = ValuesModel(PAIR_COLUMNS, self)
        self.model.show(page.pairs)
        self._sorted = QSortFilterProxyModel(self)
        self.other = _field("conflict_code", f"A second code: is it in conflict with {page.number} on {page.on}?")
        self.answer = label("", wrap=True, name="conflict_answer")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._question(page))
        column.addWidget(self.answer)
        self.answer.hide()
        if page.pairs:
            column.addWidget(self._filter())
            column.addWidget(self._table())

    def _question(self, page: CodePage) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        ask = QPushButton("In conflict?")
        ask.setObjectName("conflict_ask")
        ask.setAccessibleName(f"Is this code in conflict with {page.number}?")
        self.other.setPlaceholderText(f"Second code: in conflict with {page.number}?")
        self.other.returnPressed.connect(self._ask)
        ask.clicked.connect(self._ask)
        row.addWidget(self.other, 1)
        row.addWidget(ask)
        return box

    def _ask(self) -> None:
        if self.other.text().strip():
            self.conflict_wanted.emit(self.other.text().strip())

    def show_conflict(self, sentences: tuple[str, ...]) -> None:
        """Show the answer about the second code."""
        self.answer.setText("\n".join(sentences))
        self.answer.show()

    def _filter(self) -> QWidget:
        search = _field("pairs_filter", "Filter the pairs")
        search.setPlaceholderText("Filter by code, name, table or rationale")
        search.textChanged.connect(self._sorted.setFilterFixedString)
        return search

    def _table(self) -> QTableView:
        self._sorted.setSourceModel(self.model)
        self._sorted.setSortRole(SORT)
        self._sorted.setFilterKeyColumn(-1)
        self._sorted.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        view = QTableView()
        view.setModel(self._sorted)
        make_plain(view, "code_pairs", "NCCI pairs of the code")
        view.setSortingEnabled(True)
        view.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        view.activated.connect(self._open)
        self._fit(view)
        return view

    def _fit(self, view: QTableView) -> None:
        row = fit_rows(view)
        for column, widest in enumerate(("G8888", "", "Col.", "Ind.", "2019-07-01 –", "hosp.", "Standards of medical")):
            view.setColumnWidth(column, self.fontMetrics().horizontalAdvance(widest) + CELL)
        header = view.horizontalHeader()
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(16)
        header.setSortIndicatorShown(False)
        view.setFixedHeight(row * (min(self.model.rowCount(), SHOWN) + 1) + 10)

    def narrow(self, view: QTableView, *, narrow: bool) -> None:
        """Leave out period and rationale where there is no room: their row's tip says them."""
        for column in (4, 6):
            view.setColumnHidden(column, narrow)

    def _open(self, index: QModelIndex) -> None:
        pair = self.model.value(self._sorted.mapToSource(index))
        if pair is not None:
            self.code_wanted.emit(pair.other)


def _field(name: str, words: str) -> QLineEdit:
    field = QLineEdit()
    field.setObjectName(name)
    field.setAccessibleName(words)
    field.setClearButtonEnabled(True)
    return field
