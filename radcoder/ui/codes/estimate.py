"""The estimate box: one unit in any setting, under either factor, with its formula; and in every locality."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QObject, QSortFilterProxyModel, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QHeaderView, QTableView, QVBoxLayout, QWidget

from radcoder.app.code_estimate import Estimate, LocalityAmount, Wish
from radcoder.app.code_page import CodePage
from radcoder.domain.money import dollars
from radcoder.ui.codes.plot import AmountPlot, points_of
from radcoder.ui.flow import FlowLayout
from radcoder.ui.qt import NO_INDEX, Index
from radcoder.ui.widgets import label

SORT = Qt.ItemDataRole.UserRole + 1
TITLES = ("Locality", "State", "Office", "Facility")
SETTINGS = (
    ("Office or freestanding", "office"),
    ("Facility, practitioner", "facility"),
    ("Hospital itself", "hospital"),
)
PARTS = (("Whole service", ""), ("26, physician's part", "26"), ("TC, technical part", "TC"))
FACTORS = (("Factor outside payment models", "non-qp"), ("Factor of qualifying participants", "qp"))
SHOWN = 10


class LocalitiesModel(QAbstractTableModel):
    """What one unit is worth in every locality."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[LocalityAmount, ...] = ()

    def show(self, rows: tuple[LocalityAmount, ...]) -> None:
        """Take the amounts."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """How many localities."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        """Name, state, office, facility."""
        return 0 if parent.isValid() else len(TITLES)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:  # noqa: ANN401 - Qt's variant
        """The titles of the columns."""
        if (
            orientation is Qt.Orientation.Horizontal
            and role == Qt.ItemDataRole.DisplayRole
            and 0 <= section < len(TITLES)
        ):
            return TITLES[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's variant
        """What a cell shows, and by what it sorts."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row, column = self._rows[index.row()], index.column()
        amount = (row.office, row.facility)[column - 2] if column > 1 else None
        words = (row.name, row.state)[column] if column < 2 else "–" if amount is None else dollars(amount)  # noqa: PLR2004 - the two columns of words
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return words
            case Qt.ItemDataRole.ToolTipRole:
                return row.key
            case Qt.ItemDataRole.TextAlignmentRole if column > 1:
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            case _ if role == SORT:
                return words if column < 2 else float(amount or -1)  # noqa: PLR2004 - the two columns of words
            case _:
                return None


class EstimateBox(QWidget):
    """Setting, part and factor to choose; the answer with its formula; all localities; the editions drawn."""

    wanted = Signal(object)

    def __init__(self, page: CodePage) -> None:
        super().__init__()
        self.setObjectName("estimate_box")
        self._page = page
        self.setting = _chooser("estimate_setting", "Setting", SETTINGS)
        self.part = _chooser("estimate_part", "Part of the service", PARTS)
        self.factor = _chooser("estimate_factor", "Conversion factor", FACTORS)
        self.amount = label("", "number", name="estimate_amount")
        self.how = label("", wrap=True, name="estimate_formula")
        self.note = label("", "caption", wrap=True, name="estimate_note")
        self.model = LocalitiesModel(self)
        self._lay_out()
        for chooser in (self.setting, self.part, self.factor):
            chooser.currentIndexChanged.connect(self.ask)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        choosers = QWidget()
        flow = FlowLayout(choosers, across=8, down=4)
        flow.setContentsMargins(0, 0, 0, 0)
        for chooser in (self.setting, self.part, self.factor):
            flow.addWidget(chooser)
        for widget in (choosers, self.amount, self.how, self.note):
            column.addWidget(widget)
        points = points_of(self._page)
        if len(points) > 1:
            column.addWidget(label("One unit, edition by edition", "strong"))
            column.addWidget(AmountPlot(points, f"{self._page.number}, one unit, edition by edition"))
        column.addWidget(label("This code in all localities", "strong"))
        column.addWidget(self._table())

    def _table(self) -> QTableView:
        view, proxy = QTableView(), QSortFilterProxyModel(self)
        proxy.setSourceModel(self.model)
        proxy.setSortRole(SORT)
        view.setObjectName("code_localities")
        view.setAccessibleName("One unit of this code in all localities")
        view.setModel(proxy)
        view.setSortingEnabled(True)
        view.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        view.setShowGrid(False)
        view.setWordWrap(False)
        view.setTabKeyNavigation(False)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.verticalHeader().hide()
        row = max(24, self.fontMetrics().height() + 8)
        view.verticalHeader().setDefaultSectionSize(row)
        view.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column, widest in ((1, "State "), (2, "$88,888.88"), (3, "$88,888.88")):
            view.setColumnWidth(column, self.fontMetrics().horizontalAdvance(widest) + 24)
        view.setFixedHeight(row * (SHOWN + 1) + 8)
        return view

    def wish(self) -> Wish:
        """What is asked for at the moment."""
        page = self._page
        chosen = (self.setting.currentData(), self.part.currentData(), self.factor.currentData())
        return Wish(page.number, page.on, page.locality.key, *chosen)

    def ask(self) -> None:
        """Ask for the answer."""
        self.wanted.emit(self.wish())

    def show_answer(self, answer: Estimate, everywhere: tuple[LocalityAmount, ...]) -> None:
        """Show the answer, if it is still what is asked for."""
        if answer.wish == self.wish():
            self.amount.setText("no amount" if answer.amount is None else dollars(answer.amount))
            self.how.setText(answer.how)
            self.note.setText(answer.note)
            self.note.setVisible(bool(answer.note))
            self.model.show(everywhere)


def _chooser(name: str, words: str, choices: tuple[tuple[str, str], ...]) -> QComboBox:
    chooser = QComboBox()
    chooser.setObjectName(name)
    chooser.setAccessibleName(words)
    for text, value in choices:
        chooser.addItem(text, value)
    return chooser
