"""The facts of a course by keyboard: each change is one named step, and the review follows it."""

from datetime import date
from typing import Protocol

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton

from radcoder.domain.course import Authorization, Event, EventKind, PlanBasis, Status
from radcoder.ui.fields.phase_sheet import PhaseSheetModel
from radcoder.ui.fields.phases import PHASE_FIELDS
from radcoder.ui.fields.record import event_kind
from radcoder.ui.fields.rows import EntriesModel
from tests.notation import course as read
from tests.ui.pages.facts import FactsPage
from tests.ui.pages.window import WindowPage

ROWS = {field.name: row for row, field in enumerate(PHASE_FIELDS)}


class ModelCheck(Protocol):
    def check(self, model: QAbstractItemModel, force_py: bool = False) -> None: ...


@pytest.fixture
def facts(conflict: WindowPage) -> FactsPage:
    return FactsPage(conflict)


def undo_name(window: WindowPage) -> str:
    return window.command("undo").text().removeprefix("&Undo ")


def test_f4_opens_the_facts_and_escape_closes_them(conflict: WindowPage, facts: FactsPage) -> None:
    facts.open()
    assert facts.focus.objectName() == "facts_diagnoses"
    facts.key(Qt.Key.Key_Escape)
    assert not facts.panel.isVisible()
    assert facts.focus is conflict.worksheet.grid


