"""An open casebook: what the person signed in can do with it, part by part."""

from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from radcoder.app.casebooks.access import Access
from radcoder.app.casebooks.backups import Backups
from radcoder.app.casebooks.courses import Courses
from radcoder.app.casebooks.errors import ReadOnlyError
from radcoder.app.casebooks.journal import Journal
from radcoder.app.casebooks.judging import Reviews, RuleSettings
from radcoder.app.casebooks.notes import Notes
from radcoder.app.casebooks.people import People
from radcoder.app.casebooks.recent import has_key, note_key
from radcoder.app.casebooks.settings import Drafts, Settings
from radcoder.app.casebooks.sheet import CourseSheet
from radcoder.app.casebooks.templates import Templates
from radcoder.app.casebooks.views import Holder, UserView
from radcoder.casebook import remember
from radcoder.casebook.journal import Happening
from radcoder.casebook.vault import Unlocked
from radcoder.domain.people import Right


@dataclass(frozen=True, slots=True)
class Standing:
    """How a casebook is open: through which door, gone at the end or not, who else holds it or why nobody may write."""

    door: Unlocked
    throwaway: bool = False
    holder: Holder | None = None
    reason: str = ""


class Casebook:
    """An open casebook. Close it, or use it in a `with` block; its parts may be used from several threads."""

    def __init__(self, access: Access, standing: Standing, stack: ExitStack) -> None:
        self._access = access
        self._standing = standing
        self._stack = stack
        self.courses = Courses(access)
        self.journal = Journal(access)
        self.people = People(access, standing.door)
        self.notes = Notes(access)
        self.settings = Settings(access)
        self.drafts = Drafts(access)
        self.reviews = Reviews(access)
        self.backups = Backups(access, standing.door, self.close)
        self.rule_settings = RuleSettings(access)
        self.templates = Templates(access)

    @property
    def path(self) -> Path:
        """The casebook's file."""
        return self._standing.door.path

    @property
    def id(self) -> str:
        """The casebook's own id, which its copies share."""
        return self._standing.door.casebook

    @property
    def user(self) -> UserView:
        """Who is signed in."""
        return self._access.user

    @property
    def read_only(self) -> bool:
        """Whether nothing can be changed: another program holds it, its disk is full, or its folder is only read."""
        return self._access.read_only

    @property
    def why_read_only(self) -> str:
        """Why nothing can be changed, and what to do about it; empty where it can."""
        return str(ReadOnlyError(self._access.why)) if self.read_only else ""

    @property
    def holder(self) -> Holder | None:
        """Who else has it open for writing."""
        return self._standing.holder

    @property
    def reason(self) -> str:
        """Why nobody can change it here, as a part of a sentence; empty where somebody else holds it."""
        return self._standing.reason

    @property
    def protected(self) -> bool:
        """Whether the file is encrypted."""
        return self._standing.door.key is not None

    @property
    def throwaway(self) -> bool:
        """Whether it is gone when it is closed."""
        return self._standing.throwaway

    def may(self, right: Right) -> bool:
        """Whether the person may do this here and now."""
        return self._access.may(right)

    def refusal(self, right: Right) -> str:
        """Why the person may not do this here and now, and what to do about it; empty where they may."""
        return self._access.refusal(right)

    def sheet(self, course: str) -> CourseSheet:
        """Open a course to work on it. Raises `UnknownCourseError`, `UnreadableCourseError`."""
        return CourseSheet(self._access, course)

    def remember_key(self, *, on: bool) -> None:
        """Let the system's keyring open the casebook for this person from now on, or no longer.

        Raises `NoKeyringError`, `NotEncryptedError`.
        """
        with self._access.changing() as change:
            change.note(Happening("remember key" if on else "forget key", self.user.name))
            if on:
                remember.remember(self._standing.door)
            else:
                remember.forget(self.id)
        note_key(self.path, on=on)

    def key_remembered(self) -> bool:
        """Whether the system's keyring opens the casebook for this person. Slow: ask in the background."""
        door = remember.recall(self.path) if self.protected and has_key(self.path) else None
        return door is not None and door.slot == self.user.id

    def close(self) -> None:
        """Let go of the file and of the lock on it."""
        self._stack.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
