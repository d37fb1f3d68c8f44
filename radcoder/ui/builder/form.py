"""The form of the builder: a template by a few letters, the first day in any writing, and defaults for the rest."""

from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QLabel,
    QLineEdit,
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
from radcoder.ui.builder.parts import beside, box, line, row, stacked
from radcoder.ui.builder.phase_box import PhaseBox
from radcoder.ui.builder.search_box import SearchBox
from radcoder.ui.builder.weekdays import DayButton
from radcoder.ui.widgets import label

PLACES = {Place.FREESTANDING: "Freestanding centre, all in one claim", Place.HOSPITAL: "Hospital and physician"}
TOP = Qt.AlignmentFlag.AlignTop
NATIONAL = "national"
NOTHING = Template(
    "nothing", "No template: begin with a phase of your own", words=("nothing", "from", "empty", "blank", "scratch")
)


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
        self.start, self.until = line("builder_start", "First fraction"), line("builder_until", "Delivered to")
        self.reference, self.machine = line("builder_reference", "Reference"), line("builder_machine", "Machine")
        self.diagnoses = DiagnosisField()
        self.place, self.holidays = box("builder_place", "Where"), box("builder_holidays", "Closed on")
        self.payer = SearchBox("builder_payer", "Payer")
        self.locality = SearchBox("builder_locality", "Locality, by any part of its name")
        self.billing = box("builder_billing", "Claims: one a biller, or one for each month")
        self.days = tuple(DayButton(number) for number in range(7))
        self.box = PhaseBox()
        self.phases = self.box.model
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
        kept = self.holidays.findData(str(self._settings.value(self.holidays.objectName(), "")))
        self.holidays.setCurrentIndex(max(0, kept))
        self.holidays.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.billing.addItem("By biller", userData=False)
        self.billing.addItem("By month", userData=True)
        self.billing.setMinimumContentsLength(8)
        self.billing.setToolTip("One claim a biller, or one a biller and month")
        self.payer.addItem("Medicare fee-for-service", "medicare")
        self.locality.addItem("National", NATIONAL)
        self.place.setCurrentIndex(max(0, self.place.findData(str(self._settings.value("builder/place", "")))))
        self.start.setPlaceholderText("2026-02-12, 2/12/26, 12 Feb 2026, Feb 12")
        self.until.setPlaceholderText("empty: all fractions")
        self.reference.setPlaceholderText("from template and day")
        self.machine.setPlaceholderText("optional")

    def _lay_out(self) -> None:
        form = QGridLayout()
        form.setContentsMargins(16, 8, 16, 6)
        form.setVerticalSpacing(4)
        form.setHorizontalSpacing(10)
        one: tuple[tuple[str, QWidget], ...] = (
            ("Template", self.chooser),
            ("First fraction", stacked(self.start, self._echo)),
            ("Where", self.place),
            ("Diagnoses", self.diagnoses),
            ("Payer", self.payer),
            ("Locality", self.locality),
            ("Treated on", row(*self.days)),
        )
        two: tuple[tuple[str, QWidget, str, QWidget], ...] = (
            ("Closed on", self.holidays, "Claims", self.billing),
            ("Delivered to", stacked(self.until, self._until_echo), "Machine", self.machine),
        )
        for number, (caption, field) in enumerate(one):
            form.addWidget(beside(caption), number, 0, TOP)
            form.addWidget(field, number, 1, 1, 3)
        for number, (caption, field, other, right) in enumerate(two, len(one)):
            for column, part in enumerate((beside(caption), field, beside(other), right)):
                form.addWidget(part, number, column, TOP if isinstance(part, QLabel) else Qt.AlignmentFlag(0))
        last = len(one) + len(two)
        form.addWidget(beside("Reference"), last, 0, TOP)
        form.addWidget(self.reference, last, 1, 1, 3)
        for column, stretch in ((1, 4), (3, 3)):
            form.setColumnStretch(column, stretch)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(form)
        outer.addWidget(self.box, 1)
        self._order()

    def _order(self) -> None:
        """Tab goes down the form as the eye does."""
        stops = (self.place, self.diagnoses, self.payer, self.locality, *self.days, self.holidays, self.billing,
                 self.until, self.machine, self.reference, *self.box.stops())  # fmt: skip
        for before, after in pairwise((self.start, *stops)):
            QWidget.setTabOrder(before, after)

    def _wire(self) -> None:
        self.chooser.chosen.connect(self._choose)
        for field in (self.start, self.until):
            field.textEdited.connect(self._echo_days)
        self.start.returnPressed.connect(self.entered)
        for edit in (self.start, self.until, self.reference, self.machine):
            edit.textEdited.connect(self.edited)
        for choice in (self.place, self.payer, self.locality, self.holidays, self.billing):
            choice.currentIndexChanged.connect(self.edited)
        for day in self.days:
            day.toggled.connect(self.edited)
        self.diagnoses.edited.connect(self.edited)
        self.phases.edited.connect(self.edited)
        self.phases.refused.connect(self.refused)
        self.box.added.connect(self._own)

    def begin(self) -> None:
        """Start anew: the keyboard in the template."""
        self.chooser.begin()

    def offer(self, templates: tuple[Template, ...]) -> None:
        """Take the templates to choose from, and the kinds of phases that they hold."""
        self.chooser.offer((*templates, NOTHING))
        self.box.offer(tuple(order for template in templates for order in template.phases))

    def offer_payers(self, payers: tuple[Payer, ...], localities: tuple[tuple[str, str], ...]) -> None:
        """Take the payers and localities of the catalogue; those chosen last are chosen again."""
        for field, pairs, usual in (
            (self.payer, [(each.name, each.slug) for each in payers], "medicare"),
            (self.locality, [(name, key) for key, name in localities], NATIONAL),
        ):
            wanted = str(self._settings.value(field.objectName(), usual))
            field.blockSignals(True)
            field.clear()
            for text, key in pairs:
                field.addItem(text, key)
            field.setCurrentIndex(max(0, field.findData(wanted)))
            field.blockSignals(False)
        self.edited.emit()

    def remember(self) -> None:
        """Keep the place, the payer, the locality and the closed days for the next course."""
        self._settings.setValue("builder/place", str(self.place.currentData()))
        for field in (self.payer, self.locality, self.holidays):
            self._settings.setValue(field.objectName(), field.currentData())

    def _choose(self, template: Template) -> None:
        self._template = template
        self.phases.show_orders(template.phases)
        self.diagnoses.show_codes(template.diagnoses)
        self.start.setFocus(Qt.FocusReason.TabFocusReason)
        self.start.selectAll()
        self.edited.emit()

    @property
    def template(self) -> Template | None:
        """The template that was taken, None before."""
        return self._template

    def choose_again(self, name: str, orders: tuple[PhaseOrder, ...]) -> None:
        """Take the template of this id with phases that may have been changed since."""
        self._template = self.chooser.called(name)
        self.phases.show_orders(orders)

    def show_again(self) -> None:
        """Follow texts that were put into the fields; the keyboard goes to what comes first."""
        taken = self._template is not None
        self.chooser.show_again(taken=taken)
        self._echo_days()
        (self.start if taken else self.chooser).setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _own(self) -> None:
        self._template = self._template or NOTHING

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
            monthly=bool(self.billing.currentData()),
        )
