"""The screens of the worksheet for tests/shots.py that need a hand: tables, palette, suggestions, a fix tried, help."""

import tempfile
from pathlib import Path

from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from radcoder.ui.guide.hints import SEEN
from radcoder.ui.guide.spots import SPOTS
from radcoder.ui.main_window import MainWindow
from radcoder.ui.worksheet.cells import Column
from tests.screens.casebook import until

PASTED = (
    "when\twhat\tn\tremark\n02/16/2026\t77427\t1\tweek 1\n02/17/2026\t7742\t1\tsee nurse\n2/18/26\t77336\tone\t\n"
    "19.2.2026\tg6017\t1\t=1+1\n"
)
WEEKS = "DOS;CPT;Qty;Mod;Charge;Comment\n" + "".join(f"{day}.2.2026;77427;1;26;1.234,50;week\n" for day in range(2, 27))


def hints_understood() -> None:
    """Let no hint stand in a picture but where it is wanted."""
    QSettings().setValue(SEEN, " ".join(spot.widget for spot in SPOTS))


def rows_shown(window: MainWindow) -> None:
    """Wait for the rows of a table and what became of them."""

    def judged() -> bool:
        verdict = window.findChild(QLabel, "exchange_verdict")
        return window.lines.exchange.shown and verdict is not None and bool(verdict.text())

    until(judged, "the rows of the table")


def paste_preview(window: MainWindow) -> None:
    """Paste rows whose columns nobody has named."""
    QApplication.clipboard().setText(PASTED)
    window.worksheet.grid.setFocus()
    window.commands["paste"].trigger()
    rows_shown(window)


def import_table(window: MainWindow) -> None:
    """Read lines from a CSV file."""
    path = Path(tempfile.mkdtemp()) / "weeks-of-february.csv"
    path.write_text(WEEKS, "utf-8")
    window.lines.exchange.read(path, None)
    rows_shown(window)


def palette(window: MainWindow) -> None:
    """Find an action by some letters."""
    window.commands["palette"].trigger()


def palette_found(window: MainWindow) -> None:
    """Find an action by some letters, and change its shortcut."""
    palette(window)
    QTest.keyClicks(window.palette_panel.field, "line")
    QTest.keyClick(window.palette_panel.field, Qt.Key.Key_F2)


def suggestions(window: MainWindow) -> None:
    """Type the beginning of a code into a line."""
    grid = window.worksheet.grid
    until(lambda: bool(window.worksheet.model.codes_for(4, "77")), "the codes to suggest")
    index = window.worksheet.model.index(4, Column.CODE)
    grid.setCurrentIndex(index)
    grid.edit(index)
    editor = grid.findChild(QLineEdit, "cell_editor")
    assert editor is not None
    editor.clear()
    QTest.keyClicks(editor, "773")


def try_a_fix(window: MainWindow) -> None:
    """See in the lines what a fix would change."""
    finding = next(each for each in window.findings.model.findings() if each.fixes)
    window.findings.choose_rule(finding.rule)
    window.steering.try_fix(finding.fixes[0])


def keys(window: MainWindow) -> None:
    """Ask for the keys of the lines."""
    window.worksheet.grid.setFocus()
    window.guide.help()


def hint(window: MainWindow) -> None:
    """Be at the lines for the first time."""
    window.worksheet.grid.setFocus()
    window.commands["hints"].trigger()


def first_hint(window: MainWindow) -> None:
    """Be in the program for the first time."""
    window.rooms.courses.focus()
    window.commands["hints"].trigger()
