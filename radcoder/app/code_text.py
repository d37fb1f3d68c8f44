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
from radcoder.domain.sheet import Section


def code_to_json(page: CodePage) -> bytes:
    """Write the page as one JSON document on one line: its values, and under `sections` the page as people read it.

    Money and relative values are text. Each block of a section names its kind: words, grid or links.
    """
    sheet = sheet_of(page)
    document = {
        "format": "radcoder-code/1",
        **asdict(page),
        "band": sheet.band,
        "sections": [_section(section) for section in sheet.sections],
        "older": _older(page),
    }
    return json.dumps(document, ensure_ascii=False, default=_plain, separators=(",", ":")).encode() + b"\n"


def _section(section: Section) -> dict[str, Any]:
    blocks = [{"kind": type(block).__name__.lower(), **asdict(block)} for block in section.blocks]
    return {"anchor": section.anchor, "title": section.title, "blocks": blocks}


def _plain(value: object) -> Any:  # noqa: ANN401 - any JSON value
    if isinstance(value, date | Decimal):
        return str(value)
    raise TypeError(value)


def code_text(page: CodePage) -> bytes:
    """Lay out the page for people; ends with a line end."""
    return sheet_text(sheet_of(page)) + "".join(f"{line}\n" for line in _older(page)).encode()


def _older(page: CodePage) -> list[str]:
    old = [used for used in page.releases if used.covers_to and used.covers_to < page.on]
    return list(older(old, "this date"))
