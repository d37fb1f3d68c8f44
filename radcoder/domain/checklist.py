"""The documentation checklist of a course: what the record must hold for each billed code, and what the file says."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from radcoder.domain.addresses import LineRef
from radcoder.domain.periods import Period

FAILURE = "common failure"
_SENTENCES = re.compile(r"(?<=\.)\s+")


class State(StrEnum):
    """How the file stands to an item: facts show it, a note speaks of the code, or nothing does."""

    SHOWN = "shown"
    NOTED = "noted"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Requirement:
    """What the record must hold for a code, in single items, and the failure that is met most often.

    `topic` tells several requirements of a code apart; `sources` are documents or datasets by their slugs.
    """

    topic: str
    items: tuple[str, ...]
    failure: str
    period: Period
    sources: tuple[str, ...]
    judgement: bool
    release: str


@dataclass(frozen=True, slots=True)
class ChecklistItem:
    """One thing that the record must hold; `answer` is what the file says on it, empty where it says nothing."""

    text: str
    state: State = State.OPEN
    answer: str = ""


@dataclass(frozen=True, slots=True)
class CodeChecklist:
    """The items of one billed code with its lines. It is shown, never judged: no finding comes from an open item."""

    code: str
    lines: tuple[LineRef, ...]
    items: tuple[ChecklistItem, ...]
    failures: tuple[str, ...]
    sources: tuple[str, ...]

    @property
    def open(self) -> int:
        """How many items nothing in the file answers."""
        return sum(item.state is State.OPEN for item in self.items)


def requirement_parts(text: str) -> tuple[tuple[str, ...], str]:
    """The items of a written requirement and its common failure: items end at semicolons and full stops."""
    sentences = _SENTENCES.split(text.strip())
    failures = [sentence for sentence in sentences if FAILURE in sentence]
    rest = (sentence for sentence in sentences if FAILURE not in sentence)
    return tuple(item for sentence in rest for item in _items(sentence)), " ".join(failures)


def _items(sentence: str) -> Iterator[str]:
    for part in sentence.removesuffix(".").split(";"):
        if words := part.strip():
            yield words[0].upper() + words[1:]
