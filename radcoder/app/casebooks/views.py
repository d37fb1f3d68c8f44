"""The frozen values that the use cases of the casebook give to the window and the command line."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from radcoder.casebook.values import (
    CourseSummary,
    JournalVerdict,
    JournalView,
    NoteView,
    RuleSettingView,
    SavedReviewView,
    UserView,
)

__all__ = [
    "BackupView",
    "CasebookKind",
    "CasebookState",
    "CourseSummary",
    "Holder",
    "ImportFault",
    "JournalVerdict",
    "JournalView",
    "NoteView",
    "Passphrase",
    "RuleSettingView",
    "SavedReviewView",
    "Unprotected",
    "UserView",
]


@dataclass(frozen=True, slots=True)
class BackupView:
    """A copy of the casebook. `kind` says when it was made: daily, weekly, by hand, before a migration or a restore.

    `size` is in bytes; the counts are None and `good` is false when it cannot be opened and read through.
    """

    path: Path
    made: datetime
    kind: str
    courses: int | None
    entries: int | None
    size: int
    encrypted: bool
    good: bool


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has the casebook open for writing."""

    user: str
    machine: str
    since: datetime


class CasebookKind(StrEnum):
    """What stands at a casebook's place: `locked` asks for a passphrase, `open` asks nothing."""

    MISSING = "missing"
    LOCKED = "locked"
    OPEN = "open"
    NOT_A_CASEBOOK = "not-a-casebook"
    DAMAGED = "damaged"
    NEWER = "newer"


@dataclass(frozen=True, slots=True)
class CasebookState:
    """What can be said of a casebook without its key.

    `names` are those who may sign in. `wait_seconds` is how long the next attempt has to wait. `sentence` is for the
    person in front of it, empty when all is well.
    """

    kind: CasebookKind
    names: tuple[str, ...] = ()
    wait_seconds: float = 0.0
    newest_good: BackupView | None = None
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Unprotected:
    """The choice of no encryption."""

    user_name: str = "Me"


@dataclass(frozen=True, slots=True)
class Passphrase:
    """The choice of encryption, and the first person: the administrator."""

    user_name: str
    passphrase: str


@dataclass(frozen=True, slots=True)
class ImportFault:
    """A course file that could not be brought in, and why."""

    path: Path
    sentences: tuple[str, ...]
