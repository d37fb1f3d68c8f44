"""Setting findings aside in the window: the panel, the keyboard, the list, undo."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from radcoder.ui.findings.aside import TEXT_IS_MISSING, WHO_IS_MISSING
from radcoder.ui.worksheet.cells import Column
from tests.ui.pages.window import WindowPage

OTHER = 7


def _aside(page: WindowPage, text: str = "another lesion") -> None:
    page.press("set_aside")
    page.findings.set_aside(text)
    page.review()


def test_a_finding_set_aside_goes_to_the_end_with_its_reason(conflict: WindowPage) -> None:
    _aside(conflict)
    assert conflict.findings.marks == ["■", "■", "◌"]
    assert conflict.findings.counts == ["■ 2 errors", "◌ 1 set aside"]
    assert conflict.findings.shown == "77290 + 77301"
    assert conflict.findings.said("head").startswith("◌ Set aside (error) · BND-01")
    assert "another lesion (B. Lead, " in conflict.findings.said("aside")
    assert conflict.worksheet.cell(1, Column.MARK) == "◌"


def test_taking_back_and_undo_make_it_stand_again(conflict: WindowPage) -> None:
    _aside(conflict)
    conflict.findings.press_aside()
    conflict.review()
    assert conflict.findings.marks == ["■"] * 3
    conflict.press("undo")
    conflict.review()
    assert "◌" in conflict.findings.marks
    conflict.press("take_back")
    conflict.review()
    assert conflict.findings.counts == ["■ 3 errors"]


def test_it_comes_back_when_its_line_changes(conflict: WindowPage) -> None:
    _aside(conflict)
    conflict.worksheet.type(1, Column.DATE, "2026-02-06")
    conflict.review()
    assert "◌" not in conflict.findings.marks
    assert any(finding.said_aside.startswith("Open again") for finding in conflict.window.findings.model.findings())


def test_who_and_a_reason_of_its_own_are_asked_for(conflict: WindowPage) -> None:
    conflict.findings.press_aside()
    conflict.findings.set_aside("", by=" ")
    panel = conflict.window.findings.aside
    said = panel.findChild(QLabel, "aside_missing")
    assert said is not None
    assert said.text() == WHO_IS_MISSING
    conflict.findings.set_aside(" ", reason=OTHER)
    assert said.text() == TEXT_IS_MISSING
    assert panel.isVisible()
    QTest.keyClick(panel, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert conflict.findings.marks == ["■"] * 3


def test_the_panel_goes_away_with_its_finding(conflict: WindowPage) -> None:
    conflict.press("set_aside")
    conflict.press("next_finding")
    assert not conflict.window.findings.aside.isVisible()
    conflict.press("take_back")
    assert conflict.findings.counts == ["■ 3 errors"]


def test_the_name_is_remembered(conflict: WindowPage) -> None:
    _aside(conflict)
    conflict.findings.choose(0)
    conflict.press("set_aside")
    conflict.findings.set_aside("as before", by=conflict.findings.who)
    conflict.review()
    asides = [f.override for f in conflict.window.findings.model.findings() if f.override]
    assert [each.by for each in asides] == ["B. Lead", "B. Lead"]


@pytest.mark.parametrize(
    "text", ["{", "[]", "{}", '{"finding": [], "said": []}', '{"finding": [], "said": ["", "", ""]}']
)
def test_kept_grounds_without_their_finding_are_passed_over(conflict: WindowPage, text: str) -> None:
    conflict.window.findings.take_draft(text)
    assert not conflict.window.findings.aside.isVisible()
    assert conflict.window.findings.draft() == ""
