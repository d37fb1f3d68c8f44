"""F1 shows the keys of the place that has the keyboard; a hint stands where a person is for the first time."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QToolButton

from radcoder.ui.commands import COMMANDS
from radcoder.ui.guide.card import KeyCard
from radcoder.ui.guide.hints import HintBar
from radcoder.ui.guide.spots import EVERYWHERE, SPOTS
from tests.ui.pages.window import WindowPage


def press(window: WindowPage, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the keyboard is."""
    window.window.activateWindow()
    QTest.keyClick(window.window.focusWidget() or window.window, key, modifier)


def card(window: WindowPage) -> KeyCard:
    return window.window.guide.card


def keys(window: WindowPage) -> dict[str, str]:
    """What the card says, by its keys."""
    table = card(window).table
    found = {}
    for row in range(table.rowCount()):
        first, second = table.item(row, 0), table.item(row, 1)
        assert first is not None
        assert second is not None
        found[first.text()] = second.text()
    return found


def hint(window: WindowPage) -> str:
    bar = window.window.findChild(HintBar)
    assert bar is not None
    return bar.text() if bar.isVisible() else ""


def button(window: WindowPage, name: str) -> QToolButton:
    found = window.window.findChild(QToolButton, name)
    assert found is not None
    return found


def test_f1_shows_the_keys_of_the_lines_and_goes_back(conflict: WindowPage) -> None:
    press(conflict, Qt.Key.Key_F1)
    assert card(conflict).accessibleName() == "Keys: Lines"
    assert keys(conflict)["Alt+1 … 9"] == "Make a fix of the selected finding"
    assert keys(conflict)["Ctrl+D"].startswith("Fill down")
    press(conflict, Qt.Key.Key_Escape)
    assert not card(conflict).isVisible()
    assert conflict.worksheet.grid.hasFocus()


def test_f1_again_puts_the_keys_away(conflict: WindowPage) -> None:
    for shown in (True, False):
        press(conflict, Qt.Key.Key_F1)
        assert card(conflict).isVisible() is shown


@pytest.mark.parametrize(
    ("command", "title"),
    [
        ("calendar", "Calendar of fractions"),
        ("facts", "Facts of the course"),
        ("search", "Codes"),
        ("code_full", "Codes in the whole window"),
        ("rules", "Rules"),
        ("timeline", "Timeline"),
        ("recode", "Across New Year"),
        ("compare", "Compare"),
        ("courses", "List of courses"),
        ("new_course", "New course"),
        ("people", "People, roles and locking"),
        ("journal", "Journal"),
        ("backups", "Backups and restore"),
    ],
)
def test_f1_knows_where_the_keyboard_is(conflict: WindowPage, command: str, title: str) -> None:
    if command == "calendar":
        conflict.worksheet.grid.setFocus()
    conflict.press(command)
    conflict.press("help")
    assert card(conflict).accessibleName() == f"Keys: {title}"


def test_f1_among_the_findings_is_the_rule(conflict: WindowPage) -> None:
    conflict.findings.view.setFocus()
    conflict.press("help")
    assert conflict.dialog(QDialog, "rule_help_dialog").isVisible()
    assert not card(conflict).isVisible()


def test_the_card_shows_the_shortcuts_as_they_are_now(conflict: WindowPage) -> None:
    conflict.command("fill_down").setShortcut("Ctrl+Shift+Y")
    conflict.press("help")
    assert keys(conflict)["Ctrl+Shift+Y"].startswith("Fill down")
    card(conflict).all_button.click()
    assert conflict.window.palette_panel.isVisible()
    assert not card(conflict).isVisible()


def test_every_place_names_commands_that_exist() -> None:
    known = {command.id for command in COMMANDS}
    assert {name for spot in SPOTS for name in spot.commands} | set(EVERYWHERE) <= known
    assert len({spot.widget for spot in SPOTS}) == len(SPOTS)


def test_a_hint_stands_until_it_is_understood(conflict: WindowPage) -> None:
    conflict.worksheet.grid.setFocus()
    assert hint(conflict).startswith("Lines: Type into any cell")
    conflict.press("calendar")
    assert hint(conflict).startswith("Calendar of fractions:")
    seen = button(conflict, "hint_seen")
    seen.setFocus()
    QTest.keyClick(seen, Qt.Key.Key_Space)
    assert hint(conflict) == ""
    assert conflict.window.worksheet.calendar.view.hasFocus()
    conflict.worksheet.grid.setFocus()
    assert hint(conflict).startswith("Lines:")
    conflict.press("calendar")
    assert hint(conflict) == ""


def test_no_more_hints_can_be_taken_back(conflict: WindowPage) -> None:
    conflict.worksheet.grid.setFocus()
    button(conflict, "hint_none").click()
    for command in ("calendar", "facts", "courses"):
        conflict.press(command)
        assert hint(conflict) == ""
    conflict.press("hints")
    assert hint(conflict).startswith("List of courses:")


def test_typing_into_a_cell_needs_no_other_hint(conflict: WindowPage) -> None:
    conflict.worksheet.go_to(0)
    conflict.worksheet.grid.setFocus()
    before = hint(conflict)
    QTest.keyClick(conflict.worksheet.grid, Qt.Key.Key_F2)
    assert conflict.window.findChild(QLineEdit, "cell_editor") is not None
    assert hint(conflict) == before
