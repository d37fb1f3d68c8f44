"""The checklist of the record: its rows, what the file answers, and the way to the lines and back."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QTableView

from tests.ui.pages.window import WindowPage
from tests.ui.test_models import ModelCheck


class ChecklistScreen:
    """The page as a person uses it."""

    def __init__(self, window: WindowPage) -> None:
        self._window = window
        window.press("checklist")
        window.until(lambda: self.table.isVisible() and bool(self.rows))

    @property
    def table(self) -> QTableView:
        table = self._window.window.findChild(QTableView, "checklist_table")
        assert table is not None
        return table

    @property
    def rows(self) -> list[list[str]]:
        model = self.table.model()
        return [[model.index(row, c).data() for c in range(model.columnCount())] for row in range(model.rowCount())]

    def select(self, code: str) -> None:
        row = next(number for number, row in enumerate(self.rows) if row[0] == code)
        self.table.setCurrentIndex(self.table.model().index(row, 0))


def test_the_items_of_each_code_stand_by_what_the_file_answers(conflict: WindowPage, qtmodeltester: ModelCheck) -> None:
    screen = ChecklistScreen(conflict)
    assert screen.rows[0][0] == str(conflict.course.claims[0].lines[0].code)
    judgement = conflict.window.desk.judgement
    assert judgement is not None
    items = [item for each in judgement.review.checklist for item in each.items]
    assert len(screen.rows) == len(items)
    assert {row[4] for row in screen.rows} <= {"✓ shown", "● noted", "◌ open"}
    qtmodeltester.check(screen.table.model())
    screen.select("77427")
    detail = conflict.window.findChild(QLabel, "checklist_detail")
    assert detail is not None
    assert "An exam by the nurse alone is the common failure. From: " in detail.text()


def test_only_what_is_open_can_be_shown(conflict: WindowPage) -> None:
    screen = ChecklistScreen(conflict)
    before = screen.rows
    box = conflict.window.findChild(QCheckBox, "checklist_open")
    assert box is not None
    box.click()
    assert [row[4] for row in screen.rows] == ["◌ open"] * sum(row[4] == "◌ open" for row in before)
    box.click()
    assert screen.rows == before


def test_enter_goes_to_the_lines_and_escape_goes_back(conflict: WindowPage) -> None:
    screen = ChecklistScreen(conflict)
    screen.select("77301")
    QTest.keyClick(screen.table, Qt.Key.Key_Return)
    assert not screen.table.isVisible()
    line = conflict.window.steering.line()
    assert line is not None
    assert line[0] == "77301"
    ChecklistScreen(conflict)
    QTest.keyClick(screen.table, Qt.Key.Key_Escape)
    assert not screen.table.isVisible()
