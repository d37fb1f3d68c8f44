"""The columns of the grid: what shows where there is room, what the user says, and that it is remembered."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from radcoder.ui.worksheet.cells import Column
from radcoder.ui.worksheet.layout import ColumnLayout
from tests.ui.pages.window import WindowPage


def seen(page: WindowPage) -> set[Column]:
    return {column for column in Column if not page.worksheet.grid.isColumnHidden(column)}


def layout(page: WindowPage) -> ColumnLayout:
    return page.window.worksheet.grid.columns


def test_a_wide_window_has_every_column_of_a_claim(conflict: WindowPage) -> None:
    conflict.window.resize(1920, 1080)
    conflict.until(lambda: Column.PHASE in seen(conflict))
    assert seen(conflict) == set(Column) - {Column.CLAIM, Column.CHARGE}


def test_a_column_that_no_line_fills_is_opened_by_keyboard_and_typed_into(conflict: WindowPage) -> None:
    conflict.window.resize(1920, 1080)
    assert Column.CHARGE not in seen(conflict)
    conflict.press("columns")
    menu = layout(conflict).menu
    conflict.until(menu.isVisible)
    for _ in range(20):
        if menu.activeAction().objectName() == "column_charge":
            break
        QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert Column.CHARGE in seen(conflict)
    conflict.worksheet.type(0, Column.CHARGE, "1.250,00")
    assert conflict.worksheet.cell(0, Column.CHARGE) == "1,250.00"


def test_what_the_user_says_is_remembered_and_taken_back(conflict: WindowPage) -> None:
    layout(conflict).choose(Column.NOTE, shown=True)
    layout(conflict).choose(Column.ESTIMATE, shown=False)
    assert Column.NOTE in seen(conflict)
    assert Column.ESTIMATE not in seen(conflict)
    other = ColumnLayout(conflict.worksheet.grid)
    assert (other.chosen(Column.NOTE), other.chosen(Column.ESTIMATE)) == (True, False)
    layout(conflict).forget()
    assert Column.ESTIMATE in seen(conflict)
    assert Column.NOTE not in seen(conflict)


def test_in_a_narrow_window_the_name_stays_readable_and_the_lines_scroll(conflict: WindowPage) -> None:
    conflict.window.resize(911, 560)
    for column in (Column.NOTE, Column.CHARGE, Column.PHASE, Column.PLACE, Column.DIAGNOSES):
        layout(conflict).choose(column, shown=True)
    grid = conflict.worksheet.grid
    assert grid.columnWidth(Column.NAME) >= 12 * grid.fontMetrics().horizontalAdvance("n")
    assert grid.horizontalHeader().length() > grid.viewport().width()


def test_the_palette_names_every_column(conflict: WindowPage) -> None:
    names = {action.text() for action in layout(conflict).menu.actions() if action.isCheckable()}
    assert {"Column: diagnosis pointers", "Column: place of service", "Column: note"} <= names
