"""The table of courses: columns that give way on a narrow screen, and the keys of a list."""

import json
from collections.abc import Iterable, Iterator

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QKeyCombination, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from radcoder.ui.courses.delegate import FindingsDelegate
from radcoder.ui.courses.model import QUIET, CoursesModel
from radcoder.ui.courses.rows import Column
from radcoder.ui.guarded import GuardedTable
from radcoder.ui.theme import Looks, figures

WIDEST = {
    Column.ALIAS: "C-88888-MM",
    Column.FINDINGS: "■ 88    ▲ 88    ● 88",  # the delegate leaves the words out where they do not fit
    Column.SITE: "Head and neck",
    Column.TECHNIQUE: "Static-gantry",
    Column.PAYER: "Medicare",
    Column.DATES: "28 Feb – 28 Mar 2026",
    Column.STATE: "Under treatment",
    Column.TAGS: "second look",
    Column.EDITED: "28 Mar 2026 Mona",
}
ROOMY = {
    Column.SITE: "Prostate and seminal vesicles",
    Column.TAGS: "appeal, second look",
    Column.FINDINGS: "■ 88 errors  ▲ 88 warnings  ● 88 info",
}
TITLE_NEEDS = 22
PADDING = 10
GIVES_WAY = (Column.STATE, Column.TECHNIQUE, Column.PAYER, Column.SITE, Column.DATES)
DRAWN = (*sorted(QUIET), Column.FINDINGS)
OPENS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
SORTS = QKeyCombination(Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_L)
"""As among the lines of a course."""


