"""What the builder shows before it makes a course, and what it says of what it cannot build."""

from datetime import date
from typing import Protocol

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from radcoder.app.builder import standard_templates
from radcoder.builder.prescription import Place
from radcoder.domain.findings import Severity
from radcoder.ui.builder.form import BuilderForm
from radcoder.ui.builder.kept import draft_of, fill
from radcoder.ui.builder.phases import DEVICES, FIELDS, FRACTIONS, SITE, STARTS, PhasesModel
from radcoder.ui.builder.preview import COLUMNS, Row
from radcoder.ui.fields.orders import ORDER_FIELDS
from radcoder.ui.values import ValuesModel
from tests.ui.pages.builder import BuilderPage
from tests.ui.pages.window import WindowPage


class ModelCheck(Protocol):
    def check(self, model: QAbstractItemModel, force_py: bool = False) -> None: ...


@pytest.fixture
def builder(empty: WindowPage) -> BuilderPage:
    page = BuilderPage(empty)
    page.open()
    return page


def count(window: WindowPage, code: str) -> int:
    sheet = window.window.desk.worksheet
    assert sheet is not None
    return sum(entry.line.units for entry in sheet.course.entries() if entry.code == code)


def clean(window: WindowPage) -> bool:
    judgement = window.window.desk.judgement
    assert judgement is not None
    return all(finding.severity is Severity.INFO for finding in judgement.review.findings)


def test_the_empty_list_of_courses_offers_to_build_one(empty: WindowPage) -> None:
    button = empty.window.findChild(QPushButton, "build_course")
    assert button is not None
    assert button.isVisible()
    button.click()
    assert empty.window.builder.shown


def test_the_list_of_templates_follows_the_typing_and_the_arrows(builder: BuilderPage) -> None:
    builder.type("prost")
    assert all("rost" in each for each in builder.templates)
    first = builder.panel.form.chooser.answers.currentRow()
    builder.key(Qt.Key.Key_Down)
    assert builder.panel.form.chooser.answers.currentRow() == first + 1
    builder.type("zebra")
    assert builder.templates == []
    none = builder.panel.findChild(QLabel, "builder_template_none")
    assert none is not None
    assert none.isVisible()
    builder.key(Qt.Key.Key_Return)
    assert builder.phases.rowCount() == 0


@pytest.mark.parametrize("typed", ["nothing", "from nothing", "scratch", "blank"])
def test_a_course_from_nothing_is_found_by_its_name(builder: BuilderPage, typed: str) -> None:
    builder.type(typed)
    assert [each.partition(":")[0] for each in builder.templates] == ["No template"]
    none = builder.panel.findChild(QLabel, "builder_template_none")
    assert none is not None
    assert not none.isVisible()


def test_nothing_is_made_before_it_was_seen(empty: WindowPage, builder: BuilderPage) -> None:
    builder.type("p28")
    builder.key(Qt.Key.Key_Return)
    builder.type("2026-02-16")
    builder.key(Qt.Key.Key_Return)
    builder.wait()
    assert builder.text("builder_verdict") == "Its review: ✓ clean"
    assert ["A professional", "16 Feb – 25 Mar 2026", "77407", "28 × 1"] in [row[:4] for row in builder.lines]
    assert all(row[-1] for row in builder.lines)
    assert builder.panel.preview.calendar.model.columnCount() == 7
    assert empty.window.desk.worksheet is None
    builder.key(Qt.Key.Key_Escape)
    assert not empty.window.builder.shown
    empty.press("new_course")
    assert builder.field("builder_start").text() == "2026-02-16"


def test_days_are_echoed_and_bad_ones_explained(empty: WindowPage, builder: BuilderPage) -> None:
    builder.type("p28")
    builder.key(Qt.Key.Key_Return)
    builder.type("2/12/26")
    assert builder.text("builder_start_echo") == "Thu 12 Feb 2026 (month first; day first would be 2 Dec 2026)"
    for typed, words in (("30 Feb", "has 28 days"), ("soon", "is not understood as a day")):
        builder.field("builder_start").selectAll()
        builder.type(typed)
        assert words in builder.text("builder_start_echo")
        empty.until(lambda words=words: words in builder.text("builder_problem"))  # type: ignore[misc]
        assert not builder.panel.make_button.isEnabled()


@pytest.mark.parametrize(
    ("typed", "words"),
    [("0", "has 0 fractions"), ("400", "No course has more than 100"), ("2,8", "no number of fractions")],
)
def test_impossible_fractions_are_explained(empty: WindowPage, builder: BuilderPage, typed: str, words: str) -> None:
    builder.type("p28")
    builder.key(Qt.Key.Key_Return)
    builder.type("2026-02-16")
    table = builder.panel.form.box.table
    table.setFocus()
    table.setCurrentIndex(builder.phases.index(0, FRACTIONS))
    builder.letters(typed)
    empty.until(lambda: words in builder.text("builder_problem") or words in builder.focus.accessibleDescription())


