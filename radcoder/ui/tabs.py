"""The tabs at the top of the window: the list of courses, then each course that is open."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTabBar, QToolButton, QWidget

COURSES = ""


class Tabs(QTabBar):
    """Each tab carries the id of its course; the first, without one, is the list. It tells only what the user does."""

    wanted = Signal(str)
    close_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tabs")
        self.setAccessibleName("Courses that are open")
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setDocumentMode(True)
        self._filling = False
        self.currentChanged.connect(self._turned)
        self.tabBarClicked.connect(lambda index: self._turned(index) if index == self.currentIndex() else None)

    def show_courses(self, courses: Iterable[tuple[str, str, str]], current: str) -> None:
        """Show a tab for each course (id, name, explanation) behind that of the list."""
        wanted = [(COURSES, "⌂ Courses", "All courses of the casebook (Alt+Home)"), *courses]
        self._filling = True
        while self.count() > len(wanted):
            self.removeTab(self.count() - 1)
        for index, (course, name, explanation) in enumerate(wanted):
            if index == self.count():
                self.addTab(name)
            self.setTabText(index, name.replace("&", "&&"))
            self.setTabToolTip(index, explanation)
            self.setTabData(index, course)
            self._set_closer(index, course, name)
        self.setCurrentIndex(next((i for i, each in enumerate(wanted) if each[0] == current), 0))
        self._filling = False

    def _set_closer(self, index: int, course: str, name: str) -> None:
        """Give a tab its own button that closes it; the keyboard has Ctrl+W, so Tab does not stop at each."""
        side, spoken = QTabBar.ButtonPosition.RightSide, f"Close {name}"
        old: QWidget | None = self.tabButton(index, side)
        if not course or (old is not None and (old.property("course"), old.accessibleName()) == (course, spoken)):
            return
        button = QToolButton()
        button.setObjectName("tab_close")
        button.setText("✕")
        button.setAccessibleName(spoken)
        button.setToolTip("Close (Ctrl+W)")
        button.setProperty("tab", "true")
        button.setProperty("course", course)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: self.close_wanted.emit(course))
        self.setTabButton(index, side, button)
        if old is not None:
            old.deleteLater()

    def step(self, by: int) -> None:
        """Go to the next tab, or to the one before, round the ends."""
        self.setCurrentIndex((self.currentIndex() + by) % max(self.count(), 1))

    def _turned(self, index: int) -> None:
        if not self._filling and index >= 0:
            self.wanted.emit(self.tabData(index) or COURSES)
