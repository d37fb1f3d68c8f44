"""What stands before the casebook: first run, recovery key, sign-in, lock, and faults of the file."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from radcoder.app.casebooks.views import CasebookKind, CasebookState
from radcoder.ui.casebook.recent import others
from radcoder.ui.desk import sentences_of
from radcoder.ui.jobs import Jobs, Report

if TYPE_CHECKING:
    from radcoder.app.casebooks.casebook import Casebook
    from radcoder.ui.casebook.card import Card
    from radcoder.ui.casebook.first_run import FirstRunCard
    from radcoder.ui.casebook.session import Session
    from radcoder.ui.casebook.sign_in import SignInCard

CASEBOOKS = "Casebooks (*.casebook);;All files (*)"


class Door(QObject):
    """Covers the whole window while no casebook is open; its cards are made when needed and end when left."""

    shut = Signal()
    unlocked = Signal()
    wanted = Signal(object)

    def __init__(self, session: "Session", jobs: Jobs, stack: QStackedWidget) -> None:
        super().__init__(session)
        self._session = session
        self._jobs = jobs
        self._stack = stack
        self.card: Card | None = None
        self._locked: str | None = None
        session.looked.connect(self._show_state)
        session.made.connect(self._made)
        session.opened.connect(lambda _: self._open())
        session.refused.connect(self._refused)

    @property
    def is_shut(self) -> bool:
        """Whether a card covers the window."""
        return self.card is not None

    def lock(self, name: str) -> None:
        """Cover the window at once, until somebody signs in again, by default the one who did before."""
        from radcoder.ui.casebook.sign_in import LOCKED

        self._locked = name
        self.wait("Locked", LOCKED)

    def wait(self, heading: str, text: str) -> None:
        """Cover the window while something is done that nobody can hasten."""
        from radcoder.ui.casebook.card import Card

        card = Card("waiting", heading, text, "One moment…")
        card.busy("One moment…")
        self._show(card)

    def _show_state(self, path: Path, state: CasebookState) -> None:
        match state.kind:
            case CasebookKind.MISSING if not state.sentence:
                self._show(self._first_run(path))
            case CasebookKind.LOCKED:
                self._show(self._sign_in(path, state))
            case _:
                self._show(self._fault(path, state))

    def _first_run(self, path: Path) -> "FirstRunCard":
        from radcoder.ui.casebook.first_run import FirstRunCard

        card = FirstRunCard(self._jobs, path)
        card.chosen.connect(lambda protection: self._create(card, protection))
        card.other.clicked.connect(self.choose)
        return card

    def _create(self, card: "FirstRunCard", protection: object) -> None:
        card.busy("Creating…")
        self._session.create(protection)  # type: ignore[arg-type]

    def _sign_in(self, path: Path, state: CasebookState) -> "SignInCard":
        from radcoder.ui.casebook.sign_in import SignInCard

        card = SignInCard(path, state, others(path), locked=self._locked)
        card.tried.connect(
            lambda name, secret, key: self._session.sign_in(name, secret, key, remember=card.remember.isChecked())
        )
        card.other.clicked.connect(self.choose)
        card.wanted.connect(self.wanted)
        self._jobs.submit("keyring", _has_keyring, lambda has: self._offer(card, has=has), lambda _: None)
        return card

    def _offer(self, card: "SignInCard", *, has: bool) -> None:
        if self.card is card:
            card.offer_to_remember(can=has)

    def _fault(self, path: Path, state: CasebookState) -> "Card":
        from radcoder.ui.casebook.fault import FaultCard

        card = FaultCard(path, state)
        card.again.clicked.connect(lambda: self._session.look(path))
        card.new.clicked.connect(lambda: self._show(self._first_run(path)))
        card.other.clicked.connect(self.choose)
        card.restore_wanted.connect(lambda copy: self._restore(path, copy))
        return card

    def _restore(self, path: Path, copy: Path) -> None:
        def work(report: Report) -> None:
            del report
            from radcoder.app.casebooks.opening import restore_copy

            restore_copy(path, copy)

        self._jobs.submit("casebook", work, lambda _: self._session.look(path), self._refused)

    def _made(self, casebook: "Casebook", recovery_key: str | None) -> None:
        if recovery_key is None:
            self._session.enter(casebook)
        else:
            self._show_recovery(recovery_key, casebook, lambda: self._session.enter(casebook))

    def show_key(self, recovery_key: str) -> None:
        """Show a new recovery key of the casebook that is open, until it is kept."""
        casebook = self._session.casebook
        if casebook is not None:
            self._show_recovery(recovery_key, casebook, self._open)

    def _show_recovery(self, recovery_key: str, casebook: "Casebook", go_on: Callable[[], None]) -> None:
        from radcoder.ui.casebook.recovery import RecoveryCard

        def note() -> None:
            casebook.journal.note("print", "recovery key")

        card = RecoveryCard(recovery_key, casebook.path.stem)
        card.kept.connect(go_on)
        card.printed.connect(lambda: self._jobs.keep(note, lambda _: None, self._session.failed.emit))
        self._show(card)

    def _refused(self, error: Exception) -> None:
        sentence, path = " ".join(sentences_of(error)), self._session.path
        if self.card is not None:
            self.card.refused(sentence, float(getattr(error, "wait_seconds", 0.0)))
        elif path is not None:  # a casebook without a passphrase opens by itself, so nobody is asked anything yet
            self._show(self._fault(path, CasebookState(CasebookKind.OPEN, sentence=sentence)))

    def choose(self) -> None:
        """Ask for another casebook; a name that does not exist yet makes one."""
        dialog = QFileDialog(self._stack, "Open another casebook, or name a new one")
        dialog.setObjectName("casebook_dialog")
        dialog.setNameFilter(CASEBOOKS)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.setLabelText(QFileDialog.DialogLabel.Accept, "Open")
        dialog.setDefaultSuffix("casebook")
        if self._session.path is not None:
            dialog.setDirectory(str(self._session.path.parent))
        dialog.fileSelected.connect(lambda name: self.wanted.emit(Path(name)))
        dialog.open()

    def go_to(self, path: Path) -> None:
        """Leave the casebook that is open and look at another."""
        self._locked = None
        self._session.close()
        self._session.look(path)

    def _show(self, card: "Card") -> None:
        self._leave()
        self.card = card
        self._stack.addWidget(card)
        self._stack.setCurrentWidget(card)
        self.shut.emit()
        card.focus()

    def _open(self) -> None:
        self._locked = None
        self._stack.setCurrentIndex(0)
        self._leave()
        self.unlocked.emit()

    def _leave(self) -> None:
        card, self.card = self.card, None
        if card is not None:
            widget: QWidget = card
            self._stack.removeWidget(widget)
            widget.deleteLater()


def _has_keyring(report: Report) -> bool:
    del report
    from radcoder.app.casebooks.opening import can_remember

    return can_remember()
