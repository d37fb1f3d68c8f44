"""What joins the pages of the casebook to it: journal, backups, people; each is made when first wanted."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from radcoder.app.casebooks.views import BackupView, JournalVerdict, JournalView
from radcoder.domain.people import Right, Role
from radcoder.ui.casebook.idle import SETTING, USUAL_MINUTES
from radcoder.ui.desk import sentences_of
from radcoder.ui.pages import Pages

if TYPE_CHECKING:
    from radcoder.app.casebooks.casebook import Casebook
    from radcoder.ui.casebook.journal import JournalLeaf
    from radcoder.ui.casebook.people import PeopleLeaf
    from radcoder.ui.casebook.session import Session
    from radcoder.ui.leaf import Leaf

AnswerT = TypeVar("AnswerT")
PIECE_OF_COURSES = 40
NO_COPIES = "This casebook is for trying out, so there are no copies of it. Export the course file to keep your work."


class Leaves(QObject):
    """Shows a page over the others, asks the casebook for it, and ends it when it is left."""

    said = Signal(str)
    left = Signal()
    restored = Signal(object)
    recovery_key = Signal(str)
    minutes_changed = Signal(int)
    typing = Signal()
    typing_ended = Signal()

    def __init__(self, session: "Session", pages: Pages) -> None:
        super().__init__(session)
        self._session = session
        self._pages = pages
        self.leaf: Leaf | None = None

    def close(self) -> None:
        """End the page that is open."""
        leaf, self.leaf = self.leaf, None
        if leaf is not None:
            self._pages.uncover()
            self._pages.removeWidget(leaf)
            leaf.deleteLater()
            self.typing_ended.emit()
            self.left.emit()

    def draft(self) -> str:
        """What is half typed on the page of people; empty when nothing is."""
        from radcoder.ui.casebook.people import PeopleLeaf

        return self.leaf.draft() if isinstance(self.leaf, PeopleLeaf) else ""

    def take_draft(self, text: str) -> None:
        """Show the page of people with what was half typed there."""
        from radcoder.ui.casebook.people import PeopleLeaf

        self.open_people()
        if isinstance(self.leaf, PeopleLeaf):
            self.leaf.take_draft(text)

    def show(self, leaf: "Leaf") -> None:
        """Show a page over the others, in the place of the one before."""
        self.close()
        self.leaf = leaf
        leaf.left.connect(self.close)
        self._pages.cover(leaf)
        leaf.back.setFocus()

    def ask(self, lane: str, work: Callable[["Casebook"], AnswerT], show: Callable[[AnswerT], None]) -> None:
        """Ask for something that the open page shows; an answer that comes too late is dropped."""
        leaf = self.leaf
        self._session.ask(lane, work, lambda answer: show(answer) if self.leaf is leaf else None)

    def open_journal(self) -> None:
        """Show the journal, and check whether it is whole."""
        from radcoder.ui.casebook.journal import PIECE, JournalLeaf

        leaf: JournalLeaf = JournalLeaf()

        def fetch(text: str, who: str, offset: int) -> None:
            def work(casebook: "Casebook") -> tuple[JournalView, ...]:
                return casebook.journal.entries(text, who=who or None, limit=PIECE, offset=offset)

            self.ask("journal", work, lambda entries: leaf.show_entries(entries, offset))

        leaf.entries_wanted.connect(fetch)
        leaf.export_wanted.connect(self._export_journal)
        self.show(leaf)
        leaf.ask()
        self.ask("journal names", lambda casebook: casebook.journal.names(), leaf.show_names)
        self.ask("journal verdict", _seals, lambda found: self._compare(leaf, *found))
        leaf.search.setFocus()

    def _compare(
        self, leaf: "JournalLeaf", said: JournalVerdict, left: tuple[str, ...], astray: tuple[str, ...] = ()
    ) -> None:
        """Show the verdict, then compare the courses with the journal, some at a time: other work goes on between."""

        def work(casebook: "Casebook") -> tuple[JournalVerdict, tuple[str, ...]]:
            found = astray + casebook.journal.astray(left[:PIECE_OF_COURSES])
            return casebook.journal.compared(said, found), found

        leaf.show_verdict(said)
        if left and (said.whole or astray):
            rest = left[PIECE_OF_COURSES:]
            self.ask("journal verdict", work, lambda found: self._compare(leaf, found[0], rest, found[1]))

    def _export_journal(self, path: Path) -> None:
        self.ask(
            "journal export",
            lambda casebook: casebook.journal.export(path),
            lambda number: self.said.emit(f"Exported {number} entries to {path.name}"),
        )

    def open_backups(self) -> None:
        """Show the copies of the casebook."""
        from radcoder.ui.casebook.backups import BackupsLeaf

        leaf: BackupsLeaf = BackupsLeaf()
        casebook = self._session.casebook
        if casebook is not None:
            copy = NO_COPIES if casebook.throwaway else casebook.refusal(Right.BACK_UP)
            leaf.bar(copy, casebook.refusal(Right.RESTORE))

        def refresh(_: object = None) -> None:
            self.ask("backups", lambda book: book.backups.list(), leaf.show_copies)

        def copied(copy: BackupView) -> None:
            self.said.emit(f"Backed up: {copy.path.name}")
            refresh()

        leaf.copy_wanted.connect(lambda: self._session.keep(lambda book: book.backups.back_up_now(), copied))
        leaf.preview_wanted.connect(
            lambda path: self.ask("preview", lambda book: book.backups.preview(path), leaf.show_preview)
        )
        leaf.restore_wanted.connect(self.restored)
        self.show(leaf)
        refresh()

    def open_people(self, *, passphrase: bool = False) -> None:
        """Show who may open the casebook, the keyboard where one's own passphrase is changed when that is wanted."""
        from radcoder.ui.casebook.people import PeopleLeaf

        leaf: PeopleLeaf = PeopleLeaf()
        casebook = self._session.casebook
        if casebook is not None:
            people, settings = casebook.refusal(Right.PEOPLE), casebook.refusal(Right.SETTINGS)
            leaf.bar(people, settings, casebook.why_read_only, protected=casebook.protected)
        self._wire_people(leaf)
        leaf.typing.connect(self.typing)
        self.show(leaf)
        self._show_people(leaf)
        self.ask("minutes", lambda book: book.settings.get(SETTING, USUAL_MINUTES), leaf.show_minutes)
        self._show_remembered(leaf)
        if passphrase:
            leaf.begin_passphrase()

    def _wire_people(self, leaf: "PeopleLeaf") -> None:
        def change(work: Callable[["Casebook"], object], said: str) -> None:
            self._change(leaf, work, said)

        def add(name: str, role: Role, passphrase: str) -> None:
            change(lambda book: book.people.add(name, role, passphrase), f"{name} may open the casebook now.")

        def turn(person: str, role: Role) -> None:
            change(lambda book: book.people.change_role(person, role), f"The role is {role.value} now.")

        def leave(person: str) -> None:
            change(lambda book: book.people.deactivate(person), "That person is let in no more.")

        def passphrase(old: str | None, new: str) -> None:
            change(lambda book: book.people.change_passphrase(old, new), "The passphrase is changed.")
            self._show_remembered(leaf)  # with the passphrase before, this computer has forgotten the key

        def forgotten(person: str, new: str) -> None:
            change(
                lambda book: book.people.set_passphrase(person, new), "The passphrase is set. Tell it to them alone."
            )

        def remember(on: bool) -> None:
            said = "This computer remembers the key." if on else "This computer has forgotten the key."
            change(lambda book: book.remember_key(on=on), said)

        leaf.forgotten_wanted.connect(forgotten)
        leaf.remember_wanted.connect(remember)
        leaf.add_wanted.connect(add)
        leaf.role_wanted.connect(turn)
        leaf.leave_wanted.connect(leave)
        leaf.passphrase_wanted.connect(passphrase)
        leaf.minutes_wanted.connect(self._set_minutes)
        leaf.recovery_wanted.connect(
            lambda: self._session.keep(lambda book: book.people.new_recovery_key(), self.recovery_key.emit)
        )

    def _change(self, leaf: "PeopleLeaf", work: Callable[["Casebook"], object], said: str) -> None:
        def done(_: object) -> None:
            self.said.emit(said)
            if self.leaf is leaf:
                leaf.done()
                self.typing_ended.emit()
                self._show_people(leaf)
                leaf.say("")

        self._session.keep(work, done, lambda error: leaf.say(" ".join(sentences_of(error))))

    def _show_people(self, leaf: "PeopleLeaf") -> None:
        casebook = self._session.casebook
        me = casebook.user.id if casebook is not None else ""
        self.ask("people", lambda book: book.people.users(), lambda users: leaf.show_people(users, me))

    def _show_remembered(self, leaf: "PeopleLeaf") -> None:
        self.ask("keyring", _remembered, lambda answer: leaf.show_remembered(*answer))

    def _set_minutes(self, minutes: int) -> None:
        self._session.keep(
            lambda book: book.settings.set(SETTING, minutes), lambda _: self.minutes_changed.emit(minutes)
        )


def _seals(casebook: "Casebook") -> tuple[JournalVerdict, tuple[str, ...]]:
    """Whether the journal itself is whole, and the courses that are to be compared with it."""
    return casebook.journal.seals(), casebook.journal.courses()


def _remembered(casebook: "Casebook") -> tuple[bool, bool]:
    """Whether this computer can keep the key, and whether it does."""
    from radcoder.app.casebooks.opening import can_remember

    return casebook.protected and not casebook.read_only and can_remember(), casebook.key_remembered()
