"""Changes to the facts of a course and to its log of fractions, as data: each says what it makes of a course."""

from abc import ABC, abstractmethod
from dataclasses import dataclass, replace
from datetime import date

from radcoder.domain.course import Authorization, Course, Event, EventKind, Fraction, Phase, Status
from radcoder.domain.overrides import Override

DAY_KINDS = frozenset({EventKind.MISSED, EventKind.MACHINE_DOWN, EventKind.MOVED})


class CourseEdit(ABC):
    """A change that no line has: it makes another course of a course."""

    __slots__ = ()

    @abstractmethod
    def on(self, course: Course) -> Course:
        """The course after the change."""


@dataclass(frozen=True, slots=True)
class SetTitle(CourseEdit):
    """Call the course so; None takes its title away."""

    title: str | None

    def on(self, course: Course) -> Course:
        """The course with this title."""
        return replace(course, title=self.title)


@dataclass(frozen=True, slots=True)
class SetPayer(CourseEdit):
    """Let this payer pay, by its slug; None leaves it open."""

    payer: str | None

    def on(self, course: Course) -> Course:
        """The course with this payer."""
        return replace(course, payer=self.payer)


@dataclass(frozen=True, slots=True)
class SetStatus(CourseEdit):
    """Say how far the course is; only an ended course earns its remainder."""

    status: Status | None

    def on(self, course: Course) -> Course:
        """The course with this status."""
        return replace(course, status=self.status)


@dataclass(frozen=True, slots=True)
class SetDiagnoses(CourseEdit):
    """Put these diagnoses in the place of those the course has, the treated condition first."""

    diagnoses: tuple[str, ...]

    def on(self, course: Course) -> Course:
        """The course with these diagnoses."""
        return replace(course, diagnoses=self.diagnoses)


@dataclass(frozen=True, slots=True)
class SetPhases(CourseEdit):
    """Put these phases in the place of those the course has."""

    phases: tuple[Phase, ...]

    def on(self, course: Course) -> Course:
        """The course with these phases."""
        return replace(course, phases=self.phases)


@dataclass(frozen=True, slots=True)
class SetPlace(CourseEdit):
    """Let a claim have this place of service, and with it all of its lines; None takes it away."""

    claim: str
    pos: str | None

    def on(self, course: Course) -> Course:
        """The course with this place on the claim."""
        claims = tuple(replace(each, pos=self.pos) if each.id == self.claim else each for each in course.claims)
        return replace(course, claims=claims)


@dataclass(frozen=True, slots=True)
class RenamePhase(CourseEdit):
    """Call a phase otherwise; its fractions, events and lines follow."""

    old: str
    new: str

    def on(self, course: Course) -> Course:
        """The course with the phase under its new name, wherever it is named."""
        claims = tuple(
            replace(claim, lines=tuple(replace(line, phase=self._name(line.phase)) for line in claim.lines))
            for claim in course.claims
        )
        return replace(
            course,
            phases=tuple(replace(each, id=self.new if each.id == self.old else each.id) for each in course.phases),
            fractions=tuple(replace(each, phase=self._name(each.phase)) for each in course.fractions),
            events=tuple(replace(each, phase=self._name(each.phase)) for each in course.events),
            claims=claims,
        )

    def _name(self, phase: str | None) -> str | None:
        return self.new if phase == self.old else phase


@dataclass(frozen=True, slots=True)
class SetEvents(CourseEdit):
    """Put these events in the place of those the record has; why a day has no fraction is the calendar's and stays."""

    events: tuple[Event, ...]

    def on(self, course: Course) -> Course:
        """The course with these events."""
        days = tuple(each for each in course.events if each.kind in DAY_KINDS)
        return replace(course, events=(*self.events, *days))


@dataclass(frozen=True, slots=True)
class SetAuthorizations(CourseEdit):
    """Put these approvals of the payer in the place of those the course has."""

    authorizations: tuple[Authorization, ...]

    def on(self, course: Course) -> Course:
        """The course with these approvals."""
        return replace(course, authorizations=self.authorizations)


@dataclass(frozen=True, slots=True)
class SetDocumentation(CourseEdit):
    """Note what the record says to support a code, or a line by its address; None takes the note away."""

    about: str
    said: str | None

    def on(self, course: Course) -> Course:
        """The course with this note."""
        notes = {key: text for key, text in course.documentation.items() if key != self.about}
        return replace(course, documentation=notes | ({self.about: self.said} if self.said else {}))


@dataclass(frozen=True, slots=True)
class SetAside(CourseEdit):
    """Set a finding aside, with the reason that the override holds; what held of the same lines before ends."""

    override: Override

    def on(self, course: Course) -> Course:
        """The course that keeps the override."""
        new = self.override
        same = new.rule, new.lines, new.codes
        kept = tuple(old for old in course.overrides if (old.rule, old.lines, old.codes) != same)
        return replace(course, overrides=(*kept, new))


@dataclass(frozen=True, slots=True)
class TakeBack(CourseEdit):
    """Let a finding stand again that was set aside."""

    override: Override

    def on(self, course: Course) -> Course:
        """The course without the override."""
        return replace(course, overrides=tuple(old for old in course.overrides if old != self.override))


@dataclass(frozen=True, slots=True)
class SetDay(CourseEdit):
    """Put this into the log for a day: what was delivered, and why nothing was.

    `marks` are events of the kinds missed, machine-down and moved; other events of the day stay.
    """

    day: date
    fractions: tuple[Fraction, ...] = ()
    marks: tuple[Event, ...] = ()

    def on(self, course: Course) -> Course:
        """The course with this log of the day."""
        fractions = (*(each for each in course.fractions if each.date != self.day), *self.fractions)
        return replace(
            course,
            fractions=tuple(sorted(fractions, key=lambda each: (each.date, each.session))),
            events=self._events(course.events),
        )

    def _events(self, events: tuple[Event, ...]) -> tuple[Event, ...]:
        kept = tuple(each for each in events if each.date != self.day or each.kind not in DAY_KINDS)
        if len(kept) == len(events) and not self.marks:
            return events
        return tuple(sorted((*kept, *self.marks), key=lambda each: each.date))
