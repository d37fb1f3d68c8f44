"""The rows of the start page as the file holds them; one that another program spoilt is shown, and keeps none away."""

import json
from collections.abc import Callable, Iterator
from dataclasses import fields
from datetime import UTC, date, datetime
from functools import cache
from types import NoneType
from typing import Any

from sqlalchemy import Integer, Select, type_coerce
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from radcoder.casebook import texts, times
from radcoder.casebook.content import DamagedCourseError
from radcoder.casebook.rows import CourseRow
from radcoder.casebook.values import CourseSummary

NAMES = tuple(field.name for field in fields(CourseSummary) if field.name != "harm")
LISTED = tuple(
    type_coerce(column, Integer) if name == "archived" else column
    for name, column in ((name, CourseRow.__table__.c[name]) for name in NAMES)
)
"""The columns of a summary in its own order. A flag is read as the number it is: any other would be true as well."""
Types = tuple[type, ...]
TEXT, MAYBE, NUMBER, COUNT = (str,), (str, NoneType), (int,), (int, NoneType)
SHAPE: tuple[Types, ...] = (*[TEXT] * 6, MAYBE, MAYBE, TEXT, *[COUNT] * 3, TEXT, TEXT, TEXT, NUMBER, MAYBE)
NO_TAGS = "[]"
NEVER = datetime.min.replace(tzinfo=UTC)


def summaries(session: Session, query: Select[Any]) -> tuple[CourseSummary, ...]:
    """What a query for `LISTED` finds."""
    try:
        rows = session.execute(query).all()
    except DBAPIError:  # a text that is no UTF-8; asked only then, because reading texts by ourselves is slow
        with texts.reading(session):
            rows = session.execute(query).all()
    return tuple(_summaries(rows))


def _summaries(rows: Any) -> Iterator[CourseSummary]:  # noqa: ANN401 - rows of any table to mypy
    for row in rows:
        try:
            yield _summary(tuple(row)) if _fits(tuple(map(type, row))) else _harmed(tuple(row))
        except (ValueError, RecursionError):
            yield _harmed(tuple(row))


@cache
def _fits(types: Types) -> bool:
    return all(each in allowed for each, allowed in zip(types, SHAPE, strict=True))


def _summary(row: tuple[Any, ...]) -> CourseSummary:
    """A summary of the columns in its own order: by position, because the start page waits for 5,000 of them."""
    *plain, first, last, state, errors, warnings, infos, edited, by, tags, archived, deleted = row
    days = (None if day is None else date.fromisoformat(day) for day in (first, last))
    named = () if tags == NO_TAGS else _tags(tags)
    late = None if deleted is None else times.read(deleted)
    return _made(*plain, *days, state, errors, warnings, infos, times.read(edited), by, named, _flag(archived), late)


_made: Callable[..., CourseSummary] = CourseSummary  # a row is a tuple of any length to mypy


def _tags(text: str) -> tuple[str, ...]:
    found = json.loads(text)
    if not isinstance(found, list) or not all(isinstance(each, str) for each in found):
        raise ValueError(text)
    return tuple(found)


def _flag(number: int) -> bool:
    if number not in {0, 1}:
        raise ValueError(number)
    return bool(number)


def _harmed(row: tuple[Any, ...]) -> CourseSummary:
    """Of a row that RadCoder did not write so: which course it is, and what to do."""
    name, alias, title = (shown(value) for value in row[:3])
    counts = (None, None, None)
    harm = str(DamagedCourseError(alias))
    return CourseSummary(name, alias, title, "", "", "", None, None, "", *counts, NEVER, "", harm=harm)


def shown(value: object) -> str:
    """A name for people, whatever another program put there."""
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return str(value)
