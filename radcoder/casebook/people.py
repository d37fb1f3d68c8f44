"""The people of a casebook, their roles, and what each keeps at hand."""

from collections.abc import Iterable

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from radcoder.casebook import content
from radcoder.casebook.journal import Happening
from radcoder.casebook.rows import PersonRow
from radcoder.casebook.store import Change
from radcoder.casebook.values import UserView
from radcoder.domain.people import Role


class LastAdministratorError(ValueError):
    """Without an administrator nobody could add people any more."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} is the only administrator. Make somebody else an administrator first.")


class UnknownPersonError(LookupError):
    """There is nobody with this id."""

    def __init__(self) -> None:
        super().__init__("This person is not in the casebook. Look at the list of people again.")


class NameUsedError(ValueError):
    """Two people would have one name, and the journal could not tell them apart."""

    def __init__(self, name: str) -> None:
        super().__init__(f"There is a {name} already, now or before. Choose another name, with an initial for example.")


def listed(session: Session) -> tuple[UserView, ...]:
    """Everybody, by name; those who left stay, because the journal names them."""
    rows = session.scalars(select(PersonRow))
    return tuple(sorted(map(_view, rows), key=lambda user: user.name.casefold()))


def _view(row: PersonRow) -> UserView:
    return UserView(row.id, row.name, Role(row.role), row.active)


def person(session: Session, key: str) -> UserView:
    """The person with this id. Raises `UnknownPersonError`."""
    row = session.get(PersonRow, key)
    if row is None:
        raise UnknownPersonError
    return _view(row)


def must_be_free(session: Session, name: str) -> None:
    """Raise `NameUsedError` when somebody has or had the name, in capitals or not."""
    if name.casefold() in {user.name.casefold() for user in listed(session)}:
        raise NameUsedError(name)


def add(change: Change, user: UserView) -> None:
    """Put a person in. Raises `NameUsedError`."""
    must_be_free(change.session, user.name)
    change.note(Happening("person", user.name, after=content.text({"role": user.role})))
    values = {"id": user.id, "name": user.name, "role": user.role, "active": user.active}
    change.session.execute(insert(PersonRow).values(values))


def carry_over(change: Change, users: Iterable[UserView]) -> None:
    """Put people in as they are today: after a copy was restored, their passphrases are those of today too."""
    known = {user.id: user for user in listed(change.session)}
    for user in users:
        values = {"name": user.name, "role": user.role.value, "active": user.active}
        if user.id not in known:
            change.session.execute(insert(PersonRow).values(id=user.id, **values))
        elif user != known[user.id]:
            change.session.execute(update(PersonRow).where(PersonRow.id == user.id).values(values))


def change_role(change: Change, key: str, role: Role) -> None:
    """Give a person another role. Raises `UnknownPersonError`, `LastAdministratorError`."""
    _set(change, key, "role", {"role": role.value})


def deactivate(change: Change, key: str) -> None:
    """Let a person not in any more. Raises `UnknownPersonError`, `LastAdministratorError`."""
    _set(change, key, "leave", {"active": False})


def _set(change: Change, key: str, what: str, values: dict[str, object]) -> None:
    user = person(change.session, key)
    before: dict[str, object] = {name: getattr(user, name) for name in values}
    if before == values:
        return
    administrators = [each for each in listed(change.session) if each.active and each.role is Role.ADMINISTRATOR]
    if administrators == [user]:
        raise LastAdministratorError(user.name)
    change.note(Happening(what, user.name, before=content.text(before), after=content.text(values)))
    change.session.execute(update(PersonRow).where(PersonRow.id == key).values(values))
