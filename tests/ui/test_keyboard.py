"""What a keyboard reaches, it can press and leave, and the keyboard is never lost on the way."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHeaderView, QLabel, QLineEdit, QPushButton, QToolButton
from shiboken6 import delete

from radcoder.ui.worksheet.cells import Column
from tests.ui.pages.builder import BuilderPage
from tests.ui.pages.window import WindowPage


@pytest.fixture
def usual_again(conflict: WindowPage) -> Iterator[None]:
    """The type as it was, for the tests after this one: it belongs to the application."""
    yield
    conflict.press("zoom_reset")


def press(key: Qt.Key) -> None:
    """Press a key where the keyboard is."""
    place = QApplication.focusWidget()
    assert place is not None
    QTest.keyClick(place, key)


@pytest.mark.parametrize("enter", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_presses_the_button_that_has_the_keyboard(empty: WindowPage, enter: Qt.Key) -> None:
    empty.window.activateWindow()
    builder = BuilderPage(empty)
    builder.open()
    builder.panel.back.setFocus()
    press(enter)
    assert not builder.panel.isVisible()


@pytest.mark.parametrize("command", ["palette", "help"])
def test_what_lies_over_an_open_cell_gives_the_keyboard_back_to_the_grid(conflict: WindowPage, command: str) -> None:
    conflict.window.activateWindow()
    grid = conflict.worksheet.grid
    grid.setFocus()
    grid.setCurrentIndex(grid.model().index(1, Column.CODE))
    QTest.keyClick(grid, Qt.Key.Key_F2)
    editor = conflict.window.focusWidget()
    assert isinstance(editor, QLineEdit)
    conflict.press(command)
    delete(editor)  # Qt lets go of the editor of a cell when it likes
    press(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is grid


@pytest.mark.parametrize("name", ["", "aside_cancel"])
def test_leaving_the_grounds_goes_back_to_where_the_keyboard_was(conflict: WindowPage, name: str) -> None:
    conflict.window.activateWindow()
    conflict.press("next_finding")
    place = QApplication.focusWidget()
    conflict.press("set_aside")
    assert QApplication.focusWidget() is not place
    button = conflict.window.findings.aside.findChild(QPushButton, name) if name else None
    if button is not None:
        button.setFocus()
        press(Qt.Key.Key_Return)
    else:
        press(Qt.Key.Key_Escape)
    assert not conflict.window.findings.aside.isVisible()
    assert QApplication.focusWidget() is place


@pytest.mark.usefixtures("usual_again")
def test_larger_type_does_not_write_the_releases_over_what_was_said(conflict: WindowPage) -> None:
    releases = conflict.window.findChild(QLabel, "releases")
    assert releases is not None
    conflict.window.statusBar().showMessage("Undone: a step", 60_000)
    conflict.press("zoom_in")
    QApplication.processEvents()
    conflict.until(lambda: not releases.isVisible())
    conflict.window.statusBar().clearMessage()
    assert releases.isVisible()


@pytest.mark.usefixtures("usual_again")
@pytest.mark.parametrize("times", [1, 3])
def test_codes_of_the_units_are_whole_in_larger_type(conflict: WindowPage, times: int) -> None:
    for _ in range(times):
        conflict.press("zoom_in")
    units = conflict.window.findings.units.table
    conflict.until(lambda: all(units.columnWidth(c) >= units.sizeHintForColumn(c) for c in range(3)))


def test_a_narrower_pane_gives_the_reasons_of_the_units_more_lines(conflict: WindowPage) -> None:
    units = conflict.window.findings.units.table
    before = units.rowHeight(0)
    units.horizontalHeader().setSectionResizeMode(3, QHeaderView.ResizeMode.Fixed)
    units.setColumnWidth(3, 40)  # as a splitter does later than the panel's own size
    conflict.until(lambda: units.rowHeight(0) > before)


def test_counts_leave_their_words_before_they_are_cut(conflict: WindowPage) -> None:
    [count] = [each for each in conflict.window.findings.findChildren(QLabel, "count_error") if each.isVisible()]
    assert count.text() == "■ 3 errors"
    count.setFixedWidth(count.minimumSizeHint().width())
    conflict.until(lambda: count.text() == "■ 3")
    assert count.accessibleName() == "■ 3 errors"


@pytest.mark.usefixtures("usual_again")
def test_the_lines_of_a_finding_can_be_read_in_larger_type(conflict: WindowPage) -> None:
    for _ in range(4):
        conflict.press("zoom_in")
    QApplication.processEvents()
    links = [each for each in conflict.window.findings.detail.findChildren(QToolButton) if each.isVisible()]
    assert links
    assert all(each.width() > each.fontMetrics().horizontalAdvance(each.text()) for each in links)
