"""The form of the builder: a template by a few letters, the first day in any writing, and defaults for the rest."""

from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from radcoder.app.builder import Closed
from radcoder.builder.prescription import PhaseOrder, Place, Prescription
from radcoder.builder.reading import ReadDay, UnreadError, read_day
from radcoder.builder.templates import Template
from radcoder.domain.facts import Payer
from radcoder.ui.builder.chooser import TemplateChooser
from radcoder.ui.builder.diagnosis import DiagnosisField
from radcoder.ui.builder.phases import PHASE, SITE, PhasesModel, treatment
from radcoder.ui.widgets import label

PLACES = {Place.FREESTANDING: "Freestanding centre, all in one claim", Place.HOSPITAL: "Hospital and physician"}
WEEKDAYS = "MTWTFSS"
LONG_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
NATIONAL = "national"
NOTHING = Template("nothing", "No template: begin with a phase of your own")


@dataclass(frozen=True, slots=True)
class Said:
    """What the form says: a prescription with the habits of its calendar, or why there is none yet."""

    prescription: Prescription | None = None
    closed: Closed = Closed.USUAL
    template: Template | None = None
    problem: str = ""


class BuilderForm(QWidget):
    """Fields from top to bottom; Enter in the first day goes to the button that makes the course."""

    edited = Signal()
    entered = Signal()
    refused = Signal(str)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("builder_form")
        self._today = today
        self._settings = QSettings()
        self._template: Template | None = None
        self.chooser = TemplateChooser()
        self.start, self.until = _line("builder_start", "First fraction"), _line("builder_until", "Delivered to")
        self.reference, self.machine = _line("builder_reference", "Reference"), _line("builder_machine", "Machine")
        self.diagnoses = DiagnosisField()
        self.place, self.payer = _box("builder_place", "Where"), _box("builder_payer", "Payer")
        self.locality, self.holidays = _box("builder_locality", "Locality"), _box("builder_holidays", "Closed on")
        self.kinds = _box("builder_kinds", "Kind of the phase to add")
        self.days = tuple(DayButton(number) for number in range(7))
        self.phases = PhasesModel(self)
        self.table = QTableView()
        self._echo = label(role="caption", name="builder_start_echo", wrap=True)
        self._until_echo = label(role="caption", name="builder_until_echo", wrap=True)
        self._fill()
        self._lay_out()
        self._wire()
        self._echo_days()

    def _fill(self) -> None:
        for place, text in PLACES.items():
            self.place.addItem(text, place)
        for which in Closed:
            self.holidays.addItem(which.value[:1].upper() + which.value[1:], which)
        self.payer.addItem("Medicare fee-for-service", "medicare")
        self.locality.addItem("National", NATIONAL)
        self.place.setCurrentIndex(max(0, self.place.findData(str(self._settings.value("builder/place", "")))))
        self.start.setPlaceholderText("2026-02-12, 2/12/26, 12 Feb 2026, Feb 12")
        self.until.setPlaceholderText("empty: all fractions")
        self.reference.setPlaceholderText("from template and day")
        self.machine.setPlaceholderText("optional")

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setContentsMargins(16, 8, 16, 8)
        form.setVerticalSpacing(6)
        form.setHorizontalSpacing(12)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow("Template", self.chooser)
        form.addRow("First fraction", _stacked(self.start, self._echo))
        form.addRow("Where", self.place)
        form.addRow("Diagnoses", self.diagnoses)
        form.addRow("Payer", self.payer)
        form.addRow("Locality", self.locality)
        form.addRow("Treated on", _row(*self.days))
        form.addRow("Closed on", self.holidays)
        form.addRow("Delivered to", _stacked(self.until, self._until_echo))
        form.addRow("Machine", self.machine)
        form.addRow("Reference", self.reference)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(form)
        column.addWidget(self._phases(), 1)

    def _phases(self) -> QWidget:
        table = self.table
        table.setObjectName("builder_phases")
        table.setAccessibleName("Phases: type into a cell to change it")
        table.setModel(self.phases)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(28)
        table.setMinimumHeight(96)
        table.setEditTriggers(QAbstractItemView.EditTrigger.AnyKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked
                              | QAbstractItemView.EditTrigger.EditKeyPressed)  # fmt: skip
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(24)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(SITE, QHeaderView.ResizeMode.Interactive)
        table.setColumnWidth(SITE, self.fontMetrics().horizontalAdvance("Left breast tumour"))
        self.add_button, self.drop_button = QPushButton("Add"), QPushButton("Remove")
        named = ((self.add_button, "add", "Add a phase of this kind"), (self.drop_button, "drop", "Remove this phase"))
        for button, name, said in named:
            button.setObjectName(f"builder_{name}_phase")
            button.setAccessibleName(said)
        box = QWidget()
        column_box = QVBoxLayout(box)
        column_box.setContentsMargins(16, 0, 16, 8)
        column_box.setSpacing(4)
        column_box.addWidget(label("Phases", "strong"))
        column_box.addWidget(table, 1)
        column_box.addWidget(_row(self.kinds, self.add_button, self.drop_button))
        return box

    def _wire(self) -> None:
        self.chooser.chosen.connect(self._choose)
        for field in (self.start, self.until):
            field.textEdited.connect(self._echo_days)
        self.start.returnPressed.connect(self.entered)
        for edit in (self.start, self.until, self.reference, self.machine):
            edit.textEdited.connect(self.edited)
        for box in (self.place, self.payer, self.locality, self.holidays):
            box.currentIndexChanged.connect(self.edited)
        for day in self.days:
            day.toggled.connect(self.edited)
        self.diagnoses.edited.connect(self.edited)
        self.phases.edited.connect(self.edited)
        self.phases.refused.connect(self.refused)
        self.add_button.clicked.connect(self._add_phase)
        self.drop_button.clicked.connect(lambda: self.phases.remove(self.table.currentIndex().row()))

    def begin(self) -> None:
        """Start anew: the keyboard in the template."""
        self.chooser.begin()

    def offer(self, templates: tuple[Template, ...]) -> None:
        """Take the templates to choose from, and the kinds of phases that they hold."""
        self.chooser.offer((*templates, NOTHING))
        kinds = {treatment(order): order for template in templates for order in template.phases}
        self.kinds.clear()
        for text, order in sorted(kinds.items()):
            self.kinds.addItem(text, order)

    def offer_payers(self, payers: tuple[Payer, ...], localities: tuple[tuple[str, str], ...]) -> None:
        """Take the payers and localities of the catalogue; those chosen last are chosen again."""
        for box, pairs, usual in (
            (self.payer, [(each.name, each.slug) for each in payers], "medicare"),
            (self.locality, [(name, key) for key, name in localities], NATIONAL),
        ):
            wanted = str(self._settings.value(box.objectName(), usual))
            box.blockSignals(True)
            box.clear()
            for text, key in pairs:
                box.addItem(text, key)
            box.setCurrentIndex(max(0, box.findData(wanted)))
            box.blockSignals(False)
        self.edited.emit()

    def remember(self) -> None:
        """Keep the place, the payer and the locality for the next course."""
        self._settings.setValue("builder/place", str(self.place.currentData()))
        for box in (self.payer, self.locality):
            self._settings.setValue(box.objectName(), box.currentData())

    def _choose(self, template: Template) -> None:
        self._template = template
        self.phases.show_orders(template.phases)
        self.diagnoses.show_codes(template.diagnoses)
        self.start.setFocus(Qt.FocusReason.TabFocusReason)
        self.start.selectAll()
        self.edited.emit()

    def _add_phase(self) -> None:
        order = self.kinds.currentData()
        if isinstance(order, PhaseOrder):
            self._template = self._template or NOTHING
            self.phases.add(order)
            self.table.setCurrentIndex(self.phases.index(self.phases.rowCount() - 1, PHASE))

    def _echo_days(self) -> None:
        for field, echo in ((self.start, self._echo), (self.until, self._until_echo)):
            read, problem = self._day(field)
            echo.setText(read.words if read else problem)
            echo.setVisible(bool(echo.text()))
            echo.setProperty("severity", "warning" if problem else "")
            echo.style().polish(echo)
            field.setAccessibleDescription(echo.text())

    def _day(self, field: QLineEdit) -> tuple[ReadDay | None, str]:
        if not field.text().strip():
            return None, ""
        try:
            return read_day(field.text(), self._today), ""
        except UnreadError as error:
            return None, str(error)

    def said(self) -> Said:
        """What the form says at the moment."""
        closed = Closed(self.holidays.currentData())
        if self._template is None:
            return Said(closed=closed, problem="Choose a template: type a few letters of it, then Enter.")
        start, wrong = self._day(self.start)
        until, wrong_until = self._day(self.until)
        if start is None or wrong_until:
            problem = wrong or wrong_until or "Type the day of the first fraction."
            return Said(closed=closed, template=self._template, problem=problem)
        self.phases.near = start.day
        prescription = self._template.prescription(
            self._reference(start.day), Place(self.place.currentData()), start.day
        )
        return Said(self._filled(prescription, until), closed, self._template)

    def _reference(self, start: date) -> str:
        typed = self.reference.text().strip()
        return typed or f"{self._template.id if self._template else 'course'}-{start.isoformat()}"

    def _filled(self, prescription: Prescription, until: ReadDay | None) -> Prescription:
        return replace(
            prescription,
            title=None if self._template is NOTHING else prescription.title,
            phases=self.phases.orders,
            diagnoses=self.diagnoses.codes(),
            payer=self.payer.currentData(),
            locality=self.locality.currentData(),
            weekdays=frozenset(number for number, day in enumerate(self.days, 1) if day.isChecked()),
            machine=self.machine.text().strip() or None,
            until=until.day if until else None,
        )


def _line(name: str, said: str) -> QLineEdit:
    field = QLineEdit()
    field.setObjectName(name)
    field.setAccessibleName(said)
    return field


def _box(name: str, said: str) -> QComboBox:
    box = QComboBox()
    box.setObjectName(name)
    box.setAccessibleName(said)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(12)
    return box


class DayButton(QToolButton):
    """A weekday that is one of treatment or not, with a tick beside its name."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._name = WEEKDAYS[number]
        self.setObjectName(f"builder_day_{number + 1}")
        self.setAccessibleName(f"Treatment on {LONG_WEEKDAYS[number]}")
        self.setToolTip(LONG_WEEKDAYS[number])
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("bar", "true")
        self.setCheckable(True)
        self.toggled.connect(self._show)
        self.setChecked(number < 5)  # noqa: PLR2004 - the working week
        self._show()

    def _show(self) -> None:
        self.setText(f"✓ {self._name}" if self.isChecked() else self._name)


def _row(*widgets: QWidget) -> QWidget:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(4)
    for number, widget in enumerate(widgets):
        row.addWidget(widget, 1 if isinstance(widget, QComboBox) and not number else 0)
    return box


def _stacked(*widgets: QWidget) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for widget in widgets:
        column.addWidget(widget)
    return box
