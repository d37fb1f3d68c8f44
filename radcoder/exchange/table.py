"""Tables of other programs, CSV and XLSX, read into rows of text: whatever stands in a cell is kept as it stands."""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

XLSX, XLS = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
SEPARATORS = {"\t": "tabs", ";": "semicolons", ",": "commas", "|": "bars"}
FIRST_ROWS = 50
MOST_ROWS, MOST_COLUMNS = 20_000, 200
RISKY = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""


class TableFileError(ValueError):
    """A file that is no table, or one that is too large: what is wrong with it, and what to do."""

    def __init__(self, source: str, sentence: str) -> None:
        super().__init__(f"{source}: {sentence}")
        self.sentences = (f"{source}: {sentence}",)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of text, empty ones left out; `numbers` are those that the rows have in the file, from 1.

    `notes` say how the file was understood where it could have been otherwise.
    """

    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...]
    notes: tuple[str, ...] = ()

    @property
    def width(self) -> int:
        """The number of columns."""
        return max((len(row) for row in self.rows), default=0)


def read_table(data: bytes, source: str) -> Table:
    """Read a CSV or XLSX file of any separator and encoding. Raises `TableFileError`."""
    if data.startswith((XLSX, XLS)):
        return _read_workbook(data, source)
    text, notes = _decoded(data, source)
    return _read_text(text, source, notes)


def read_pasted(text: str) -> Table:
    """Read what a spreadsheet puts on the clipboard. Raises `TableFileError`."""
    return _read_text(text, "The clipboard", ())


def _decoded(data: bytes, source: str) -> tuple[str, tuple[str, ...]]:
    encoding = next((name for mark, name in MARKS if data.startswith(mark)), "utf-8-sig")
    if b"\0" in data and encoding != "utf-16":
        raise TableFileError(source, "this is no table of text. Save it as CSV or XLSX and import that.")
    try:
        return data.decode(encoding), ()
    except UnicodeDecodeError:
        note = "The file is not UTF-8 and was read as Windows-1252: look at accents and dashes in the notes."
        return data.decode("cp1252", errors="replace"), (note,)


def _read_text(text: str, source: str, notes: tuple[str, ...]) -> Table:
    separator = _separator(text)
    try:
        rows = tuple(_kept(_cells(text, separator), source))
    except csv.Error as error:
        sentence = f"a quotation mark is not closed, or a cell is too long ({error}). Save the file anew as CSV."
        raise TableFileError(source, sentence) from None
    said = () if separator in "\t," else (f"The columns are parted by {SEPARATORS[separator]}.",)
    return _table(rows, (*notes, *said))


def _cells(text: str, separator: str) -> Iterator[list[str]]:
    # A quotation mark inside a note is no quoting where tabs part the cells, unless it opens the cell.
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=separator != "\t")


def _separator(text: str) -> str:
    """The separator that gives most of the first rows one width above 1; a comma where none does."""
    return max(SEPARATORS, key=lambda each: (_evenness(text, each), each == ","))


def _evenness(text: str, separator: str) -> int:
    first = "\n".join(text.splitlines()[:FIRST_ROWS])
    widths: Counter[int] = Counter()
    try:
        widths.update(len(row) for row in csv.reader(io.StringIO(first, newline=""), delimiter=separator))
    except csv.Error:
        return 0
    return max((count * width for width, count in widths.items() if width > 1), default=0)


def _kept(rows: Iterable[list[str]], source: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    found = 0
    for number, row in enumerate(rows, 1):
        cells = tuple(unguarded(cell.strip()).strip() for cell in row)
        if not any(cells):
            continue
        found += 1
        if found > MOST_ROWS or len(cells) > MOST_COLUMNS:
            sentence = f"more than {MOST_ROWS:,} rows or {MOST_COLUMNS} columns. Import it in parts."
            raise TableFileError(source, sentence)
        yield number, cells


def _table(rows: tuple[tuple[int, tuple[str, ...]], ...], notes: tuple[str, ...]) -> Table:
    return Table(tuple(cells for _, cells in rows), tuple(number for number, _ in rows), notes)


def _read_workbook(data: bytes, source: str) -> Table:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError  # nobody needs it at a start

    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        names = workbook.sheet_names
        sheets = [(name, workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)) for name in names]
    except PasswordError:
        raise TableFileError(source, "it is locked with a password. Save it without one and import that.") from None
    except (CalamineError, OSError, ValueError) as error:
        sentence = f"the workbook is damaged or of another kind ({error}). Open it in Excel and save it as XLSX."
        raise TableFileError(source, sentence) from None
    name, values = next(((name, values) for name, values in sheets if any(map(any, values))), ("", []))
    note = (f"Of {len(sheets)} sheets “{name}” was read, the first that is not empty.",) if len(sheets) > 1 else ()
    return _table(tuple(_kept(([_shown(cell) for cell in row] for row in values), source)), note)


def _shown(value: object) -> str:
    """The text of a spreadsheet's cell: days as 2026-02-12, whole numbers without a fraction."""
    if isinstance(value, datetime):
        midnight = (value.hour, value.minute, value.second) == (0, 0, 0)
        return value.date().isoformat() if midnight else value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def guarded(text: str) -> str:
    """A text that no spreadsheet takes for a formula: an apostrophe stands before what could begin one."""
    return f"'{text}" if text.startswith(RISKY) else text


def unguarded(text: str) -> str:
    """The text before it was guarded."""
    return text[1:] if text.startswith("'") and text[1:].startswith(RISKY) else text
