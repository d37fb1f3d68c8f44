"""The page of a code, a diagnosis or a modifier on paper."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reportlab.platypus import Flowable, KeepTogether, Spacer

from radcoder.domain.sheet import Block, Grid, Links, Section, Sheet, Words
from radcoder.reports import theme
from radcoder.reports.content import PAGE_NOTICE
from radcoder.reports.grid import Column, Heading, Strong, clean, grid, paragraph
from radcoder.reports.pages import Furniture, make_pdf
from radcoder.reports.theme import load_fonts

SHORT = 16  # hexadecimal digits of a hash at the foot of a page
TWELFTHS = 12.0
LEAST, MOST = 1.4, 6.0  # twelfths of the page that a column may take
CHARACTERS = 9.0  # of a cell's type in one twelfth


@dataclass(frozen=True, slots=True)
class Printed:
    """A page to be put on paper: on which day it stands, and the hash of the catalogue it comes from."""

    sheet: Sheet
    standing: str
    catalogue: str


def draw_sheet(printed: Printed, fonts: Path) -> bytes:
    """Draw the PDF with the typefaces of the folder; the same page gives the same bytes. Raises `FontMissingError`."""
    load_fonts(fonts)
    sheet = printed.sheet
    furniture = Furniture(
        reference=sheet.key,
        title=f"{sheet.key} · {sheet.name}",
        verdict=printed.standing,
        hashes=f"catalogue {printed.catalogue[:SHORT]}",
        notice=PAGE_NOTICE,
    )
    return make_pdf(lambda: _story(printed), furniture)


def _story(printed: Printed) -> list[Flowable]:
    sheet = printed.sheet
    head = [paragraph(f"{sheet.key} · {sheet.name}", theme.TITLE), paragraph(printed.standing, theme.LEAD)]
    band = [paragraph(sheet.band, theme.VERDICT)] if sheet.band else []
    return [*head, *band, *(each for section in sheet.sections for each in _section(section))]


def _section(section: Section) -> Iterator[Flowable]:
    first, *rest = section.blocks
    if isinstance(first, Grid):
        yield _grid(first, section.title)
    else:
        yield KeepTogether([Spacer(0, 8), Heading(section.title), *_block(first)])
    for block in rest:
        yield from _block(block)


def _block(block: Block) -> Iterator[Flowable]:
    match block:
        case Words():
            yield _words(block)
        case Grid():
            yield _grid(block)
        case Links(links=links, lead=lead):
            named = ", ".join(f"{link.key} {link.name}".strip() for link in links)
            yield paragraph(f"{lead}: {named}" if lead else named, theme.BODY)


def _words(block: Words) -> Flowable:
    lead = " ".join(part for part in (block.lead, ", ".join(link.key for link in block.links)) if part)
    if block.quiet and not lead:
        return paragraph(block.text, theme.NOTICE)
    return paragraph(f"{lead} {block.text}".strip(), theme.BODY)


def _grid(block: Grid, title: str = "") -> Flowable:
    rows = [tuple(Strong(clean(cell.text)) if cell.strong else cell.text for cell in row) for row in block.rows]
    widths = _widths([block.titles or ("",) * len(rows[0]), *rows])
    titles = block.titles or ("",) * len(widths)
    columns = [
        Column(title, width, right=number > 0 and not block.words)
        for number, (title, width) in enumerate(zip(titles, widths, strict=True))
    ]
    return grid(title, columns, rows)


def _widths(rows: list[tuple[str, ...]]) -> list[float]:
    """Twelfths of the page: each column as its longest cell needs, within limits, all of them the page."""
    wanted = [
        min(max(max(len(cell) for cell in column) / CHARACTERS, LEAST), MOST) for column in zip(*rows, strict=True)
    ]
    return [width * TWELFTHS / sum(wanted) for width in wanted]
