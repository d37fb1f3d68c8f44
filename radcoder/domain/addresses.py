"""The address of a billed line, on its own so that what a course holds may carry addresses."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class LineRef:
    """The address of a line: claim id and number from 1 in file order, written `A:3`."""

    claim: str
    number: int

    def __str__(self) -> str:
        return f"{self.claim}:{self.number}"
