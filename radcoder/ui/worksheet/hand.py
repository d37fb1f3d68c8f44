"""The hand on the lines: dates moved, cells filled, lines repeated, cut, copied and pasted, each as one named step."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from radcoder.app import line_steps as steps
from radcoder.app.line_steps import LineStep, NothingToDoError
from radcoder.domain.course import Course, LineRef
from radcoder.domain.edits import Change
from radcoder.ui.texts import count
from radcoder.ui.worksheet.cells import FIELDS, CellRefusedError, Column, read_cell
from radcoder.ui.worksheet.grid import LinesGrid
from radcoder.ui.worksheet.model import LinesModel

if TYPE_CHECKING:
    from radcoder.ui.exchange.book import ExchangeBook

Apply = Callable[[str, Iterable[Change]], None]


class LinesHand(QObject):
    """Works on the selected lines; the one with the keyboard stays where it was."""

    said = Signal(str)

    def __init__(self, model: LinesModel, grid: LinesGrid, apply: Apply) -> None:
        super().__init__(grid)
        self._model = model
        self._grid = grid
        self._apply = apply
        self.closed: frozenset[date] = frozenset()
        self.exchange: ExchangeBook | None = None
        grid.typed_for_all.connect(self.give_to_all)

    @property
    def _course(self) -> Course:
        return self._model.course

    def _do(self, step: Callable[[tuple[LineRef, ...]], LineStep]) -> bool:
        """Make a step on the selected lines, and select them again."""
        refs, at = self._grid.selected(), self._grid.current()
        try:
            made = step(refs)
        except (NothingToDoError, CellRefusedError, steps.TooManyLinesError) as error:
            self.said.emit(str(error))
            return False
        column = self._grid.currentIndex().column()
        self._apply(made.name, made.edits)
        self._grid.select([ref for ref in refs if self._model.row_of(ref) is not None], at)
        if at is not None and self._model.row_of(at) is not None:
            self._grid.stay_in(Column(max(column, 0)))
        return True

    def move(self, by: int) -> None:
        """Move the dates by treatment days: weekends and holidays are none."""
        self._do(lambda refs: steps.moved(self._course, refs, by, self.closed))

    def today(self) -> None:
        """Date the lines today."""
        self._do(lambda refs: steps.dated(self._course, refs, date.today()))  # noqa: DTZ011 - a coder's day is local

    def fill_down(self) -> None:
        """Give the selected lines what the first of them has in the column with the keyboard."""
        column = Column(max(self._grid.currentIndex().column(), 0))
        if column not in FIELDS:
            self.said.emit("Go to the column to fill first, such as Units or Date.")
            return
        self._do(lambda refs: steps.filled(self._course, refs, FIELDS[column]))

    def give_to_all(self, column: Column, text: str) -> None:
        """Give what is typed into one cell to all selected lines."""
        if column not in FIELDS:
            return

        def step(refs: tuple[LineRef, ...]) -> LineStep:
            ((_, line),) = steps.lines_at(self._course, refs[:1])
            typed = read_cell(column, text, line, self._course).line
            return steps.filled(self._course, refs, FIELDS[column], typed)

        self._do(step)

    def repeat(self) -> None:
        """Repeat the line that has the keyboard on every day of the log that lacks its code."""
        here = self._grid.current()
        if here is None:
            self.said.emit(steps.SELECT_FIRST)
            return
        self._do(lambda _: steps.repeated(self._course, here))

    def copy(self) -> bool:
        """Put the selected lines on the clipboard, as a spreadsheet takes them."""
        refs = self._grid.selected()
        if not refs:
            self.said.emit(steps.SELECT_FIRST)
            return False
        QGuiApplication.clipboard().setText(steps.copied(self._course, refs))
        self.said.emit(f"Copied {count(len(refs), 'line')} with the names of the columns.")
        return True

    def cut(self) -> None:
        """Copy the selected lines and take them away."""
        refs = self._grid.selected()
        if self.copy():
            row = self._model.row_of(refs[0]) or 0
            self._do(lambda refs: steps.dropped(refs, "Cut"))
            self._grid.go_to_row(min(row, self._model.rowCount() - 1))

    def paste(self) -> None:
        """Paste a value into the selected cells of a column, or rows as lines."""
        text = QGuiApplication.clipboard().text()
        if not text.strip():
            self.said.emit("There is no text on the clipboard.")
            return
        column = self._grid.currentIndex().column()
        if not set("\t\n") & set(text.strip("\r\n")) and column in FIELDS:
            self.give_to_all(Column(column), text.strip())
        elif self.exchange is not None:
            self.exchange.paste(text, self._grid.current())

    def sort(self) -> None:
        """Sort by the column with the keyboard: up, down, as entered."""
        self._grid.sort_by(self._grid.currentIndex().column())
