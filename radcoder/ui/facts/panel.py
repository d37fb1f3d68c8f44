"""The facts of the course in an inline panel: once-only facts, phases, record, events, approvals and claims in tabs."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QPushButton, QTabWidget, QVBoxLayout, QWidget

from radcoder.app.code_page import LocalityChoice
from radcoder.domain.claim_edits import AddClaim, DropClaim, SetHead
from radcoder.domain.course import Claim, Course, Phase
from radcoder.domain.course_edits import (
    CourseEdit,
    RenamePhase,
    SetAuthorizations,
    SetDocumentation,
    SetEvents,
    SetPhases,
)
from radcoder.ui.facts.form import FactsForm
from radcoder.ui.fields.claims import claim_kind, heads_of
from radcoder.ui.fields.phase_sheet import PhaseSheetModel
from radcoder.ui.fields.phases import PHASE_FIELDS
from radcoder.ui.fields.record import Note, approval_kind, event_kind, events_of, note_kind, notes_of
from radcoder.ui.fields.rows import EntriesModel
from radcoder.ui.fields.table import FieldTable
from radcoder.ui.texts import count
from radcoder.ui.widgets import hairline, label

Apply = Callable[[str, Iterable[CourseEdit]], None]
LOWEST, HIGHEST = 180, 250
NOTHING = Course("")
ON_NOTES = "Del takes a note away. A note quiets the findings that ask for it."
ON_ENTRIES = "Type into the empty row: it joins the course once it is whole. Del takes a row away."
ON_CLAIMS = "Each line stands on a claim. Type into the empty row for a further one; Del takes an empty claim away."
CLAIM_LETTERS = (8, 17, 7, 24, 14, 24, 20)
ON_PHASES = "Enter or typing changes a field, Del empties it."


class FactsPanel(QWidget):
    """Every change is one step; Esc closes the panel, Ctrl and a number goes to another of its tabs."""

    left = Signal()
    wanted = Signal()
    said = Signal(str)
    typing = Signal()
    typing_ended = Signal()

    def __init__(self, apply: Apply, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("facts_panel")
        self._apply = apply
        self._course = self._due = NOTHING
        self.tables: list[FieldTable] = []
        self.buttons: list[QPushButton] = []
        self.form = FactsForm(apply)
        self.phases = PhaseSheetModel(PHASE_FIELDS, lambda phase: phase.id, self)
        self.notes = EntriesModel(note_kind(NOTHING), self)
        self.events = EntriesModel(event_kind(NOTHING), self)
        self.approvals = EntriesModel(approval_kind(NOTHING), self)
        self.claims = EntriesModel(claim_kind(NOTHING), self)
        self._localities: tuple[LocalityChoice, ...] = ()
        self.tabs = QTabWidget()
        self.tabs.setObjectName("facts_tabs")
        self.tabs.setAccessibleName("Facts of the course")
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.phase_table = FieldTable(
            self.phases, self.phases, "facts_phases", "Phases: a row a field, a column a phase"
        )
        self.tabs.addTab(self.form, "1 Course")
        self.tabs.addTab(self._phase_tab(), "2 Phases")
        self._add_entries(self.notes, "facts_notes", "3", "Record", ON_NOTES)
        self._add_entries(self.events, "facts_events", "4", "Events", ON_ENTRIES)
        self._add_entries(self.approvals, "facts_approvals", "5", "Approvals", ON_ENTRIES)
        self._add_entries(self.claims, "facts_claims", "6", "Claims", ON_CLAIMS)
        for number, letters in enumerate(CLAIM_LETTERS):
            self.tables[-1].setColumnWidth(number, letters * self.fontMetrics().averageCharWidth())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(hairline())
        column.addWidget(self.tabs)
        self.setMinimumHeight(LOWEST)
        self.setMaximumHeight(HIGHEST)
        self._wire()
        self.hide()

    def _phase_tab(self) -> QWidget:
        table = self.phase_table
        table.horizontalHeader().setDefaultSectionSize(180)
        table.emptied.connect(lambda: self.phases.setData(table.currentIndex(), ""))
        add, drop = QPushButton("Add a phase"), QPushButton("Remove this phase")
        self.tables.append(table)
        for button, name in ((add, "facts_add_phase"), (drop, "facts_remove_phase")):
            button.setObjectName(name)
            button.setAccessibleName(button.text())
            self.buttons.append(button)
        add.clicked.connect(self._add_phase)
        drop.clicked.connect(lambda: self.phases.remove(table.currentIndex().column()))
        return _page(table, ON_PHASES, add, drop)

    def _add_phase(self) -> None:
        taken = {each.id for each in self._course.phases}
        name = next(each for number in range(1, len(taken) + 2) if (each := f"p{number}") not in taken)
        self._take(f"Add phase {name}", [SetPhases((*self._course.phases, Phase(name)))])
        self.phase_table.setCurrentIndex(self.phases.index(0, self.phases.columnCount() - 1))
        self.phase_table.begin()

    def _add_entries(self, model: EntriesModel, name: str, key: str, title: str, hint: str) -> None:
        table = FieldTable(model, model, name, f"{title}: a row each, the last one is empty")
        table.verticalHeader().hide()
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        table.horizontalHeader().setDefaultSectionSize(150)
        table.emptied.connect(lambda: model.remove(table.currentIndex().row()))
        self.tables.append(table)
        self.tabs.addTab(_page(table, hint), f"{key} {title}")

    def _wire(self) -> None:
        self.form.said.connect(self.said)
        self.phases.changed.connect(self._take_phases)
        self.notes.changed.connect(self._take_notes)
        self.events.changed.connect(lambda entries, done: self._take(done, [SetEvents(entries)]))
        self.approvals.changed.connect(lambda entries, done: self._take(done, [SetAuthorizations(entries)]))
        self.claims.changed.connect(self._take_claims)
        self.tabs.currentChanged.connect(lambda _: self.begin())
        for tab in range(self.tabs.count()):
            keys = QShortcut(QKeySequence(f"Ctrl+{tab + 1}"), self)  # Alt and a number make a fix
            keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            keys.activated.connect(lambda tab=tab: self.go_to(tab))
            self.tabs.setTabToolTip(tab, f"Ctrl+{tab + 1}")
        self.form.typing.connect(self.typing)
        self.form.typing_ended.connect(self.typing_ended)
        for table in self.tables:
            table.typing.connect(self.typing)
            table.typing_ended.connect(self.typing_ended)
            table.emptied.connect(self.typing_ended)
            table.refused.connect(self.said)

    def bar(self, why: str) -> None:
        """Shut every field, cell and button, or open them again with an empty `why`."""
        self.form.bar(why)
        for table in self.tables:
            table.barred = why
        for button in self.buttons:
            button.setEnabled(not why)
            button.setToolTip(why)

    @property
    def entries(self) -> tuple[EntriesModel, ...]:
        """The tables that end with an empty row."""
        return self.notes, self.events, self.approvals, self.claims

    def draft(self) -> str:
        """What is half typed into fields, cells and empty rows, as a text that can be kept; empty when nothing is."""
        from radcoder.ui.facts.kept import draft_of

        return draft_of(self)

    def take_draft(self, text: str) -> None:
        """Open the panel with what was half typed into it."""
        from radcoder.ui.facts.kept import fill

        self.wanted.emit()
        fill(self, text)

    def show_course(self, course: Course) -> None:
        """Show the facts of a course; what they are after a step, a closed panel reads when it is opened."""
        self._due = course
        if not self.isHidden() or course.reference != self._course.reference:
            self._read()

    def _read(self) -> None:
        course = self._due
        if course.reference != self._course.reference:
            for model in self.entries:
                model.forget()
            for table in self.tables:
                table.editor.give_up()
        self._course = course
        self.form.show_course(course)
        self.phases.show_phases(course.phases)
        self.notes.show_entries(note_kind(course), notes_of(course))
        self.events.show_entries(event_kind(course), events_of(course))
        self.approvals.show_entries(approval_kind(course), course.authorizations)
        self.claims.show_entries(claim_kind(course, self._localities), heads_of(course))

    def offer_localities(self, localities: tuple[LocalityChoice, ...]) -> None:
        """Take the localities of the catalogue."""
        self._localities = localities
        self.claims.show_entries(claim_kind(self._course, localities), heads_of(self._course))

    def open(self) -> None:
        """Show the panel, the keyboard in the tab that was open last."""
        self._read()
        self.show()
        self.begin()

    def begin(self) -> None:
        """Take the keyboard."""
        if not self.isVisible():
            return
        table = self.tabs.currentWidget().findChild(FieldTable)
        if table is None:
            self.form.diagnoses.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            table.begin()

    def go_to(self, tab: int) -> None:
        """Show a tab by its number, from 0."""
        self.tabs.setCurrentIndex(tab)
        self.begin()

    def _take(self, done: str, edits: Iterable[CourseEdit]) -> None:
        self._apply(done, edits)

    def _take_notes(self, notes: tuple[Note, ...], done: str) -> None:
        """Notes that changed, and none under a code that has none any more."""
        now = {note.about: note.said for note in notes}
        before = self._course.documentation
        gone = [SetDocumentation(about, None) for about in before if about not in now]
        new = [SetDocumentation(about, said) for about, said in now.items() if before.get(about) != said]
        self._take(done, [*gone, *new])

    def _take_claims(self, heads: tuple[Claim, ...], done: str) -> None:
        before = {each.id: each for each in self._course.claims}
        now = {each.id: each for each in heads}
        gone = [before[name] for name in before if name not in now]
        if any(each.lines for each in gone):
            lines = count(sum(len(each.lines) for each in gone), "line")
            self.said.emit(f"Claim {gone[0].id} has {lines}. Delete them first; an empty claim can be taken away.")
            return
        new = [AddClaim(head) for name, head in now.items() if name not in before]
        changed = [SetHead(name, head) for name, head in now.items() if name in before]
        self._take(done, [*(DropClaim(each.id) for each in gone), *new, *changed])

    def _take_phases(self, phases: tuple[Phase, ...], done: str) -> None:
        before = self._course.phases
        gone = {each.id for each in before} - {each.id for each in phases}
        if len(phases) == len(before):
            pairs = zip(before, phases, strict=True)
            renamed = [RenamePhase(old.id, new.id) for old, new in pairs if old.id != new.id]
            self._take(done, [*renamed, SetPhases(phases)])
            return
        treated = sum(each.phase in gone for each in self._course.fractions)
        if treated:
            name = next(iter(gone))
            self.said.emit(
                f"Phase {name} has {count(treated, 'fraction')} in the calendar. Clear them there first (Ctrl+T)."
            )
            return
        self._take(done, [SetPhases(phases)])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the panel."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _page(table: FieldTable, hint: str, *buttons: QPushButton) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 4)
    column.setSpacing(2)
    column.addWidget(table, 1)
    row = QHBoxLayout()
    row.setContentsMargins(16, 0, 16, 0)
    row.addWidget(label(hint, "caption", wrap=True), 1)
    for button in buttons:
        row.addWidget(button)
    column.addLayout(row)
    return page
