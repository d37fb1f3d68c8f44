"""Who is at the casebook and what that person may do: the one way from the use cases to its transactions."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import TYPE_CHECKING

from radcoder.app.casebooks.errors import NotAllowedError, ReadOnlyError
from radcoder.domain.people import RIGHTS, Right

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from radcoder.app.casebooks.views import UserView
    from radcoder.casebook.store import Change, Store


class Access:
    """An open casebook's store together with the person signed in.

    `why` is empty, or says why the casebook can only be read and what to do about it, as a part of a sentence.
    """

    def __init__(self, store: "Store", user: "UserView", why: str = "") -> None:
        self.store = store
        self.user = user
        self.why = why

    @property
    def read_only(self) -> bool:
        """Whether nothing can be changed, whatever the person's role holds."""
        return bool(self.why)

    def may(self, right: Right) -> bool:
        """Whether the person may do this here and now; in a casebook open for reading nobody changes anything."""
        reads = right in {Right.JOURNAL, Right.PRINT, Right.IDENTITY}
        return right in RIGHTS[self.user.role] and (reads or not self.read_only)

    def refusal(self, right: Right) -> str:
        """Why the person may not do this here and now, and what to do about it; empty where they may."""
        if right not in RIGHTS[self.user.role]:
            return str(NotAllowedError(self.user.role, right))
        return "" if self.may(right) else str(ReadOnlyError(self.why))

    def need(self, right: Right) -> None:
        """Raise `NotAllowedError` where the person's role does not hold the right."""
        if right not in RIGHTS[self.user.role]:
            raise NotAllowedError(self.user.role, right)

    def must_write(self) -> None:
        """Raise `ReadOnlyError` where nothing can be changed."""
        if self.why:
            raise ReadOnlyError(self.why)

    def reading(self) -> "AbstractContextManager[Session]":
        """A transaction that reads. Raises `CasebookFaultError`."""
        return self.store.reading()

    @contextmanager
    def changing(self, right: Right | None = None) -> "Iterator[Change]":
        """A transaction that writes, for who has the right; None: for everybody.

        Raises `NotAllowedError`, `ReadOnlyError`, `CasebookFaultError`.
        """
        if right is not None:
            self.need(right)
        self.must_write()
        with self.store.changing(self.user.name) as change:
            yield change
