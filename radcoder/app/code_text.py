"""A code page for a terminal, and the same as one JSON document."""

import json
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import Any

from radcoder.app.code_page import CodePage
from radcoder.app.code_sections import sheet_of
from radcoder.app.sheet_text import sheet_text
from radcoder.app.text import older


def code_to_json(page: CodePage) -> bytes:
    """Write the page as one JSON document on one line; money and relative values are text."""
    document = {"format": "radcoder-code/1", **asdict(page)}
    return json.dumps(document, ensure_ascii=False, default=_plain, separators=(",", ":")).encode() + b"\n"


def _plain(value: object) -> Any:  # noqa: ANN401 - any JSON value
    if isinstance(value, date | Decimal):
        return str(value)
    raise TypeError(value)


def code_text(page: CodePage) -> bytes:
    """Lay out the page for people; ends with a line end."""
    old = [used for used in page.releases if used.covers_to and used.covers_to < page.on]
    return sheet_text(sheet_of(page)) + "".join(f"{line}\n" for line in older(old, "this date")).encode()
