"""What a rule is: its identity, what it looks at, and the problem it reports."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import ClassVar

from radcoder.domain.course import Course, Entry, Line, LineRef, Phase
from radcoder.domain.edits import AddLine, DropLine, Edit
from radcoder.domain.facts import Facts
from radcoder.domain.findings import Safety, Severity
from radcoder.rules.chart import Chart
from radcoder.rules.lines import Day


@dataclass(frozen=True, slots=True)
class Cite:
    """A document or dataset known to `db/`, by its slug, and the section that speaks."""

    source: str
    section: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A way out that a rule offers; `{lines}` in the title becomes the lines it changes.

    `among` are equal lines of which any would do as well as those that the edits take away.
    """

    title: str
    edits: tuple[Edit, ...]
    safety: Safety = Safety.NEEDS_REVIEW
    among: tuple[LineRef, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """What a rule found.

    In the message `{when}` becomes the dates of service. Problems of one rule that say the same of the same codes are
    shown as one finding over all their lines. `entries` may be empty when something is missing: then `codes` and
    `dates` say what.
    """

    message: str
    entries: tuple[Entry, ...]
    evidence: str
    fixes: tuple[Proposal, ...] = ()
    severity: Severity | None = None
    codes: tuple[str, ...] = ()
    dates: tuple[date, ...] = ()
    cites: tuple[Cite, ...] = ()
    facts: tuple[tuple[str, str | int], ...] = ()
    with_entries: tuple[Entry, ...] = field(default=())

    def all_entries(self) -> tuple[Entry, ...]:
        """The lines at fault, then those they conflict with."""
        return self.entries + self.with_entries


class Rule:
    """A piece of coding knowledge. The class docstring is the help that users read: What, Why, Resolve, Authority."""

    id: ClassVar[str]
    name: ClassVar[str]
    severity: ClassVar[Severity]
    authority: ClassVar[tuple[Cite, ...]]


class CodeRule(Rule, ABC):
    """Looks at lines or days by their codes: `codes` are those that it is about (None: `concerns` tells them).

    With `modified` it looks only at lines that carry a modifier, and at days that hold one.
    """

    codes: ClassVar[frozenset[str] | None] = None
    modified: ClassVar[bool] = False

    def concerns(self, code: str, facts: Facts) -> bool:  # noqa: ARG002 - what a rule may tell it by
        """Whether a line of the code can be wrong at all, on any date: the engine shows the rule no others."""
        return self.codes is None or code in self.codes


class LineRule(CodeRule, ABC):
    """Looks at one line of the codes that concern it, its claim, the phases and the log."""

    @abstractmethod
    def check(self, entry: Entry, chart: Chart) -> Iterator[Problem]:
        """Report what is wrong with the line."""


class DayRule(CodeRule, ABC):
    """Looks at all lines of one biller for one date of service, the phases and the log.

    It is shown the days that hold a line of the codes that concern it.
    """

    @abstractmethod
    def check(self, day: Day, chart: Chart) -> Iterator[Problem]:
        """Report what is wrong with the day."""


class PhaseRule(Rule, ABC):
    """Looks at one phase of a whole course."""

    @abstractmethod
    def check(self, phase: Phase, chart: Chart) -> Iterator[Problem]:
        """Report what is wrong in the phase."""


class CourseRule(Rule, ABC):
    """Looks at a whole course; with `on_excerpts` also at part of a claim, of which it must not miss the rest."""

    on_excerpts: ClassVar[bool] = False

    @abstractmethod
    def check(self, chart: Chart) -> Iterator[Problem]:
        """Report what is wrong in the course."""


class PracticeRule(Rule, ABC):
    """Looks at many courses together. What it reports belongs to none of them and changes no review of a single one.

    `codes` are those of the lines that it looks at: courses need not carry others.
    """

    codes: ClassVar[frozenset[str]]

    @abstractmethod
    def check(self, courses: Sequence[Course], facts: Facts) -> Iterator[Problem]:
        """Report what the courses show together."""


def remove(*entries: Entry) -> Proposal:
    """Offer to take the lines away."""
    return Proposal("Remove {lines}", tuple(DropLine(entry.ref) for entry in entries))


def remove_some(over: Sequence[Entry], among: Sequence[Entry], *, amounts: bool = False) -> Proposal:
    """Offer to take some of several equal lines away; others of them are offered where that leaves less.

    Exact duplicates go first. Where all that goes are these, the record itself shows the slip and the fix is safe; not
    where several units of a day are ordinary and lines may count them one by one (`amounts`).
    """
    repeated = _exact_duplicates(among)[-len(over) :]
    safe = len(repeated) == len(over) and not amounts
    offer = remove(*(repeated if safe else over))
    return replace(
        offer,
        among=tuple(entry.ref for entry in among),
        safety=Safety.SAFE if safe else Safety.NEEDS_REVIEW,
    )


def _exact_duplicates(entries: Iterable[Entry]) -> list[Entry]:
    """The lines that repeat an earlier one of their claim in every field."""
    seen: set[tuple[str, Line]] = set()
    repeated: list[Entry] = []
    for entry in entries:
        key = entry.ref.claim, entry.line
        if key in seen:
            repeated.append(entry)
        seen.add(key)
    return repeated


def changed_lines(edits: tuple[Edit, ...]) -> tuple[LineRef, ...]:
    """The lines that edits change, in order of mention."""
    return tuple(dict.fromkeys(edit.line for edit in edits if not isinstance(edit, AddLine)))
