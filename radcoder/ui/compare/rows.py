"""Rows of a comparison: a line or a fact on both sides, with the shape and the word of what became of it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from radcoder.app.compare import Compared, Side
from radcoder.domain.comparison import Difference, FactPair, LinePair
from radcoder.domain.course import Entry, LineRef
from radcoder.ui.qt import Index
from radcoder.ui.texts import day, money
from radcoder.ui.theme import figures
from radcoder.ui.values import Shown, ValuesModel

SHAPES = {Difference.SAME: "=", Difference.CHANGED: "≠", Difference.ADDED: "+", Difference.REMOVED: "−"}
SIDE = 5  # columns of a side: line, date, code, units, dollars
STRONG = {1: ("date",), 2: ("code", "modifiers"), 3: ("units",)}


@dataclass(frozen=True, slots=True)
class CompareRow:
    """One row: what became of it, the cells of both sides, what differs and why, and the lines it stands for."""

    difference: Difference
    before: tuple[str, ...]
    after: tuple[str, ...]
    what: str
    name: str = ""
    changed: tuple[str, ...] = ()
    left: LineRef | None = None
    right: LineRef | None = None

    @property
    def word(self) -> str:
        """Shape and word."""
        return f"{SHAPES[self.difference]} {self.difference.value}"


def rows_of(compared: Compared, *, everything: bool) -> tuple[CompareRow, ...]:
    """The facts that differ, then the lines: all of them, or those that differ."""
    facts = (_fact(each) for each in compared.comparison.facts)
    lines = (_line(each, compared) for each in compared.comparison.lines)
    return (*facts, *(row for row in lines if everything or row.difference is not Difference.SAME))


def _fact(pair: FactPair) -> CompareRow:
    return CompareRow(pair.difference, ("", "", pair.before), ("", "", pair.after), pair.what, changed=("code",))


def _line(pair: LinePair, compared: Compared) -> CompareRow:
    before, after = _cells(pair.before, compared.before), _cells(pair.after, compared.after)
    left, right = (each.ref if each else None for each in (pair.before, pair.after))
    both = ((right, compared.after), (left, compared.before))
    sides = [(ref, side) for ref, side in both if ref is not None]
    name = next((side.names[ref] for ref, side in sides if ref in side.names), "")
    why = next((side.reasons[ref] for ref, side in sides if side.reasons.get(ref)), "")
    what = ": ".join(part for part in (", ".join(pair.changed), why) if part)
    return CompareRow(pair.difference, before, after, what, name, pair.changed, left, right)


def _cells(entry: Entry | None, side: Side) -> tuple[str, ...]:
    if entry is None:
        return ()
    code = "-".join((entry.code, *entry.line.modifiers))
    return str(entry.ref), day(entry.date), code, str(entry.line.units), money(side.amounts.get(entry.ref))


def _cell(side: str, column: int) -> Callable[[CompareRow], str]:
    def text(row: CompareRow) -> str:
        cells: tuple[str, ...] = getattr(row, side)
        return cells[column] if column < len(cells) else ""

    return text


def _columns(side: str, title: str) -> Iterator[Shown[CompareRow]]:
    for column, name in enumerate((title, "Date", "Code", "Units", "$")):
        yield Shown[CompareRow](name, _cell(side, column), right=name in ("Units", "$"))


COLUMNS = (
    Shown[CompareRow]("", lambda row: row.word),
    *_columns("before", "Left"),
    *_columns("after", "Right"),
    Shown[CompareRow]("Name", lambda row: row.name),
    Shown[CompareRow]("What differs, and why", lambda row: row.what),
)


class CompareModel(ValuesModel[CompareRow]):
    """Reads as any table, with the cells that differ set strong."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(COLUMNS, parent)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's variant
        """What a cell shows; strong where it differs."""
        row = self.value(index)
        if role != Qt.ItemDataRole.FontRole or row is None:
            return super().data(index, role)
        return figures(QApplication.font(), strong=_is_strong(row, index.column()))


def _is_strong(row: CompareRow, column: int) -> bool:
    if row.difference is Difference.SAME:
        return False
    alone = row.difference is not Difference.CHANGED
    inner = (column - 1) % SIDE if 0 < column <= 2 * SIDE else -1
    return column == 0 or (alone and inner >= 0) or not frozenset(STRONG.get(inner, ())).isdisjoint(row.changed)
