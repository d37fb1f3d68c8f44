"""The missing lines stand in the grid as proposals: marked, not billed, accepted or refused one by one."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from radcoder.ui.worksheet.cells import Column
from tests.ui.pages.window import WindowPage

WEEKLY = "77427"


@pytest.fixture
def short(conflict: WindowPage) -> WindowPage:
    """The course without its first two weekly units, and the proposals asked for."""
    sheet = conflict.worksheet
    rows = [row for row in range(sheet.rows) if sheet.cell(row, Column.CODE) == WEEKLY][:2]
    for row in reversed(rows):
        sheet.go_to(row)
        sheet.grid.selectRow(row)
        sheet.key(Qt.Key.Key_Delete)
    conflict.review()
    before = sheet.rows
    conflict.press("propose")
    conflict.until(lambda: sheet.rows == before + 2)
    return conflict


def proposed(window: WindowPage) -> list[int]:
    return [row for row in range(window.worksheet.rows) if window.worksheet.cell(row, Column.MARK) == "◇"]


def text(window: WindowPage) -> str:
    shown = window.window.findChild(QLabel, "proposal_text")
    assert shown is not None
    return shown.text() if shown.isVisible() else ""


def test_proposals_stand_among_the_lines_and_bill_nothing(short: WindowPage) -> None:
    rows = proposed(short)
    assert [short.worksheet.cell(row, Column.CODE) for row in rows] == [WEEKLY, WEEKLY]
    assert short.worksheet.cell(rows[0], Column.DATE) == "2026-02-20"
    assert short.worksheet.cell(rows[0], Column.NUMBER) == "+"
    assert short.worksheet.cell(rows[0], Column.NAME) == "Physician care for five treatments"
    mark = short.worksheet.grid.model().index(rows[0], Column.MARK)
    assert mark.data(Qt.ItemDataRole.AccessibleTextRole) == "proposed, not billed"
    assert short.worksheet.current[0] == rows[0]
    assert "fractions 1 to 5. The record must show" in text(short)
    assert short.findings.units[WEEKLY] == "6 / 4"
    sheet = short.window.desk.worksheet
    assert sheet is not None
    assert sum(entry.code == WEEKLY for entry in sheet.course.entries()) == 4


def test_enter_accepts_one_and_goes_to_the_next(short: WindowPage) -> None:
    short.worksheet.key(Qt.Key.Key_Return)
    assert len(proposed(short)) == 1
    assert short.worksheet.current[0] == proposed(short)[0]
    assert short.command("undo").text() == "&Undo accepting the proposed 77427 of 20 Feb 2026"
    short.review()
    assert short.findings.units[WEEKLY] == "6 / 5"
    short.worksheet.key(Qt.Key.Key_Return)
    short.review()
    assert short.findings.units[WEEKLY] == "6 / 6"
    assert text(short) == ""
    dates = [date for date, code in zip(short.worksheet.column(Column.DATE), short.worksheet.column(Column.CODE),
                                        strict=True) if code == WEEKLY]  # fmt: skip
    assert dates == sorted(dates)


def test_del_refuses_one_and_deletes_no_line(short: WindowPage) -> None:
    rows = short.worksheet.rows
    short.worksheet.key(Qt.Key.Key_Delete)
    assert (short.worksheet.rows, len(proposed(short))) == (rows - 1, 1)
    assert "Refused the proposed 77427" in short.status
    button = short.window.findChild(QPushButton, "proposal_refuse")
    assert button is not None
    button.click()
    assert proposed(short) == []
    assert short.findings.units[WEEKLY] == "6 / 4"


def test_a_proposal_cannot_be_typed_into(short: WindowPage) -> None:
    row = proposed(short)[0]
    flags = short.worksheet.grid.model().flags(short.worksheet.grid.model().index(row, Column.UNITS))
    assert not flags & Qt.ItemFlag.ItemIsEditable


def test_a_complete_course_has_nothing_to_propose(conflict: WindowPage) -> None:
    conflict.press("propose")
    conflict.until(lambda: "Nothing is missing" in conflict.status)
    assert proposed(conflict) == []
