"""Typing into a cell while something else happens to the window."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from radcoder.ui.worksheet.cells import Column
from tests.ui.pages.window import WindowPage

Happening = Callable[[WindowPage], object]
HAPPENINGS: dict[str, Happening] = {
    "the search takes the keyboard": lambda page: page.press("search"),
    "the list of courses comes": lambda page: page.press("courses"),
    "a command ends the typing": lambda page: page.press("save"),
    "the window is laid out anew": lambda page: page.window.resize(1200, 700),
}


def open_cell(page: WindowPage, row: int, column: Column) -> QLineEdit:
    page.worksheet.go_to(row, column)
    page.worksheet.grid.edit(page.worksheet.grid.currentIndex())
    editor = page.worksheet.editor
    assert editor is not None
    editor.selectAll()
    return editor


@pytest.mark.parametrize("happening", HAPPENINGS.values(), ids=HAPPENINGS)
def test_enter_takes_a_text_before_anything_else_happens(conflict: WindowPage, happening: Happening) -> None:
    editor = open_cell(conflict, 4, Column.UNITS)
    QTest.keyClicks(editor, "3")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert conflict.kept.claims[0].lines[4].units == 3
    assert conflict.worksheet.editor is None
    happening(conflict)  # Qt's own Enter would take the text only now, from an editor that is gone, and complain
    QApplication.processEvents()


def test_a_cell_that_is_typed_into_stays_open_on_a_screen_too_narrow_for_its_column(conflict: WindowPage) -> None:
    page, grid = conflict, conflict.worksheet.grid
    page.window.resize(1920, 900)
    page.until(lambda: not grid.isColumnHidden(Column.NOTE))
    before = page.worksheet.cell(2, Column.NOTE)
    editor = open_cell(page, 2, Column.NOTE)
    QTest.keyClicks(editor, "half a no")
    page.window.resize(1200, 700)
    page.until(lambda: page.window.width() == 1200)
    QTest.qWait(50)
    assert page.worksheet.editor is editor
    assert page.worksheet.cell(2, Column.NOTE) == before
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    page.until(lambda: grid.isColumnHidden(Column.NOTE))


def test_a_day_with_two_readings_names_both_until_the_next_edit(conflict: WindowPage) -> None:
    conflict.worksheet.type(0, Column.DATE, "12/2/26")
    said = "Read as Wed 2 Dec 2026 (month first; day first would be 12 Feb 2026)."
    assert conflict.status == said
    conflict.window.status.say("Something else for some seconds.")
    conflict.window.statusBar().clearMessage()
    assert conflict.status == said
    conflict.worksheet.type(0, Column.UNITS, "2")
    assert "Read as" not in conflict.status
    conflict.window.statusBar().clearMessage()
    assert conflict.status == ""


def test_an_unknown_diagnosis_is_marked_in_its_cell_and_said_until_the_next_edit(conflict: WindowPage) -> None:
    conflict.worksheet.type(0, Column.DIAGNOSES, "Z99.999")
    conflict.until(lambda: conflict.worksheet.cell(0, Column.DIAGNOSES) == "Z99.999 ▲")
    index = conflict.worksheet.grid.model().index(0, Column.DIAGNOSES)
    assert index.data(Qt.ItemDataRole.EditRole) == "Z99.999"
    for role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
        assert "Z99.999 is not in the ICD-10-CM list" in index.data(role)
    conflict.window.statusBar().clearMessage()
    assert "Z99.999 is not in the ICD-10-CM list" in conflict.status
    conflict.worksheet.type(0, Column.DIAGNOSES, "C61")
    assert "▲" not in conflict.worksheet.cell(0, Column.DIAGNOSES)
    assert "Z99" not in conflict.status