def test_the_calendar_folds_for_the_facts_on_a_small_screen_and_comes_back(
    conflict: WindowPage, facts: FactsPage
) -> None:
    calendar = conflict.window.worksheet.calendar
    assert calendar.isVisible()
    facts.open()
    assert not calendar.isVisible()
    assert conflict.window.height() <= 768
    QTest.keyClick(conflict.window, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert calendar.isVisible()
    QTest.keyClick(conflict.window, Qt.Key.Key_F4)
    assert calendar.isVisible()
    facts.open()
    facts.key(Qt.Key.Key_Escape)
    assert calendar.isVisible()
    assert calendar.wanted


def test_on_a_large_screen_facts_and_calendar_stand_together(conflict: WindowPage, facts: FactsPage) -> None:
    conflict.window.resize(1920, 1080)
    conflict.until(lambda: conflict.worksheet.grid.height() > 500)
    facts.open()
    assert conflict.window.worksheet.calendar.isVisible()


def test_the_payer_is_found_by_a_few_letters_and_is_one_step(conflict: WindowPage, facts: FactsPage) -> None:
    facts.open()
    facts.panel.form.payer.setFocus()
    facts.panel.form.payer.selectAll()
    facts.type("cross nc")
    facts.key(Qt.Key.Key_Return)
    name = facts.panel.form.payer.text()
    assert conflict.course.payer in ("bcbs-nc", "blue-cross-nc")
    assert undo_name(conflict) == f"“Payer {name}”"
    conflict.review()
    conflict.press("undo")
    assert conflict.course.payer == "medicare"
    assert facts.panel.form.payer.text() == "Medicare fee-for-service"


def test_a_payer_that_is_none_is_refused_with_a_sentence(conflict: WindowPage, facts: FactsPage) -> None:
    facts.open()
    facts.panel.form.payer.setFocus()
    facts.panel.form.payer.selectAll()
    facts.type("!?")
    facts.key(Qt.Key.Key_Return)
    assert "cannot be a name" in conflict.status
    assert conflict.course.payer == "medicare"


def test_diagnoses_and_status_are_steps_that_the_review_follows(conflict: WindowPage, facts: FactsPage) -> None:
    facts.open()
    facts.panel.form.diagnoses.selectAll()
    facts.type("c50.912, c61")
    facts.key(Qt.Key.Key_Return)
    assert conflict.course.diagnoses == ("C50.912", "C61")
    assert undo_name(conflict) == "“Diagnoses C50.912, C61”"
    facts.panel.form.status.setFocus()
    facts.type("u")
    facts.panel.form.status.activated.emit(facts.panel.form.status.currentIndex())
    assert conflict.course.status is Status.UNDER_TREATMENT
    conflict.review()
    assert conflict.findings.units["77427"] != "6 / 6"


def test_words_are_no_diagnosis(conflict: WindowPage, facts: FactsPage) -> None:
    facts.open()
    facts.panel.form.diagnoses.selectAll()
    facts.type("prostate!")
    facts.key(Qt.Key.Key_Return)
    assert "is no ICD-10-CM code" in conflict.status
    assert conflict.course.diagnoses == ("C61",)


def test_a_note_quiets_the_finding_that_asks_for_it(conflict: WindowPage, facts: FactsPage) -> None:
    facts.open("record")
    facts.line("77290", "second simulation after loss of weight")
    assert conflict.course.documentation == {"77290": "second simulation after loss of weight"}
    assert undo_name(conflict) == "adding what the record says of 77290"
    assert facts.rows(facts.panel.notes)[-1] == ["", ""]
    facts.key(Qt.Key.Key_Down, Qt.Key.Key_Home)
    facts.line("77290")
    assert "has a note already" in facts.focus.accessibleDescription()
    facts.key(Qt.Key.Key_Escape, Qt.Key.Key_Up, Qt.Key.Key_Delete)
    assert conflict.course.documentation == {}


def test_an_event_is_typed_in_a_row(conflict: WindowPage, facts: FactsPage) -> None:
    facts.open("events")
    facts.line("phys")
    assert "Physician exam, Physics check" in facts.focus.accessibleDescription()
    facts.key(Qt.Key.Key_Escape)
    assert conflict.course.events == ()
    facts.line("physics", "2/17/26", "p1", "physicist")
    assert list(conflict.course.events) == [Event(EventKind.PHYSICS_CHECK, date(2026, 2, 17), "p1", "physicist")]
    assert undo_name(conflict) == "change of the physics check of 17 Feb 2026"
    for _ in range(3):
        conflict.press("undo")
    assert conflict.course.events == ()


def test_events_leave_the_marks_of_the_calendar_alone(conflict: WindowPage, facts: FactsPage) -> None:
    calendar = conflict.window.worksheet.calendar
    calendar.begin()
    calendar.view.go_to(date(2026, 2, 20))
    QTest.keyClick(calendar.view, Qt.Key.Key_M)
    facts.open("events")
    assert facts.rows(facts.panel.events) == [["", "", "", ""]]
    facts.line("image approval", "20 Feb")
    assert {each.kind for each in conflict.course.events} == {EventKind.MISSED, EventKind.IMAGE_APPROVAL}
    facts.key(Qt.Key.Key_Delete)
    assert [each.kind for each in conflict.course.events] == [EventKind.MISSED]


def test_an_approval_that_ends_before_it_starts_is_refused(conflict: WindowPage, facts: FactsPage) -> None:
    facts.open("approvals")
    facts.line("77407", "28", "A-17", "2026-04-01", "2026-02-01")
    assert "before it starts" in facts.focus.accessibleDescription()
    facts.key(*[Qt.Key.Key_Backspace] * 10)
    facts.line("2026-06-01")
    approved = Authorization("77407", 28, "A-17", date(2026, 4, 1), date(2026, 6, 1))
    assert conflict.course.authorizations == (approved,)


def test_the_fields_of_a_phase_are_typed_and_understood(conflict: WindowPage, facts: FactsPage) -> None:
    facts.open("phases")
    model, table = facts.panel.phases, facts.panel.phase_table
    for name, typed, shown in (
        ("technique", "vm", "VMAT"),
        ("plan_basis", "3d", "3D"),
        ("energy_mv", "1,5", "1.5"),
        ("motion_method", "breath", "Breath hold"),
        ("volume", "Prostate bed", "prostate-bed"),
    ):
        table.setCurrentIndex(model.index(ROWS[name], 0))
        facts.type(typed)
        facts.key(Qt.Key.Key_Return)
        assert model.index(ROWS[name], 0).data() == shown
    phase = conflict.course.phases[0]
    assert phase.basis is PlanBasis.THREE_D
    assert undo_name(conflict) == "“Phase p1: target volume prostate-bed”"
    table.setCurrentIndex(model.index(ROWS["motion_method"], 0))
    facts.key(Qt.Key.Key_Delete)
    assert conflict.course.phases[0].motion is None


@pytest.mark.parametrize(
    ("name", "typed", "words"),
    [
        ("technique", "laser", "is none of these"),
        ("planned_fractions", "2,8", "Write a number"),
        ("energy_mv", "0", "Write a number"),
        ("id", "", "cannot be empty"),
        ("volume", "left/breast", "letters, digits and hyphens"),
    ],
)
def test_what_no_phase_can_hold_is_explained(
    conflict: WindowPage, facts: FactsPage, name: str, typed: str, words: str
) -> None:
    facts.open("phases")
    before = conflict.course
    facts.panel.phase_table.setCurrentIndex(facts.panel.phases.index(ROWS[name], 0))
    facts.key(Qt.Key.Key_Return)
    editor = facts.panel.findChild(QLineEdit, "cell_editor")
    assert editor is not None
    editor.selectAll()
    facts.type(typed) if typed else facts.key(Qt.Key.Key_Delete)
    facts.key(Qt.Key.Key_Return)
    assert words in editor.accessibleDescription()
    assert editor.isVisible()
    facts.key(Qt.Key.Key_Escape)
    assert conflict.course is before


def test_a_phase_that_is_renamed_takes_its_fractions_and_lines_along(conflict: WindowPage, facts: FactsPage) -> None:
    facts.open("phases")
    facts.panel.phase_table.setCurrentIndex(facts.panel.phases.index(0, 0))
    facts.type("initial")
    facts.key(Qt.Key.Key_Return)
    assert {each.phase for each in conflict.course.fractions} == {"initial"}
    assert {entry.line.phase for entry in conflict.course.entries()} <= {"initial", None}
    assert conflict.course.phases[0].id == "initial"


def test_phases_are_added_and_one_with_fractions_is_not_taken_away(conflict: WindowPage, facts: FactsPage) -> None:
    facts.open("phases")
    for name in ("facts_add_phase", "facts_remove_phase", "facts_remove_phase"):
        button = facts.panel.findChild(QPushButton, name)
        assert button is not None
        button.setFocus()
        facts.key(Qt.Key.Key_Space)
        facts.panel.phase_table.setCurrentIndex(facts.panel.phases.index(0, facts.panel.phases.columnCount() - 1))
    assert [each.id for each in conflict.course.phases] == ["p1"]
    assert "28 fractions in the calendar" in conflict.status


def test_the_models_keep_their_promises(qtmodeltester: ModelCheck) -> None:
    course = read("phase p1 photon 3d 3d planned=6\nfractions p1 2025-12-29 x6")
    phases, events = PhaseSheetModel(PHASE_FIELDS, lambda phase: phase.id), EntriesModel(event_kind(course))
    qtmodeltester.check(phases)
    phases.show_phases(course.phases)
    qtmodeltester.check(phases)
    events.show_entries(event_kind(course), (Event(EventKind.PHYSICIAN_EXAM, date(2026, 1, 2)),))
    qtmodeltester.check(events)
    events.show_entries(event_kind(course), ())
    assert events.rowCount() == 1


@pytest.mark.parametrize("typed", ["0", "400"])
def test_fractions_that_no_phase_has_are_explained(facts: FactsPage, typed: str) -> None:
    facts.open("phases")
    phases = facts.panel.phases
    row = ROWS["planned_fractions"]
    assert "from 1 to 100 fractions" in phases.refusal(phases.index(row, 0), typed)
    assert phases.refusal(phases.index(row, 0), "28,0") == ""


def test_an_unknown_diagnosis_is_kept_and_spoken_of(conflict: WindowPage, facts: FactsPage) -> None:
    facts.open()
    facts.panel.form.diagnoses.selectAll()
    facts.type("Z99.999")
    facts.key(Qt.Key.Key_Return)
    conflict.until(lambda: "Z99.999 is not in the ICD-10-CM list" in conflict.status)
    assert conflict.course.diagnoses == ("Z99.999",)
    facts.panel.form.diagnoses.selectAll()
    facts.type("C50")
    facts.key(Qt.Key.Key_Return)
    conflict.until(lambda: "C50 needs more characters" in conflict.status)
