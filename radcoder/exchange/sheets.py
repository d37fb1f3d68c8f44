"""Sheets written as CSV or XLSX: the same sheets give the same bytes, and no cell of ours becomes a formula."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from radcoder.exchange.table import RISKY, guarded

Value = str | int | Decimal | date | None
MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - the same bytes each time; a workbook's property has no time zone
ROWS_AT_ONCE = 500
NARROWEST, WIDEST = 6, 60


@dataclass(frozen=True, slots=True)
class Sheet:
    """A title, the names of the columns, and rows of values."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


def sheet_to_csv(sheet: Sheet) -> bytes:
    """Write a sheet as CSV: UTF-8 with the mark by which Excel knows it, commas, lines ended as in RFC 4180."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(sheet.columns)
    writer.writerows([_csv_cell(value) for value in row] for row in sheet.rows)
    return text.getvalue().encode("utf-8-sig")


def _csv_cell(value: Value) -> str:
    if value is None:
        return ""
    return guarded(value) if isinstance(value, str) else str(value)


def sheets_to_xlsx(sheets: Sequence[Sheet]) -> bytes:
    """Write a workbook; text stays text, dates and dollars are figures that can be added up."""
    from xlsxwriter import Workbook  # nobody needs it at a start

    content = io.BytesIO()
    workbook = Workbook(content, {"in_memory": True})
    workbook.set_properties({"created": MADE})
    formats = _formats(workbook)
    for sheet in sheets:
        _write(workbook.add_worksheet(sheet.title), sheet, formats)
    workbook.close()
    return content.getvalue()


def _formats(workbook: Any) -> dict[str, Any]:  # noqa: ANN401 - xlsxwriter ships no types
    return {
        "head": workbook.add_format({"bold": True, "bottom": 1, "text_wrap": False}),
        "date": workbook.add_format({"num_format": "yyyy-mm-dd", "align": "left"}),
        "money": workbook.add_format({"num_format": "#,##0.00"}),
        "quoted": workbook.add_format({"quote_prefix": True}),
    }


def _write(page: Any, sheet: Sheet, formats: dict[str, Any]) -> None:  # noqa: ANN401 - xlsxwriter ships no types
    page.freeze_panes(1, 0)
    for column, name in enumerate(sheet.columns):
        page.write_string(0, column, name, formats["head"])
        page.set_column(column, column, _width(sheet, column))
    for number, row in enumerate(sheet.rows, 1):
        for column, value in enumerate(row):
            _write_cell(page, number, column, value, formats)
    if sheet.rows:
        page.autofilter(0, 0, len(sheet.rows), len(sheet.columns) - 1)


def _write_cell(page: Any, row: int, column: int, value: Value, formats: dict[str, Any]) -> None:  # noqa: ANN401
    if isinstance(value, date):
        page.write_datetime(row, column, value, formats["date"])
    elif isinstance(value, Decimal):
        page.write_number(row, column, float(value), formats["money"])
    elif isinstance(value, int):
        page.write_number(row, column, value)
    elif value:
        page.write_string(row, column, value, formats["quoted"] if value.startswith(RISKY) else None)


def _width(sheet: Sheet, column: int) -> int:
    return min(max(max(_lengths(sheet, column)) + 2, NARROWEST), WIDEST)


def _lengths(sheet: Sheet, column: int) -> Iterator[int]:
    yield len(sheet.columns[column])
    for row in sheet.rows[:ROWS_AT_ONCE]:
        yield len(str(row[column] if row[column] is not None else ""))
