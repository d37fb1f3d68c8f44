"""The page of a comparison: versions chosen by keyboard, differences by shape and word, Enter to the line."""

from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QTableView

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
    page.table.setCurrentIndex(page.table.model().index(4, 0))
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert not page.table.isVisible()
    assert str(conflict.window.worksheet.grid.current()) == page.rows[4][1]
