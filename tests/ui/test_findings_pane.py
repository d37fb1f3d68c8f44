"""The findings in groups, through a filter, and a fix seen in the lines before it is made."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit

from radcoder.ui.findings.grouping import Grouping
from radcoder.ui.findings.model import GROUP
from radcoder.ui.worksheet.cells import Column
from tests.ui.pages.window import WindowPage


def choose(page: WindowPage, grouping: Grouping) -> list[str]:
    box = page.window.findChild(QComboBox, "findings_grouping")
    assert box is not None
    box.setCurrentIndex(box.findData(grouping))
    model = page.findings.view.model()
    return [str(model.index(row, 0).data(GROUP)) for row in range(model.rowCount())]


def test_findings_are_grouped_and_the_selected_one_stays(conflict: WindowPage) -> None:
    conflict.findings.choose(1)
    shown = conflict.findings.shown
    rules = choose(conflict, Grouping.RULE)
    assert rules == sorted(rules)
    assert all(rules)
    assert conflict.findings.shown == shown
    assert choose(conflict, Grouping.DATE)[0].endswith("2026")
    assert choose(conflict, Grouping.LINE)[0].startswith("Line A:")
    assert choose(conflict, Grouping.SEVERITY) == ["", "", ""]


def test_a_filter_narrows_the_findings(conflict: WindowPage) -> None:
    field = conflict.window.findChild(QLineEdit, "findings_filter")
    counted = conflict.window.findChild(QLabel, "findings_shown")
    assert field is not None
    assert counted is not None
    field.setText("77280")
    assert conflict.findings.codes == ["77280"]
    assert counted.text() == "1 of 3"
    assert conflict.findings.counts == ["■ 3 errors"]
    field.setText("zebra")
    assert conflict.findings.codes == []
    assert not conflict.window.findings.clean.isVisible()
    field.clear()
    assert len(conflict.findings.codes) == 3


def test_a_fix_under_the_keyboard_is_seen_in_the_lines(conflict: WindowPage) -> None:
    def spoken() -> list[str]:
        model = conflict.worksheet.grid.model()
        return [
            str(model.index(row, Column.MARK).data(Qt.ItemDataRole.AccessibleTextRole))
            for row in range(model.rowCount())
        ]

    course = conflict.course
    button = conflict.findings.fixes[0]
    button.setFocus()
    QApplication.sendEvent(button, QEvent(QEvent.Type.Enter))
    assert spoken()[1] == "a line that the fix would take away"
    assert conflict.course is course
    QApplication.sendEvent(button, QEvent(QEvent.Type.Leave))
    assert "a line that the fix would take away" not in spoken()
    conflict.findings.fix()
    assert conflict.worksheet.rows == len(course.claims[0].lines) - 1
