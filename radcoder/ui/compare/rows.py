"""Rows of a comparison: a line or a fact on both sides with what became of it, equal changes folded into one row."""

from collections.abc import Callable, Container, Hashable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from radcoder.app.compare import Compared, Side
from radcoder.domain.comparison import Difference, FactPair, LinePair
from radcoder.domain.course import Entry, LineRef
from radcoder.ui.qt import Index
from radcoder.ui.texts import count, day, money, span
from radcoder.ui.theme import figures
from radcoder.ui.values import Shown, ValuesModel

SHAPES = {Difference.SAME: "=", Difference.CHANGED: "≠", Difference.ADDED: "+", Difference.REMOVED: "−"}
SIDE = 5  # columns of a side: line, date, code, units, dollars
FOLDED, OPENED, INNER = "▸", "▾", "    "
STRONG = {1: ("date",), 2: ("code", "modifiers"), 3: ("units",)}


@dataclass(frozen=True, slots=True)
class CompareRow:
    """One row: what became of it, the cells of both sides, what differs and why, and the lines it stands for.

    A row of several equal changes has a `key`, and `opened` says whether they stand below it, each `inner`.
    """

    difference: Difference
    before: tuple[str, ...]
    after: tuple[str, ...]
    what: str
    name: str = ""
    changed: tuple[str, ...] = ()
    left: tuple[LineRef, ...] = ()
    right: tuple[LineRef, ...] = ()
    key: Hashable = None
    opened: bool = False
    inner: bool = False

    @property
    def word(self) -> str:
        """Shape and word, and how many lines have become so."""
        if self.key is None:
            return f"{INNER if self.inner else ''}{SHAPES[self.difference]} {self.difference.value}"
        number = max(len(self.left), len(self.right))
        return f"{OPENED if self.opened else FOLDED} {SHAPES[self.difference]} {number} {self.difference.value}"


def rows_of(
    compared: Compared, *, everything: bool, opened: Container[Hashable] = frozenset(), each: bool = False
) -> tuple[CompareRow, ...]:
    """The facts that differ, then the lines that differ or all of them; equal changes in one row, unless opened."""
    groups: dict[Hashable, list[LinePair]] = {}
    for pair in compared.comparison.lines:
        if everything or pair.difference is not Difference.SAME:
            groups.setdefault(_alike(pair, compared), []).append(pair)
    lines = (row for key, pairs in groups.items() for row in _rows(key, pairs, compared, opened, each=each))
    return (*(_fact(fact) for fact in compared.comparison.facts), *lines)


def _alike(pair: LinePair, compared: Compared) -> Hashable:
    """What changes have in common that are shown as one: claim, codes, units, amounts, and by how far they moved."""
    sides = ((pair.before, compared.before), (pair.after, compared.after))
    said = tuple(
        (entry.ref.claim, entry.code, entry.line.modifiers, entry.line.units, side.amounts.get(entry.ref))
        if entry
        else None
        for entry, side in sides
    )
    moved = pair.after.date - pair.before.date if pair.before and pair.after else None
    return pair.difference, pair.changed, moved, said


def _rows(
    key: Hashable, pairs: list[LinePair], compared: Compared, opened: Container[Hashable], *, each: bool
) -> Iterator[CompareRow]:
    rows = [_line(pair, compared) for pair in pairs]
    if len(rows) == 1 or each:
        yield from rows
        return
    below = key in opened
    yield _folded(key, rows, pairs, compared, opened=below)
    if below:
        yield from (replace(row, inner=True) for row in rows)


def _folded(
    key: Hashable, rows: list[CompareRow], pairs: list[LinePair], compared: Compared, *, opened: bool
) -> CompareRow:
    one = rows[0]
    before = _together([pair.before for pair in pairs], one.before, compared.before)
    after = _together([pair.after for pair in pairs], one.after, compared.after)
    reasons = {row.what for row in rows}
    what = one.what if len(reasons) == 1 else ", ".join(one.changed)
    left, right = (tuple(ref for row in rows for ref in getattr(row, side)) for side in ("left", "right"))
    return replace(one, before=before, after=after, what=what, left=left, right=right, key=key, opened=opened)


def _together(entries: list[Entry | None], cells: tuple[str, ...], side: Side) -> tuple[str, ...]:
    """The cells of one side for several lines: how many on which claim, from when to when, and their sum."""
    known = [entry for entry in entries if entry is not None]
    if not known:
        return cells
    amounts = [side.amounts.get(entry.ref) for entry in known]
    total = None if None in amounts else sum((each for each in amounts if each is not None), start=Decimal(0))
    where = f"{known[0].ref.claim}: {count(len(known), 'line')}"
    return where, span(entry.date for entry in known), *cells[2:4], money(total)


def _fact(pair: FactPair) -> CompareRow:
    return CompareRow(pair.difference, ("", "", pair.before), ("", "", pair.after), pair.what, changed=("code",))


def _line(pair: LinePair, compared: Compared) -> CompareRow:
    before, after = _cells(pair.before, compared.before), _cells(pair.after, compared.after)
    left, right = ((each.ref,) if each else () for each in (pair.before, pair.after))
    sides = [(ref, side) for refs, side in ((right, compared.after), (left, compared.before)) for ref in refs]
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
