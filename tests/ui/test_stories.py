"""What a coder does all day: open, read, fix, type, export."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from radcoder.app.casebooks.errors import ReadOnlyError
from radcoder.app.casebooks.sheet import CourseSheet
from radcoder.app.courses import read_course
from radcoder.domain.course import ClaimKind
from radcoder.ui.application import begin
from radcoder.ui.casebook.start import Start
from radcoder.ui.main_window import MainWindow
from radcoder.ui.status import KINDS, is_older
from radcoder.ui.worksheet.cells import Column
from tests.ui.conftest import COURSES
from tests.ui.pages.window import WindowPage

WHY = "its disk is full: free some space"
BUNDLED, PLAN, SAME_DAY = 1, 4, 3


def test_an_opened_course_shows_facts_lines_and_findings(conflict: WindowPage) -> None:
    assert "Diagnosis C61" in conflict.worksheet.facts
    assert "Fractions 28 of 28" in conflict.worksheet.facts
    assert conflict.worksheet.cell(PLAN, Column.CODE) == "77301"
    assert conflict.worksheet.cell(PLAN, Column.ESTIMATE) == "1,960.30"
    assert conflict.findings.counts == ["■ 3 errors"]
    assert conflict.findings.codes == ["77290 + 77301", "77280", "77301 + 77263"]
    assert {"77427": "6 / 6", "77336": "6 / 6"}.items() <= conflict.findings.units.items()
    assert "Payer Medicare fee-for-service" in conflict.worksheet.facts


def test_the_first_conflict_is_selected_with_its_lines(conflict: WindowPage) -> None:
    assert conflict.findings.row == 0
    assert conflict.worksheet.selected == [BUNDLED, PLAN]
    assert "77290" in conflict.findings.said("message")
    assert conflict.findings.said("why")
    assert conflict.findings.said("evidence")
    assert "National Correct Coding Initiative" in conflict.findings.said("authority")


def test_f8_goes_from_finding_to_finding_and_round(conflict: WindowPage) -> None:
    conflict.press("next_finding")
    conflict.press("next_finding")
    assert conflict.worksheet.selected == [SAME_DAY, PLAN]
    conflict.press("next_finding")
    assert conflict.findings.row == 0
    conflict.press("previous_finding")
    assert conflict.findings.row == 2


def test_the_keyboard_goes_to_the_line_at_fault_and_from_there_to_the_others(conflict: WindowPage) -> None:
    assert conflict.worksheet.grid.currentIndex().row() == BUNDLED
    conflict.press("next_line")
    assert conflict.worksheet.grid.currentIndex().row() == PLAN
    assert conflict.worksheet.selected == [BUNDLED, PLAN]
    conflict.press("next_line")
    assert conflict.worksheet.grid.currentIndex().row() == BUNDLED
    conflict.findings.show_line(1)
    assert conflict.worksheet.grid.currentIndex().row() == PLAN


def test_a_finding_says_what_its_rule_looks_for(conflict: WindowPage) -> None:
    title = conflict.window.findings.model.finding(0).title
    assert title
    assert conflict.findings.said("title") == title
    assert conflict.findings.view.model().index(0, 0).data() == title


def test_clicking_a_finding_selects_its_lines(conflict: WindowPage) -> None:
    conflict.findings.choose(1)
    assert conflict.worksheet.selected == [7]


def test_a_line_marks_its_findings(conflict: WindowPage) -> None:
    conflict.worksheet.go_to(PLAN)
    assert conflict.findings.related == [0, 2]
    conflict.worksheet.go_to(0)
    assert conflict.findings.related == []


def test_a_fix_is_one_step_that_can_be_undone(conflict: WindowPage) -> None:
    rows = conflict.worksheet.rows
    assert conflict.findings.consequences[0].startswith("Needs review. Removes line A:2 (77290, 5 Feb 2026).")
    conflict.findings.fix()
    conflict.review()
    assert conflict.worksheet.rows == rows - 1
    assert conflict.findings.codes == ["77280", "77301 + 77263"]
    assert conflict.command("undo").text() == "&Undo removal of line A:2"
    conflict.press("undo")
    conflict.review()
    assert conflict.worksheet.rows == rows
    assert len(conflict.findings.codes) == 3
    conflict.press("redo")
    assert conflict.worksheet.rows == rows - 1


def test_a_long_fix_goes_on_in_the_next_line(conflict: WindowPage) -> None:
    detail, finding = conflict.window.findings.detail, conflict.window.findings.model.finding(0)
    title = "Add 77300 on 2026-02-12, once the record has been seen to hold a calculation of each of its fields"
    long = replace(finding, fixes=(replace(finding.fixes[0], title=title),))
    assert conflict.window.desk.worksheet is not None
    detail.show_finding(long, conflict.window.desk.worksheet.course)
    conflict.until(lambda: "\n" in conflict.findings.fixes[0].text())
    assert conflict.findings.fixes[0].text().split() == title.split()
    body = detail.widget()
    assert body is not None
    assert body.width() == detail.viewport().width()


def test_alt_and_a_digit_press_a_fix(conflict: WindowPage, qtbot: QtBot) -> None:
    rows = conflict.worksheet.rows
    conflict.window.activateWindow()
    QTest.keyClick(conflict.worksheet.grid, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert conflict.worksheet.rows == rows - 1


def test_a_fix_of_an_older_review_waits(conflict: WindowPage) -> None:
    fix = conflict.window.findings.model.finding(0).fixes[0]
    conflict.worksheet.type(0, Column.UNITS, "2")
    rows = conflict.worksheet.rows
    conflict.window.steering.apply_fix(fix)
    assert conflict.worksheet.rows == rows
    assert "still under way" in conflict.status


def test_a_course_without_conflict_says_so(conflict: WindowPage) -> None:
    while conflict.findings.codes:
        conflict.findings.fix()
        conflict.review()
    assert conflict.findings.counts == ["✓ clean"]
    assert conflict.window.findings.clean.isVisible()


def test_typing_into_a_cell_reviews_anew(conflict: WindowPage) -> None:
    conflict.worksheet.type(BUNDLED, Column.DATE, "2/6/2026")
    conflict.review()
    assert conflict.worksheet.cell(BUNDLED, Column.DATE) == "2026-02-06"
    assert "77290 on 2026-02-06" in conflict.findings.said("message")
    assert conflict.text("saved_state") == "Saved"


def test_a_code_that_is_not_in_force_keeps_its_name_and_says_until_when(conflict: WindowPage) -> None:
    conflict.worksheet.type(PLAN, Column.CODE, "77385")
    conflict.review()
    assert "to 2025-12-31" in conflict.worksheet.cell(PLAN, Column.NAME)


def test_a_refused_text_stays_with_its_reason(conflict: WindowPage) -> None:
    conflict.worksheet.type(PLAN, Column.UNITS, "none")
    assert conflict.worksheet.editor is not None
    assert conflict.worksheet.editor.text() == "none"
    assert "whole number from 1 to 9999" in conflict.worksheet.refusal
    conflict.worksheet.escape()
    assert conflict.worksheet.cell(PLAN, Column.UNITS) == "1"
    assert conflict.worksheet.refusal == ""
    assert not conflict.command("undo").isEnabled()


def test_a_refused_text_can_be_mended(conflict: WindowPage) -> None:
    conflict.worksheet.type(PLAN, Column.UNITS, "0")
    conflict.worksheet.type_on("3")
    assert conflict.worksheet.cell(PLAN, Column.UNITS) == "3"
    assert conflict.command("undo").text() == "&Undo change of units of A:5"


def test_saving_takes_what_is_still_being_typed(conflict: WindowPage) -> None:
    conflict.worksheet.go_to(PLAN, Column.UNITS)
    QTest.keyClick(conflict.worksheet.grid, Qt.Key.Key_4)
    conflict.press("save")
    assert "saved already" in conflict.status
    assert conflict.kept.claims[0].lines[PLAN].units == 4


def test_nothing_is_closed_over_a_refused_text(conflict: WindowPage) -> None:
    conflict.worksheet.type(PLAN, Column.UNITS, "none")
    conflict.press("quit")
    assert conflict.window.isVisible()
    assert "Mend it" in conflict.status
    conflict.worksheet.escape()


def test_leaving_the_window_keeps_a_refused_text(conflict: WindowPage) -> None:
    conflict.worksheet.type(PLAN, Column.UNITS, "none")
    conflict.codes.field.setFocus()
    assert conflict.worksheet.editor is not None
    assert conflict.worksheet.editor.text() == "none"


def test_a_new_line_is_typed_behind_the_current_one(conflict: WindowPage) -> None:
    rows = conflict.worksheet.rows
    conflict.worksheet.go_to(PLAN)
    conflict.press("add_line")
    conflict.worksheet.type_on("g6017")
    assert conflict.worksheet.rows == rows + 1
    assert conflict.worksheet.cell(PLAN + 1, Column.CODE) == "G6017"
    assert conflict.worksheet.cell(PLAN + 1, Column.DATE) == "2026-02-12"
    conflict.press("undo")
    assert conflict.worksheet.rows == rows


@pytest.fixture
def two_claims(empty: WindowPage, tmp_path: Path) -> WindowPage:
    """The window on the course with its second claim."""
    course = json.loads((COURSES / "conflict.json").read_text("utf-8"))
    lines = [{"date": "2026-02-12", "code": "77301"}, {"date": "2026-03-25", "code": "77336"}]
    course["claims"].append({"id": "B", "kind": "hospital", "lines": lines})
    path = tmp_path / "two.json"
    path.write_text(json.dumps(course), "utf-8")
    empty.open(path)
    return empty


def test_a_new_line_can_go_to_another_claim(two_claims: WindowPage) -> None:
    two_claims.worksheet.go_to(PLAN)
    two_claims.press("add_line")
    assert "Shift+Tab" in two_claims.status
    editor = two_claims.worksheet.editor
    assert editor is not None
    QTest.keyClick(editor, Qt.Key.Key_Backtab)
    assert two_claims.worksheet.editor is not None
    QTest.keyClick(two_claims.worksheet.editor, Qt.Key.Key_Backtab)
    assert two_claims.worksheet.editor is not None
    assert two_claims.worksheet.editor.text() == "A"
    two_claims.worksheet.type_on("c")
    assert "the claims A, B" in two_claims.worksheet.refusal
    two_claims.worksheet.type_on("b")
    two_claims.worksheet.type(PLAN + 1, Column.CODE, "77338")
    sheet = two_claims.window.desk.worksheet
    assert sheet is not None
    assert [line.code for line in sheet.course.claims[1].lines] == ["77301", "77338", "77336"]
    two_claims.press("undo")
    assert [line.code for line in sheet.course.claims[1].lines] == ["77301", "77336"]


def test_a_new_line_that_is_given_up_leaves_nothing(conflict: WindowPage) -> None:
    rows = conflict.worksheet.rows
    conflict.press("add_line")
    assert conflict.worksheet.rows == rows + 1
    conflict.worksheet.escape()
    assert conflict.worksheet.rows == rows
    assert not conflict.command("undo").isEnabled()


def test_several_lines_are_deleted_as_one_step(conflict: WindowPage, qtbot: QtBot) -> None:
    codes = conflict.worksheet.column(Column.CODE)
    conflict.worksheet.select(1, 3, 7)
    QTest.keyClick(conflict.worksheet.grid, Qt.Key.Key_Delete)
    assert conflict.worksheet.column(Column.CODE) == [code for i, code in enumerate(codes) if i not in (1, 3, 7)]
    assert conflict.command("undo").text() == "&Undo deletion of 3 lines"
    conflict.press("undo")
    assert conflict.worksheet.column(Column.CODE) == codes


def test_home_and_end_select_the_line_they_go_to(conflict: WindowPage) -> None:
    assert conflict.worksheet.selected == [BUNDLED, PLAN]
    conflict.worksheet.key(Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert conflict.worksheet.selected == [0]
    conflict.worksheet.key(Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert conflict.worksheet.selected == [conflict.worksheet.rows - 1]
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    conflict.worksheet.key(Qt.Key.Key_Home, both)
    assert conflict.worksheet.selected == list(range(conflict.worksheet.rows))


def test_going_to_the_lines_leaves_one_of_a_finding_selected(conflict: WindowPage) -> None:
    conflict.press("lines")
    assert conflict.worksheet.selected == [BUNDLED]
    conflict.worksheet.key(Qt.Key.Key_Down)
    assert conflict.worksheet.selected == [BUNDLED + 1]


def test_delete_takes_the_line_under_the_keyboard(conflict: WindowPage) -> None:
    codes = conflict.worksheet.column(Column.CODE)
    conflict.press("lines")
    conflict.worksheet.key(Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    conflict.worksheet.key(Qt.Key.Key_Delete)
    assert conflict.worksheet.column(Column.CODE) == codes[1:]
    assert conflict.command("undo").text() == "&Undo deletion of line A:1"


def test_delete_spares_lines_that_the_keyboard_has_left(conflict: WindowPage) -> None:
    rows = conflict.worksheet.rows
    conflict.worksheet.key(Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert conflict.worksheet.selected == [BUNDLED, PLAN]
    conflict.worksheet.key(Qt.Key.Key_Delete)
    assert conflict.worksheet.rows == rows
    assert conflict.worksheet.selected == [BUNDLED - 1]
    assert "Line A:1 has the keyboard" in conflict.status
    conflict.worksheet.key(Qt.Key.Key_Delete)
    assert conflict.worksheet.rows == rows - 1


def test_mark_and_number_are_no_stops(conflict: WindowPage) -> None:
    conflict.worksheet.key(Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert conflict.worksheet.current == (0, Column.DATE)
    conflict.worksheet.key(Qt.Key.Key_Right)
    assert conflict.worksheet.current == (0, Column.CODE)
    conflict.worksheet.key(Qt.Key.Key_Left)
    conflict.worksheet.key(Qt.Key.Key_Left)
    assert conflict.worksheet.current == (0, Column.DATE)
    conflict.worksheet.key(Qt.Key.Key_Down)
    conflict.worksheet.key(Qt.Key.Key_Home)
    assert conflict.worksheet.current == (1, Column.DATE)


def test_undo_brings_the_finding_back_that_was_looked_at(conflict: WindowPage) -> None:
    conflict.findings.fix()
    conflict.review()
    conflict.findings.fix()
    conflict.review()
    assert conflict.findings.shown == "77301 + 77263"
    conflict.press("undo")
    conflict.review()
    assert conflict.findings.shown == "77280"
    conflict.press("undo")
    conflict.review()
    assert conflict.findings.shown == "77290 + 77301"


def test_undo_leaves_a_finding_that_was_chosen_meanwhile(conflict: WindowPage) -> None:
    conflict.findings.fix()
    conflict.review()
    conflict.press("next_finding")
    assert conflict.findings.shown == "77301 + 77263"
    conflict.press("undo")
    conflict.review()
    assert conflict.findings.shown == "77301 + 77263"


def test_a_step_is_in_the_casebook_before_the_screen_shows_it(conflict: WindowPage) -> None:
    kept: list[str | None] = []
    model = conflict.window.worksheet.model
    model.dataChanged.connect(lambda *_: kept.append(conflict.kept.claims[0].lines[PLAN].note))
    conflict.worksheet.type(PLAN, Column.NOTE, "revised plan")
    assert kept
    assert set(kept) == {"revised plan"}
    assert conflict.text("saved_state") == "Saved"


def test_a_course_is_exported_as_a_file(conflict: WindowPage, tmp_path: Path) -> None:
    conflict.worksheet.type(PLAN, Column.UNITS, "2")
    conflict.press("export_course")
    conflict.choose_file(tmp_path / "other.json")
    conflict.until(lambda: "Exported other.json" in conflict.status)
    assert read_course(tmp_path / "other.json") == conflict.course
    assert conflict.journal()[0].what == "export"


def test_a_file_that_cannot_be_written_is_said(conflict: WindowPage, tmp_path: Path) -> None:
    conflict.window.desk.write_course(tmp_path / "no" / "such" / "folder.json")
    conflict.until(lambda: "was not written" in conflict.message)
    assert "export" not in [entry.what for entry in conflict.journal()]


def test_the_review_is_exported_as_pdf(conflict: WindowPage, tmp_path: Path) -> None:
    conflict.press("export")
    conflict.choose_file(tmp_path / "review.pdf")
    conflict.until(lambda: "Exported" in conflict.status)
    assert (tmp_path / "review.pdf").read_bytes().startswith(b"%PDF")


def test_an_unreadable_file_is_explained_and_closes_nothing(conflict: WindowPage) -> None:
    conflict.window.files.open(COURSES / "unreadable.json")
    conflict.until(lambda: bool(conflict.message))
    assert "unreadable.json cannot be used" in conflict.message
    assert "claims[0].lines[0].date" in conflict.message
    assert "colour" in conflict.message
    assert conflict.findings.counts == ["■ 3 errors"]
    QTest.keyClick(conflict.window.messages, Qt.Key.Key_Escape)
    assert conflict.message == ""


def test_a_dropped_file_is_opened(empty: WindowPage) -> None:
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(COURSES / "conflict.json"))])
    event = QDropEvent(
        QPoint(5, 5),
        Qt.DropAction.CopyAction,
        dropped,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    empty.window.dropEvent(event)
    empty.until(lambda: empty.reviewed)
    assert empty.worksheet.rows > 0


def test_a_step_that_cannot_be_kept_is_not_shown(conflict: WindowPage, monkeypatch: pytest.MonkeyPatch) -> None:
    sheet = conflict.window.desk.worksheet
    assert isinstance(sheet, CourseSheet)

    def refuse(*_: object) -> None:
        raise ReadOnlyError(WHY)

    monkeypatch.setattr(sheet, "_commit", refuse)
    conflict.worksheet.type(PLAN, Column.UNITS, "2")
    assert conflict.worksheet.cell(PLAN, Column.UNITS) == "1"
    assert "reading only" in conflict.message


def test_the_releases_say_when_they_are_older_than_the_course(conflict: WindowPage) -> None:
    assert "Older than this course: NCCI practitioner" in conflict.window.status.releases.whole()
    assert conflict.text("estimate_total").startswith("Estimate $")


@pytest.mark.parametrize("width", [911, 1366, 1900])
def test_the_releases_are_never_cut_in_a_word(conflict: WindowPage, width: int) -> None:
    conflict.window.resize(width, 700)
    conflict.until(lambda: conflict.window.width() == width)
    shown = conflict.text("releases")
    assert "…" not in shown
    assert shown.startswith("Older than this course: NCCI practitioner 2024Q3")
    assert conflict.window.status.releases.fontMetrics().horizontalAdvance(shown) <= width


def test_several_old_releases_are_counted_and_a_key_lists_them(conflict: WindowPage) -> None:
    conflict.worksheet.type(PLAN, Column.DATE, "2027-03-01")
    conflict.review()
    old = [used for used in conflict.releases if is_older(used, date(2027, 3, 1))]
    mine = [used for used in old if KINDS.get(used.dataset) is not ClaimKind.HOSPITAL]
    assert 1 < len(mine) < len(old)
    assert conflict.text("releases").startswith(f"{len(mine)} editions are older than this course (Ctrl+Shift+D)")
    conflict.press("editions")
    words = conflict.help_text("editions_dialog")
    elsewhere = words.index("Older, but for claims that this course does not have")
    assert [words.index(used.title) < elsewhere for used in old] == [used in mine for used in old]
    assert all(used.title in conflict.window.status.releases.toolTip() for used in old)


def test_the_first_start_builds_the_catalogue_with_progress(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    told: list[float] = []
    window.desk.preparing.connect(lambda _, part: told.append(part))
    with qtbot.waitSignal(window.usable, timeout=60_000):
        begin(window, Start(catalog=tmp_path / "catalogue", throwaway=True))
    assert told
    assert told == sorted(told)
    assert list((tmp_path / "catalogue").iterdir())


def test_a_catalogue_that_is_none_is_said(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.sqlite"
    wrong.write_text("not a database", "utf-8")
    with qtbot.waitSignal(window.usable, timeout=20_000):
        begin(window, Start(catalog=wrong, throwaway=True))
    assert "wrong.sqlite" in window.messages.text()


def test_the_help_of_a_rule_and_the_notice(conflict: WindowPage) -> None:
    conflict.press("rule_help")
    assert "77301 pays for the simulation" in conflict.help_text("rule_help_dialog")
    conflict.press("about")
    assert "American Medical Association" in conflict.help_text("about_dialog")
