"""The estimate box: one unit in any setting, under either factor, with its formula; and in every locality."""

from decimal import Decimal

from PySide6.QtCore import QSortFilterProxyModel, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHeaderView, QTableView, QVBoxLayout, QWidget

from radcoder.app.code_estimate import Estimate, LocalityAmount, Wish
from radcoder.app.code_page import CodePage
from radcoder.domain.money import dollars
from radcoder.ui.codes.plot import AmountPlot, points_of
from radcoder.ui.flow import FlowLayout
from radcoder.ui.values import SORT, Shown, ValuesModel, fit_rows, make_plain
from radcoder.ui.widgets import label

SETTINGS = (
    ("Office or freestanding", "office"),
    ("Facility, practitioner", "facility"),
    ("Hospital itself", "hospital"),
)
PARTS = (("Whole service", ""), ("26, physician's part", "26"), ("TC, technical part", "TC"))
FACTORS = (("Factor outside payment models", "non-qp"), ("Factor of qualifying participants", "qp"))
SHOWN = 10


def _dollars(amount: Decimal | None) -> str:
    return "–" if amount is None else dollars(amount)


LOCALITY_COLUMNS = (
    Shown[LocalityAmount]("Locality", lambda row: row.name, tip=lambda row: row.key),
    Shown[LocalityAmount]("State", lambda row: row.state, tip=lambda row: row.key),
    Shown[LocalityAmount](
        "Office", lambda row: _dollars(row.office), right=True, order=lambda row: float(row.office or -1)
    ),
    Shown[LocalityAmount](
        "Facility", lambda row: _dollars(row.facility), right=True, order=lambda row: float(row.facility or -1)
    ),
)


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
        self.model: ValuesModel[LocalityAmount] = ValuesModel(LOCALITY_COLUMNS, self)
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
        view.setModel(proxy)
        make_plain(view, "code_localities", "One unit of this code in all localities")
        view.setSortingEnabled(True)
        view.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        row = fit_rows(view)
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
