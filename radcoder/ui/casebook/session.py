"""The casebook of this window: looked at, opened, locked, closed; all of it in the worker thread."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from radcoder.app.casebooks.views import CasebookState, Passphrase, Unprotected
from radcoder.ui.jobs import Jobs, Report

if TYPE_CHECKING:
    from radcoder.app.casebooks.casebook import Casebook

AnswerT = TypeVar("AnswerT")
HOUR_MS = 3_600_000


class Session(QObject):
    """Tells the window which casebook is open; what it is asked for comes back as a signal.

    `looked` says that somebody has to do something before the casebook opens; `made` carries a new casebook and its
    recovery key, and `enter` goes on from there.
    """

    looked = Signal(object, object)
    made = Signal(object, object)
    opened = Signal(object)
    closed = Signal()
    refused = Signal(object)
    failed = Signal(object)

    def __init__(self, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self.casebook: Casebook | None = None
        self.path: Path | None = None
        self._locked: Path | None = None
        self._chores = QTimer(self, interval=HOUR_MS)
        self._chores.timeout.connect(self._do_chores)

    def look(self, path: Path | None) -> None:
        """See what stands at a place, by default where the last casebook was; what needs no passphrase opens.

        A casebook that was locked by hand or by itself wants the passphrase, whatever the keyring knows.
        """
        locked = self._locked

        def work(report: Report) -> "tuple[Path, CasebookState | Casebook]":
            del report
            from radcoder.app.casebooks.looking import look

            found, state = look(path)
            remembered = None if found == locked else _remembered(found, state)
            return found, remembered or state

        self._jobs.submit("casebook", work, self._seen, self.failed.emit)

    def _seen(self, answer: "tuple[Path, CasebookState | Casebook]") -> None:
        self.path, found = answer
        if not isinstance(found, CasebookState):
            self.enter(found)
        elif found.kind == "open":
            self.sign_in()
        else:
            self.looked.emit(self.path, found)

    def sign_in(self, name: str = "", passphrase: str = "", recovery_key: str = "", *, remember: bool = False) -> None:
        """Open the casebook at the place that was looked at; its key is remembered on this computer when asked for."""
        path = self.path
        if path is None:
            return

        def work(report: Report) -> "Casebook | CasebookState":
            del report
            from radcoder.app.casebooks.opening import after_refusal, open_casebook
            from radcoder.app.casebooks.recent import remember_casebook

            try:
                casebook = open_casebook(path, name or None, passphrase or None, recovery_key or None)
            except Exception as error:
                if (state := after_refusal(path, error)) is None:
                    raise
                return state
            remember_casebook(path)
            return casebook

        self._jobs.submit("casebook", work, lambda found: self._tried(found, remember=remember), self.refused.emit)

    def _tried(self, found: "Casebook | CasebookState", *, remember: bool) -> None:
        """It opened, or showed only to the right passphrase that it is damaged."""
        if isinstance(found, CasebookState):
            self.looked.emit(self.path, found)
            return
        self.enter(found)
        if remember:
            self.keep(lambda book: book.remember_key(on=True))

    def create(self, protection: Passphrase | Unprotected) -> None:
        """Make a casebook at the place that was looked at."""
        path = self.path
        if path is None:
            return

        def work(report: Report) -> tuple["Casebook", str | None]:
            del report
            from radcoder.app.casebooks.opening import create_casebook
            from radcoder.app.casebooks.recent import remember_casebook

            created = create_casebook(path, protection)
            remember_casebook(path)
            return created.casebook, created.recovery_key

        self._jobs.submit("casebook", work, lambda made: self.made.emit(*made), self.refused.emit)

    def throw_away(self) -> None:
        """Open a casebook that is gone when the window closes."""

        def work(report: Report) -> "Casebook":
            del report
            from radcoder.app.casebooks.opening import throwaway_casebook

            return throwaway_casebook()

        self._jobs.submit("casebook", work, self.enter, self.failed.emit)

    def enter(self, casebook: "Casebook") -> None:
        """Work with this casebook from here on."""
        self.casebook = casebook
        self.path, self._locked = casebook.path, None
        self.opened.emit(casebook)
        self._do_chores()
        self._chores.start()

    def lock(self) -> None:
        """Let go of the casebook and its key until somebody signs in again."""
        self._locked = self.path
        self.close("lock")
        self.look(self.path)

    def close(self, note: str = "") -> None:
        """Let go of the casebook and its key, behind all that was asked of it; `note` goes into its journal."""
        casebook, self.casebook = self.casebook, None
        self._chores.stop()
        if casebook is None:
            return
        book = casebook

        def work() -> None:
            try:
                if note and not book.read_only:
                    book.journal.note(note, book.path.name)
            finally:
                book.close()

        self._jobs.keep(work, lambda _: self.closed.emit(), self.failed.emit)

    def keep(
        self,
        work: Callable[["Casebook"], AnswerT],
        answer: Callable[[AnswerT], None] = lambda _: None,
        fail: Callable[[Exception], None] | None = None,
    ) -> None:
        """Do something that has to be done, whatever comes after; a failure is told to the window, or to `fail`."""
        casebook = self.casebook
        if casebook is not None:
            self._jobs.keep(lambda: work(casebook), answer, fail or self.failed.emit)

    def keep_quietly(self, work: Callable[["Casebook"], object]) -> None:
        """Keep what nobody asked to be kept: a full disk is told at the next step, not in the middle of a word."""
        self.keep(work, fail=lambda _: None)

    def ask(self, lane: str, work: Callable[["Casebook"], AnswerT], answer: Callable[[AnswerT], None]) -> None:
        """Ask the casebook something; a newer question of the lane makes this one stale."""
        casebook = self.casebook
        if casebook is None:
            return

        def take(found: AnswerT) -> None:
            if self.casebook is casebook:
                answer(found)

        self._jobs.submit(lane, lambda _: work(casebook), take, self.failed.emit)

    def _do_chores(self) -> None:
        """Copies that are due, and what has lain in the bin for too long."""
        casebook = self.casebook
        if casebook is None or casebook.read_only or casebook.throwaway:
            return

        def work(report: Report) -> None:
            del report
            casebook.courses.purge_expired()
            casebook.backups.run_due()

        self._jobs.submit("chores", work, lambda _: None, self.failed.emit)


def _remembered(path: Path, state: CasebookState) -> "Casebook | CasebookState | None":
    """Open a casebook with the key that this computer remembers; the keyring is asked only where it was given one.

    None where it has none, or where it does not open: then the passphrase is asked for.
    """
    from radcoder.app.casebooks.recent import has_key, remember_casebook

    if state.kind != "locked" or not has_key(path):
        return None
    from radcoder.app.casebooks.opening import after_refusal, open_remembered

    try:
        casebook = open_remembered(path)
    except Exception as error:  # noqa: BLE001 - whatever it is, signing in says it beside the passphrase
        return after_refusal(path, error)
    if casebook is not None:
        remember_casebook(path)
    return casebook
