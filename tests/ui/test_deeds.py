"""What the calendar and the fixes can do is in the menus, and so in the palette, and can be done by keyboard alone."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest

from radcoder.domain.course import EventKind
from radcoder.ui.palette import actions_of
from radcoder.ui.shortcuts import words_of
from tests.ui.pages.window import WindowPage

ALT = Qt.KeyboardModifier.AltModifier


def deed(page: WindowPage, words: str) -> QAction:
    """The action of the palette that begins with these words."""
    found = [action for _, action in actions_of(page.window) if words_of(action).startswith(words)]
    assert len(found) == 1, words
    return found[0]


@pytest.mark.parametrize(
    "words",
    [
        "Mark the day delivered",
        "Mark a second session",
        "Mark the day missed",
        "Mark the machine down",
        "Move the fraction",
        "Clear the day",
        "End the course here",
        "Make fix 1",
        "Make fix 4",
        "Preview the next fix",
        "Set the finding aside",
        "Column: place of service",
    ],
)
def test_every_deed_is_in_the_palette(conflict: WindowPage, words: str) -> None:
    assert deed(conflict, words).isEnabled()


def test_a_day_is_marked_missed_from_the_palette(conflict: WindowPage) -> None:
    calendar = conflict.window.worksheet.calendar
    calendar.view.go_to(date(2026, 2, 18))
    conflict.window.worksheet.grid.setFocus()
    deed(conflict, "Mark the day missed").trigger()
    assert [each.kind for each in conflict.course.events if each.date == date(2026, 2, 18)] == [EventKind.MISSED]
    assert conflict.command("undo").text() == "&Undo marking 18 Feb 2026 missed"


def test_a_deed_on_a_closed_calendar_opens_it_and_asks_for_the_day(conflict: WindowPage) -> None:
    calendar = conflict.window.worksheet.calendar
    calendar.open(False)
    before = conflict.course
    deed(conflict, "Mark the day missed").trigger()
    assert calendar.isVisible()
    assert calendar.view.hasFocus()
    assert "Choose the day first" in conflict.status
    assert conflict.course is before


def test_a_fix_is_previewed_and_made_by_keyboard(conflict: WindowPage) -> None:
    model = conflict.window.worksheet.model
    deed(conflict, "Preview the next fix").trigger()
    assert model.trying
    assert "The lines show what" in conflict.status
    conflict.window.worksheet.grid.setFocus()
    QTest.keyClick(conflict.window.worksheet.grid, Qt.Key.Key_Escape)
    assert not model.trying
    rows = conflict.worksheet.rows
    QTest.keyClick(conflict.window, Qt.Key.Key_1, ALT)
    assert conflict.worksheet.rows == rows - 1


def test_previews_go_round(conflict: WindowPage) -> None:
    detail = conflict.window.findings.detail
    finding = conflict.window.findings.current()
    assert finding is not None
    said = [detail.try_next() for _ in range(len(finding.fixes) + 1)]
    assert said[-1] == "The lines are shown as they are."
    assert not conflict.window.worksheet.model.trying


def test_a_fix_that_is_not_there_is_spoken_of(conflict: WindowPage) -> None:
    finding = conflict.window.findings.current()
    assert finding is not None
    assert len(finding.fixes) < 4
    before = conflict.course
    QTest.keyClick(conflict.window, Qt.Key.Key_4, ALT)
    assert "This finding has" in conflict.status
    assert conflict.course is before


def test_with_the_facts_open_alt_1_still_makes_the_fix_and_ctrl_6_shows_the_claims(conflict: WindowPage) -> None:
    facts = conflict.window.worksheet.facts_panel
    conflict.press("facts")
    QTest.keyClick(facts.form.diagnoses, Qt.Key.Key_6, Qt.KeyboardModifier.ControlModifier)
    assert facts.tabs.currentIndex() == 5
    rows = conflict.worksheet.rows
    QTest.keyClick(conflict.window, Qt.Key.Key_1, ALT)
    assert conflict.worksheet.rows == rows - 1
