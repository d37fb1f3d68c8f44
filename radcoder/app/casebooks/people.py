"""The people of a casebook: who may open it, with which role and which passphrase."""

from contextlib import suppress

from radcoder.app.casebooks.access import Access
from radcoder.app.casebooks.views import UserView
from radcoder.casebook import people, vault
from radcoder.casebook.journal import Happening
from radcoder.casebook.slots import SlotKind, read_keys
from radcoder.casebook.vault import NoSuchSlotError, Unlocked
from radcoder.domain.people import Right, Role


class OldPassphraseNeededError(ValueError):
    """Whoever signed in with a passphrase has to show it again to change it."""

    def __init__(self) -> None:
        super().__init__("Type your present passphrase too. Only who came in with the recovery key needs none.")


class People:
    """The people of a casebook, by id. What names one raises `UnknownPersonError` when there is nobody."""

    def __init__(self, access: Access, door: Unlocked) -> None:
        self._access = access
        self._door = door

    def users(self) -> tuple[UserView, ...]:
        """Everybody, by name; those who left too."""
        with self._access.reading() as session:
            return people.listed(session)

    def add(self, name: str, role: Role, passphrase: str) -> UserView:
        """Let another person in. Raises `NameUsedError`, `ShortPassphraseError`, `NotEncryptedError`."""
        self._need(Right.PEOPLE)
        with self._access.reading() as session:
            people.must_be_free(session, name)
        self._forget_half_added()
        user = UserView(vault.add_slot(self._door, name, passphrase), name, role)
        try:
            with self._access.changing(Right.PEOPLE) as change:
                people.add(change, user)
        except BaseException:
            vault.remove_slot(self._door, user.id)
            raise
        return user

    def _forget_half_added(self) -> None:
        """Take away the passphrases of people whom an ended program did not come to write into the casebook."""
        known = {user.id for user in self.users()}
        for slot in read_keys(self._door.path).people if self._door.key else ():
            if slot.id not in known:
                vault.remove_slot(self._door, slot.id)

    def change_role(self, person: str, role: Role) -> None:
        """Give a person another role. Raises `LastAdministratorError`."""
        with self._access.changing(Right.PEOPLE) as change:
            people.change_role(change, person, role)
        if person == self._access.user.id:
            with self._access.reading() as session:
                self._access.user = people.person(session, person)

    def deactivate(self, person: str) -> None:
        """Let a person in no more. Raises `LastAdministratorError`."""
        with self._access.changing(Right.PEOPLE) as change:
            people.deactivate(change, person)
            if self._door.key is not None:
                with suppress(NoSuchSlotError):  # an ended program got no further than the passphrase
                    vault.remove_slot(self._door, person)

    def change_passphrase(self, old: str | None, new: str) -> None:
        """Change one's own passphrase. Raises `WrongPassphraseError`, `ShortPassphraseError`."""
        if old is None and self._door.kind is not SlotKind.RECOVERY:
            raise OldPassphraseNeededError
        self._need(None)
        vault.change_passphrase(self._door, self._access.user.id, old, new)
        self._note("passphrase", self._access.user.name)

    def set_passphrase(self, person: str, new: str) -> None:
        """Give somebody who forgot it another passphrase. Raises `ShortPassphraseError`, `NoSuchSlotError`."""
        self._need(Right.PEOPLE)
        with self._access.reading() as session:
            user = people.person(session, person)
        vault.change_passphrase(self._door, person, None, new)
        self._note("passphrase", user.name)

    def new_recovery_key(self) -> str:
        """Make another recovery key; the one before opens nothing any more, and this one is seen once."""
        self._need(Right.PEOPLE)
        recovery = vault.renew_recovery_key(self._door)
        self._note("recovery key", "a new one")
        return recovery

    def _need(self, right: Right | None) -> None:
        if right is not None:
            self._access.need(right)
        self._access.must_write()

    def _note(self, what: str, subject: str) -> None:
        with self._access.changing() as change:
            change.note(Happening(what, subject))
