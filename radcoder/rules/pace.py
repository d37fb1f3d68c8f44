"""A long review beats as it goes, so that whoever does not wait for it any more can stop it."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

ThingT = TypeVar("ThingT")
Pulse = Callable[[], object]
"""Called between the parts of a review; what it raises ends the review."""


def no_pulse() -> None:
    """Let a review go on to its end."""


def paced(things: Iterable[ThingT], pulse: Pulse) -> Iterator[ThingT]:
    """The things, with a beat before each."""
    for thing in things:
        pulse()
        yield thing
