"""The frozen values that the use cases of the casebook give to the window and the command line."""

from dataclasses import dataclass
from pathlib import Path

from radcoder.casebook.values import (
    BackupView,
    CasebookKind,
    CasebookState,
    CourseSummary,
    Holder,
    JournalVerdict,
    JournalView,
    NoteView,
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
    "SavedReviewView",
    "Unprotected",
    "UserView",
]


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
