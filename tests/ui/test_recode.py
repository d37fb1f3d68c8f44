"""The page of both code sets: lines and sums on both sides, and another first day by typing it."""

import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton, QTableView

from radcoder.domain.course import LineRef
from radcoder.domain.course_edits import SetAside
from radcoder.domain.overrides import Override, Reason
from tests.ui.conftest import COURSES
from tests.ui.pages.window import WindowPage


class RecodeScreen:
    """The page as a person uses it."""

    def __init__(self, window: WindowPage) -> None:
        self._window = window
        window.press("recode")
        window.until(lambda: bool(self.rows))

    @property
    def table(self) -> QTableView:
        table = self._window.window.findChild(QTableView, "recode_table")
        assert table is not None
        return table

    @property
    def start(self) -> QLineEdit:
        field = self._window.window.findChild(QLineEdit, "recode_start")
        assert field is not None
        return field

    @property
    def verdict(self) -> str:
        return self._window.text("recode_verdict")

    @property
    def rows(self) -> list[str]:
        model = self.table.model()
        columns = range(model.columnCount(QModelIndex()))
        return [
            " | ".join(str(model.index(row, column).data()) for column in columns)
            for row in range(model.rowCount(QModelIndex()))
        ]

    def type_day(self, text: str) -> None:
        self.start.setFocus()
        self.start.selectAll()
        QTest.keyClicks(self.start, text)
        QTest.keyClick(self.start, Qt.Key.Key_Return)


@pytest.fixture
def over_new_year(empty: WindowPage, tmp_path: Path) -> WindowPage:
    path = tmp_path / "new-year.json"
    shutil.copy(COURSES / "new-year.json", path)
    empty.open(path)
    return empty


@pytest.fixture
def recode(over_new_year: WindowPage) -> RecodeScreen:
    return RecodeScreen(over_new_year)


def test_both_years_stand_beside_each_other(recode: RecodeScreen) -> None:
    assert recode.verdict == "As billed $22,316.55 · all of it in 2025 $25,237.17 · all of it in 2026 $20,827.01"
    assert any(
        row.startswith(
            "≠ other code | A: 16 lines | 9 – 31 Dec 2025 | G6015  billed | 5,397.92 | 77407 | 4,959.36 | −438.56"
        )
        for row in recode.rows
    )
    assert any("77427 | 1,127.58 | 77427  billed | 1,172.40 | +44.82" in row for row in recode.rows)


def test_every_line_in_a_row_of_its_own(over_new_year: WindowPage, recode: RecodeScreen) -> None:
    each = over_new_year.window.findChild(QCheckBox, "recode_each")
    assert each is not None
    each.click()
    assert len(recode.rows) == 112
    assert recode.rows[5].startswith(
        "≠ other code | A:6 | 9 Dec 2025 | G6015  billed | 337.37 | 77407 | 309.96 | −27.41"
    )


def test_another_first_day_is_typed_and_taken_back(over_new_year: WindowPage, recode: RecodeScreen) -> None:
    recode.type_day("5 jan")
    over_new_year.until(lambda: "instead of" in recode.verdict)
    assert recode.verdict == (
        "5 Jan 2026 to 5 Mar 2026: $20,640.84 instead of $22,316.55 (−1,675.71). Its review: ✓ clean"
    )
    assert any("9 – 31 Dec 2025 | G6015 | 5,397.92 | 5 – 26 Jan 2026 | 77407 | 4,959.36" in row for row in recode.rows)
    QTest.keyClick(recode.start, Qt.Key.Key_Escape)
    over_new_year.until(lambda: recode.verdict.startswith("As billed"))
    assert recode.table.isVisible()
    QTest.keyClick(recode.table, Qt.Key.Key_Escape)
    assert not recode.table.isVisible()


def test_the_answer_says_what_was_set_aside_and_is_left_out(over_new_year: WindowPage, recode: RecodeScreen) -> None:
    at = datetime(2026, 1, 7, tzinfo=UTC)
    override = Override("SET-19", ("77293",), (LineRef("A", 1),), "any", Reason.OTHER, "asked the payer", "Ana", at)
    desk = over_new_year.window.desk
    desk.apply("Set SET-19 aside", [SetAside(override)])
    over_new_year.until(lambda: desk.current)
    recode.type_day("5 jan")
    over_new_year.until(lambda: "instead of" in recode.verdict)
    assert recode.verdict.endswith("✓ clean. Left out, as it was said of other days: 1 finding set aside.")


def test_another_first_day_is_taken_as_one_step(over_new_year: WindowPage, recode: RecodeScreen) -> None:
    before = over_new_year.course
    button = over_new_year.window.findChild(QPushButton, "recode_take")
    assert button is not None
    assert not button.isVisible()
    recode.type_day("5 jan")
    over_new_year.until(button.isVisible)
    assert button.text() == "Begin on 5 Jan 2026"
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    over_new_year.until(lambda: recode.verdict.startswith("As billed $20,640.84"))
    assert not button.isVisible()
    assert min(each.date for each in over_new_year.course.fractions) == date(2026, 1, 5)
    assert "G6015" not in {entry.code for entry in over_new_year.course.entries()}
    over_new_year.press("undo")
    assert over_new_year.course == before


def test_a_day_that_cannot_be_is_explained(over_new_year: WindowPage, recode: RecodeScreen) -> None:
    before = recode.rows
    recode.type_day("jan 1 2026")
    over_new_year.until(lambda: "New Year's Day" in recode.verdict)
    recode.type_day("zebra")
    assert "is not understood as a day" in recode.verdict
    assert recode.rows == before


def test_enter_goes_to_the_lines(over_new_year: WindowPage, recode: RecodeScreen) -> None:
    row = next(number for number, text in enumerate(recode.rows) if "77427  billed" in text)
    recode.table.setCurrentIndex(recode.table.model().index(row, 0))
    QTest.keyClick(recode.table, Qt.Key.Key_Return)
    assert not recode.table.isVisible()
    assert len(over_new_year.window.worksheet.grid.selected()) == 3
