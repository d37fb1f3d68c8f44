"""What a casebook keeps beside its courses: settings for all, and drafts for each."""

from typing import TypeVar

from radcoder.app.casebooks.access import Access
from radcoder.casebook import drafts, settings
from radcoder.domain.people import Right

T = TypeVar("T")


class Settings:
    """The settings of the casebook as a whole: texts, numbers, yes and no."""

    def __init__(self, access: Access) -> None:
        self._access = access

    def get(self, key: str, default: T) -> T:
        """The value of a setting; the default where none was set, or one of another kind."""
        with self._access.reading() as session:
            value = settings.get(session, key)
        return value if isinstance(value, type(default)) else default

    def set(self, key: str, value: object) -> None:
        """Write a setting."""
        with self._access.changing(Right.SETTINGS) as change:
            settings.put(change, key, value)


class Drafts:
    """What the person signed in was typing, and where the window stood; the journal does not speak of it.

    In a casebook for reading only nothing is kept, and nobody is troubled with that.
    """

    def __init__(self, access: Access) -> None:
        self._access = access

    def get(self, place: str) -> str | None:
        """What was kept for this place, None when nothing was."""
        with self._access.reading() as session:
            return drafts.get(session, self._access.user.id, place)

    def keep(self, place: str, text: str) -> None:
        """Keep a text in the place of the one before."""
        if not self._access.read_only:
            with self._access.changing() as change:
                drafts.keep(change.session, self._access.user.id, place, text)

    def drop(self, place: str) -> None:
        """Forget what was kept."""
        if not self._access.read_only:
            with self._access.changing() as change:
                drafts.drop(change.session, self._access.user.id, place)
