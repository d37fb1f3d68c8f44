"""People and their rights: each with a passphrase, nobody beyond the table, never without an administrator."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from radcoder.app.casebooks.casebook import Casebook
from radcoder.app.casebooks.errors import NotAllowedError
from radcoder.app.casebooks.opening import create_casebook, open_casebook
from radcoder.app.casebooks.people import OldPassphraseNeededError
from radcoder.app.casebooks.views import Passphrase
from radcoder.casebook.people import LastAdministratorError, NameUsedError, UnknownPersonError
from radcoder.casebook.vault import NotEncryptedError, WrongPassphraseError
from radcoder.domain.findings import Review, Severity
from radcoder.domain.people import RIGHTS, Identity, Right, Role
from tests.courses import FULL

WORD = "correct horse"


@pytest.fixture
def ours(path: Path) -> Iterator[Casebook]:
    """An encrypted casebook with Ann, its administrator, at it."""
    with create_casebook(path, Passphrase("Ann", WORD)).casebook as opened:
        yield opened


def test_each_person_opens_with_a_passphrase_of_their_own(ours: Casebook) -> None:
    bob = ours.people.add("Bob", Role.CODER, "bobs own word")
    ours.close()
    with open_casebook(ours.path, "bob", "bobs own word") as book:
        assert book.user == bob
        assert [user.name for user in book.people.users()] == ["Ann", "Bob"]
    with pytest.raises(WrongPassphraseError):
        open_casebook(ours.path, "Bob", WORD)


def test_who_leaves_gets_in_no_more_and_keeps_the_name(ours: Casebook) -> None:
    bob = ours.people.add("Bob", Role.CODER, "bobs own word")
    ours.people.deactivate(bob.id)
    assert [(user.name, user.active) for user in ours.people.users()] == [("Ann", True), ("Bob", False)]
    with pytest.raises(NameUsedError, match="Choose another name"):
        ours.people.add("BOB", Role.CODER, "another word")
    assert [entry.what for entry in ours.journal.entries()[:2]] == ["leave", "person"]
    ours.close()
    with pytest.raises(WrongPassphraseError):
        open_casebook(ours.path, "Bob", "bobs own word")


def test_there_is_always_an_administrator(ours: Casebook) -> None:
    ann = ours.user
    for act in (ours.people.deactivate, lambda person: ours.people.change_role(person, Role.CODER)):
        with pytest.raises(LastAdministratorError, match="Ann is the only administrator"):
            act(ann.id)
    bob = ours.people.add("Bob", Role.ADMINISTRATOR, "bobs own word")
    ours.people.change_role(ann.id, Role.CODER)
    assert ours.user.role is Role.CODER
    with pytest.raises(NotAllowedError):
        ours.people.change_role(bob.id, Role.CODER)


def test_a_role_that_stands_already_is_no_change(ours: Casebook) -> None:
    before = ours.journal.entries()
    ours.people.change_role(ours.user.id, Role.ADMINISTRATOR)
    assert ours.journal.entries() == before
    with pytest.raises(UnknownPersonError):
        ours.people.change_role("nobody", Role.CODER)


def test_a_passphrase_is_changed_by_who_knows_it(ours: Casebook) -> None:
    with pytest.raises(WrongPassphraseError):
        ours.people.change_passphrase("wrong", "another horse")
    with pytest.raises(OldPassphraseNeededError):
        ours.people.change_passphrase(None, "another horse")
    ours.people.change_passphrase(WORD, "another horse")
    assert ours.journal.entries()[0].what == "passphrase"
    ours.close()
    open_casebook(ours.path, passphrase="another horse").close()


def test_an_administrator_helps_who_forgot(ours: Casebook) -> None:
    bob = ours.people.add("Bob", Role.CODER, "bobs own word")
    ours.people.set_passphrase(bob.id, "a newer word")
    ours.close()
    open_casebook(ours.path, "Bob", "a newer word").close()


def test_a_new_recovery_key_ends_the_old_one(path: Path) -> None:
    made = create_casebook(path, Passphrase("Ann", WORD))
    with made.casebook as book:
        new = book.people.new_recovery_key()
    with pytest.raises(WrongPassphraseError):
        open_casebook(path, recovery_key=made.recovery_key)
    open_casebook(path, recovery_key=new).close()


def test_without_encryption_nobody_can_be_added(book: Casebook) -> None:
    with pytest.raises(NotEncryptedError):
        book.people.add("Bob", Role.CODER, "bobs own word")
    assert [user.name for user in book.people.users()] == ["Me"]


ACTS: dict[Right, Callable[[Casebook, str], object]] = {
    Right.EDIT: lambda book, course: book.sheet(course).put("Title", FULL.__class__("x")),
    Right.OVERRIDE: lambda book, course: book.sheet(course).put("Aside", replace(FULL, overrides=())),
    Right.DELETE: lambda book, course: book.courses.delete(course),
    Right.NOTES: lambda book, _: book.notes.set("77301", "a note"),
    Right.IDENTITY: lambda book, course: book.courses.identify(course, Identity("1", "x")),
    Right.REVIEWS: lambda book, course: book.reviews.save(course, Review("c", "h", (), (), ())),
    Right.JOURNAL: lambda book, _: book.journal.verify(),
    Right.RULES: lambda book, _: book.rule_settings.set("", "FRQ-06", Severity.INFO),
    Right.SETTINGS: lambda book, _: book.settings.set("lock.minutes", "5"),
    Right.PEOPLE: lambda book, _: book.people.new_recovery_key(),
}


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("right", list(ACTS))
def test_nobody_goes_beyond_the_table(ours: Casebook, role: Role, right: Right) -> None:
    course = ours.courses.create(FULL)
    bob = ours.people.add("Bob", role, "bobs own word")
    ours.close()
    with open_casebook(ours.path, "Bob", "bobs own word") as book:
        assert book.user == bob
        assert book.may(right) == (right in RIGHTS[role])
        if book.may(right):
            ACTS[right](book, course)
            return
        with pytest.raises(NotAllowedError, match=rf"An? {role} may not {right.sentence}\. Ask an? "):
            ACTS[right](book, course)
