"""The palette finds every action, runs it, teaches its shortcut, and changes shortcuts, never one for two."""

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel
from pytestqt.qtbot import QtBot

from radcoder.ui.commands import COMMANDS
from radcoder.ui.palette import Palette, actions_of
from radcoder.ui.shortcuts import Shortcuts, words_of
from radcoder.ui.theme import THEMES, Looks
from tests.ui.pages.window import WindowPage

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def opened(page: WindowPage) -> Palette:
    page.window.activateWindow()
    QTest.keyClick(page.window, Qt.Key.Key_P, CTRL | SHIFT)
    assert page.window.palette_panel.isVisible()
    return page.window.palette_panel


def said(palette: Palette) -> str:
    label = palette.findChild(QLabel, "palette_said")
    assert label is not None
    return label.text()


def test_every_action_of_the_menus_is_found(conflict: WindowPage) -> None:
    palette = opened(conflict)
    names = {action.objectName() for _, action in actions_of(conflict.window)}
    assert {command.id for command in COMMANDS} <= names
    assert "theme_dark" in names
    assert palette.list.count() >= len(COMMANDS)


def test_a_few_letters_and_enter_run_an_action_and_teach_its_shortcut(conflict: WindowPage) -> None:
    conflict.worksheet.grid.setFocus()
    rows = conflict.worksheet.rows
    palette = opened(conflict)
    QTest.keyClicks(palette.field, "next find")
    assert "F8" in palette.list.item(0).text()
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert not palette.isVisible()
    assert conflict.findings.row == 1
    assert conflict.status == "Next finding: F8 does the same."
    assert conflict.worksheet.rows == rows


def test_what_an_action_says_is_not_hidden_by_its_shortcut(conflict: WindowPage) -> None:
    conflict.worksheet.go_to(0)
    conflict.worksheet.key(Qt.Key.Key_Delete)
    palette = opened(conflict)
    QTest.keyClicks(palette.field, "undo")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert conflict.status == "Undone: deletion of line A:1"


def test_what_is_not_possible_now_comes_last_and_says_so(conflict: WindowPage) -> None:
    palette = opened(conflict)
    QTest.keyClicks(palette.field, "redo")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()
    assert "not possible now" in said(palette)
    palette.field.setText("zebra")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert "Nothing is called so" in said(palette)
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()


def test_a_shortcut_is_changed_remembered_and_brought_back(conflict: WindowPage) -> None:
    palette = opened(conflict)
    QTest.keyClicks(palette.field, "fill down")
    QTest.keyClick(palette.field, Qt.Key.Key_F2)
    palette.keys.setKeySequence(QKeySequence("Ctrl+G"))
    palette.keys.editingFinished.emit()
    assert "belongs to “Go to the lines”" in said(palette)
    palette.keys.setKeySequence(QKeySequence("Ctrl+Shift+Y"))
    palette.keys.editingFinished.emit()
    action = conflict.command("fill_down")
    assert action.shortcut().toString() == "Ctrl+Shift+Y"
    assert action.toolTip().endswith("(Ctrl+Shift+Y)")
    assert QSettings().value("shortcuts/fill_down") == "Ctrl+Shift+Y"
    action.setShortcuts([QKeySequence("Ctrl+D")])
    Shortcuts([action])
    assert action.shortcut().toString() == "Ctrl+Shift+Y"
    QTest.keyClick(palette.field, Qt.Key.Key_F2)
    palette.restore_button.click()
    assert words_of(action) == "Fill down"
    assert action.shortcut().toString() == "Ctrl+D"
    assert QSettings().value("shortcuts/fill_down") is None


def change(palette: Palette, words: str, keys: str) -> None:
    palette.field.setText(words)
    palette.field.textEdited.emit(words)
    QTest.keyClick(palette.field, Qt.Key.Key_F2)
    palette.keys.setKeySequence(QKeySequence(keys))
    palette.keys.editingFinished.emit()


@pytest.mark.parametrize("keys", ["F2", "7", "A", "Shift+A", "Return", "Tab", "Shift+Down", "Alt+3", "Ctrl+2"])
def test_keys_that_a_place_needs_are_given_to_no_action(conflict: WindowPage, keys: str) -> None:
    palette = opened(conflict)
    change(palette, "timeline", keys)
    assert said(palette).startswith(keys)
    action = conflict.command("timeline")
    assert action.shortcut().toString() == "F6"
    QSettings().setValue("shortcuts/timeline", keys)  # as an older RadCoder may have kept it
    Shortcuts([action])
    assert action.shortcut().toString() == "F6"


def test_keys_as_delivered_that_another_action_has_now_are_not_given_twice(conflict: WindowPage) -> None:
    palette = opened(conflict)
    change(palette, "timeline", "Ctrl+Alt+T")
    change(palette, "checklist", "F6")
    change(palette, "timeline", "")
    palette.restore_button.click()
    assert said(palette) == "F6 belongs to “Checklist of the record” now. Change that one first."
    assert conflict.command("timeline").shortcut().toString() == "Ctrl+Alt+T"


def test_combo_boxes_have_an_arrow_in_every_theme(looks: Looks, qtbot: QtBot) -> None:
    box = QComboBox()
    qtbot.addWidget(box)
    box.addItems(["one"])
    box.resize(140, 30)
    box.show()
    for choice in THEMES:
        looks.choose(choice)
        picture = box.grab().toImage()
        colours = {picture.pixelColor(x, y).name() for x in range(120, 134) for y in range(8, 22)}
        assert len(colours) > 2, choice
