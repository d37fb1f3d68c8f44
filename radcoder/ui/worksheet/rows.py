"""One row of the grid: how its line reads column by column."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt

from radcoder.domain.course import Claim, Course, Line, LineRef
from radcoder.domain.edits import AddLine
from radcoder.domain.proposals import Proposal
from radcoder.ui.texts import money
from radcoder.ui.worksheet.cells import EDITABLE, Column

PROPOSED = "◇"
TITLES = {
    Column.MARK: "",
    Column.CLAIM: "Claim",
    Column.NUMBER: "#",
    Column.DATE: "Date",
    Column.CODE: "Code",
    Column.NAME: "Name",
    Column.UNITS: "Units",
    Column.MODIFIERS: "Modifiers",
    Column.PLACE: "POS",
    Column.DIAGNOSES: "Dx",
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
    """One row of the grid; a line that is being typed or proposed has no address yet."""

    ref: LineRef | None
    claim: str
    line: Line
    proposal: Proposal | None = None
    pos: str | None = None
    tried: bool = False

    @property
    def draft(self) -> bool:
        """Whether the line is being typed."""
        return self.ref is None and self.proposal is None and not self.tried


LINE_TEXTS: dict[Column, Callable[[Row], str]] = {
    Column.CLAIM: lambda row: row.claim,
    Column.NUMBER: lambda row: str(row.ref.number) if row.ref else "" if row.draft else "+",
    Column.DATE: lambda row: row.line.date.isoformat(),
    Column.CODE: lambda row: row.line.code,
    Column.UNITS: lambda row: str(row.line.units),
    Column.MODIFIERS: lambda row: " ".join(row.line.modifiers),
    Column.PLACE: lambda row: row.pos or "",
    Column.PHASE: lambda row: row.line.phase or "",
    Column.CHARGE: lambda row: money(row.line.charge),
    Column.NOTE: lambda row: row.line.note or "",
}


def may_type(row: Row, column: int) -> bool:
    """Whether a cell takes what is typed; only a line that is being typed may still choose its claim."""
    if row.proposal is not None or row.tried:
        return False
    return row.ref is None if column == Column.CLAIM else column in EDITABLE


def alignment(column: Column) -> Qt.AlignmentFlag:
    """Figures stand at the right, words at the left, the mark in the middle."""
    side = Qt.AlignmentFlag.AlignRight if column in RIGHT else Qt.AlignmentFlag.AlignLeft
    return (Qt.AlignmentFlag.AlignHCenter if column is Column.MARK else side) | Qt.AlignmentFlag.AlignVCenter


class ClaimRows:
    """The rows of the lines in file order; a line that stays where it was keeps its row from course to course."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[Claim, list[Row]]] = {}

    def of(self, course: Course) -> list[Row]:
        """The rows of this course."""
        self._kept = {claim.id: (claim, self._rows(claim)) for claim in course.claims}
        return [row for _, rows in self._kept.values() for row in rows]

    def _rows(self, claim: Claim) -> list[Row]:
        old, rows = self._kept.get(claim.id, (None, []))
        if old is None or old.pos != claim.pos:
            old, rows = replace(claim, lines=()), []
        first = _same(old.lines, claim.lines)
        end = len(claim.lines)
        kept: list[Row] = []  # behind a line that came or went the numbers are others
        if len(old.lines) == end:
            end -= _same(old.lines[:first:-1], claim.lines[:first:-1])
            kept = rows[end:]
        fresh = (Row(LineRef(claim.id, n + 1), claim.id, claim.lines[n], pos=claim.pos) for n in range(first, end))
        return [*rows[:first], *fresh, *kept]


def _same(old: tuple[Line, ...], new: tuple[Line, ...]) -> int:
    """How many lines at the beginning are the very same."""
    differing = (i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a is not b)
    return next(differing, min(len(old), len(new)))


def with_guests(rows: list[Row], proposals: Iterable[Proposal], tried: Iterable[AddLine] = ()) -> list[Row]:
    """The rows, and each proposal behind the lines of its claim that are not later than it.

    `tried` are lines that a fix would add.
    """
    guests = [Row(None, proposal.claim, proposal.line, proposal) for proposal in proposals]
    guests += [Row(None, edit.claim, edit.new, tried=True) for edit in tried]
    for guest in guests:
        mine = (i for i, row in enumerate(rows) if row.claim == guest.claim and row.line.date <= guest.line.date)
        first = next((i for i, row in enumerate(rows) if row.claim == guest.claim), len(rows))
        rows.insert(max(mine, default=first - 1) + 1, guest)
    return rows


def proposal_text(proposal: Proposal) -> str:
    """Why a line is proposed, and what the record must show before it is billed."""
    shows = f" The record must show: {proposal.record}" if proposal.record else ""
    return f"{PROPOSED} Proposed, not billed: {proposal.reason}.{shows}".replace("..", ".")


def columns_worth(rows: list[Row]) -> frozenset[Column]:
    """The columns worth their width: charge and note where a line has one, the claim where there are several."""
    lines = [row.line for row in rows]
    unused = {
        Column.CLAIM: len({row.claim for row in rows}) < 2,  # noqa: PLR2004 - one claim needs no column
        Column.CHARGE: not any(line.charge is not None for line in lines),
        Column.NOTE: not any(line.note for line in lines),
    }
    return frozenset(column for column in Column if not unused.get(column))


def same_rows(old: list[Row], new: list[Row]) -> int:
    """How many rows at the beginning show the same lines."""
    differing = (i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a.line is not b.line or a.pos != b.pos)
    return next(differing, min(len(old), len(new)))
