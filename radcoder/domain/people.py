"""People who work in a casebook: their roles, and the one table of what each role may do."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a person is in the department."""

    CODER = "coder"
    AUDITOR = "auditor"
    SUPERVISOR = "supervisor"
    ADMINISTRATOR = "administrator"


class Right(StrEnum):
    """Something that not everybody may do; reading courses is for all who can open the casebook."""

    EDIT = "edit"
    DELETE = "delete"
    OVERRIDE = "override"
    NOTES = "notes"
    PRINT = "print"
    IDENTITY = "identity"
    REVIEWS = "reviews"
    JOURNAL = "journal"
    RULES = "rules"
    SETTINGS = "settings"
    BACK_UP = "back-up"
    RESTORE = "restore"
    PEOPLE = "people"

    @property
    def sentence(self) -> str:
        """What the right allows, to follow the words "may"."""
        return SENTENCES[self]


SENTENCES = {
    Right.EDIT: "create, import, change, tag and archive courses",
    Right.DELETE: "put courses into the bin and take them out again",
    Right.OVERRIDE: "set a finding aside",
    Right.NOTES: "write notes on codes",
    Right.PRINT: "print and export",
    Right.IDENTITY: "see and change record numbers and names",
    Right.REVIEWS: "keep a review as it stands",
    Right.JOURNAL: "read, check and export the journal",
    Right.RULES: "switch a rule off or change its severity for a payer",
    Right.SETTINGS: "change the settings of the casebook",
    Right.BACK_UP: "make a backup",
    Right.RESTORE: "put a backup in the place of the casebook",
    Right.PEOPLE: "add people, change roles and make a new recovery key",
}

_ALL = frozenset({Right.NOTES, Right.PRINT, Right.REVIEWS, Right.BACK_UP})
_CODER = _ALL | {Right.EDIT, Right.DELETE, Right.OVERRIDE, Right.IDENTITY}
_AUDITOR = _ALL | {Right.OVERRIDE, Right.IDENTITY, Right.JOURNAL}
_SUPERVISOR = _CODER | _AUDITOR | {Right.RULES, Right.SETTINGS}

RIGHTS: dict[Role, frozenset[Right]] = {
    Role.CODER: _CODER,
    Role.AUDITOR: _AUDITOR,
    Role.SUPERVISOR: _SUPERVISOR,
    Role.ADMINISTRATOR: frozenset(Right),
}
"""What each role may do. Who works alone is the administrator and may do everything."""


@dataclass(frozen=True, slots=True)
class Identity:
    """What a department may want to know of whom a course belongs to; no part of a `Course`, so no file carries it."""

    record_number: str = ""
    name: str = ""

    def __str__(self) -> str:
        number = f"Record number {self.record_number}" if self.record_number else ""
        return " · ".join(part for part in (number, self.name) if part)


NOBODY = Identity()