class CoursesTable(GuardedTable):
    """Enter opens, Del deletes, F2 writes tags, a letter searches; Ctrl+Shift+L and a click on a title sort."""

    open_wanted = Signal(str)
    delete_wanted = Signal()
    typed = Signal(str)
    typing = Signal()
    typing_ended = Signal()

    def __init__(self, model: CoursesModel, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("courses_table")
        self.setAccessibleName("Courses")
        self.setProperty("leaf", "true")
        self._courses = model
        self.setModel(model)
        self._delegate = FindingsDelegate(looks, self)
        for column in DRAWN:  # all others are drawn without asking Python for every cell
            self.setItemDelegateForColumn(column, self._delegate)
        self._delegate.typing.connect(self.typing)
        self._delegate.typing_ended.connect(self._ended)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self._prepare_header()
        self._kept: tuple[tuple[str, ...], str, str] = ((), "", "")
        self._column: int = Column.ALIAS
        self._resetting = False
        model.modelAboutToBeReset.connect(self._note)
        model.modelReset.connect(self._show_again)
        self.doubleClicked.connect(lambda index: self._open(index.row()))
        looks.changed.connect(self.fit)
        self.fit()

    def _prepare_header(self) -> None:
        header = self.horizontalHeader()
        # A header asks whether each column is selected whole, which takes half a second for thousands of rows.
        header.setSelectionModel(QItemSelectionModel(self._courses, self))
        header.setAccessibleName("Columns of the courses")
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(Column.TITLE, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        header.setSortIndicator(Column.EDITED, Qt.SortOrder.DescendingOrder)
        self.setSortingEnabled(True)

    def fit(self) -> None:
        """Set rows and columns by the size of the type."""
        self.verticalHeader().setDefaultSectionSize(max(24, self.fontMetrics().height() + 8))
        for column, width in self._needs().items():
            self.setColumnWidth(column, width)
        self._fit_columns()

    def _needs(self) -> dict[Column, int]:
        metrics = QFontMetrics(figures(self.font(), strong=True))
        return {column: metrics.horizontalAdvance(text) + 2 * PADDING for column, text in WIDEST.items()}

    def _fit_columns(self) -> None:
        need, title = self._needs(), self.fontMetrics().horizontalAdvance("n" * TITLE_NEEDS)
        for column, text in ROOMY.items():  # a wide window spares no word for an empty title
            wide = self.fontMetrics().horizontalAdvance(text) + 2 * PADDING
            if sum(need.values()) + 2 * title + wide - need[column] <= self.viewport().width():
                need[column] = wide
            self.setColumnWidth(column, need[column])
        over = sum(need.values()) + title - self.viewport().width()
        for column in GIVES_WAY:
            self.setColumnHidden(column, over > 0)
            over -= need[column] if over > 0 else 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the title its room."""
        super().resizeEvent(event)
        self._fit_columns()

    def selected(self) -> tuple[str, ...]:
        """The ids of the selected courses, from top to bottom."""
        chosen = self.selectionModel().selection()  # asking Qt for the rows asks it for every cell of them
        stretches = [chosen.at(number) for number in range(chosen.size())]
        rows = sorted({row for each in stretches for row in range(each.top(), each.bottom() + 1)})
        found = (self._courses.course(self._courses.index(row, 0)) for row in rows)
        return tuple(course.id for course in found if course is not None)

    def current(self) -> str:
        """The id of the course that has the keyboard; empty when there is none."""
        course = self._courses.course(self.currentIndex())
        return course.id if course else ""

    def _note(self) -> None:
        """The model is about to show others, or in another order: who is selected stays so, and what is typed."""
        self._kept, self._resetting = (self.selected(), self.current(), self.draft()), True
        self._column = max(self.currentIndex().column(), Column.ALIAS)
        self._delegate.give_up()  # a view that has lost its rows does not find the delegate of a cell any more

    def _show_again(self) -> None:
        selected, current, draft = self._kept
        self.select(selected, current)
        self._resetting = False
        if draft:
            self.take_draft(draft)

    def _ended(self) -> None:
        if not self._resetting:
            self.typing_ended.emit()

    def draft(self) -> str:
        """The tags that are half typed, and of which course, as a text that can be kept; empty when none are."""
        editor = self._delegate.editor
        return json.dumps([self.current(), editor.text()]) if editor is not None and editor.isModified() else ""

    def take_draft(self, text: str) -> None:
        """Open the tags of a course again with what was half typed; a course that is not listed is passed over."""
        try:
            course, typed = json.loads(text)
        except (ValueError, TypeError):  # of another edition of the program
            return
        if self._courses.row_of(course) is None:
            return
        self.select((course,), course)
        self._write_tags()
        if self._delegate.editor is not None:
            self._delegate.editor.setText(str(typed))
            self._delegate.editor.setModified(True)

    def select(self, courses: Iterable[str], here: str) -> None:
        """Select the courses that are shown, the keyboard on the one `here`; the first row when none is."""
        rows = sorted(row for course in courses if (row := self._courses.row_of(course)) is not None)
        if not rows and self._courses.rowCount():
            rows = [0]
        selection = QItemSelection()
        for first, last in _stretches(rows):
            selection.select(self._courses.index(first, 0), self._courses.index(last, len(Column) - 1))
        flags = QItemSelectionModel.SelectionFlag
        current = self._courses.row_of(here) if here else None
        if rows:
            at = self._courses.index(rows[0] if current is None else current, self._column)
            self.selectionModel().setCurrentIndex(at, flags.NoUpdate)
        self.selectionModel().select(selection, flags.ClearAndSelect)

    def take_keyboard(self) -> None:
        """Take the keyboard, on a row."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.currentIndex().isValid() and self._courses.rowCount():
            self.select((), "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the list; what is typed goes into the search."""
        text = event.text()
        if event.key() in OPENS and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._open(self.currentIndex().row())
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_wanted.emit()
        elif event.key() == Qt.Key.Key_F2:
            self._write_tags()
        elif event.keyCombination() == SORTS:
            self.sort_here()
        elif text.strip() and text.isprintable() and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            self.typed.emit(text)
        else:
            super().keyPressEvent(event)

    def sort_here(self) -> None:
        """Sort by the column that has the keyboard; once more, the other way round."""
        header, column = self.horizontalHeader(), self.currentIndex().column()
        if column >= 0:
            up = header.sortIndicatorSection() != column or header.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder
            self.sortByColumn(column, Qt.SortOrder.AscendingOrder if up else Qt.SortOrder.DescendingOrder)

    def _write_tags(self) -> None:
        index = self.currentIndex().siblingAtColumn(Column.TAGS)
        if index.isValid() and self._courses.flags(index) & Qt.ItemFlag.ItemIsEditable:
            self.scrollTo(index)
            self.edit(index)

    def _open(self, row: int) -> None:
        course = self._courses.course(self._courses.index(row, 0)) if row >= 0 else None
        if course is not None:
            self.open_wanted.emit(course.id)


def _stretches(rows: list[int]) -> Iterator[tuple[int, int]]:
    """The first and the last row of each stretch without a gap: Qt takes minutes over thousands of single rows."""
    starts = [row for before, row in zip([-2, *rows], rows, strict=False) if row != before + 1]
    ends = [row for row, after in zip(rows, [*rows[1:], -2], strict=False) if after != row + 1]
    return zip(starts, ends, strict=True)
