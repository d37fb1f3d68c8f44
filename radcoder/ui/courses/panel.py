"""The start page: a search over all courses, the table of them, and what can be done with those selected."""

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from radcoder.app.casebooks.views import CourseSummary
from radcoder.ui.courses.model import CoursesModel
from radcoder.ui.courses.sift import Found, Sieve
from radcoder.ui.courses.table import CoursesTable
from radcoder.ui.texts import count, words
from radcoder.ui.theme import Looks
from radcoder.ui.widgets import EmptyState, hairline, head, label

MOVES = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})
ANY_STATE = "any state"


class Place(StrEnum):
    """Where a course can be."""

    IN_USE = "in use"
    ARCHIVE = "archive"
    BIN = "bin"


class Act(StrEnum):
    """What can be done with the selected courses."""

    DUPLICATE = "Du&plicate"
    ARCHIVE = "A&rchive"
    BRING_BACK = "B&ring back"
    DELETE = "&Delete"
    RESTORE = "Take out of the &bin"


ACTS = {
    Place.IN_USE: (Act.DUPLICATE, Act.ARCHIVE, Act.DELETE),
    Place.ARCHIVE: (Act.BRING_BACK, Act.DELETE),
    Place.BIN: (Act.RESTORE,),
}
TIPS = {
    Act.DUPLICATE: "Make a copy of the selected course",
    Act.ARCHIVE: "Put the selected courses into the archive: kept, but out of the way",
    Act.BRING_BACK: "Bring the selected courses back from the archive",
    Act.DELETE: "Put the selected courses into the bin, where they stay for 30 days",
    Act.RESTORE: "Take the selected courses out of the bin",
}
NONE_YET = {
    Place.IN_USE: ("No course yet", "Import course files, or drop them on this window."),
    Place.ARCHIVE: ("The archive is empty", "Archive a course that is finished: it is kept here, out of the way."),
    Place.BIN: ("The bin is empty", "A deleted course stays here for 30 days before it goes for good."),
}
EMPTY, TABLE = range(2)


