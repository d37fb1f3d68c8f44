"""The page of one code on one date: what it is, what it is worth, who may bill it beside what, how often."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QDate, QModelIndex, QSortFilterProxyModel, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDateEdit,
    QFrame,
    QGridLayout,
    QHeaderView,
    QLineEdit,
    QScrollArea,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from radcoder.app.code_page import CodePage, LocalityChoice, Neighbour
from radcoder.ui.codes import sections
from radcoder.ui.codes.model import SORT, PairsModel
from radcoder.ui.widgets import hairline, label, surface

SHOWN_PAIRS = 14
CELL = 24


class CodePageView(QWidget):
    """One scroll of sections under a head that stays; the date and the locality turn the page."""

    turned = Signal()
    code_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("code_page")
        self.page: CodePage | None = None
        self.date = QDateEdit()
        self.locality = QComboBox()
        self._number = label(role="number", name="code_number")
        self._name = label(role="heading", name="code_name", wrap=True)
        self._scroll = QScrollArea()
        self._pairs = PairsModel(self)
        self._sorted = QSortFilterProxyModel(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(hairline())
        column.addWidget(self._scroll, 1)
        self._prepare()

    def _head(self) -> QWidget:
        head = QWidget()
        grid = QGridLayout(head)
        grid.setContentsMargins(16, 8, 16, 8)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.addWidget(self._number, 0, 0)
        grid.addWidget(self.date, 0, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self._name, 1, 0, 1, 2)
        grid.addWidget(self.locality, 2, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        return head

    def _prepare(self) -> None:
        self.date.setObjectName("code_date")
        self.date.setAccessibleName("Date of service")
        self.date.setDisplayFormat("yyyy-MM-dd")
        self.date.setCalendarPopup(True)
        self.date.dateChanged.connect(self.turned)
        self.locality.setObjectName("code_locality")
        self.locality.setAccessibleName("Medicare locality")
        self.locality.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.locality.setMinimumContentsLength(12)
        self.locality.currentIndexChanged.connect(self.turned)
        self._scroll.setObjectName("code_sections")
        self._scroll.setAccessibleName("What the catalogue knows of the code")
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._sorted.setSourceModel(self._pairs)
        self._sorted.setSortRole(SORT)
        self._sorted.setFilterKeyColumn(-1)
        self._sorted.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)

    def day(self) -> date:
        """The date of service that the page stands on."""
        shown = self.date.date()
        return date(shown.year(), shown.month(), shown.day())

    def offer_localities(self, choices: Iterable[LocalityChoice]) -> None:
        """Fill the chooser of localities."""
        blocked = self.locality.blockSignals(True)
        self.locality.clear()
        for choice in choices:
            self.locality.addItem(choice.label, choice.key)
        self.locality.blockSignals(blocked)

    def show_page(self, page: CodePage) -> None:
        """Show a page; the head says which code on which day."""
        self.page = page
        for field in (self.date, self.locality):
            field.blockSignals(True)
        self.date.setDate(QDate(page.on.year, page.on.month, page.on.day))
        self.locality.setCurrentIndex(max(self.locality.findData(page.locality.key), 0))
        for field in (self.date, self.locality):
            field.blockSignals(False)
        self._number.setText(page.number)
        self._name.setText(page.name)
        self._pairs.show(page.pairs)
        self._scroll.setWidget(self._body(page))
        self.setAccessibleName(f"{page.number} {page.name} on {page.on}")

    def _body(self, page: CodePage) -> QWidget:
        body = surface(QWidget(), "base")
        column = QVBoxLayout(body)
        column.setContentsMargins(16, 8, 16, 16)
        column.setSpacing(0)
        column.addWidget(label(page.validity, "strong", wrap=True, name="code_validity"))
        column.addWidget(label(page.headline, wrap=True, name="code_headline"))
        parts = (
            sections.fees(page),
            sections.hospital(page),
            sections.limits(page),
            self._links("Followed by", page.successors),
            self._links("Came from", page.predecessors),
            sections.neighbours("Add-on to", page.primaries, self.code_wanted.emit, page.addon_note),
            self._links("Carries the add-ons", page.addons),
            self._pairs_section(page),
            self._about(page),
        )
        for part in parts:
            if part is not None:
                column.addWidget(part)
        column.addStretch(1)
        return body

    def _links(self, title: str, codes: tuple[Neighbour, ...]) -> QWidget | None:
        return sections.neighbours(title, codes, self.code_wanted.emit)

    def _about(self, page: CodePage) -> QWidget:
        sites = f"Usual sites: {', '.join(page.typical_sites)}." if page.typical_sites else ""
        texts = (page.sentence, f"Billed {page.unit_basis}." if page.unit_basis else "", page.component, sites)
        widgets = [label(text, wrap=True) for text in texts if text]
        family = f"{page.family} · {page.service_type} · {page.source}"
        return sections.section("What it is", *widgets, sections.quiet(family))

    def _pairs_section(self, page: CodePage) -> QWidget:
        title = f"NCCI pairs ({len(page.pairs)})"
        if not page.pairs:
            return sections.section(title, label(page.pairs_note or "No pair is held for this date.", wrap=True))
        search = QLineEdit()
        search.setObjectName("pairs_filter")
        search.setAccessibleName("Filter the pairs")
        search.setPlaceholderText("Filter by code, name or table")
        search.setClearButtonEnabled(True)
        search.textChanged.connect(self._sorted.setFilterFixedString)
        self._sorted.setFilterFixedString("")
        return sections.section(title, search, self._pairs_table(), sections.quiet(page.pairs_note))

    def _pairs_table(self) -> QTableView:
        view = QTableView()
        view.setObjectName("code_pairs")
        view.setAccessibleName("NCCI pairs of the code")
        view.setModel(self._sorted)
        view.setSortingEnabled(True)
        view.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        view.setShowGrid(False)
        view.setWordWrap(False)
        view.setTabKeyNavigation(False)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.verticalHeader().hide()
        row = max(24, self.fontMetrics().height() + 8)
        view.verticalHeader().setDefaultSectionSize(row)
        header = view.horizontalHeader()
        for column, widest in ((0, "G8888"), (2, "G8888"), (3, "Mod."), (4, "pract.")):
            view.setColumnWidth(column, self.fontMetrics().horizontalAdvance(widest) + CELL)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(16)
        header.setSortIndicatorShown(False)
        header.setHighlightSections(False)
        view.setFixedHeight(row * (min(self._pairs.rowCount(), SHOWN_PAIRS) + 1) + 4)
        view.activated.connect(self._open_pair)
        return view

    def _open_pair(self, index: QModelIndex) -> None:
        self.code_wanted.emit(self._pairs.pair(self._sorted.mapToSource(index).row()).other)