def test_a_decimal_comma_of_nothing_is_a_whole_number(empty: WindowPage, builder: BuilderPage) -> None:
    builder.type("p28")
    builder.key(Qt.Key.Key_Return)
    table = builder.panel.form.box.table
    table.setFocus()
    table.setCurrentIndex(builder.phases.index(0, FRACTIONS))
    builder.letters("30,0")
    assert builder.phases.orders[0].fractions == 30


def test_two_phases_on_one_day_and_an_end_before_the_start_are_explained(
    empty: WindowPage, builder: BuilderPage
) -> None:
    builder.type("breast boost")
    builder.key(Qt.Key.Key_Return)
    builder.type("2026-04-13")
    builder.phases.setData(builder.phases.index(1, STARTS), "4/15/26")
    empty.until(lambda: "both have a fraction on 2026-04-15" in builder.text("builder_problem"))
    builder.phases.setData(builder.phases.index(1, STARTS), "")
    field = builder.field("builder_until")
    field.setFocus()
    QTest.keyClicks(field, "2026-04-01")
    empty.until(lambda: "lies before the first fraction" in builder.text("builder_problem"))


def test_a_template_that_cannot_be_billed_there_says_so(empty: WindowPage, builder: BuilderPage) -> None:
    builder.type("seeds")
    builder.key(Qt.Key.Key_Return)
    builder.type("2026-03-10")
    empty.until(lambda: "operating room" in builder.text("builder_problem"))
    place = builder.panel.form.place
    place.setFocus()
    builder.key(Qt.Key.Key_Down)
    assert place.currentData() == Place.HOSPITAL
    empty.until(builder.panel.make_button.isEnabled)
    builder.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    empty.until(lambda: empty.window.desk.worksheet is not None and empty.reviewed)
    assert clean(empty)


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)")
def test_a_diagnosis_is_found_by_words_and_an_unknown_one_pointed_out(empty: WindowPage, builder: BuilderPage) -> None:
    builder.type("p28")
    builder.key(Qt.Key.Key_Return)
    builder.type("2026-02-16")
    field = builder.panel.form.diagnoses
    field.setFocus()
    field.clear()
    QTest.keyClicks(field, "cancer prostate")
    empty.until(lambda: any(text.startswith("C61") for text in field.found()))
    field.take("C61 – Malignant neoplasm of prostate")
    assert field.codes() == ("C61",)
    QTest.keyClicks(field, ", q99.z9")
    assert field.codes() == ("C61", "Q99.Z9")
    empty.until(lambda: "does not know the diagnosis Q99.Z9" in builder.text("builder_findings"))


def test_from_nothing_phases_are_added_and_taken_away(empty: WindowPage, builder: BuilderPage) -> None:
    builder.type("no template")
    builder.key(Qt.Key.Key_Return)
    builder.type("2026-02-16")
    empty.until(lambda: "has no phase" in builder.text("builder_problem"))
    kinds = builder.panel.form.box.kinds
    kinds.setCurrentIndex(kinds.findText("VMAT", Qt.MatchFlag.MatchStartsWith))
    builder.panel.form.box.add_button.click()
    builder.panel.form.box.add_button.click()
    assert builder.phases.rowCount() == 2
    builder.panel.form.box.drop_button.click()
    assert [order.phase.id for order in builder.phases.orders] == ["p1"]
    empty.until(builder.panel.make_button.isEnabled)


def test_a_template_of_ones_own_is_kept_in_the_casebook_and_offered(empty: WindowPage, builder: BuilderPage) -> None:
    builder.type("p28")
    builder.key(Qt.Key.Key_Return)
    builder.type("2026-02-16")
    empty.until(builder.panel.keep_button.isEnabled)
    builder.panel.keep_button.click()
    empty.until(lambda: len(empty.casebook.templates.templates()) == 1)
    builder.panel.form.begin()
    empty.until(lambda: any("your own" in each for each in builder.templates))


def test_the_models_keep_their_promises(qtmodeltester: ModelCheck) -> None:
    phases, preview = PhasesModel(), ValuesModel[Row](COLUMNS)
    phases.show_orders(next(each for each in standard_templates() if each.id == "breast-3d-boost").phases)
    preview.show((Row("A hospital", "16 Feb 2026", "77407", "1", "Beam", "level 2"),))
    qtmodeltester.check(phases)
    qtmodeltester.check(preview)
    assert phases.index(0, SITE).data() == "Left breast"


