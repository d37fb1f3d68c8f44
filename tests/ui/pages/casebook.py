"""Door, start page and the casebook's own pages as a person uses them."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QLabel,
    QLineEdit,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from radcoder.ui.courses.panel import Place
from radcoder.ui.courses.rows import Column
from radcoder.ui.main_window import MainWindow
from tests.ui.pages.window import WindowPage

WidgetT = TypeVar("WidgetT", bound=QWidget)
LONGEST_MS = 30_000
SECRET = "pale otter quits seven drums"
Opener = Callable[[Path], WindowPage]


class CasebookPage:
    """Everything by its object name, and only while it can be seen."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window = window
        self._qtbot = qtbot

    def seen(self, kind: type[WidgetT], name: str) -> WidgetT:
        """Wait until a widget can be seen."""
        self._qtbot.waitUntil(lambda: self._find(kind, name) is not None, timeout=LONGEST_MS)
        found = self._find(kind, name)
        assert found is not None
        return found

    def _find(self, kind: type[WidgetT], name: str) -> WidgetT | None:
        return next((each for each in self.window.findChildren(kind, name) if each.isVisible()), None)

    def fill(self, name: str, text: str) -> None:
        """Type into a field."""
        field = self.seen(QLineEdit, name)
        field.clear()
        QTest.keyClicks(field, text)

    def click(self, name: str) -> None:
        """Press a button as soon as it may be pressed."""
        button = self.seen(QAbstractButton, name)
        self._qtbot.waitUntil(button.isEnabled, timeout=LONGEST_MS)
        button.click()

    def text(self, name: str) -> str:
        """What a label says."""
        return self.seen(QLabel, name).text()

    def wait_for_text(self, name: str, part: str) -> None:
        """Wait until a label says something."""
        self._qtbot.waitUntil(lambda: part in (self._find(QLabel, name) or QLabel()).text(), timeout=LONGEST_MS)

    def until(self, condition: Callable[[], bool]) -> None:
        """Let the window live until the condition holds."""
        self._qtbot.waitUntil(condition, timeout=LONGEST_MS)

    @property
    def reference(self) -> str:
        """The name of the course that is shown and reviewed, empty for the list."""
        sheet = self.window.desk.worksheet
        return sheet.course.reference if sheet is not None and self.window.desk.current else ""

    @property
    def shut(self) -> bool:
        """Whether a card covers the window."""
        return self.window.rooms.door.is_shut

    def wait_inside(self) -> None:
        """Wait until the casebook is open."""
        self._qtbot.waitUntil(lambda: self.window.rooms.inside, timeout=LONGEST_MS)

    @property
    def courses(self) -> QTableView:
        return self.seen(QTableView, "courses_table")

    def column(self, column: Column) -> list[str]:
        """What a column of the list says, from top to bottom."""
        model = self.window.rooms.courses.model
        return [str(model.index(row, column).data()) for row in range(model.rowCount())]

    @property
    def aliases(self) -> list[str]:
        return self.column(Column.ALIAS)

    def wait_for_aliases(self, *aliases: str) -> None:
        """Wait until exactly these courses are listed, in any order."""
        self._qtbot.waitUntil(lambda: sorted(self.aliases) == sorted(aliases), timeout=LONGEST_MS)

    def choose(self, *aliases: str) -> None:
        """Select courses in the list."""
        model = self.window.rooms.courses.model
        rows = [row for row, alias in enumerate(self.aliases) if alias in aliases]
        ids = [course.id for row in rows if (course := model.course(model.index(row, 0))) is not None]
        self.window.rooms.courses.table.select(ids, ids[0])

    def go_to(self, place: Place) -> None:
        """List the courses in use, the archive or the bin."""
        box = self.window.rooms.courses.place_box
        box.setCurrentText(place.value)

    def wait_for_tabs(self, number: int) -> None:
        """Wait until so many tabs are open and the course of the last is shown."""
        self.until(lambda: len(self.tabs) == number and self.reference == self.tabs[-1])

    @property
    def tabs(self) -> list[str]:
        bar = self.window.rooms.tabs
        return [bar.tabText(number) for number in range(bar.count())]


def door(page: WindowPage) -> CasebookPage:
    return CasebookPage(page.window, page.qtbot)


def sign_in(page: WindowPage, passphrase: str = SECRET) -> CasebookPage:
    casebook = door(page)
    casebook.fill("sign_in_passphrase", passphrase)
    casebook.click("sign_in_go")
    casebook.wait_inside()
    return casebook


def kill(page: WindowPage, *places: str) -> None:
    """Wait until the drafts are written, then do what the operating system does for a killed program."""
    page.until(lambda: not page.window.rooms.opened._note.isActive())
    kept: list[str] = []
    page.window.rooms.session.keep(lambda book: book.drafts.get("window"), lambda text: kept.append(text or ""))
    page.until(lambda: bool(kept))
    page.until(lambda: all(page.casebook.drafts.get(place) for place in places))
    page.casebook.close()  # the lock goes, nothing is written
    page.window.rooms.session.casebook = None
