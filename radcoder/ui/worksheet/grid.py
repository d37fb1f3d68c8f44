"""The grid of lines: rows to select, cells to type into, columns that give way on a narrow screen."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QHeaderView, QWidget

from radcoder.app.worksheet import NewLine
from radcoder.domain.course import LineRef
from radcoder.ui.guarded import GuardedTable
from radcoder.ui.qt import Index
from radcoder.ui.theme import Looks
from radcoder.ui.worksheet.cells import Column
from radcoder.ui.worksheet.layout import ColumnLayout
from radcoder.ui.worksheet.line_editor import LineDelegate
from radcoder.ui.worksheet.model import LinesModel
from radcoder.ui.worksheet.order import Order
from radcoder.ui.worksheet.typed import Typed

FIRST_STOP = Column.DATE
RETURN = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
ENDS = frozenset({Qt.Key.Key_Home, Qt.Key.Key_End})


class LinesGrid(GuardedTable):
    """Arrows move and select, F2 or typing opens a cell, Esc leaves it; Ctrl+Up and Ctrl+Down only move."""

    line_changed = Signal()
    typing = Signal()
    typing_ended = Signal()
    typed_for_all = Signal(object, str)
    arranged = Signal()

    def __init__(self, model: LinesModel, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lines_grid")
        self.setAccessibleName("Lines of the course")
        self._lines = model
        self.setModel(model)
        self._delegate = LineDelegate(self, model)
        self.setItemDelegate(self._delegate)
        self._delegate.opening.connect(lambda column: self.setColumnHidden(column, False))
        self._delegate.typing.connect(self.typing)
        self._delegate.ended.connect(self.typing_ended)
        self._delegate.ended.connect(self._fit_columns)
        self._delegate.for_all.connect(self._give_to_all)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.sectionClicked.connect(self.sort_by)
        header.setMinimumSectionSize(20)
        header.setAccessibleName("Columns of the lines")
        self.columns = ColumnLayout(self)
        looks.changed.connect(self.fit)
        self.selectionModel().currentRowChanged.connect(self.line_changed)
        self.fit()

    def fit(self) -> None:
        """Set rows and columns by the size of the type; the least important columns hide on a narrow screen."""
        self.verticalHeader().setDefaultSectionSize(max(24, self.fontMetrics().height() + 8))
        for column, width in self.columns.needs().items():
            self.setColumnWidth(column, width)
        self._fit_columns()

    def _fit_columns(self) -> None:
        opened = self.currentIndex().column() if self._delegate.editor is not None else None
        self.columns.fit(self._lines.columns_used(), opened)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the name its room."""
        super().resizeEvent(event)
        self._fit_columns()

    def course_shown(self) -> None:
        """Look again which columns are needed."""
        self._fit_columns()

    def finish_typing(self) -> bool:
        """Take what is being typed; False when it does not fit and has to be mended first."""
        return self._delegate.finish()

    def typed(self) -> Typed | None:
        """What is being typed, None when no cell is open."""
        index, editor = self.currentIndex(), self._delegate.editor
        if editor is None or not index.isValid():
            return None
        ref = self._lines.row(index.row()).ref
        new = self._lines.new_line(index.row()) if ref is None else None
        return Typed(Column(index.column()), editor.text(), ref, new)

    def draft(self) -> str:
        """What is being typed, as a text that can be kept; empty when no cell is open."""
        typed = self.typed()
        return typed.to_text() if typed else ""

    def take_draft(self, text: str) -> None:
        """Open a cell again with what was typed into it; a line that is gone is passed over."""
        typed = Typed.from_text(text)
        if typed is None or self.barred:
            return
        row = (
            self._lines.begin_draft(typed.new) if typed.new else self._lines.row_of(typed.line) if typed.line else None
        )
        if row is None:
            return
        self.setFocus()
        self.setCurrentIndex(self._lines.index(row, typed.column))
        self.edit(self.currentIndex())
        editor = self._delegate.editor
        if editor is not None:
            editor.setText(typed.text)
            editor.setModified(True)

    def selected(self) -> tuple[LineRef, ...]:
        """The lines that are selected, from top to bottom."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return tuple(ref for row in rows if (ref := self._lines.row(row).ref) is not None)

    def current(self) -> LineRef | None:
        """The line that has the keyboard, None when there is none."""
        index = self.currentIndex()
        return self._lines.row(index.row()).ref if index.isValid() else None

    def sort_by(self, column: int) -> None:
        """Sort by a column: up, down, and as entered when it is chosen the third time."""
        if column not in range(len(Column)) or not self.finish_typing():
            return
        self.rearrange(self._lines.order.turned(Column(column)))
        order, header = self._lines.order, self.horizontalHeader()
        header.setSortIndicatorShown(order.column is not None)
        down = Qt.SortOrder.DescendingOrder if order.descending else Qt.SortOrder.AscendingOrder
        header.setSortIndicator(-1 if order.column is None else order.column, down)
        self.arranged.emit()

    def rearrange(self, order: Order) -> None:
        """Sort or filter; the line with the keyboard keeps it while it is shown."""
        here, column = self.current(), self.currentIndex().column()
        self._lines.arrange(order)
        if here is not None and self._lines.row_of(here) is not None:
            self.select([here])
            self.stay_in(Column(column))
        elif self._lines.rowCount():
            self.go_to_row(0)

    def stay_in(self, column: Column) -> None:
        """Put the keyboard into this column of its line, the selection as it is."""
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(self.currentIndex().siblingAtColumn(column), flags.NoUpdate)

    def go_to_row(self, row: int) -> None:
        """Put the keyboard on a row and select it."""
        ref = self._lines.row(row).ref if 0 <= row < self._lines.rowCount() else None
        self.select([ref] if ref else [])

    def _give_to_all(self) -> None:
        editor, index = self._delegate.editor, self.currentIndex()
        if editor is None or self._lines.row(index.row()).ref is None:
            return
        text = editor.text()
        self._delegate.give_up()
        self.typed_for_all.emit(Column(index.column()), text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the cell, and in it goes on to the one below; Esc ends the preview of a fix."""
        if event.key() == Qt.Key.Key_Escape and self._lines.trying:
            self._lines.try_out(())
            return
        here, plain = self.currentIndex(), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if (
            self._delegate.editor is None
            and plain
            and event.key() in RETURN
            and here.isValid()
            and self._may_type(here)
        ):
            self.edit(here)
        else:
            super().keyPressEvent(event)

    def select_current(self) -> None:
        """Take the keyboard, and select the line that it is on and no other."""
        self.setFocus()
        index = self.currentIndex()
        if not index.isValid():
            index = self._lines.index(0, Column.CODE)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)

    def select(self, refs: Iterable[LineRef], at: LineRef | None = None) -> None:
        """Select these lines, the keyboard on the one `at`, and scroll so that they can be seen, that one surely."""
        rows = [row for ref in refs if (row := self._lines.row_of(ref)) is not None]
        here = self._lines.row_of(at) if at else None
        selection = QItemSelection()
        for row in rows:
            selection.select(self._lines.index(row, 0), self._lines.index(row, len(Column) - 1))
        flags = QItemSelectionModel.SelectionFlag
        current = rows[-1] if here is None and rows else here
        if current is not None:
            self.selectionModel().setCurrentIndex(self._lines.index(current, Column.CODE), flags.NoUpdate)
        self.selectionModel().select(selection, flags.ClearAndSelect)
        if rows and current is not None:
            self._show_rows(min(rows), max(rows), current)

    def _show_rows(self, first: int, last: int, here: int) -> None:
        if (last - first + 1) * self.verticalHeader().defaultSectionSize() <= self.viewport().height():
            self.scrollTo(self._lines.index(last, Column.CODE))
            self.scrollTo(self._lines.index(first, Column.CODE))
        else:
            self.scrollTo(self._lines.index(here, Column.CODE), QAbstractItemView.ScrollHint.PositionAtCenter)

    def type_new_line(self, new: NewLine) -> None:
        """Open an empty line with the keyboard in its code."""
        row = self._lines.begin_draft(new)
        self.setFocus()
        self.setCurrentIndex(self._lines.index(row, Column.CODE))
        self.scrollTo(self.currentIndex())
        self.edit(self.currentIndex())

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Enter goes on below, Tab beside, in a line just finished too; leaving an unfinished line by Esc drops it."""
        joined, self._lines.joined = self._lines.joined, None
        if joined is not None:
            self.select([joined])
        super().closeEditor(editor, hint)
        if hint is QAbstractItemDelegate.EndEditHint.SubmitModelCache and joined is None:
            self._go_down()
        if hint is QAbstractItemDelegate.EndEditHint.RevertModelCache:
            self._lines.drop_draft()

    def _go_down(self) -> None:
        """Enter goes on in the cell below, as in a spreadsheet."""
        below = self.currentIndex().siblingAtRow(self.currentIndex().row() + 1)
        if below.isValid():
            self.setCurrentIndex(below)

    def selectionCommand(
        self, index: Index | QPersistentModelIndex, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """Ctrl+Home and Ctrl+End select the line they go to: Qt would leave the selection where nobody looks."""
        if isinstance(event, QKeyEvent) and event.key() in ENDS:
            shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            flags = QItemSelectionModel.SelectionFlag
            return (flags.SelectCurrent if shift else flags.ClearAndSelect) | flags.Rows
        return super().selectionCommand(index, event)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> Index:  # type: ignore[override]
        """Tab in an open cell goes to the next cell that can be typed into; mark and number are no stops."""
        index = super().moveCursor(action, modifiers)
        if action in (QAbstractItemView.CursorAction.MoveNext, QAbstractItemView.CursorAction.MovePrevious):
            step = 1 if action is QAbstractItemView.CursorAction.MoveNext else -1
            return self._editable_from(index, step)
        stop = not index.isValid() or index.column() >= FIRST_STOP or self._may_type(index)
        return index if stop else index.siblingAtColumn(FIRST_STOP)

    def _editable_from(self, index: Index, step: int) -> Index:
        while index.isValid() and not self._may_type(index):
            column, row = index.column() + step, index.row()
            if not 0 <= column < len(Column):
                column, row = (0 if step > 0 else len(Column) - 1), row + step
            index = self._lines.index(row, column)
        return index

    def _may_type(self, index: Index) -> bool:
        editable = bool(self._lines.flags(index) & Qt.ItemFlag.ItemIsEditable)
        return editable and not self.isColumnHidden(index.column())
