"""What a search can find."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """Of what kind an answer of the search is."""

    CODE = "code"
    DIAGNOSIS = "diagnosis"
    MODIFIER = "modifier"
    FAMILY = "family"
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class Hit:
    """One answer of the search.

    `key` opens it: a number, a rule's id, a family. `remark` says in two or three words what else is to be known: that
    a code ended, which abbreviation led to it, that a diagnosis cannot be billed as it stands.
    """

    kind: Kind
    key: str
    name: str
    remark: str = ""
    ended: bool = False
