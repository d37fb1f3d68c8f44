"""Many lines at once, by keyboard alone: dates, cells, lines, the clipboard, order and filter; each one step."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListWidget

from radcoder.domain.edits import AddLine
from radcoder.ui.worksheet.cells import Column
from tests.ui.pages.window import WindowPage

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def press(page: WindowPage, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    page.window.activateWindow()
    QTest.keyClick(page.worksheet.grid, key, modifier)


def go(page: WindowPage, row: int, column: Column = Column.CODE) -> None:
    """Select one line and no other, the keyboard in this column."""
    page.window.worksheet.grid.setFocus()
    page.window.worksheet.grid.go_to_row(row)
    page.window.worksheet.grid.stay_in(column)


def extend(page: WindowPage, rows: int) -> None:
    for _ in range(rows):
        press(page, Qt.Key.Key_Down, SHIFT)


def undo_name(page: WindowPage) -> str:
    return page.command("undo").text()


def test_plus_and_minus_move_dates_by_treatment_days(conflict: WindowPage) -> None:
    conflict.until(lambda: bool(conflict.window.worksheet.hand.closed))
    go(conflict, 0)
    day = date.fromisoformat(conflict.worksheet.cell(0, Column.DATE))
    friday = day + timedelta(days=4 - day.weekday())
    conflict.worksheet.type(0, Column.DATE, friday.isoformat())
    go(conflict, 0)
    press(conflict, Qt.Key.Key_Plus)
    assert conflict.worksheet.cell(0, Column.DATE) == str(friday + timedelta(days=3))
    assert undo_name(conflict) == "&Undo moving line A:1 1 treatment day later"
    press(conflict, Qt.Key.Key_Minus)
    assert conflict.worksheet.cell(0, Column.DATE) == str(friday)


def test_several_lines_move_together_and_stay_selected(conflict: WindowPage) -> None:
    go(conflict, 0)
    extend(conflict, 2)
    before = conflict.worksheet.column(Column.DATE)
    press(conflict, Qt.Key.Key_Plus)
    assert conflict.worksheet.selected == [0, 1, 2]
    changed = [a != b for a, b in zip(before, conflict.worksheet.column(Column.DATE), strict=True)]
    assert changed[:4] == [True, True, True, False]
    conflict.press("undo")
    assert conflict.worksheet.column(Column.DATE) == before


def test_ctrl_d_fills_down(conflict: WindowPage) -> None:
    conflict.worksheet.type(0, Column.UNITS, "7")
    go(conflict, 0, Column.UNITS)
    extend(conflict, 2)
    press(conflict, Qt.Key.Key_D, CTRL)
    assert conflict.worksheet.column(Column.UNITS)[:3] == ["7", "7", "7"]
    assert undo_name(conflict) == "&Undo filling units into 2 lines"


def test_shift_enter_gives_a_value_to_all_selected_lines(conflict: WindowPage) -> None:
    go(conflict, 0, Column.MODIFIERS)
    extend(conflict, 1)
    press(conflict, Qt.Key.Key_F2)
    editor = conflict.worksheet.editor
    assert editor is not None
    editor.selectAll()
    QTest.keyClicks(editor, "xs")
    QTest.keyClick(editor, Qt.Key.Key_Return, SHIFT)
    assert conflict.worksheet.column(Column.MODIFIERS)[:2] == ["XS", "XS"]
    assert conflict.worksheet.selected == [0, 1]


def test_ctrl_semicolon_dates_lines_today(conflict: WindowPage) -> None:
    go(conflict, 0)
    press(conflict, Qt.Key.Key_Semicolon, CTRL)
    assert conflict.worksheet.cell(0, Column.DATE) == str(date.today())  # noqa: DTZ011 - as the program means it


def test_copied_lines_are_pasted_at_once_as_one_step(conflict: WindowPage) -> None:
    rows = conflict.worksheet.rows
    go(conflict, 0)
    extend(conflict, 2)
    press(conflict, Qt.Key.Key_C, CTRL)
    assert QApplication.clipboard().text().startswith("claim\tdate\tcode\tunits")
    clipboard = QApplication.clipboard().text().replace("2026", "2025")
    QApplication.clipboard().setText(clipboard)
    press(conflict, Qt.Key.Key_V, CTRL)
    conflict.until(lambda: conflict.worksheet.rows == rows + 3)
    assert undo_name(conflict) == "&Undo paste of 3 lines"
    assert conflict.kept == conflict.course
    conflict.press("undo")
    assert conflict.worksheet.rows == rows


def test_cut_lines_are_gone_and_on_the_clipboard(conflict: WindowPage) -> None:
    rows, code = conflict.worksheet.rows, conflict.worksheet.cell(1, Column.CODE)
    go(conflict, 1)
    press(conflict, Qt.Key.Key_X, CTRL)
    assert conflict.worksheet.rows == rows - 1
    assert code in QApplication.clipboard().text()
    assert undo_name(conflict) == "&Undo cut of line A:2"


def test_one_value_is_pasted_into_the_selected_cells(conflict: WindowPage) -> None:
    QApplication.clipboard().setText("5\n")
    go(conflict, 0, Column.UNITS)
    extend(conflict, 1)
    press(conflict, Qt.Key.Key_V, CTRL)
    assert conflict.worksheet.column(Column.UNITS)[:2] == ["5", "5"]
    QApplication.clipboard().setText("many")
    press(conflict, Qt.Key.Key_V, CTRL)
    assert "Units are a whole number" in conflict.status


def test_a_line_is_repeated_over_the_log(conflict: WindowPage) -> None:
    rows = conflict.worksheet.rows
    conflict.worksheet.type(0, Column.CODE, "77014")
    go(conflict, 0)
    press(conflict, Qt.Key.Key_R, CTRL | SHIFT)
    assert conflict.worksheet.rows > rows + 20
    assert "Undo repeating 77014 over" in undo_name(conflict)


def test_enter_goes_on_below_and_opens_the_cell(conflict: WindowPage) -> None:
    go(conflict, 0, Column.UNITS)
    press(conflict, Qt.Key.Key_Return)
    conflict.worksheet.type_on("3")
    assert conflict.worksheet.current == (1, Column.UNITS)
    assert conflict.worksheet.cell(0, Column.UNITS) == "3"


def test_a_new_line_is_typed_with_tab_from_cell_to_cell(conflict: WindowPage) -> None:
    go(conflict, 0)
    press(conflict, Qt.Key.Key_Return, CTRL)
    editor = conflict.worksheet.editor
    assert editor is not None
    QTest.keyClicks(editor, "77336")
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    assert conflict.worksheet.current == (1, Column.UNITS)
    conflict.until(lambda: conflict.worksheet.editor is not None)
    editor = conflict.worksheet.editor
    assert editor is not None
    QTest.keyClicks(editor, "2")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    conflict.until(lambda: conflict.worksheet.editor is None)
    line = conflict.course.claims[0].lines[1]
    assert (line.code, line.units) == ("77336", 2)


def test_codes_are_suggested_by_name_and_taken_with_down_and_enter(conflict: WindowPage) -> None:
    conflict.until(lambda: bool(conflict.window.worksheet.model.codes_for(0, "77")))
    go(conflict, 0)
    press(conflict, Qt.Key.Key_F2)
    editor = conflict.worksheet.editor
    assert editor is not None
    editor.selectAll()
    QTest.keyClicks(editor, "inverse plan")
    offered = conflict.worksheet.grid.findChild(QListWidget, "code_suggestions")
    assert offered is not None
    assert offered.item(0).text().startswith("77301")
    QTest.keyClick(editor, Qt.Key.Key_Down)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    conflict.until(lambda: conflict.worksheet.editor is None)
    assert conflict.worksheet.cell(0, Column.CODE) == "77301"


@pytest.mark.parametrize(
    ("typed", "first"),
    [("otv", "77427"), ("weekly physics", "77336"), ("wkly physics", "77336"), ("imrt", "77301"), ("sbrt", "77373")],
)
def test_what_coders_say_suggests_the_codes_that_the_search_finds(conflict: WindowPage, typed: str, first: str) -> None:
    conflict.until(lambda: bool(conflict.window.worksheet.model.codes_for(0, "77")))
    assert conflict.window.worksheet.model.codes_for(0, typed)[0].code == first


def test_enter_takes_the_code_that_a_word_surely_means(conflict: WindowPage) -> None:
    conflict.until(lambda: bool(conflict.window.worksheet.model.codes_for(0, "77")))
    go(conflict, 0)
    press(conflict, Qt.Key.Key_F2)
    editor = conflict.worksheet.editor
    assert editor is not None
    editor.selectAll()
    QTest.keyClicks(editor, "otv")
    offered = conflict.worksheet.grid.findChild(QListWidget, "code_suggestions")
    assert offered is not None
    assert offered.item(0).text().startswith("77427 ↵   ")
    assert offered.accessibleName().endswith("Enter takes 77427")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    conflict.until(lambda: conflict.worksheet.editor is None)
    assert conflict.worksheet.cell(0, Column.CODE) == "77427"


def test_enter_takes_no_code_where_a_word_could_mean_several(conflict: WindowPage) -> None:
    conflict.until(lambda: bool(conflict.window.worksheet.model.codes_for(0, "77")))
    before = conflict.worksheet.cell(0, Column.CODE)
    conflict.worksheet.type(0, Column.CODE, "imrt")
    editor = conflict.worksheet.editor
    assert editor is not None
    assert editor.text() == "imrt"
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert conflict.worksheet.cell(0, Column.CODE) == before


def test_a_suggestion_that_is_not_valid_on_the_day_stands_last_and_is_marked(conflict: WindowPage) -> None:
    conflict.until(lambda: bool(conflict.window.worksheet.model.codes_for(0, "77")))
    go(conflict, 0)
    press(conflict, Qt.Key.Key_F2)
    editor = conflict.worksheet.editor
    assert editor is not None
    editor.selectAll()
    QTest.keyClicks(editor, "7738")
    offered = conflict.worksheet.grid.findChild(QListWidget, "code_suggestions")
    assert offered is not None
    texts = [offered.item(row).text() for row in range(offered.count())]
    assert texts[0].startswith("77387   ")
    assert any(text.startswith("77385   ▲ ended 2025-12-31") for text in texts[1:])
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    QTest.keyClick(editor, Qt.Key.Key_Escape)


def test_a_code_that_is_not_valid_on_the_day_is_marked_while_it_is_typed(conflict: WindowPage) -> None:
    conflict.until(lambda: bool(conflict.window.worksheet.model.codes_for(0, "77")))
    go(conflict, 0)
    press(conflict, Qt.Key.Key_F2)
    editor = conflict.worksheet.editor
    assert editor is not None
    editor.selectAll()
    QTest.keyClicks(editor, "77385")
    assert "77385 ended on 2025-12-31" in conflict.worksheet.refusal
    QTest.keyClick(editor, Qt.Key.Key_Return)
    conflict.until(lambda: conflict.worksheet.editor is None)
    assert conflict.worksheet.cell(0, Column.CODE) == "77385"


def test_sorting_keeps_the_order_of_entry_and_the_line(conflict: WindowPage) -> None:
    entered = conflict.worksheet.column(Column.CODE)
    go(conflict, 2, Column.CODE)
    line = conflict.window.worksheet.grid.current()
    press(conflict, Qt.Key.Key_L, CTRL | SHIFT)
    assert conflict.worksheet.column(Column.CODE) == sorted(entered)
    assert conflict.window.worksheet.grid.current() == line
    press(conflict, Qt.Key.Key_L, CTRL | SHIFT)
    assert conflict.worksheet.column(Column.CODE) == sorted(entered, reverse=True)
    press(conflict, Qt.Key.Key_L, CTRL | SHIFT)
    assert conflict.worksheet.column(Column.CODE) == entered
    assert [line.code for line in conflict.course.claims[0].lines] == entered


def test_a_line_typed_among_sorted_ones_joins_behind_the_one_it_was_begun_at(conflict: WindowPage) -> None:
    go(conflict, 0, Column.CODE)
    press(conflict, Qt.Key.Key_L, CTRL | SHIFT)
    at = conflict.window.worksheet.grid.current()
    assert at is not None
    press(conflict, Qt.Key.Key_Return, CTRL)
    conflict.worksheet.type_on("99999")
    assert conflict.course.claims[0].lines[at.number].code == "99999"
    assert conflict.worksheet.column(Column.CODE)[-1] == "99999"


def test_a_filter_narrows_and_esc_shows_all(conflict: WindowPage) -> None:
    rows = conflict.worksheet.rows
    press(conflict, Qt.Key.Key_F, CTRL)
    field = conflict.window.findChild(QLineEdit, "lines_filter")
    assert field is not None
    assert field.hasFocus()
    QTest.keyClicks(field, "77427")
    assert set(conflict.worksheet.column(Column.CODE)) == {"77427"}
    counted = conflict.window.findChild(QLabel, "filter_count")
    assert counted is not None
    assert counted.text() == f"{conflict.worksheet.rows} of {rows} lines"
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert conflict.worksheet.rows == rows


def test_the_place_of_service_is_that_of_the_claim(conflict: WindowPage) -> None:
    model = conflict.window.worksheet.model
    model.setData(model.index(0, Column.PLACE), "22")
    assert set(conflict.worksheet.column(Column.PLACE)) == {"22"}
    assert conflict.course.claims[0].pos == "22"
    assert undo_name(conflict) == "&Undo setting place of service of claim A to 22"


def test_a_trial_of_a_fix_shows_a_difference_and_changes_nothing(conflict: WindowPage) -> None:
    model, course = conflict.window.worksheet.model, conflict.course
    finding = conflict.window.findings.model.finding(0)
    model.try_out([*finding.fixes[0].edits, AddLine("A", course.claims[0].lines[0])])
    assert {"a line that the fix would take away", "a line that the fix would add"} <= {
        model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())
    }
    assert conflict.course is course
    model.try_out(())
    assert model.rowCount() == len(course.claims[0].lines)
