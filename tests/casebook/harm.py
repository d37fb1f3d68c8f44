"""Ways in which a file comes to harm."""

from pathlib import Path
from typing import Any

from sqlalchemy import text

from radcoder.app.casebooks.casebook import Casebook

PAGE = 4096


def harm_page(path: Path, number: int = 1) -> None:
    """Overwrite the middle of a page, the first being number 0; its size stays."""
    content = bytearray(path.read_bytes())
    middle = number * PAGE + PAGE // 2
    content[middle - 1024 : middle + 1024] = bytes(range(256)) * 8
    content[number * PAGE + 1 : number * PAGE + 8] = b"\xff" * 7
    path.write_bytes(content)


def truncate(path: Path, size: int = PAGE + 100) -> None:
    """Cut a file off."""
    path.write_bytes(path.read_bytes()[:size])


def spoil(book: Casebook, statement: str, **values: Any) -> None:  # noqa: ANN401 - what another program may write
    """Do to an open casebook what another program with its key can do."""
    with book._access.store._writing.begin() as connection:
        connection.execute(text(statement), values)
