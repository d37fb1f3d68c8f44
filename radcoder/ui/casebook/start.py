"""What the window begins with."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Start:
    """How the window begins: on which course file, in which casebook and catalogue, by default the user's own.

    A course without a casebook opens in one that is thrown away.
    """

    course: Path | None = None
    casebook: Path | None = None
    catalog: Path | None = None
    throwaway: bool = False