def test_from_nothing_a_phase_is_typed_field_by_field(empty: WindowPage, builder: BuilderPage) -> None:
    builder.type("no template")
    builder.key(Qt.Key.Key_Return)
    builder.type("2026-02-16")
    box = builder.panel.form.box
    box.add_button.click()
    empty.until(lambda: "has 0 fractions" in builder.text("builder_problem"))
    builder.phases.setData(builder.phases.index(0, FRACTIONS), "10")
    builder.panel.form.diagnoses.setText("C79.51, C61")
    rows = {field.name: row for row, field in enumerate(ORDER_FIELDS)}
    for name, typed in (
        ("volume", "Left femur"),
        ("modality", "photon"),
        ("technique", "3d"),
        ("plan_basis", "3d"),
        ("simulation", "77290"),
        ("isocentres", "1"),
        ("energy_mv", "6,0"),
        ("image_guidance", "kv"),
        ("motion_method", "itv"),
    ):
        box.sheet.setCurrentIndex(box.details.index(rows[name], 0))
        box.sheet.setFocus()
        builder.letters(typed)
    builder.phases.setData(builder.phases.index(0, FIELDS), "2")
    builder.phases.setData(builder.phases.index(0, DEVICES), "2")
    phase = builder.phases.orders[0].phase
    assert (phase.volume, phase.technique, str(phase.energy_mv)) == ("left-femur", "3d", "6")
    empty.until(builder.panel.make_button.isEnabled)
    builder.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    empty.until(lambda: empty.window.desk.worksheet is not None and empty.reviewed)
    assert clean(empty)
    assert (count(empty, "77295"), count(empty, "77290"), count(empty, "77427")) == (1, 1, 2)


@pytest.mark.parametrize(
    ("name", "typed", "words"),
    [
        ("technique", "laser", "is none of these"),
        ("energy_mv", "six", "Write a number"),
        ("simulation", "77", "is none of these"),
        ("days_apart", "1,5", "Write a number"),
    ],
)
def test_a_field_of_a_phase_that_cannot_be_is_explained_where_it_is_typed(
    builder: BuilderPage, name: str, typed: str, words: str
) -> None:
    builder.type("p28")
    builder.key(Qt.Key.Key_Return)
    before = builder.phases.orders
    box = builder.panel.form.box
    row = next(row for row, field in enumerate(ORDER_FIELDS) if field.name == name)
    box.sheet.setCurrentIndex(box.details.index(row, 0))
    box.sheet.setFocus()
    builder.letters(typed)
    assert words in builder.focus.accessibleDescription()
    builder.key(Qt.Key.Key_Escape)
    assert builder.phases.orders == before


def test_words_in_the_diagnoses_are_explained(empty: WindowPage, builder: BuilderPage) -> None:
    builder.type("p28")
    builder.key(Qt.Key.Key_Return)
    builder.type("2026-02-16")
    field = builder.panel.form.diagnoses
    field.setFocus()
    field.selectAll()
    builder.type("prostate")
    empty.until(lambda: "“PROSTATE” is no ICD-10-CM code" in builder.text("builder_problem"))
    assert not builder.panel.make_button.isEnabled()


def test_payers_and_localities_are_found_by_any_part_of_their_name(empty: WindowPage, builder: BuilderPage) -> None:
    builder.type("p28")
    builder.key(Qt.Key.Key_Return)
    locality = builder.panel.form.locality
    empty.until(lambda: locality.count() > 50)
    locality.setFocus(Qt.FocusReason.TabFocusReason)
    builder.type("manhattan")
    builder.key(Qt.Key.Key_Tab)
    assert "manhattan" in locality.currentText().lower()
    chosen = locality.currentData()
    locality.setFocus(Qt.FocusReason.TabFocusReason)
    builder.type("zebra")
    builder.key(Qt.Key.Key_Tab)
    assert locality.currentData() == chosen
    assert locality.currentText() == locality.itemText(locality.currentIndex())


def test_tab_goes_down_the_form_as_the_eye_does(empty: WindowPage, builder: BuilderPage) -> None:
    builder.type("p28")
    builder.key(Qt.Key.Key_Return)
    passed = []
    for _ in range(16):
        passed.append(builder.focus.objectName())
        builder.key(Qt.Key.Key_Tab)
    assert passed[:5] == ["builder_start", "builder_place", "builder_diagnoses", "builder_payer", "builder_locality"]
    assert passed[5:12] == [f"builder_day_{number}" for number in range(1, 8)]
    assert passed[12:] == ["builder_holidays", "builder_billing", "builder_until", "builder_machine"]


