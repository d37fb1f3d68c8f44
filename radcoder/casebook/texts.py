"""Reading texts that another program may have spoilt: the driver stops at the first that is no UTF-8."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

from sqlalchemy.orm import Session


def or_bytes(stored: bytes) -> str | bytes:
    """A text, or the bytes themselves where they are none."""
    with suppress(UnicodeDecodeError):
        return stored.decode()
    return stored


@contextmanager
def reading(session: Session, factory: Callable[[bytes], object] = or_bytes) -> Iterator[None]:
    """Have `factory` make what is read of every text of the file."""
    driver: Any = session.connection().connection.driver_connection
    driver.text_factory = factory
    try:
        yield
    finally:
        driver.text_factory = str
