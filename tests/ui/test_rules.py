"""The rule browser: finding a rule, reading it, seeing it fire, and going back."""

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPushButton

from radcoder.app.rules import rule_cards
from radcoder.rules.register import REGISTER
from radcoder.ui.rules.model import RulesModel
from radcoder.ui.theme import Looks
from tests.ui.pages.window import WindowPage
from tests.ui.test_models import ModelCheck


def test_the_model(looks: Looks, qtmodeltester: ModelCheck) -> None:
    model: QAbstractItemModel = RulesModel(looks)
    qtmodeltester.check(model)
    assert isinstance(model, RulesModel)
    model.show(rule_cards())
    qtmodeltester.check(model)
    assert model.index_of("FRQ-06").data() == "FRQ-06"
    assert not model.index_of("ABC-99").isValid()


def test_all_rules_are_listed_and_the_first_is_read(empty: WindowPage) -> None:
    empty.press("rules")
    empty.until(lambda: len(empty.rules.listed) == len(REGISTER))
    empty.rules.wait_for(empty.rules.listed[0])
    assert "Resolve" in empty.rules.words()


def test_typing_finds_and_arrows_move(empty: WindowPage) -> None:
    empty.press("rules")
    empty.until(lambda: bool(empty.rules.listed))
    empty.rules.search("frq")
    assert all(rule.startswith("FRQ") for rule in empty.rules.listed[:3])
    first = empty.rules.rule
    empty.rules.key(Qt.Key.Key_Down)
    assert empty.rules.rule == empty.rules.listed[1] != first


def test_nothing_found_says_what_to_try_and_escape_brings_all_back(empty: WindowPage) -> None:
    empty.press("rules")
    empty.until(lambda: bool(empty.rules.listed))
    empty.rules.search("zzzz")
    panel = empty.window.rules.panel
    assert panel is not None
    assert panel.empty.isVisible()
    assert "zzzz" in panel.empty.text()
    empty.rules.key(Qt.Key.Key_Escape)
    assert len(empty.rules.listed) == len(REGISTER)
    empty.rules.key(Qt.Key.Key_Escape)
    assert not empty.rules.shown


def test_the_figures_follow_the_date(empty: WindowPage) -> None:
    empty.window.open_rule("VAL-04")
    empty.rules.wait_for("VAL-04")
    empty.rules.turn_to(2026, 2, 12)
    empty.until(lambda: "150 kV from 2026-01-01" in empty.rules.words())
    empty.rules.turn_to(2025, 6, 2)
    empty.until(lambda: "none on this date" in empty.rules.words())


def test_a_rule_is_shown_firing_on_a_copy_of_its_case(conflict: WindowPage) -> None:
    own = conflict.course
    conflict.window.open_rule("FRQ-06")
    conflict.rules.wait_for("FRQ-06")
    conflict.rules.show_it_firing()
    conflict.until(lambda: not conflict.rules.shown and conflict.reviewed and conflict.course is not own)
    finding = conflict.window.findings.current()
    assert finding is not None
    assert finding.rule == "FRQ-06"
    assert conflict.text("course_title").startswith("Example of FRQ-06")
    conflict.press("back")
    conflict.until(lambda: conflict.reviewed and conflict.course is own)
    assert [summary.alias for summary in conflict.casebook.courses.list()] == [own.reference]
    assert not conflict.command("back").isEnabled()


def test_the_help_of_a_finding_leads_to_its_rule(conflict: WindowPage) -> None:
    conflict.press("rule_help")
    dialog = conflict.dialog(QDialog, "rule_help_dialog")
    button = dialog.findChild(QPushButton, "browse_rules")
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    conflict.rules.wait_for("BND-01")


def test_the_search_for_codes_finds_rules_too(empty: WindowPage) -> None:
    empty.press("search")
    empty.codes.search("FRQ-06")
    assert empty.codes.marked == "FRQ-06"
    empty.codes.key(Qt.Key.Key_Return)
    empty.rules.wait_for("FRQ-06")


def test_a_command_of_the_worksheet_goes_back_to_it(conflict: WindowPage) -> None:
    conflict.press("rules")
    assert conflict.rules.shown
    conflict.press("next_finding")
    assert not conflict.rules.shown
    assert conflict.findings.row == 1
