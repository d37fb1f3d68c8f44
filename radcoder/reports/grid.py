"""Tables that never clip, never lose their head on the next page and never leave a heading alone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from textwrap import wrap
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph, Table

from radcoder.reports import theme

MOST_LINES = 24  # a taller cell goes on in a row of its own, so that every row fits on a page
GUTTER = 11
NARROWEST = 4.0  # points of a character in a cell; the widest is about twice that
Command = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a grid: its head and its width in twelfths of the page."""

    head: str
    width: float
    right: bool = False

    @property
    def points(self) -> float:
        """The width on paper."""
        return self.width * theme.COLUMN

    @property
    def most(self) -> int:
        """How many characters a cell may hold before it goes on below."""
        return MOST_LINES * max(1, int((self.points - 6) / (2 * NARROWEST)))


@dataclass(frozen=True, slots=True)
class Wide:
    """A row that spans the grid and belongs to the row above it."""

    content: Flowable


class Strong(str):
    """A cell's text that the eye should find: set in the bold weight."""

    __slots__ = ()


Row = tuple[str, ...] | Wide


class Heading(Paragraph):
    """A section heading that also stands in the outline of the document."""

    def __init__(self, text: str) -> None:
        super().__init__(clean(text), theme.HEADING)
        self.title = text

    def draw(self) -> None:
        """Draw it and note where it is."""
        self.canv.bookmarkHorizontal(self.title, 0, self.height)
        self.canv.addOutlineEntry(self.title, self.title, 0)
        super().draw()


def clean(text: str) -> str:
    """Make a text safe for a paragraph: markup escaped, control characters shown as a replacement sign."""
    kept = (c if c.isprintable() or c.isspace() else "\N{REPLACEMENT CHARACTER}" for c in text)
    return escape("".join(kept))


def paragraph(text: str, style: ParagraphStyle, label: str | None = None) -> Paragraph:
    """A paragraph of plain text, with a label in the margin beside it if one is given."""
    return Paragraph(clean(text), style, bulletText=label)


def grid(title: str, columns: Sequence[Column], rows: Sequence[Row]) -> Table:
    """A table. Its head repeats on each page; its title, if it has one, stays with the head and the first row."""
    blank = [""] * (len(columns) - 1)
    data: list[list[object]] = [
        [Heading(title) if title else "", *blank],
        [paragraph(c.head, _head(c)) for c in columns],
    ]
    commands = [*_BASE, *_gutters(columns)]
    for before, row in zip([None, *rows], rows, strict=False):
        first = len(data)
        data.extend([[row.content, *blank]] if isinstance(row, Wide) else _cells(row, columns))
        commands += _row_commands(row, before, first, len(data) - 1)
    widths = [column.points for column in columns]
    return Table(data, widths, repeatRows=(1,), style=commands, hAlign="LEFT", spaceBefore=14)


def side_by_side(cells: list[Any], widths: Sequence[float]) -> Table:
    """One row without lines or padding."""
    commands: list[Command] = [
        ("FONT", (0, 0), (-1, -1), theme.REGULAR),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 0),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
    ]
    return Table([cells], widths, style=commands, hAlign="LEFT")


def _row_commands(row: Row, before: Row | None, first: int, last: int) -> Iterator[Command]:
    if isinstance(row, Wide):
        yield ("SPAN", (0, first), (-1, first))
        # Only the first of them: glued one to the next they could not be split over pages at all.
        if not isinstance(before, Wide):
            yield ("NOSPLIT", (0, first - 1), (0, first))
    elif before is not None:
        yield ("LINEABOVE", (0, first), (-1, first), theme.HAIRLINE, theme.INK)
    yield ("BOTTOMPADDING", (0, last), (-1, last), 0 if isinstance(row, Wide) else 2.5)


def _gutters(columns: Sequence[Column]) -> Iterator[Command]:
    """Hold numbers that end flush away from the text beside them."""
    yield from (("RIGHTPADDING", (n, 0), (n, -1), GUTTER) for n, c in enumerate(columns[:-1]) if c.right)


_BASE: tuple[Command, ...] = (
    ("FONT", (0, 0), (-1, -1), theme.REGULAR),
    ("SPAN", (0, 0), (-1, 0)),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("VALIGN", (0, 1), (-1, 1), "BOTTOM"),
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 6),
    ("RIGHTPADDING", (-1, 0), (-1, -1), 0),
    ("TOPPADDING", (0, 0), (-1, -1), 1.5),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
    ("BOTTOMPADDING", (0, 1), (-1, 1), 2.5),
    ("LINEBELOW", (0, 1), (-1, 1), theme.HAIRLINE * 2, theme.INK),
    ("LINEBELOW", (0, -1), (-1, -1), theme.HAIRLINE, theme.INK),
)


def _head(column: Column) -> ParagraphStyle:
    return theme.HEAD_RIGHT if column.right else theme.HEAD


def _cells(row: tuple[str, ...], columns: Sequence[Column]) -> Iterator[list[object]]:
    parts = [_parts(text, column.most) for text, column in zip(row, columns, strict=True)]
    for texts in zip_longest(*parts, fillvalue=""):
        yield [_cell(text, column) for text, column in zip(texts, columns, strict=True)]


def _parts(text: str, most: int) -> list[str]:
    return [text] if len(text) <= most else wrap(text, most) or [""]


def _cell(text: str, column: Column) -> Paragraph:
    lines = "<br/>".join(clean(line) for line in text.split("\n"))
    return Paragraph(
        f"<b>{lines}</b>" if isinstance(text, Strong) else lines, theme.CELL_RIGHT if column.right else theme.CELL
    )
