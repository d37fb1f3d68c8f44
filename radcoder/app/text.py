"""Laying out plain text: wrapped paragraphs, labelled blocks, aligned columns and short lists of lines."""

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

from radcoder.domain.course import LineRef
from radcoder.domain.findings import ReleaseUsed

WIDTH = 110
INDENT = "  "
LABEL = 11


def printable(text: str) -> str:
    """Put a mark in the place of control characters, which a terminal would obey; line ends stay."""
    return "".join(c if c == "\n" or c.isprintable() else "\ufffd" for c in text)


def paragraph(text: str, indent: str = INDENT) -> list[str]:
    """Wrap a text to the width of the page; a word that is too long stands alone, unbroken."""
    return _wrap(text, indent, indent)


def labelled(label: str, text: str, indent: str = INDENT) -> list[str]:
    """Wrap a text beside its label; an empty text gives nothing."""
    if not text:
        return []
    first = f"{indent}{label:<{LABEL}}"
    return _wrap(text, first if first.endswith(" ") else f"{first} ", indent + " " * LABEL)


def _wrap(text: str, first: str, rest: str) -> list[str]:
    return textwrap.wrap(
        text, WIDTH, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False
    )


def columns(rows: Sequence[Sequence[str]], right: Iterable[int] = (), indent: str = INDENT) -> list[str]:
    """Align rows of cells under one another; the columns named in `right` end flush, the last one hangs and wraps."""
    if not rows:
        return []
    flush = frozenset(right)
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    return [line for row in rows for line in _row(row, widths, flush, indent)]


def _row(row: Sequence[str], widths: Sequence[int], flush: frozenset[int], indent: str) -> list[str]:
    *cells, last = row
    aligned = (
        f"{cell:>{width}}" if number in flush else f"{cell:<{width}}"
        for number, (cell, width) in enumerate(zip(cells, widths[:-1], strict=True))
    )
    first = indent + "".join(f"{cell}  " for cell in aligned)
    if len(widths) - 1 in flush:
        return [f"{first}{last:>{widths[-1]}}"]
    return _wrap(last, first, " " * len(first)) or [first.rstrip()]


def refs(lines: Iterable[LineRef]) -> str:
    """Name lines shortly: runs within a claim become `A:6-33`."""
    return ", ".join(_runs(lines))


def _runs(lines: Iterable[LineRef]) -> Iterator[str]:
    for claim, group in groupby(sorted(set(lines)), key=lambda ref: ref.claim):
        numbers = [ref.number for ref in group]
        for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
            members = [number for _, number in run]
            yield f"{claim}:{members[0]}" if len(members) == 1 else f"{claim}:{members[0]}-{members[-1]}"


def counted(number: int, noun: str) -> str:
    """A number with its noun: 1 error, 2 errors."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def release_row(used: ReleaseUsed, on: date) -> tuple[str, str, str]:
    """A row about an edition: its name, how far it reaches, its title."""
    ends = used.covers_to
    return used.release, f"{'ended' if ends < on else 'to'} {ends}" if ends else "", used.title


def older(releases: Sequence[ReleaseUsed], what: str) -> list[str]:
    """Warn of editions that end before what they are asked about."""
    named = "; ".join(f"{used.title}, {used.release}" for used in releases)
    return paragraph(f"Older than {what}, and read as if still in force: {named}.") if releases else []
