"""The timeline in the window: one key shows it, everything in it speaks, Enter and a click go to the lines."""

import pytest
from PySide6.QtCore import Qt

from radcoder.ui.theme import Choice
from radcoder.ui.timeline.model import TimelineModel
from tests.ui.pages.timeline import TimelineScreen
from tests.ui.pages.window import WindowPage
from tests.ui.test_calendar import ModelCheck


@pytest.fixture
def timeline(conflict: WindowPage) -> TimelineScreen:
    return TimelineScreen(conflict)


def test_the_model_keeps_its_promises(qtmodeltester: ModelCheck, timeline: TimelineScreen) -> None:
    qtmodeltester.check(TimelineModel())
    model = timeline.view.model()
    assert isinstance(model, TimelineModel)
    qtmodeltester.check(model)


def test_everything_says_its_days_and_what_it_is(timeline: TimelineScreen) -> None:
    assert "20 Feb 2026: fraction 5 of 28, phase p1 Prostate and seminal vesicles" in timeline.spoken
    assert "20 Feb 2026: 77427 earned, unit 1 of 6" in timeline.spoken
    assert "5 Feb 2026: 77290 Set-up session, top level, line A:2" in timeline.spoken
    assert any(said.startswith("5 – 12 Feb 2026: error BND-01: 77290") for said in timeline.spoken)
    assert any(said.startswith("12 Feb – 14 Mar 2026: treatment is looked for") for said in timeline.spoken)


def test_arrows_go_along_a_lane_and_from_lane_to_lane(timeline: TimelineScreen) -> None:
    timeline.go_to("fraction 5 of 28")
    timeline.key(Qt.Key.Key_Right)
    assert timeline.says.startswith("23 Feb 2026: fraction 6 of 28")
    timeline.key(Qt.Key.Key_Home)
    assert timeline.says.startswith("16 Feb 2026: fraction 1 of 28")
    timeline.key(Qt.Key.Key_Left)
    assert "fraction 1 of 28" in timeline.says
    timeline.key(Qt.Key.Key_End)
    timeline.key(Qt.Key.Key_Down)
    assert timeline.says.startswith("25 Mar 2026: 77427 earned, unit 6 of 6")
    timeline.key(Qt.Key.Key_Up)
    assert timeline.says.startswith("25 Mar 2026: fraction 28 of 28")


def test_enter_goes_to_the_line_and_the_key_comes_back(conflict: WindowPage, timeline: TimelineScreen) -> None:
    timeline.go_to("77301 Inverse")
    timeline.key(Qt.Key.Key_Return)
    assert not timeline.shown
    assert str(conflict.window.worksheet.grid.current()) == "A:5"
    conflict.press("timeline")
    assert timeline.shown
    assert "77301 Inverse" in timeline.says
    conflict.press("timeline")
    assert not timeline.shown


def test_a_click_on_a_finding_goes_to_its_lines(conflict: WindowPage, timeline: TimelineScreen) -> None:
    timeline.click("error BND-01")
    assert not timeline.shown
    assert [str(ref) for ref in conflict.window.worksheet.grid.selected()] == ["A:2", "A:5"]


def test_what_is_not_billed_stays_on_the_page(timeline: TimelineScreen) -> None:
    timeline.click("fraction 5 of 28")
    assert timeline.shown
    assert "fraction 5 of 28" in timeline.says


def test_the_mouse_reads_without_a_click(timeline: TimelineScreen) -> None:
    timeline.hover("fraction 12 of 28")
    assert "fraction 12 of 28" in timeline.says


def test_keys_and_wheel_zoom(timeline: TimelineScreen) -> None:
    whole = timeline.view.scale.day
    timeline.key(Qt.Key.Key_Plus)
    assert timeline.view.scale.day == pytest.approx(whole * 1.25)
    assert timeline.view.horizontalScrollBar().maximum() > 0
    timeline.turn(1, Qt.KeyboardModifier.ControlModifier)
    assert timeline.view.scale.day == pytest.approx(whole * 1.25**2)
    timeline.turn(-1, Qt.KeyboardModifier.ShiftModifier)
    assert timeline.view.horizontalOffset() > 0
    timeline.key(Qt.Key.Key_End)
    here = timeline.view.visualRect(timeline.view.currentIndex())
    assert timeline.view.viewport().rect().contains(here.center())
    timeline.key(Qt.Key.Key_0)
    assert timeline.view.scale.day == pytest.approx(whole)


def test_the_picture_follows_an_edit_and_the_theme(conflict: WindowPage, timeline: TimelineScreen) -> None:
    conflict.window.looks.choose(Choice.DARK)
    before = len(timeline.spoken)
    timeline.key(Qt.Key.Key_Escape)
    conflict.worksheet.select(0)
    conflict.press("delete_lines")
    conflict.review()
    conflict.press("timeline")
    conflict.until(lambda: len(timeline.spoken) == before - 1)
    assert not any("99205" in said for said in timeline.spoken)
