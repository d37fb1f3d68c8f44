"""The copies of a casebook: made by hand and in time, looked into, and put back in its place."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from radcoder.app.casebooks.access import Access
from radcoder.app.casebooks.views import BackupView
from radcoder.casebook import backup, content, copies, journal, migrate, people, restore
from radcoder.casebook.checking import contents
from radcoder.casebook.copies import Kind
from radcoder.casebook.engine import engine_for
from radcoder.casebook.faults import CasebookFaultError
from radcoder.casebook.journal import Happening
from radcoder.casebook.migrate import NewerCasebookError
from radcoder.casebook.restore import BadCopyError
from radcoder.casebook.store import Store
from radcoder.casebook.vault import Unlocked
from radcoder.domain.people import Right


class Backups:
    """The copies of an open casebook. Slow: ask in the background."""

    def __init__(self, access: Access, door: Unlocked, close: Callable[[], None]) -> None:
        self._access = access
        self._door = door
        self._close = close

    def list(self) -> tuple[BackupView, ...]:
        """The copies, newest first; each is read through."""
        return tuple(copies.copies(self._door.path))

    def back_up_now(self) -> BackupView:
        """Make a copy that stays until somebody takes it away. Raises as `run_due` does."""
        self._need(Right.BACK_UP)
        made = backup.back_up(self._door.path, self._door.key, Kind.BY_HAND)
        with self._access.changing(Right.BACK_UP) as change:
            change.note(Happening("backup", made.path.name))
        return made

    def run_due(self, now: datetime | None = None) -> tuple[BackupView, ...]:
        """Make the copies of the day and of the week that are not there yet; none of a casebook for reading only.

        Raises `CasebookFaultError`, `KeysFileError`, `FileNotWrittenError`.
        """
        return () if self._access.read_only else backup.run_due(self._door.path, self._door.key, now)

    def preview(self, path: Path) -> BackupView:
        """What a copy holds, by opening it and reading all of it."""
        return copies.preview(path, self._door.key)

    def restore(self, path: Path) -> None:
        """Put a copy in the casebook's place, and close it: open it again to go on. What stood there becomes a copy.

        People sign in as they did last: those of today come along. The journal goes back to the time of the copy, and
        says where the one that was left stood. Raises `BadCopyError`, `OtherCasebookError`, `NewerCasebookError`,
        `MigrationError`, `FileNotWrittenError`, `CasebookFaultError`.
        """
        self._need(Right.RESTORE)
        found = self._format_of(path)
        if found > migrate.FORMAT:
            raise NewerCasebookError(path, found)
        with self._access.reading() as session:
            today, left = people.listed(session), journal.head(session)
        with self._access.store.pausing():
            restore.restore(self._door.path, path, self._door.key)
            engine = engine_for(self._door.path, self._door.key)
            migrate.upgrade(self._door.path, engine, self._copy_before_migration)
            with Store(engine).changing(self._access.user.name) as change:
                people.carry_over(change, today)
                said = content.text({"entries": left.number, "seal": left.hash})
                change.note(Happening("restore", path.name, before=said))
        self._close()

    def _format_of(self, copy: Path) -> int:
        try:
            return contents(copy, self._door.key).format
        except CasebookFaultError as error:
            raise BadCopyError(copy) from error

    def _copy_before_migration(self) -> Path:
        return backup.back_up(self._door.path, self._door.key, Kind.MIGRATION).path

    def _need(self, right: Right) -> None:
        self._access.need(right)
        self._access.must_write()
