"""By what rules ask for lines, noted so that a fix is weighed by those rules alone that asked for a line it changes."""

from collections.abc import Iterator, Mapping
from typing import Any

from radcoder.domain.course import Entry

EVERY_LINE = "*"
OWN_DIAGNOSES = "diagnoses"
NOTE = "note"


def marks_of(entry: Entry) -> Iterator[str]:
    """By what rules ask a chart for the line: as one of all, by code, by date, for its diagnoses or for its note."""
    yield EVERY_LINE
    yield entry.line.code
    yield str(entry.line.date)
    if entry.line.diagnoses:
        yield OWN_DIAGNOSES
    if entry.line.note:
        yield NOTE


class LinesByCode(Mapping[str, tuple[Entry, ...]]):
    """Lines by code, which notes for which codes it is asked."""

    def __init__(self, lines: dict[str, tuple[Entry, ...]], notes: set[str]) -> None:
        self._lines = lines
        self._notes = notes

    def __getitem__(self, code: str) -> tuple[Entry, ...]:
        self._notes.add(code)
        return self._lines[code]

    def get(self, code: str, default: Any = None) -> Any:  # noqa: ANN401 - as Mapping has it
        """The lines of the code, or the default."""
        self._notes.add(code)
        return self._lines.get(code, default)

    def __contains__(self, code: object) -> bool:
        self._notes.add(str(code))
        return code in self._lines

    def __iter__(self) -> Iterator[str]:
        self._notes.add(EVERY_LINE)
        return iter(self._lines)

    def __len__(self) -> int:
        self._notes.add(EVERY_LINE)
        return len(self._lines)