@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080)])
def test_everything_but_the_last_details_is_seen_without_scrolling(
    empty: WindowPage, builder: BuilderPage, size: tuple[int, int]
) -> None:
    empty.window.resize(*size)
    builder.type("breast boost")
    builder.key(Qt.Key.Key_Return)
    form = builder.panel.form
    empty.until(form.box.sheet.isVisible)
    QApplication.processEvents()
    for widget in (form.reference, form.box.table, form.box.add_button, form.box.sheet):
        seen = widget.visibleRegion().boundingRect().height()
        assert seen >= min(60, widget.height()), widget.objectName()


def test_claims_by_the_month_are_chosen(empty: WindowPage, builder: BuilderPage) -> None:
    builder.type("p28")
    builder.key(Qt.Key.Key_Return)
    builder.type("2026-02-16")
    billing = builder.panel.form.billing
    billing.setFocus()
    builder.key(Qt.Key.Key_Down)
    empty.until(builder.panel.make_button.isEnabled)
    builder.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    empty.until(lambda: empty.window.desk.worksheet is not None and empty.reviewed)
    assert [claim.id for claim in empty.course.claims] == ["A-2026-02", "A-2026-03"]
    assert clean(empty)


def test_a_kept_form_is_the_same_form_again(empty: WindowPage, builder: BuilderPage) -> None:
    builder.type("no template")
    builder.key(Qt.Key.Key_Return)
    form = builder.panel.form
    form.box.add_button.click()
    builder.phases.setData(builder.phases.index(0, STARTS), "2026-03-02")
    form.machine.setText("Linac 2")
    kept = draft_of(form)
    orders = form.phases.orders
    other = BuilderForm(date(2026, 2, 2))
    empty.qtbot.addWidget(other)
    other.offer(standard_templates())
    fill(other, kept)
    assert (other.phases.orders, other.machine.text()) == (orders, "Linac 2")
    assert orders[0].start == date(2026, 3, 2)
    assert other.chooser.field.text() == form.chooser.field.text()


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"template": "p28"}'])
def test_a_kept_form_that_cannot_be_read_stays_empty(empty: WindowPage, text: str) -> None:
    form = BuilderForm(date(2026, 2, 2))
    empty.qtbot.addWidget(form)
    fill(form, text)
    assert draft_of(form) == ""


def test_the_bar_speaks_of_the_course_that_is_seen(conflict: WindowPage) -> None:
    of_the_course, saved = conflict.text("estimate_total"), conflict.text("saved_state")
    builder = BuilderPage(conflict)
    builder.open()
    assert conflict.text("estimate_total") == ""
    assert conflict.text("saved_state") == "Not made yet"
    builder.type("p28")
    builder.key(Qt.Key.Key_Return)
    builder.type("2026-02-16")
    conflict.until(lambda: conflict.text("estimate_total").startswith("Estimate $"))
    assert conflict.text("estimate_total") != of_the_course
    builder.type("x")
    conflict.until(lambda: conflict.text("estimate_total") == "")
    builder.key(Qt.Key.Key_Escape)
    assert (conflict.text("estimate_total"), conflict.text("saved_state")) == (of_the_course, saved)


def test_leaving_the_builder_without_a_course_leaves_no_estimate(empty: WindowPage) -> None:
    builder = BuilderPage(empty)
    builder.open()
    builder.type("p28")
    builder.key(Qt.Key.Key_Return)
    builder.type("2026-02-16")
    empty.until(lambda: empty.text("estimate_total").startswith("Estimate $"))
    builder.key(Qt.Key.Key_Escape)
    assert empty.text("estimate_total") == ""


@pytest.mark.parametrize("width", [911, 1366, 1920])
def test_nothing_of_the_builder_is_clipped_or_scrolls_sideways(
    empty: WindowPage, builder: BuilderPage, width: int
) -> None:
    empty.window.resize(width, 768)
    builder.type("p44")
    builder.key(Qt.Key.Key_Return)
    builder.type("2025-12-09")
    empty.until(lambda: bool(builder.lines))
    form, lines = builder.panel.form, builder.panel.preview.table
    assert form.holidays.width() >= form.holidays.sizeHint().width()
    empty.until(lambda: form.box.table.horizontalScrollBar().maximum() == 0)
    assert not form.box.table.isColumnHidden(DEVICES)
    empty.until(lambda: lines.horizontalScrollBar().maximum() == 0)
    assert lines.columnWidth(lines.model().columnCount() - 1) >= lines.fontMetrics().horizontalAdvance("n" * 12)
