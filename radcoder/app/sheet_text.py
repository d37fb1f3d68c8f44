"""A page in words for a terminal and for the clipboard."""

from collections.abc import Iterator

from radcoder.app.text import columns, labelled, paragraph
from radcoder.domain.sheet import Block, Grid, Links, Section, Sheet, Words

LABELLED = 11


def sheet_text(sheet: Sheet) -> bytes:
    """Lay out a page for people; ends with a line end."""
    head = [*paragraph(" · ".join(word for word in (sheet.key, sheet.name) if word), ""), *paragraph(sheet.band, "")]
    blocks = ["\n".join(head), *(section_text(section).rstrip("\n") for section in sheet.sections)]
    return ("\n\n".join(blocks) + "\n").encode()


def section_text(section: Section) -> str:
    """One section: its title, and what stands under it; ends with a line end."""
    lines = [line for block in section.blocks for line in _lines(block)]
    return "\n".join([section.title, *lines]) + "\n"


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Words():
            yield from _words(block)
        case Grid():
            yield from _grid(block)
        case Links(links=links, lead=lead):
            named = ", ".join(f"{link.key} {link.name}".strip() for link in links)
            yield from paragraph(f"{lead}: {named}" if lead else named, "    " if not lead else "  ")


def _words(block: Words) -> list[str]:
    if block.quiet and not block.lead:
        return paragraph(f"({block.text})" if block.text else "", "    ")
    lead = " ".join(part for part in (block.lead, ", ".join(link.key for link in block.links)) if part)
    return labelled(lead, block.text) if 1 < len(lead) < LABELLED else paragraph(f"{lead} {block.text}".strip())


def _grid(block: Grid) -> Iterator[str]:
    rows = [tuple(cell.text for cell in row) for row in block.rows]
    if any(block.titles):
        rows = [block.titles, *rows]
    yield from columns(rows, right=() if block.words else range(1, len(rows[0])))
    sources = dict.fromkeys(cell.source for row in block.rows for cell in row if cell.source)
    if sources:
        yield from paragraph(f"(Sources: {'; '.join(sources)})", "    ")
