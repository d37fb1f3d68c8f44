"""The page of a comparison: versions chosen by keyboard, differences by shape and word, Enter to the line."""

from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QPushButton, QTableView

from radcoder.domain.edits import SetUnits
from radcoder.ui.compare.study import CompareStudy
from tests.ui.conftest import COURSES
from tests.ui.pages.window import WindowPage


class CompareScreen:
    """The page as a person uses it."""

    def __init__(self, window: WindowPage) -> None:
        self._window = window
        window.press("compare")
        window.until(lambda: "at the left" in self.verdict)

    @property
    def verdict(self) -> str:
        return self._window.text("compare_verdict")

    @property
    def table(self) -> QTableView:
        table = self._window.window.findChild(QTableView, "compare_table")
        assert table is not None
        return table

    @property
    def each(self) -> QCheckBox:
        each = self._window.window.findChild(QCheckBox, "compare_each")
        assert each is not None
        return each

    @property
    def take(self) -> QPushButton:
        button = self._window.window.findChild(QPushButton, "compare_take")
        assert button is not None
        return button

    def box(self, side: str) -> QComboBox:
        box = self._window.window.findChild(QComboBox, f"compare_{side}")
        assert box is not None
        return box

    def versions(self, side: str) -> list[str]:
        box = self.box(side)
        return [box.itemText(number) for number in range(box.count())]

    def choose(self, side: str, text: str) -> None:
        """Choose a version with the keyboard, and wait for the answer."""
        box, before = self.box(side), self.verdict
        box.setFocus()
        steps = self.versions(side).index(text) - box.currentIndex()
        for _ in range(abs(steps)):
            QTest.keyClick(box, Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up)
        self._window.until(lambda: self.verdict != before)

    @property
    def rows(self) -> list[list[str]]:
        model = self.table.model()
        columns = range(model.columnCount(QModelIndex()))
        return [
            [str(model.index(row, column).data()) for column in columns] for row in range(model.rowCount(QModelIndex()))
        ]


@pytest.fixture
def edited(conflict: WindowPage) -> WindowPage:
    """The course without its first two lines, in two steps."""
    for _ in range(2):
        conflict.worksheet.select(0)
        conflict.press("delete_lines")
        conflict.review()
    return conflict


def test_at_first_the_course_as_it_came_in_stands_against_now(edited: WindowPage) -> None:
    page = CompareScreen(edited)
    assert (page.box("left").currentText(), page.box("right").currentText()) == ("As it came in", "Now, as billed")
    assert page.verdict.startswith("− 2 lines removed")
    assert [row[0] for row in page.rows] == ["− removed", "− removed"]
    assert page.rows[0][1:6] == ["A:1", "2 Feb 2026", "99205", "1", "236.81"]


def test_any_two_steps_are_versions(edited: WindowPage) -> None:
    page = CompareScreen(edited)
    assert page.versions("left") == [
        "Now, as billed",
        "What the record supports",
        "A course file…",
        "As it came in",
        "After 1: Delete line A:1",
    ]
    page.choose("left", "After 1: Delete line A:1")
    assert page.verdict.startswith("− 1 line removed")
    assert page.rows[0][3] == "77290"


def test_without_a_step_billed_stands_against_supported(conflict: WindowPage) -> None:
    page = CompareScreen(conflict)
    assert page.box("right").currentText() == "What the record supports"
    assert page.verdict.startswith("✓ no difference")
    everything = conflict.window.findChild(QCheckBox, "compare_everything")
    assert everything is not None
    everything.click()
    assert len(page.rows) < conflict.worksheet.rows
    assert ["▸ = 28 same", "A: 28 lines", "16 Feb – 25 Mar 2026", "77407", "1"] in [row[:5] for row in page.rows]
    page.each.click()
    assert len(page.rows) == conflict.worksheet.rows
    assert {row[0] for row in page.rows} == {"= same"}


