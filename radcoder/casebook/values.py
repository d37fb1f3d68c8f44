"""What the casebook tells about what it holds, as frozen values."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from radcoder.domain.people import Role


@dataclass(frozen=True, slots=True)
class UserView:
    """A person who may open the casebook; one who is not active may not any more, but stays in the journal."""

    id: str
    name: str
    role: "Role"
    active: bool = True


@dataclass(frozen=True, slots=True)
class CourseSummary:
    """A row of the start page.

    `site` and `technique` name those of all phases, `payer` is its key, `state` the course's status, empty when not
    said. The counts are of open findings, None until the course as it stands has been reviewed. `deleted` is when it
    was put into the bin. Times are in UTC. `harm` says what is wrong with the row and what to do, where another program
    has spoilt it: then only the id, the names and that are told.
    """

    id: str
    alias: str
    title: str
    site: str
    technique: str
    payer: str
    first_day: date | None
    last_day: date | None
    state: str
    errors: int | None
    warnings: int | None
    infos: int | None
    edited: datetime
    edited_by: str
    tags: tuple[str, ...] = ()
    archived: bool = False
    deleted: datetime | None = None
    harm: str = ""


@dataclass(frozen=True, slots=True)
class JournalView:
    """One entry of the journal.

    `what` is a word such as `step`, `subject` says what it was about. `before` and `after` are JSON texts. `undoes` is
    the number of the entry that was taken back or done again. `clock_back` says that the clock stood earlier than at
    the entry before. `at` is None where another program put what is no time.
    """

    number: int
    at: datetime | None
    who: str
    what: str
    subject: str
    course: str | None
    before: str | None
    after: str | None
    undoes: int | None
    clock_back: bool
    hash: str


@dataclass(frozen=True, slots=True)
class JournalVerdict:
    """Whether the journal is whole and the courses fit it, and the first entry that is not as it was written."""

    whole: bool
    entries: int
    broken_at: int | None
    sentence: str


@dataclass(frozen=True, slots=True)
class NoteView:
    """What somebody wrote about a code."""

    code: str
    text: str
    edited: datetime
    edited_by: str


@dataclass(frozen=True, slots=True)
class SavedReviewView:
    """A review that was kept: `releases` are dataset and edition, `document` is a review file (radcoder-review/1)."""

    id: str
    course: str
    at: datetime
    who: str
    catalog_hash: str
    errors: int
    warnings: int
    infos: int
    releases: tuple[tuple[str, str], ...]
    document: bytes


@dataclass(frozen=True, slots=True)
class BackupView:
    """A copy of the casebook. `kind` says when it was made: daily, weekly, by hand, before a migration or a restore.

    `size` is in bytes; the counts are None and `good` is false when it cannot be opened and read through. `newest` are
    the names of the courses edited last, once it was opened.
    """

    path: Path
    made: datetime
    kind: str
    courses: int | None
    entries: int | None
    size: int
    encrypted: bool
    good: bool
    newest: tuple[str, ...] = ()


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
