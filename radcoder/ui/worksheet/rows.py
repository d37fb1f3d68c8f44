"""One row of the grid: how its line reads column by column."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt

from radcoder.domain.course import Line, LineRef
from radcoder.ui.texts import money
from radcoder.ui.worksheet.cells import Column

TITLES = {
    Column.MARK: "",
    Column.CLAIM: "Claim",
    Column.NUMBER: "#",
    Column.DATE: "Date",
    Column.CODE: "Code",
    Column.NAME: "Name",
    Column.UNITS: "Units",
    Column.MODIFIERS: "Modifiers",
    Column.PHASE: "Phase",
    Column.CHARGE: "Charge",
    Column.ESTIMATE: "Estimate",
    Column.NOTE: "Note",
}
RIGHT = frozenset({Column.NUMBER, Column.UNITS, Column.CHARGE, Column.ESTIMATE})
FIGURES = RIGHT | {Column.DATE, Column.CODE, Column.MARK}
QUIET = frozenset({Column.CLAIM, Column.NUMBER, Column.NOTE})


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the grid; the line that is being typed has no address yet."""

    ref: LineRef | None
    claim: str
    line: Line


LINE_TEXTS: dict[Column, Callable[[Row], str]] = {
    Column.CLAIM: lambda row: row.claim,
    Column.NUMBER: lambda row: str(row.ref.number) if row.ref else "",
    Column.DATE: lambda row: row.line.date.isoformat(),
    Column.CODE: lambda row: row.line.code,
    Column.UNITS: lambda row: str(row.line.units),
    Column.MODIFIERS: lambda row: " ".join(row.line.modifiers),
    Column.PHASE: lambda row: row.line.phase or "",
    Column.CHARGE: lambda row: money(row.line.charge),
    Column.NOTE: lambda row: row.line.note or "",
}


def alignment(column: Column) -> Qt.AlignmentFlag:
    """Figures stand at the right, words at the left, the mark in the middle."""
    side = Qt.AlignmentFlag.AlignRight if column in RIGHT else Qt.AlignmentFlag.AlignLeft
    return (Qt.AlignmentFlag.AlignHCenter if column is Column.MARK else side) | Qt.AlignmentFlag.AlignVCenter