def test_a_course_file_is_a_version(edited: WindowPage) -> None:
    page = CompareScreen(edited)
    study = edited.window.studies["compare"]
    assert isinstance(study, CompareStudy)
    page.box("left").setCurrentIndex(page.versions("left").index("A course file…"))
    study.use(COURSES / "new-year.json")
    edited.until(lambda: any(row[-1] == "reference" for row in page.rows))
    assert "new-year.json" in page.versions("left")
    facts = {row[-1]: (row[3], row[8]) for row in page.rows}
    assert facts["reference"] == ("new-year", "C-1042")
    study.use(Path("nowhere.json"))
    edited.until(lambda: page.verdict.startswith("▲"))
    assert "nowhere.json" in page.verdict


def test_n_and_p_go_from_difference_to_difference(edited: WindowPage) -> None:
    page = CompareScreen(edited)
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_N)
    assert page.table.currentIndex().row() == 1
    QTest.keyClick(page.table, Qt.Key.Key_N)
    assert page.table.currentIndex().row() == 1
    QTest.keyClick(page.table, Qt.Key.Key_P)
    assert page.table.currentIndex().row() == 0


def test_enter_goes_to_the_line_of_the_course_as_it_is(conflict: WindowPage) -> None:
    page = CompareScreen(conflict)
    everything = conflict.window.findChild(QCheckBox, "compare_everything")
    assert everything is not None
    everything.click()
    page.each.click()
    page.table.setCurrentIndex(page.table.model().index(4, 0))
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert not page.table.isVisible()
    assert str(conflict.window.worksheet.grid.current()) == page.rows[4][1]


@pytest.fixture
def doubled(conflict: WindowPage) -> WindowPage:
    """The course with two units on each line of delivery, in one step."""
    course = conflict.course
    edits = [SetUnits(entry.ref, 2) for entry in course.entries() if entry.code == "77407"]
    conflict.window.desk.apply("Bill two units", edits)
    conflict.review()
    return conflict


def test_equal_changes_stand_in_one_row_that_opens_and_folds(doubled: WindowPage) -> None:
    page = CompareScreen(doubled)
    assert page.verdict.startswith("≠ 28 lines changed")
    assert len(page.rows) == 1
    assert page.rows[0][:5] == ["▸ ≠ 28 changed", "A: 28 lines", "16 Feb – 25 Mar 2026", "77407", "1"]
    assert page.rows[0][9] == "2"
    assert page.rows[0][-1] == "units"
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Right)
    assert len(page.rows) == 29
    assert page.rows[0][0] == "▾ ≠ 28 changed"
    assert page.rows[1][:3] == ["    ≠ changed", "A:9", "16 Feb 2026"]
    page.table.setCurrentIndex(page.table.model().index(5, 0))
    QTest.keyClick(page.table, Qt.Key.Key_Left)
    assert len(page.rows) == 1


def test_enter_on_a_folded_row_goes_to_all_of_its_lines(doubled: WindowPage) -> None:
    page = CompareScreen(doubled)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert len(doubled.window.worksheet.grid.selected()) == 28


def test_what_the_record_supports_is_billed_as_one_step(doubled: WindowPage) -> None:
    before = doubled.course
    page = CompareScreen(doubled)
    assert not page.take.isVisible()
    page.choose("left", "Now, as billed")
    page.choose("right", "What the record supports")
    assert page.verdict.startswith("≠ 28 lines changed")
    assert "Its review: ■ 3 errors" in page.verdict
    page.take.setFocus()
    QTest.keyClick(page.take, Qt.Key.Key_Space)
    doubled.until(lambda: page.verdict.startswith("✓ no difference"))
    assert not page.take.isVisible()
    assert {entry.line.units for entry in doubled.course.entries() if entry.code == "77407"} == {1}
    assert doubled.command("undo").text() == "&Undo billing what the record supports"
    doubled.press("undo")
    assert doubled.course == before
