"""Tables of other programs in every separator, encoding and kind of harm; sheets that are safe and always the same."""

import random
from contextlib import suppress
from datetime import date
from decimal import Decimal

import pytest

from radcoder.exchange.sheets import Sheet, sheet_to_csv, sheets_to_xlsx
from radcoder.exchange.table import TableFileError, read_pasted, read_table

ROWS = (("date", "code"), ("2026-02-12", "77301"))
SHEET = Sheet("Lines", ("a", "b", "c"), (("=1+1", date(2026, 2, 3), Decimal("-12.50")), ("@x", 3, None)))
WORKBOOK = sheets_to_xlsx([SHEET])


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_every_csv_is_the_same_table(separator: str, encoding: str, ending: str) -> None:
    text = ending.join(separator.join(row) for row in ROWS)
    assert read_table(text.encode(encoding), "x.csv").rows == ROWS


def test_decimal_commas_among_semicolons_stay_in_their_cells() -> None:
    table = read_table(b"code;charge\n77301;1250,00\n77300;75,50\n", "x.csv")
    assert table.rows[1:] == (("77301", "1250,00"), ("77300", "75,50"))
    assert table.notes == ("The columns are parted by semicolons.",)


def test_another_encoding_is_read_and_told() -> None:
    table = read_table("note\nrésumé\n".encode("cp1252"), "x.csv")
    assert table.rows[1] == ("résumé",)
    assert "Windows-1252" in table.notes[0]


def test_empty_rows_are_left_out_and_numbers_stay_those_of_the_file() -> None:
    table = read_table(b"code\n\n77301\n", "x.csv")
    assert table.numbers == (1, 3)


def test_a_cell_may_hold_separators_and_line_breaks() -> None:
    assert read_table(b'a,"b, c\nd"\n1,2\n', "x.csv").rows[0] == ("a", "b, c\nd")


def test_what_a_spreadsheet_copies_is_read() -> None:
    table = read_pasted('2026-02-12\t77301\t26\r\n2026-02-13\t77300\t5" wedge\r\n')
    assert table.rows == (("2026-02-12", "77301", "26"), ("2026-02-13", "77300", '5" wedge'))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (WORKBOOK[: len(WORKBOOK) // 2], "damaged"),
        (b"PK\x03\x04 nothing else", "damaged"),
        (b"\xd0\xcf\x11\xe0 old", "damaged"),
        (b"a\0b", "no table"),
        (b'"never closed', "quotation mark"),
        (b"1\n" * 20_001, "more than 20,000 rows"),
        (b"," * 300 + b"x", "200 columns"),
    ],
)
def test_what_cannot_be_read_is_explained(data: bytes, reason: str) -> None:
    with pytest.raises(TableFileError, match=reason):
        read_table(data, "x")


def test_harmed_workbooks_are_tables_or_refused() -> None:
    chance = random.Random(6)
    for _ in range(150):
        data = bytearray(WORKBOOK)
        for _ in range(chance.randint(1, 30)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        with suppress(TableFileError):
            assert read_table(bytes(data), "x.xlsx").width < 10


def test_a_workbook_comes_back_as_it_was() -> None:
    table = read_table(WORKBOOK, "x.xlsx")
    assert table.rows == (("a", "b", "c"), ("=1+1", "2026-02-03", "-12.5"), ("@x", "3", ""))
    assert sheets_to_xlsx([SHEET]) == WORKBOOK


def test_of_several_sheets_the_first_with_cells_is_read_and_named() -> None:
    table = read_table(sheets_to_xlsx([Sheet("Empty", ("",), ()), SHEET]), "x.xlsx")
    assert table.rows[0] == ("a", "b", "c")
    assert "“Lines” was read" in table.notes[0]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx", "\rx"])
def test_no_cell_of_a_csv_begins_a_formula(text: str) -> None:
    written = sheet_to_csv(Sheet("S", ("a", "b"), ((text, "y"),)))
    assert f"'{text}".encode() in written
    assert read_table(written, "x.csv").rows[1] == (text.strip(), "y")


def test_no_cell_of_a_workbook_is_a_formula() -> None:
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(WORKBOOK)) as archive:
        page = archive.read("xl/worksheets/sheet1.xml")
        styles = archive.read("xl/styles.xml")
    assert b"<f>" not in page
    assert b'quotePrefix="1"' in styles
