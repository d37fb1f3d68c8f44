"""How steps are spoken of in menus, tips and the status bar."""

import pytest

from radcoder.ui.step_names import deed
from tests.ui.pages.window import WindowPage


@pytest.mark.parametrize(
    ("step", "said"),
    [
        ("Paste 28 lines", "paste of 28 lines"),
        ("Delete line A:1", "deletion of line A:1"),
        ("Mark 18 Feb 2026 missed", "marking 18 Feb 2026 missed"),
        ("Payer Medicare", "“Payer Medicare”"),
        ("Paste", "“Paste”"),
        ("", "“”"),
    ],
)
def test_a_step_is_a_thing_that_was_done(step: str, said: str) -> None:
    assert deed(step) == said


def test_menu_tip_and_status_bar_say_the_same(conflict: WindowPage) -> None:
    conflict.worksheet.go_to(0)
    conflict.press("delete_lines")
    undo = conflict.command("undo")
    assert undo.text() == "&Undo deletion of line A:1"
    assert undo.toolTip() == "Undo deletion of line A:1 (Ctrl+Z)"
    conflict.press("undo")
    assert conflict.status == "Undone: deletion of line A:1"
    assert conflict.command("redo").text() == "&Redo deletion of line A:1"
    conflict.press("redo")
    assert conflict.status == "Done again: deletion of line A:1"


def test_an_ampersand_of_a_name_is_no_key_of_the_menu(conflict: WindowPage) -> None:
    form = conflict.window.worksheet.facts_panel.form
    form.title.setText("Breast & nodes")
    form.title.editingFinished.emit()
    assert conflict.command("undo").text() == "&Undo “Title Breast && nodes”"
    assert conflict.command("undo").toolTip().startswith("Undo “Title Breast & nodes”")
