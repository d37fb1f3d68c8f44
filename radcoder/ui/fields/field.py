"""One field of a value: its title, its text, and what a typed text makes of the value."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, TypeVar

from radcoder.builder.objections import MOST_FRACTIONS
from radcoder.builder.reading import UnreadError
from radcoder.ui.texts import words

T = TypeVar("T")
Value = TypeVar("Value")
SLUG = re.compile(r"[a-z0-9][a-z0-9-]*", re.ASCII)
NUMBER = re.compile(r"(\d{1,4})(?:[.,](\d{1,2}))?", re.ASCII)
MOST_ENERGY = 1000
MOST_COUNT = 9999


class NoChoiceError(UnreadError):
    """A text that is none of the words that a field knows, or the beginning of several."""

    def __init__(self, typed: str, known: Iterable[str]) -> None:
        super().__init__(f"“{typed}” is none of these: {', '.join(known)}.")


class NoNumberError(UnreadError):
    """A text that is no number of the size that the field takes."""

    def __init__(self, typed: str, example: str) -> None:
        super().__init__(f"“{typed}” is not understood. Write a number such as {example}, or leave it empty.")


class NoSlugError(UnreadError):
    """A text that cannot name a volume, a payer or a technique in a course file."""

    def __init__(self, typed: str) -> None:
        super().__init__(f"“{typed}” cannot be a name here. Use letters, digits and hyphens, such as left-breast.")


class FractionsError(UnreadError):
    """A number of fractions that no phase has."""

    def __init__(self, number: int) -> None:
        super().__init__(
            f"A phase has from 1 to {MOST_FRACTIONS} fractions, and {number} is none of these. Check the number, or "
            "leave the field empty."
        )


class MissingTextError(UnreadError):
    """A field that cannot be empty."""

    def __init__(self, title: str) -> None:
        super().__init__(f"{title} cannot be empty. Press Esc to leave it as it was.")


@dataclass(frozen=True, slots=True)
class Field(Generic[T]):
    """A field of a value; `read` raises `UnreadError`. `choices` are offered while one types."""

    name: str
    title: str
    show: Callable[[T], str]
    read: Callable[[T, str], T]
    choices: tuple[str, ...] = ()
    required: bool = False


def choose(typed: str, known: Mapping[str, Value]) -> Value:
    """The value whose word was typed, or the beginning of whose word alone was. Raises `NoChoiceError`."""
    wanted = _plain(typed)
    exact = [word for word in known if _plain(word) == wanted]
    found = exact or [word for word in known if _plain(word).startswith(wanted)]
    if len(found) != 1:
        raise NoChoiceError(typed, found or known)
    return known[found[0]]


def _plain(text: str) -> str:
    return " ".join(text.lower().replace("-", " ").split())


def in_words(slugs: Iterable[str]) -> dict[str, str]:
    """Slugs by the words that stand for them: VMAT for vmat."""
    return {words(slug): slug for slug in slugs}


def read_slug(typed: str) -> str | None:
    """A slug, of small letters with hyphens for spaces; None for an empty text. Raises `NoSlugError`."""
    slug = "-".join(typed.lower().split())
    if slug and not SLUG.fullmatch(slug):
        raise NoSlugError(typed)
    return slug or None


def read_number(typed: str, example: str = "6 or 1.5") -> Decimal | None:
    """A number above 0 with a dot or a comma; None for an empty text. Raises `NoNumberError`."""
    if not typed:
        return None
    found = NUMBER.fullmatch(typed)
    number = Decimal(f"{found[1]}.{found[2] or 0}").normalize() if found else Decimal(0)
    if not 0 < number <= MOST_ENERGY:
        raise NoNumberError(typed, example)
    return number if number != number.to_integral_value() else number.quantize(Decimal(1))


def read_amount(typed: str) -> int | None:
    """A whole number from 0 on; None for an empty text. Raises `NoNumberError`."""
    if not typed:
        return None
    found = NUMBER.fullmatch(typed)
    if found is None or int(found[2] or 0) or int(found[1]) > MOST_COUNT:
        raise NoNumberError(typed, "2")
    return int(found[1])


def read_planned(typed: str) -> int | None:
    """A number of fractions that a phase can have; None for an empty text. Raises `NoNumberError`, `FractionsError`."""
    number = read_amount(typed)
    if number is not None and not 1 <= number <= MOST_FRACTIONS:
        raise FractionsError(number)
    return number


def must(typed: str, title: str) -> str:
    """The text itself. Raises `MissingTextError` when it is empty."""
    if not typed:
        raise MissingTextError(title)
    return typed
