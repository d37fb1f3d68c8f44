"""The fraction calendar: read by day, changed by key, and counted anew at once."""

from datetime import date
from typing import Protocol

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QToolButton

from radcoder.domain.course import Status
from radcoder.domain.treatment_calendar import DayState
from radcoder.ui.calendar.model import CalendarModel
from tests.notation import course as read
from tests.ui.pages.calendar import CalendarPage
from tests.ui.pages.window import WindowPage

FIRST, FRIDAY, LAST = date(2026, 2, 16), date(2026, 2, 20), date(2026, 3, 25)


class ModelCheck(Protocol):
    def check(self, model: QAbstractItemModel, force_py: bool = False) -> None: ...


@pytest.fixture
def calendar(conflict: WindowPage) -> CalendarPage:
    return CalendarPage(conflict.window)


def test_the_model_keeps_its_promises(qtmodeltester: ModelCheck) -> None:
    model = CalendarModel()
    qtmodeltester.check(model)
    model.show_course(read("phase p1 photon 3d 3d planned=6\nfractions p1 2025-12-29 x6"), [("77427", 1)])
    qtmodeltester.check(model)
    assert model.columnCount() == 3


def test_every_day_says_date_phase_fraction_and_state(calendar: CalendarPage) -> None:
    assert calendar.says(FRIDAY) == (
        "Friday 20 Feb 2026, phase p1 Prostate and seminal vesicles, fraction 5 of 28, delivered, earns 77427 and 77336"
    )
    assert calendar.says(date(2026, 3, 26)) == "Thursday 26 Mar 2026, no treatment"


def test_a_missed_day_counts_the_units_anew(conflict: WindowPage, calendar: CalendarPage) -> None:
    calendar.go_to(FRIDAY)
    calendar.key(Qt.Key.Key_M)
    assert calendar.day(FRIDAY).state is DayState.MISSED
    assert calendar.here == FRIDAY
    conflict.review()
    assert conflict.findings.units["77427"] == "5 / 6"
    assert calendar.day(date(2026, 2, 23)).earned == ("77427", "77336")
    assert conflict.command("undo").text() == "&Undo marking 20 Feb 2026 missed"
    conflict.press("undo")
    conflict.review()
    assert conflict.findings.units["77427"] == "6 / 6"
    assert calendar.day(FRIDAY).numbers == (5,)


def test_arrows_go_on_over_the_weekend_and_by_weeks(calendar: CalendarPage) -> None:
    calendar.go_to(FRIDAY)
    calendar.key(Qt.Key.Key_Down)
    assert calendar.here == date(2026, 2, 23)
    calendar.key(Qt.Key.Key_Up)
    assert calendar.here == FRIDAY
    calendar.key(Qt.Key.Key_Right)
    assert calendar.here == date(2026, 2, 27)
    calendar.go_to(FIRST)
    calendar.key(Qt.Key.Key_Up)
    assert calendar.here == FIRST


def test_a_run_is_taken_by_shift_and_by_drag(conflict: WindowPage, calendar: CalendarPage) -> None:
    calendar.go_to(date(2026, 2, 19))
    for _ in range(3):
        calendar.key(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    run = [date(2026, 2, 19), FRIDAY, date(2026, 2, 23), date(2026, 2, 24)]
    assert calendar.chosen == run
    calendar.key(Qt.Key.Key_X)
    assert all(calendar.day(each).state is DayState.MACHINE_DOWN for each in run)
    assert conflict.command("undo").text() == "&Undo marking 4 days, 19 – 24 Feb 2026 machine down"
    calendar.drag(date(2026, 2, 26), date(2026, 3, 2))
    assert calendar.chosen == [date(2026, 2, 26), date(2026, 2, 27), date(2026, 3, 2)]


def test_a_fraction_is_moved_with_v_and_the_arrows(conflict: WindowPage, calendar: CalendarPage) -> None:
    calendar.go_to(LAST)
    calendar.key(Qt.Key.Key_V)
    assert "press V again" in conflict.status
    calendar.key(Qt.Key.Key_Down)
    calendar.key(Qt.Key.Key_V)
    assert calendar.day(LAST).state is DayState.MOVED
    assert calendar.day(date(2026, 3, 26)).numbers == (28,)
    calendar.go_to(FIRST)
    calendar.key(Qt.Key.Key_V)
    calendar.key(Qt.Key.Key_Down)
    calendar.key(Qt.Key.Key_V)
    assert "has a fraction already" in conflict.status
    calendar.key(Qt.Key.Key_Escape)
    assert conflict.window.worksheet.calendar.view.days_drawn.moving is None


def test_a_second_session_and_a_cleared_day(calendar: CalendarPage) -> None:
    calendar.go_to(FIRST)
    calendar.key(Qt.Key.Key_2)
    assert calendar.day(FIRST).numbers == (1, 2)
    calendar.key(Qt.Key.Key_Space)
    assert calendar.day(FIRST).numbers == (1,)
    calendar.key(Qt.Key.Key_Delete)
    assert calendar.day(FIRST).state is DayState.FREE


def test_the_course_ends_on_the_chosen_day(conflict: WindowPage, calendar: CalendarPage) -> None:
    calendar.go_to(date(2026, 3, 13))
    calendar.key(Qt.Key.Key_E)
    conflict.review()
    sheet = conflict.window.desk.worksheet
    assert sheet is not None
    assert (len(sheet.course.fractions), sheet.course.status) == (20, Status.ENDED)
    assert conflict.findings.units["77427"] == "4 / 6"
    assert "20 of 28" in conflict.worksheet.facts


def test_ctrl_t_closes_the_calendar_and_opens_it_again(conflict: WindowPage, calendar: CalendarPage) -> None:
    assert calendar.view.isVisible()
    conflict.press("calendar")
    assert calendar.here == LAST
    conflict.press("calendar")
    assert not calendar.view.isVisible()
    assert not conflict.window.worksheet.calendar.wanted
    conflict.press("calendar")
    assert calendar.view.isVisible()


def test_buttons_and_menu_hold_the_same_commands(conflict: WindowPage, calendar: CalendarPage) -> None:
    calendar.go_to(FIRST)
    button = conflict.window.findChild(QToolButton, "calendar_missed_button")
    assert button is not None
    button.click()
    assert calendar.day(FIRST).state is DayState.MISSED
    menu = conflict.window.worksheet.calendar.menu()
    assert [action.text() for action in menu.actions()][-1] == "End the course here (E)"
    assert len(menu.actions()) == 7
    menu.deleteLater()


def test_no_fraction_is_planned_on_a_holiday_and_one_put_there_is_spoken_of(
    conflict: WindowPage, calendar: CalendarPage
) -> None:
    memorial_day = date(2026, 5, 25)
    conflict.window.worksheet.calendar.close_on({memorial_day: "Memorial Day", FRIDAY: "A day of its own"})
    assert "A day of its own" in calendar.says(FRIDAY)
    calendar.go_to(FRIDAY)
    calendar.key(Qt.Key.Key_2)
    assert "20 Feb 2026 is A day of its own, a closed day" in conflict.status
    calendar.key(Qt.Key.Key_M)
    assert "a closed day" not in conflict.status


def test_the_calendar_knows_the_holidays_of_its_years(conflict: WindowPage) -> None:
    closed = conflict.window.worksheet.calendar.model
    conflict.until(lambda: bool(closed.closed))
    assert closed.closed[date(2026, 12, 25)] == "Christmas Day"
    assert date(2026, 2, 16) not in closed.closed
