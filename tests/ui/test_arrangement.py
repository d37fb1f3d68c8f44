"""The window stands as it was left: place, panes, columns and panels; and never where nobody can see it."""

import pytest
from PySide6.QtCore import QPoint, QRect, QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSplitterHandle, QWidget
from pytestqt.qtbot import QtBot

from radcoder.ui.application import make_window
from radcoder.ui.main_window import MainWindow
from radcoder.ui.panes import KEYS, Division, Panes, kept, usual
from radcoder.ui.theme import Looks
from radcoder.ui.worksheet.cells import Column
from tests.ui.conftest import COURSES
from tests.ui.pages.window import WindowPage


def drag(handle: QSplitterHandle, by: int) -> None:
    """Drag the border between two panes."""
    middle = handle.rect().center()
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(handle, middle + QPoint(by, 0))
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=middle + QPoint(by, 0))


def another(qtbot: QtBot) -> MainWindow:
    """A window as the next start makes it."""
    window = make_window()
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    return window


def test_a_border_that_was_dragged_stays_where_it_is(window: MainWindow, qtbot: QtBot) -> None:
    before = window.panes.sizes()[2]
    drag(window.panes.handle(2), -60)
    dragged = window.panes.sizes()[2]
    assert dragged > before + 50
    window.close()
    again = another(qtbot)
    assert again.panes.sizes()[2] == dragged
    again.close()


def test_the_codes_stay_away_when_they_were_put_away(conflict: WindowPage, qtbot: QtBot) -> None:
    window = conflict.window
    conflict.press("codes_pane")
    assert window.codes.isHidden()
    window.resize(1000, 700)
    assert window.codes.isHidden()
    conflict.press("codes_pane")
    assert not window.codes.isHidden()
    window.resize(1366, 768)
    assert window.codes.isHidden()
    again = another(qtbot)
    assert again.codes.isHidden()
    again.resize(1000, 700)
    assert not again.codes.isHidden()
    again.close()


@pytest.mark.parametrize("text", ["", "300", "300 400", "a b c", "300 -4 1", "300 400 1 1", "300 4e2 1", "² 3 1"])
def test_a_division_that_cannot_be_is_passed_over(text: str) -> None:
    assert kept(text) is None


def test_a_division_comes_back_as_it_was_kept() -> None:
    division = Division(321, 432, codes_shown=False)
    assert kept(division.to_text()) == division


def test_settings_that_make_no_sense_give_the_usual_window(settings: None, qtbot: QtBot) -> None:
    for key in (*KEYS.values(), "geometry", "zoom", "columns/lines_grid", "facts/open"):
        QSettings().setValue(key, "nonsense")
    again = another(qtbot)
    again.resize(1366, 768)
    assert again.panes.division() == usual(again.panes.width(), wide=True)
    assert again.width() > 600
    again.close()


def test_no_pane_becomes_smaller_than_it_can_be_read(settings: None, qtbot: QtBot) -> None:
    QSettings().setValue(KEYS[True], "5000 5000 1")
    again = another(qtbot)
    assert all(size >= pane.minimumWidth() for size, pane in zip(again.panes.sizes(), parts(again.panes), strict=True))
    again.close()


def parts(panes: Panes) -> list[QWidget]:
    return [pane for number in range(panes.count()) if (pane := panes.widget(number)) is not None]


@pytest.mark.parametrize("place", [QRect(9000, 200, 700, 500), QRect(-5000, -3000, 700, 500), QRect(0, 0, 9000, 7000)])
def test_a_window_of_a_monitor_that_is_gone_is_seen(window: MainWindow, qtbot: QtBot, place: QRect) -> None:
    window.setGeometry(place)
    window.close()
    again = make_window()
    qtbot.addWidget(again)
    again.show()
    screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
    title = QPoint(again.geometry().center().x(), again.geometry().top())
    assert any(screen.contains(title) for screen in screens), again.geometry()
    again.close()


def test_a_column_that_was_dragged_keeps_its_width_and_follows_the_zoom(conflict: WindowPage, looks: Looks) -> None:
    grid = conflict.worksheet.grid
    header = grid.horizontalHeader()
    before = header.sectionSize(Column.CODE)
    edge = QPoint(header.sectionViewportPosition(Column.CODE) + before - 1, header.height() // 2)
    QTest.mousePress(header.viewport(), Qt.MouseButton.LeftButton, pos=edge)
    QTest.mouseMove(header.viewport(), edge + QPoint(30, 0))
    QTest.mouseRelease(header.viewport(), Qt.MouseButton.LeftButton, pos=edge + QPoint(30, 0))
    assert header.sectionSize(Column.CODE) == before + 30
    conflict.press("zoom_in")
    conflict.press("zoom_in")
    assert header.sectionSize(Column.CODE) > before + 30
    conflict.press("zoom_reset")
    assert abs(header.sectionSize(Column.CODE) - before - 30) <= 1
    conflict.press("usual_layout")
    assert header.sectionSize(Column.CODE) == before


def test_the_next_course_comes_with_its_facts_open_when_those_of_the_last_were(conflict: WindowPage) -> None:
    window = conflict.window
    conflict.press("facts")
    conflict.press("close_course")
    assert window.worksheet.facts_panel.isHidden()
    conflict.open(COURSES / "conflict.json")
    assert not window.worksheet.facts_panel.isHidden()
    assert window.worksheet.facts_button.text() == "Facts ▾"
    assert window.worksheet.grid.hasFocus()
    conflict.press("facts")
    conflict.press("close_course")
    conflict.open(COURSES / "conflict.json")
    assert window.worksheet.facts_panel.isHidden()


def test_everything_goes_back_as_it_was_delivered(conflict: WindowPage) -> None:
    window = conflict.window
    delivered = window.panes.sizes()
    drag(window.panes.handle(2), -50)
    conflict.press("codes_pane")
    conflict.press("facts")
    conflict.press("calendar")
    conflict.press("calendar")
    window.resize(900, 600)
    conflict.press("usual_layout")
    window.resize(1366, 768)
    assert window.panes.sizes() == delivered
    assert window.worksheet.facts_panel.isHidden()
    assert not window.worksheet.calendar.isHidden()
    assert not [key for key in QSettings().allKeys() if key.startswith(("panes", "columns", "geometry"))]
