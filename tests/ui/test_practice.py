"""All courses together: from the start page, from the rule browser, and back to a course."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from radcoder.app.rules import practice_example
from radcoder.ui.practice.page import NOTHING
from tests.ui.pages.practice import PracticePage
from tests.ui.pages.window import WindowPage
from tests.ui.test_models import ModelCheck


def test_the_start_page_leads_to_all_courses_together(empty: WindowPage, qtmodeltester: ModelCheck) -> None:
    for course in practice_example("TEC-06"):
        empty.casebook.courses.create(course)
    archived = empty.casebook.courses.list()[0].id
    empty.casebook.courses.archive(archived, on=True)
    button = empty.window.findChild(QPushButton, "courses_together")
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    page = PracticePage(empty.window, empty.qtbot)
    page.wait()
    assert "● TEC-06 info: At mercy, 240 of 400 fractions" in page.verdict
    assert page.row("practice_shares", 0)[3:] == [
        "40", "0", "160", "240", "60.0 %", "24", "● far above the usual share",
    ]  # fmt: skip
    assert all(word in page.text for word in ("Evidence:", "Authority: Article on the delivery codes", "Resolve:"))
    assert page.leaf.holders.rowCount() == 24
    for model in (page.leaf.shares, page.leaf.holders):
        qtmodeltester.check(model)
    page.enter("practice_holders", 3)
    empty.until(lambda: empty.window.desk.worksheet is not None)
    assert empty.course.reference == "C004"
    assert empty.course.fractions


def test_without_a_delivery_of_2026_there_is_nothing_to_compare(empty: WindowPage) -> None:
    course = practice_example("TEC-06")[0]
    empty.casebook.courses.create(replace(course, claims=()))
    empty.press("practice")
    page = PracticePage(empty.window, empty.qtbot)
    page.wait()
    assert page.verdict == "– 1 course looked at together: nothing to compare"
    assert page.text == NOTHING


def test_courses_in_the_bin_do_not_count_and_few_say_nothing(empty: WindowPage) -> None:
    ids = [empty.casebook.courses.create(course) for course in practice_example("TEC-06")[:3]]
    empty.casebook.courses.delete(ids[0])
    empty.press("practice")
    page = PracticePage(empty.window, empty.qtbot)
    page.wait()
    assert page.row("practice_shares", 0)[3] == "2"
    assert page.row("practice_shares", 0)[-1] == "– too few courses to say"
    assert page.verdict == "– 2 courses looked at together: too few courses to say"


def test_the_rule_is_shown_firing_on_many_courses(conflict: WindowPage) -> None:
    own = conflict.course
    conflict.window.open_rule("TEC-06")
    conflict.rules.wait_for("TEC-06")
    assert "30 courses" in conflict.rules.words()
    conflict.rules.show_it_firing()
    conflict.until(lambda: conflict.window.rooms.leaves.leaf is not None)
    page = PracticePage(conflict.window, conflict.qtbot)
    page.wait()
    assert "240 of 400 fractions" in page.verdict
    page.enter("practice_holders", 0)  # invented courses: nothing opens
    QTest.keyClick(page.leaf, Qt.Key.Key_Escape)
    assert conflict.course is own
    assert conflict.window.rooms.leaves.leaf is None
