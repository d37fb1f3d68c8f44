"""Reading what people type: days in the ways they write them, and whole numbers; what is doubtful is explained."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
          "december")  # fmt: skip
SHORT_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", re.ASCII)
COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)", re.ASCII)
SLASHES = re.compile(r"(\d{1,2})([/.-])(\d{1,2})(?:\2(\d{4}|\d{2}))?", re.ASCII)
DAY_FIRST = re.compile(r"(\d{1,2})\.? ([a-z]{3,9})\.?,?(?: (\d{4}|\d{2}))?", re.ASCII)
MONTH_FIRST = re.compile(r"([a-z]{3,9})\.? (\d{1,2}),?(?: (\d{4}|\d{2}))?", re.ASCII)
WHOLE = re.compile(r"(\d{1,6})(?:[.,]0+)?", re.ASCII)
MOST_MONTHS, CENTURY, SHORT_YEARS = 12, 2000, 100
FORMATS = "2026-02-12, 2/12/26, 12 Feb 2026, Feb 12 or 20260212"


class UnreadError(ValueError):
    """A typed text that is no day or no number: what was typed, why it cannot be, and what would be understood."""


class NoDayError(UnreadError):
    """A text that is no day in any way RadCoder knows."""

    def __init__(self, typed: str) -> None:
        super().__init__(f"“{typed}” is not understood as a day. Write {FORMATS}.")


class NotOnTheCalendarError(UnreadError):
    """A day that its month does not have."""

    def __init__(self, year: int, month: int, day: int) -> None:
        name = MONTHS[month - 1].title()
        super().__init__(f"{name} {year} has {monthrange(year, month)[1]} days, so there is no {day} {name}.")


class NotWholeError(UnreadError):
    """A text that is no whole number."""

    def __init__(self, typed: str, what: str) -> None:
        super().__init__(f"“{typed}” is no number of {what}. Write a whole number, such as 28.")


@dataclass(frozen=True, slots=True)
class ReadDay:
    """A day that was understood; `note` says how where the text could have meant another."""

    day: date
    note: str = ""

    @property
    def words(self) -> str:
        """The day as one says it, and how it was understood."""
        said = f"{SHORT_DAYS[self.day.weekday()]} {_said(self.day)}"
        return f"{said} ({self.note})" if self.note else said


def _said(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1][:3].title()} {day.year}"


def read_day(typed: str, near: date) -> ReadDay:
    """Understand a day; one without a year is the nearest to `near`. Raises `UnreadError`."""
    text = " ".join(typed.lower().replace(",", ", ").split()).replace(" ,", ",")
    if found := ISO.fullmatch(text) or COMPACT.fullmatch(text):
        return ReadDay(_date(*(int(part) for part in found.groups()), typed=typed))
    if found := SLASHES.fullmatch(text):
        return _numbers(found, typed, near)
    if found := DAY_FIRST.fullmatch(text):
        return _named(found[2], int(found[1]), found[3], typed, near)
    if found := MONTH_FIRST.fullmatch(text):
        return _named(found[1], int(found[2]), found[3], typed, near)
    raise NoDayError(typed)


def _numbers(found: re.Match[str], typed: str, near: date) -> ReadDay:
    """Month first, as in the United States; day first with dots, or where there is no such month.

    Where both orders have a day, the note names the other one.
    """
    first, second = int(found[1]), int(found[3])
    if first > MOST_MONTHS:
        return _with_year(
            _Parts(second, first, found[4], f"there is no month {first}, so the day is first"), typed, near
        )
    dots, open_to_both = found[2] == ".", second <= MOST_MONTHS and first != second
    month, day = (second, first) if dots else (first, second)
    note = "with dots the day is first" if dots else "month first" if open_to_both else ""
    if open_to_both and day and month:
        other = _with_year(_Parts(day, month, found[4]), typed, near).day
        note += f"; {'month' if dots else 'day'} first would be {_said(other)}"
    return _with_year(_Parts(month, day, found[4], note), typed, near)


def _named(name: str, day: int, year: str | None, typed: str, near: date) -> ReadDay:
    month = next((number for number, each in enumerate(MONTHS, 1) if each.startswith(name)), None)
    if month is None:
        raise NoDayError(typed)
    return _with_year(_Parts(month, day, year), typed, near)


@dataclass(frozen=True, slots=True)
class _Parts:
    """Month and day as typed, the year if any, and how they were told apart."""

    month: int
    day: int
    year: str | None
    note: str = ""


def _with_year(parts: _Parts, typed: str, near: date) -> ReadDay:
    month, day = parts.month, parts.day
    if parts.year is not None:
        full = int(parts.year) + (CENTURY if int(parts.year) < SHORT_YEARS else 0)
        return ReadDay(_date(full, month, day, typed=typed), parts.note)
    years = [near.year + step for step in (-1, 0, 1)]
    choices = [date(year, month, day) for year in years if _exists(year, month, day)]
    if not choices:
        return ReadDay(_date(near.year, month, day, typed=typed))
    nearest = min(choices, key=lambda each: abs((each - near).days))
    return ReadDay(nearest, "; ".join(part for part in (parts.note, "no year typed, so the nearest") if part))


def _exists(year: int, month: int, day: int) -> bool:
    return 1 <= month <= MOST_MONTHS and 1 <= day <= monthrange(year, month)[1]


def _date(year: int, month: int, day: int, *, typed: str) -> date:
    if not (1 <= month <= MOST_MONTHS and year):
        raise NoDayError(typed)
    if not _exists(year, month, day):
        raise NotOnTheCalendarError(year, month, day)
    return date(year, month, day)


def read_count(typed: str, what: str) -> int:
    """Understand a whole number; 28,0 and 28.0 are 28, 2,8 is none. Raises `NotWholeError`."""
    found = WHOLE.fullmatch(typed.strip())
    if found is None:
        raise NotWholeError(typed.strip(), what)
    return int(found[1])
