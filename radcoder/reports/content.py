"""What a summary says: the course, its review, our names for what the course has keys for, and a hash over it all."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date, time
from decimal import Decimal
from enum import Enum
from functools import cached_property
from hashlib import sha256

from radcoder.domain.course import Course, Entry, LineRef
from radcoder.domain.findings import Amount, Finding, Review
from radcoder.domain.people import NOBODY, Identity
from radcoder.domain.timeline import Element, Timeline
from radcoder.domain.timeline_lanes import timeline_of

_CODING = (
    "CPT is a registered trademark of the American Medical Association. Code numbers: CPT, copyright American "
    "Medical Association, or HCPCS level II. The names beside them are RadCoder’s own words, not AMA descriptors.\n"
    "This is a check of coding, made with the releases listed here. It is neither a promise of payment nor legal "
    "advice; the payer’s own policy and the record decide.\n"
)
NOTICES = (
    f"{_CODING}RadCoder asks for no patient data. The reference on each page is an alias; keep its link to a person "
    "elsewhere."
)
NOTICES_WITH_A_NAME = (
    f"{_CODING}This copy was asked to name a person. Keep it as the record is kept, and give it to nobody else."
)
PAGE_NOTICE = (
    "CPT © American Medical Association: code numbers only, names are RadCoder’s own. Not a promise of payment."
)


@dataclass(frozen=True, slots=True)
class Names:
    """Our own words for keys, as true on the dates of the course; what has no name is printed by its key.

    `codes` names those that no line bills but that were expected.
    """

    lines: Mapping[LineRef, str] = field(default_factory=dict)
    diagnoses: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)
    localities: Mapping[str, str] = field(default_factory=dict)
    codes: Mapping[str, str] = field(default_factory=dict)
    payer: str = ""


@dataclass(frozen=True)
class Summary:
    """Everything that the paper shows; two summaries with the same content hash say the same thing.

    `notices` are sentences, a paragraph to a line. `identity` is whom the course belongs to, on the copies that were
    asked to say so. `windows` are the spans of days that the picture of the course shows beside it.
    """

    course: Course
    review: Review
    names: Names = field(default_factory=Names)
    notices: str = NOTICES
    identity: Identity = NOBODY
    windows: tuple[Element, ...] = ()

    @cached_property
    def content_hash(self) -> str:
        """SHA-256 over course, review, names, notices, windows and whom it names, in hexadecimal."""
        named = () if self.identity == NOBODY else (self.identity,)
        said = (self.course, self.review, self.names, self.notices, self.windows, *named)
        values = [canonical(value) for value in said]
        return sha256(json.dumps(values, sort_keys=True, separators=(",", ":")).encode()).hexdigest()

    @cached_property
    def timeline(self) -> Timeline:
        """The picture of the course."""
        return timeline_of(self.course, self.review, self.windows)

    @cached_property
    def entries(self) -> dict[LineRef, Entry]:
        """All lines by their address, in file order."""
        return {entry.ref: entry for entry in self.course.entries()}

    @cached_property
    def amounts(self) -> dict[LineRef, Amount]:
        """The estimate of each line."""
        return dict(self.review.estimate.lines)

    def total_of(self, refs: Iterable[LineRef]) -> Decimal | None:
        """The estimate of some lines together; None when none of them has an amount."""
        held = (self.amounts.get(ref) for ref in refs)
        amounts = [each.amount for each in held if each is not None and each.amount is not None]
        return sum(amounts, start=Decimal(0)) if amounts else None

    @cached_property
    def total(self) -> Decimal | None:
        """The estimate of all lines."""
        return self.total_of(self.entries)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """Open findings first, the most serious of them first; those set aside at the end."""
        return tuple(sorted(self.review.findings, key=lambda f: (f.aside, f.severity.rank)))

    @cached_property
    def last_day(self) -> date | None:
        """The last date of service."""
        return max((entry.date for entry in self.entries.values()), default=None)

    def code_name(self, code: str) -> str:
        """Our name for a code, as on the first line that bills it, if one does; empty when we have none."""
        names = (self.names.lines.get(ref, "") for ref, entry in self.entries.items() if entry.code == code)
        return next(filter(None, names), self.names.codes.get(code, ""))


def canonical(value: object) -> object:
    """Turn a value into JSON's own types, so that equal values give equal text on every machine."""
    match value:
        case Enum():
            return value.value
        case None | bool() | int() | str():
            return value
        case date() | time() | Decimal():
            return str(value)
        case Mapping():
            return {str(key): canonical(each) for key, each in value.items()}
        case tuple() | list():
            return [canonical(each) for each in value]
        case _ if is_dataclass(value):
            return {each.name: canonical(getattr(value, each.name)) for each in fields(value)}
    raise UnhashableContentError(value)


class UnhashableContentError(TypeError):
    """A summary holds a value that has no canonical form."""

    def __init__(self, value: object) -> None:
        super().__init__(
            f"A summary cannot hold a {type(value).__name__}. Give it text, numbers, dates or frozen dataclasses."
        )
