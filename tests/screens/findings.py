"""The screens of a worksheet and its findings: how to get to each."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton

from radcoder.ui.main_window import MainWindow
from radcoder.ui.worksheet.cells import Column
from tests.screens.waiting import wait_for

UNREADABLE = Path(__file__).resolve().parents[1] / "ui" / "courses" / "unreadable.json"


def nothing(window: MainWindow) -> None:
    """Show the window as it opens."""


def refuse_a_cell(window: MainWindow) -> None:
    """Type units that cannot be."""
    grid = window.worksheet.grid
    index = window.worksheet.model.index(4, Column.UNITS)
    grid.setCurrentIndex(index)
    grid.edit(index)
    editor = grid.findChild(QLineEdit, "cell_editor")
    assert editor is not None
    QTest.keyClicks(editor, "none")
    QTest.keyClick(editor, Qt.Key.Key_Return)


def second_finding(window: MainWindow) -> None:
    """Go to the next finding."""
    window.findings.step(1)


def fix(window: MainWindow) -> None:
    """Apply the first fix of every error."""
    while (finding := window.findings.current()) and finding.fixes and finding.severity == "error":
        window.steering.apply_fix(finding.fixes[0])
        wait_for(lambda: window.desk.current, "the review after a fix")


def ask_aside(window: MainWindow) -> None:
    """Ask on what grounds the first finding is set aside."""
    window.commands["set_aside"].trigger()
    field = window.findings.aside.findChild(QLineEdit, "aside_by")
    assert field is not None
    field.setText("B. Lead")


def set_aside(window: MainWindow) -> None:
    """Set the first finding aside."""
    ask_aside(window)
    button = window.findings.aside.findChild(QPushButton, "aside_set")
    assert button is not None
    button.click()
    wait_for(lambda: window.desk.current, "the review after setting aside")


def unreadable(window: MainWindow) -> None:
    """Open a file that is no course."""
    window.files.open(UNREADABLE)
    wait_for(window.messages.isVisible, "the message")


def about(window: MainWindow) -> None:
    """Open the About box."""
    window.commands["about"].trigger()


def editions(window: MainWindow) -> None:
    """Open the list of the editions used."""
    window.commands["editions"].trigger()


def checklist(window: MainWindow) -> None:
    """What the record must show."""
    window.commands["checklist"].trigger()
    wait_for(lambda: window.studies.shown, "the checklist")
