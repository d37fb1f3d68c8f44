"""The phases of the form: a table of what is asked most, a sheet of all the rest, and buttons that add and remove."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QPushButton, QVBoxLayout, QWidget

from radcoder.builder.prescription import PhaseOrder
from radcoder.domain.course import Phase
from radcoder.ui.builder.parts import box, row
from radcoder.ui.builder.phases import PHASE, SITE, TREATMENT, PhasesModel, treatment
from radcoder.ui.fields.orders import ORDER_FIELDS
from radcoder.ui.fields.phase_sheet import PhaseSheetModel
from radcoder.ui.fields.table import FieldTable
from radcoder.ui.widgets import label

OWN = PhaseOrder(Phase("p1"))
OWN_TITLE = "A phase of my own: type its treatment"
SHEET_HEIGHT, TABLE_HEIGHT = 112, 88


class PhaseTable(FieldTable):
    """Never scrolls sideways: the site takes the room there is, and without any the treatment is left to the sheet."""

    def fit(self) -> None:
        """Choose the columns anew: the phases or the width are others."""
        header = self.horizontalHeader()
        needs = sum(header.sectionSizeHint(column) for column in range(header.count()))
        cells = sum(max(0, self.sizeHintForColumn(c) - header.sectionSizeHint(c)) for c in range(header.count()))
        self.setColumnHidden(TREATMENT, needs + cells > self.viewport().width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, another choice of columns."""
        super().resizeEvent(event)
        self.fit()


class PhaseBox(QWidget):
    """`added` says that a phase was put behind the others."""

    added = Signal()
    typing = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = PhasesModel(self)
        self.table = PhaseTable(self.model, self.model, "builder_phases", "Phases: type into a cell to change it")
        self.details = PhaseSheetModel(ORDER_FIELDS, lambda order: order.phase.id, self)
        self.sheet = FieldTable(
            self.details, self.details, "builder_details", "Details of the phases: a row a field, a column a phase"
        )
        self.kinds = box("builder_kinds", "Kind of the phase to add")
        self.add_button, self.drop_button = QPushButton("Add"), QPushButton("Remove")
        self.kinds.addItem(OWN_TITLE, OWN)
        self._prepare_table()
        self._lay_out()
        self._wire()

    def _prepare_table(self) -> None:
        table = self.table
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(28)
        table.setMinimumHeight(TABLE_HEIGHT)
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(SITE, QHeaderView.ResizeMode.Stretch)
        header.setStretchLastSection(False)

    def _lay_out(self) -> None:
        named = ((self.add_button, "add", "Add a phase of this kind"), (self.drop_button, "drop", "Remove this phase"))
        for button, name, said in named:
            button.setObjectName(f"builder_{name}_phase")
            button.setAccessibleName(said)
        self.sheet.setMinimumHeight(SHEET_HEIGHT)
        self.sheet.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 16, 8)
        column.setSpacing(4)
        column.addWidget(label("Phases", "strong"))
        column.addWidget(self.table, 1)
        column.addWidget(row(self.kinds, self.add_button, self.drop_button))
        column.addWidget(self.sheet, 3)

    def _wire(self) -> None:
        self.add_button.clicked.connect(self._add)
        self.drop_button.clicked.connect(lambda: self.model.remove(self.table.currentIndex().row()))
        self.model.edited.connect(self._follow)
        self.model.modelReset.connect(self._follow)
        self.details.changed.connect(lambda orders, _: self.model.take(orders))
        self.sheet.emptied.connect(lambda: self.details.setData(self.sheet.currentIndex(), ""))
        for table in (self.table, self.sheet):
            table.typing.connect(self.typing)
            table.typing_ended.connect(self.typing)

    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops, in order."""
        return self.table, self.kinds, self.add_button, self.drop_button, self.sheet

    def _follow(self) -> None:
        self.details.show_phases(self.model.orders)
        self.sheet.setVisible(bool(self.model.orders))
        self.table.fit()

    def offer(self, orders: tuple[PhaseOrder, ...]) -> None:
        """Take the kinds of phases that templates hold."""
        kinds = {treatment(order): order for order in orders}
        self.kinds.clear()
        self.kinds.addItem(OWN_TITLE, OWN)
        for text, order in sorted(kinds.items()):
            self.kinds.addItem(text, order)

    def _add(self) -> None:
        order = self.kinds.currentData()
        if isinstance(order, PhaseOrder):
            self.added.emit()
            self.model.add(order)
            self.table.setCurrentIndex(self.model.index(self.model.rowCount() - 1, PHASE))