class CoursesPanel(QWidget):
    """Typing searches, arrows move in the list, Enter opens, Del deletes, F2 writes tags, Esc empties the search."""

    open_wanted = Signal(str)
    act_wanted = Signal(object, object)
    tags_wanted = Signal(str, object)
    place_wanted = Signal(object)
    said = Signal(str)

    def __init__(self, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("courses_panel")
        self.model = CoursesModel(looks, self)
        self.table = CoursesTable(self.model, looks)
        self.search = QLineEdit()
        self.found, self.state, self.place_box = QComboBox(), QComboBox(), QComboBox()
        self.empty = EmptyState("no_courses", *NONE_YET[Place.IN_USE])
        self.new_button = self.empty.add_button("Build a new course… (Ctrl+N)", "build_course")
        self.import_button = self.empty.add_button("Import course files…", "import_courses")
        self.sample_button = self.empty.add_button("Open the sample course", "open_sample")
        self._count = label(role="muted", name="courses_count")
        self._keys = label(
            "Enter opens · F2 writes tags · Ctrl+Shift+L sorts · Del deletes", "muted", name="courses_keys"
        )
        self._acts = {act: QPushButton(act.value) for act in Act}
        self.together = QPushButton("All &together…")
        self.together.setObjectName("courses_together")
        self.together.setAccessibleName("What all courses show together")
        self.together.setToolTip("How often each delivery level is billed, over all courses (Ctrl+Shift+M)")
        self._barred = ""
        self._waiting = 0
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self._follow()

    def _lay_out(self) -> None:
        self._name_fields()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(
            head(label("Courses", "heading"), self.search, self.found, self.state, self.place_box, self._count)
        )
        column.addWidget(hairline())
        column.addWidget(self._stack, 1)
        column.addWidget(hairline())
        column.addLayout(self._bar())

    def _name_fields(self) -> None:
        self.search.setObjectName("courses_search")
        self.search.setAccessibleName("Search courses")
        self.search.setPlaceholderText("Search by name, title, site, technique, payer, tag or person")
        self.search.setClearButtonEnabled(True)
        self.search.installEventFilter(self)
        for box, name, spoken in (
            (self.found, "courses_found", "Findings"),
            (self.state, "courses_state", "State of the course"),
            (self.place_box, "courses_place", "Courses in use, archive or bin"),
        ):
            box.setObjectName(name)
            box.setAccessibleName(spoken)
        self.found.addItems([found.value for found in Found])
        self.state.addItem(ANY_STATE, "")
        for place in Place:
            self.place_box.addItem(place.value, place)

    def _bar(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        for act, button in self._acts.items():
            button.setObjectName(f"course_{act.name.lower()}")
            button.setToolTip(TIPS[act])
            button.clicked.connect(lambda _=False, act=act: self._act(act))
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self._keys)
        row.addWidget(self.together)
        return row

    def _connect(self) -> None:
        self.search.textChanged.connect(self._sift)
        self.search.returnPressed.connect(self.table.take_keyboard)
        self.found.currentIndexChanged.connect(self._sift)
        self.state.currentIndexChanged.connect(self._sift)
        self.place_box.currentIndexChanged.connect(lambda: self.place_wanted.emit(self.place))
        self.table.open_wanted.connect(self._open)
        self.table.delete_wanted.connect(lambda: self._act(Act.DELETE))
        self.table.typed.connect(self._type_into_search)
        self.table.refused.connect(self.said)
        self.table.selectionModel().selectionChanged.connect(self._follow)
        self.model.tags_wanted.connect(self.tags_wanted)

    @property
    def place(self) -> Place:
        """Which courses are listed."""
        return Place(self.place_box.currentText())

    def show_courses(self, courses: tuple[CourseSummary, ...], texts: Mapping[str, str] | None = None) -> None:
        """Take the courses of this place, and what a search looks at; those that were selected stay so."""
        self.model.show(courses, texts)
        self._offer_states()
        self._follow()

    def say_waiting(self, number: int) -> None:
        """Say how many courses are still to be reviewed in the background."""
        if number != self._waiting:
            self._waiting = number
            self._say_count()

    def select(self, courses: tuple[str, ...]) -> None:
        """Select courses by their ids, the keyboard on the first."""
        self.table.select(courses, next(iter(courses), ""))

    def forget(self) -> None:
        """Show nothing of any course."""
        self.search.clear()
        self.model.show(())
        self._offer_states()
        self._follow()

    def bar(self, why: str) -> None:
        """Let nobody change courses, and say why; empty lets them."""
        self._barred = self.table.barred = why
        self._follow()

    def selected(self) -> tuple[str, ...]:
        """The ids of the selected courses, from top to bottom."""
        return self.table.selected()

    def focus(self) -> None:
        """Put the keyboard where one goes on: the list, or the search when there is none."""
        if self.model.rowCount():
            self.table.take_keyboard()
        else:
            (self.import_button if self.import_button.isVisible() and not self._barred else self.search).setFocus()

    def _offer_states(self) -> None:
        chosen = self.state.currentData()
        self.state.blockSignals(True)
        self.state.clear()
        self.state.addItem(ANY_STATE, "")
        for state in self.model.states:
            self.state.addItem(words(state).lower(), state)
        self.state.setCurrentIndex(max(self.state.findData(chosen), 0))
        self.state.blockSignals(False)

    def _sift(self) -> None:
        self.model.sift(Sieve(self.search.text(), Found(self.found.currentText()), self.state.currentData() or ""))
        self._follow()

    def _follow(self) -> None:
        shown, total = self.model.rowCount(), self.model.total
        self.model.may_tag = self.place is not Place.BIN
        self._say_count()
        if total and not shown:
            self.empty.say("No course fits", "Empty the search with Esc, or choose any findings and any state.")
        elif not total:
            self.empty.say(*NONE_YET[self.place])
        for button in (self.new_button, self.import_button, self.sample_button):
            button.setVisible(not total and self.place is Place.IN_USE)
        for button in (self.new_button, self.import_button):
            button.setEnabled(not self._barred)
            button.setToolTip(self._barred)
        self._stack.setCurrentIndex(TABLE if shown else EMPTY)
        self._keys.setVisible(self.place is not Place.BIN and bool(shown))
        chosen = self.table.selectionModel().hasSelection()
        for act, button in self._acts.items():
            button.setVisible(act in ACTS[self.place])
            button.setEnabled(chosen and not self._barred)
            button.setToolTip(self._barred or TIPS[act])

    def _say_count(self) -> None:
        shown, total = self.model.rowCount(), self.model.total
        number = count(total, "course") if shown == total else f"{shown} of {count(total, 'course')}"
        self._count.setText(f"{number} · reviewing, {self._waiting} left" if self._waiting else number)

    def _act(self, act: Act) -> None:
        if self._barred:
            self.said.emit(self._barred)
        elif act in ACTS[self.place] and self.selected():
            self.act_wanted.emit(act, self.selected())

    def _open(self, course: str) -> None:
        if self.place is Place.BIN:
            self.act_wanted.emit(None, ())
        else:
            self.open_wanted.emit(course)

    def _type_into_search(self, text: str) -> None:
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.search.setText(self.search.text() + text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc empties the search."""
        if event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows in the search move in the list."""
        key = event if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress else None
        if key is not None and key.key() in MOVES:
            self.table.keyPressEvent(key)
            return True
        return super().eventFilter(watched, event)
