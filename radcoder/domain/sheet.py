"""A page in words, in sections: screen, paper, terminal and clipboard are made from it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from radcoder.domain.hits import Kind

FIRST_WORDS: Final = 60


@dataclass(frozen=True, slots=True)
class Link:
    """Another page that this one points to."""

    key: str
    name: str
    kind: Kind = Kind.CODE
    source: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph. `lead` stands before it, in strong type, and after that `links` to what it is about.

    `source` says where it comes from; `quiet` words are said aside.
    """

    text: str
    source: str = ""
    lead: str = ""
    quiet: bool = False
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure of a grid: its text, where it comes from, whether it stands out."""

    text: str
    source: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """Figures in columns; the first column is words, the others end flush unless `words` says that all are words."""

    titles: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    words: bool = False


@dataclass(frozen=True, slots=True)
class Links:
    """Pages that this one points to; `lead` says why."""

    links: tuple[Link, ...]
    lead: str = ""


Block = Words | Grid | Links


@dataclass(frozen=True, slots=True)
class Section:
    """One section of a page; `anchor` names it among the others."""

    anchor: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of anything: what it is about, one line about that, a band when something is amiss, and its sections."""

    kind: Kind
    key: str
    name: str
    band: str
    sections: tuple[Section, ...]


def sourced(section: Section) -> tuple[tuple[str, str], ...]:
    """What the section says, and where it comes from: each figure by row and column, each paragraph by its first words.

    What has no source of its own is left out.
    """
    said = [pair for block in section.blocks for pair in _sourced(block)]
    return tuple(dict.fromkeys((what, source) for what, source in said if what and source))


def _sourced(block: Block) -> Iterator[tuple[str, str]]:
    match block:
        case Words(text=text, source=source, lead=lead, quiet=quiet, links=links):
            about = " ".join((lead, ", ".join(link.key for link in links))).strip()
            if lead or not quiet:
                yield _first_words(f"{about} {text}".strip()), source
        case Grid(titles=titles, rows=rows):
            for row in rows:
                for place, cell in enumerate(row):
                    title = titles[place] if place < len(titles) else ""
                    name = " ".join(part for part in (row[0].text if place else "", title) if part)
                    yield f"{name}: {cell.text}" if name else cell.text, cell.source
        case Links(links=links):
            for link in links:
                yield f"{link.key} {link.name}", link.source


def _first_words(text: str) -> str:
    return text if len(text) <= FIRST_WORDS else f"{text[:FIRST_WORDS].rsplit(' ', 1)[0]} …"
