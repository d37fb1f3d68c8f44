"""The facts that a course has once: its title, its diagnoses, who pays, how far it is."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QFormLayout, QLineEdit, QWidget

from radcoder.builder.objections import ICD10
from radcoder.builder.reading import UnreadError
from radcoder.domain.course import Course, Status
from radcoder.domain.course_edits import CourseEdit, SetDiagnoses, SetPayer, SetStatus, SetTitle
from radcoder.domain.facts import Payer
from radcoder.ui.builder.diagnosis import DiagnosisField
from radcoder.ui.fields.field import read_slug
from radcoder.ui.texts import words

Apply = Callable[[str, Iterable[CourseEdit]], None]
OPEN_STATUS = "Not said"


class FactsForm(QWidget):
    """Each field makes one step when it is left or Enter is pressed; `said` carries why a text does not fit."""

    said = Signal(str)
    typing = Signal()
    typing_ended = Signal()

    def __init__(self, apply: Apply, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("facts_form")
        self._apply = apply
        self._course = Course("")
        self._payers: dict[str, str] = {}
        self.diagnoses = DiagnosisField()
        self.payer, self.title = QLineEdit(), QLineEdit()
        self.status = QComboBox()
        self._lay_out()
        self.diagnoses.editingFinished.connect(self._take_diagnoses)
        self.payer.editingFinished.connect(self._take_payer)
        self.title.editingFinished.connect(self._take_title)
        self.status.activated.connect(self._take_status)
        for field in self.fields:
            field.textEdited.connect(self.typing)
            field.editingFinished.connect(self.typing_ended)
            field.installEventFilter(self)
        self._barred = ""

    @property
    def fields(self) -> tuple[QLineEdit, ...]:
        """What is typed into; `isModified` while that is not taken."""
        return self.diagnoses, self.payer, self.title

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(16, 4, 16, 4)
        form.setVerticalSpacing(4)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.status.addItem(OPEN_STATUS, None)
        for each in Status:
            self.status.addItem(words(each.value), each)
        self.payer.setPlaceholderText("a few letters of the payer")
        fields = (
            ("Diagnoses", self.diagnoses, "facts_diagnoses", "Diagnoses, the treated condition first"),
            ("Payer", self.payer, "facts_payer", "Payer"),
            ("Status", self.status, "facts_status", "Status: how far the course is"),
            ("Title", self.title, "facts_title", "Title"),
        )
        for caption, field, name, said in fields:
            field.setObjectName(name)
            field.setAccessibleName(said)
            form.addRow(caption, field)

    def bar(self, why: str) -> None:
        """Shut the fields, or open them again with an empty `why`."""
        self._barred = why
        for field in self.fields:
            field.setReadOnly(bool(why))
        self.status.setEnabled(not why)
        for widget in (*self.fields, self.status):
            widget.setToolTip(why)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Who types into a field that is shut is told why."""
        key = event if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress else None
        if self._barred and key is not None and key.text().isprintable() and key.text():
            self.said.emit(self._barred)
        return super().eventFilter(watched, event)

    def offer_payers(self, payers: tuple[Payer, ...]) -> None:
        """Take the payers of the catalogue."""
        self._payers = {each.slug: each.name for each in payers}
        completer = QCompleter([each.name for each in payers], self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.payer.setCompleter(completer)
        self.show_course(self._course)

    def show_course(self, course: Course) -> None:
        """Show the facts of a course; a field that is being typed in is left alone unless its fact has changed."""
        before, self._course = self._course, course
        fresh = before.reference != course.reference
        if fresh or before.diagnoses != course.diagnoses or not self.diagnoses.isModified():
            self.diagnoses.show_codes(course.diagnoses)
        if fresh or before.payer != course.payer or not self.payer.isModified():
            self.payer.setText(self._payer_name(course.payer))
        if fresh or before.title != course.title or not self.title.isModified():
            self.title.setText(course.title or "")
        self.status.setCurrentIndex(max(0, self.status.findData(course.status)))

    def _payer_name(self, slug: str | None) -> str:
        return self._payers.get(slug or "", slug or "")

    def _take_diagnoses(self) -> None:
        codes = self.diagnoses.codes()
        wrong = next((code for code in codes if not ICD10.fullmatch(code)), None)
        if wrong is not None:
            self.said.emit(
                f"“{wrong}” is no ICD-10-CM code. Type words and choose from the list, or a code such as C61."
            )
            return
        self.diagnoses.setModified(False)
        if codes != self._course.diagnoses:
            self._apply(f"Diagnoses {', '.join(codes) or 'taken away'}", [SetDiagnoses(codes)])

    def _take_payer(self) -> None:
        typed = self.payer.text().strip()
        try:
            slug = self._payer(typed)
        except UnreadError as error:
            self.said.emit(str(error))
            return
        self.payer.setModified(False)
        if slug != self._course.payer:
            self._apply(f"Payer {self._payer_name(slug) or 'taken away'}", [SetPayer(slug)])
        self.payer.setText(self._payer_name(slug))

    def _payer(self, typed: str) -> str | None:
        """The payer whose name was typed, or the only one whose name holds the text; else the text as a slug."""
        wanted = typed.lower()
        exact = [slug for slug, name in self._payers.items() if wanted in (slug, name.lower())]
        found = exact or [slug for slug, name in self._payers.items() if wanted and wanted in name.lower()]
        return found[0] if len(found) == 1 else read_slug(typed)

    def _take_title(self) -> None:
        self.title.setModified(False)
        title = self.title.text().strip() or None
        if title != self._course.title:
            self._apply(f"Title {title or 'taken away'}", [SetTitle(title)])

    def _take_status(self) -> None:
        status = self.status.currentData()
        wanted = Status(status) if status else None
        if wanted is not self._course.status:
            self._apply(f"Status {self.status.currentText().lower()}", [SetStatus(wanted)])
