"""The course as rules look at it: lines by code and by day, phases with their fractions, and the catalogue's facts."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import chain
from typing import Any, TypeVar, TypeVarTuple

from radcoder.domain.course import Claim, ClaimKind, Course, Entry, Line, LineRef, Phase, Scope, Status
from radcoder.domain.facts import Facts, PayerPolicy, Setting
from radcoder.domain.fractions import DeliveredLog
from radcoder.domain.pricing import Prices
from radcoder.rules.lines import Day, DayKey, Lines, in_file
from radcoder.rules.marks import EVERY_LINE, NOTE, OWN_DIAGNOSES, LinesByCode

NOTHING: frozenset[str] = frozenset()
AboutT = TypeVarTuple("AboutT")
AnswerT = TypeVar("AnswerT")
OFFICE = "11"
INPATIENT = "21"
FACILITY = frozenset({"19", "21", "22", "23", "24"})


class Record:
    """What a course tells beside its lines, and who pays: no fix can change it."""

    def __init__(self, course: Course, facts: Facts) -> None:
        self.answers: dict[Hashable, Any] = {}
        self._course = course
        self._facts = facts

    @cached_property
    def log(self) -> DeliveredLog:
        """The delivered fractions as sessions."""
        return DeliveredLog(self._course)

    @cached_property
    def medicare(self) -> bool:
        """Medicare pays, or a Medicare Advantage plan; an unknown payer is judged by Medicare's rules."""
        payer = self._course.payer
        return payer is None or payer not in self._facts.payers or "medicare" in payer.split("-")

    @cached_property
    def payers(self) -> tuple[str, ...]:
        """The payer and those whose rules it builds on, nearest first; an unknown payer has Medicare's rules."""
        known = self._facts.payers
        slug = self._course.payer if self._course.payer in known else "medicare"
        found: list[str] = []
        while slug and slug not in found:
            found.append(slug)
            slug = known[slug].base_rules if slug in known else ""
        return tuple(found)

    @cached_property
    def policies(self) -> dict[str, tuple[PayerPolicy, ...]]:
        """Policies of the payers by the rule that they speak of, the nearest payer's first."""
        found: dict[str, list[PayerPolicy]] = defaultdict(list)
        for payer in self.payers:
            for row in self._facts.policies:
                if row.payer == payer:
                    for rule in row.rules:
                        found[rule].append(row)
        return {rule: tuple(rows) for rule, rows in found.items()}


class Chart:
    """A course laid out for rules.

    `log`, `medicare`, `payers` and `policies` are those of its `Record`. `invalid` are the lines that validity rules
    refuse, set once when these have looked; `asked` holds for each rule the marks by which it asked for lines. Nothing
    else ever changes.

    Whatever hands out lines notes the mark by which it was asked for them (see `marks_of`). A fix is weighed by asking
    again only the rules that asked for a mark of a line it changes, so rules have no other way to other lines.
    """

    def __init__(self, course: Course, facts: Facts, lines: Lines | None = None, record: Record | None = None) -> None:
        self.course = course
        self.facts = facts
        self._lines = lines or Lines.of(course)
        self._record = record or Record(course, facts)
        self._notes: set[str] = set()
        self._partners: dict[tuple[Setting, str], tuple[str, ...]] = {}
        self.asked: dict[str, frozenset[str]] = {}
        self.invalid: frozenset[LineRef] = frozenset()
        self.by_code = LinesByCode(self._lines.by_code, self._notes)
        self.log = self._record.log
        self.medicare = self._record.medicare
        self.payers = self._record.payers
        self.policies = self._record.policies
        self.phases = {phase.id: phase for phase in course.phases}
        self.ended = course.status is Status.ENDED
        self.whole = course.scope is Scope.COURSE

    def changed(self, course: Course, gone: Sequence[Entry], come: Sequence[Entry]) -> "Chart":
        """The chart of a course that is this one without some lines and with others; an edited line is in both."""
        return Chart(course, self.facts, self._lines.changed(gone, come), self._record)

    @property
    def unnoted(self) -> Lines:
        """The lines for the engine, which shows them to rules; nothing is noted."""
        return self._lines

    @cached_property
    def prices(self) -> Prices:
        """What Medicare pays for the lines."""
        return Prices(self.course, self.facts)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All lines in file order."""
        self._notes.add(EVERY_LINE)
        return self._lines.entries

    @property
    def dates(self) -> frozenset[date]:
        """All dates of service."""
        self._notes.add(EVERY_LINE)
        return frozenset([day for _, _, day in self._lines.by_day])

    @property
    def days(self) -> tuple[Day, ...]:
        """Lines by biller, kind of claim and date of service."""
        self._notes.add(EVERY_LINE)
        return tuple(self._lines.days.values())

    @property
    def with_diagnoses(self) -> tuple[Entry, ...]:
        """The lines that name diagnoses of their own, in file order."""
        self._notes.add(OWN_DIAGNOSES)
        return self._lines.with_diagnoses

    @property
    def with_note(self) -> tuple[Entry, ...]:
        """The lines that have a note, in file order."""
        self._notes.add(NOTE)
        return self._lines.with_note

    def has(self, such: Callable[[Entry], bool]) -> bool:
        """Say whether there is such a line. As long as the one found stands, so does the answer: that alone is noted.

        Codes of many lines are looked at first: a fix seldom touches these.
        """
        codes = sorted(self._lines.by_code.values(), key=len, reverse=True)
        witness = next(filter(such, chain.from_iterable(codes)), None)
        self._notes.add(witness.line.code if witness else EVERY_LINE)
        return witness is not None

    def lines_of(self, claim: Claim) -> tuple[Line, ...]:
        """The lines that the claim has in this course; `claim.lines` may be those before a fix."""
        self._notes.add(EVERY_LINE)
        return next((each.lines for each in self.course.claims if each.id == claim.id), ())

    def worth(self, claim: Claim, line: Line) -> Decimal | None:
        """What Medicare would pay for a further line; a hospital's others bear on that. None: not known."""
        if claim.kind is ClaimKind.HOSPITAL:
            self._notes.add(EVERY_LINE)
        return self.prices.of(Entry(LineRef(claim.id, len(claim.lines) + 1), claim, line)).amount

    def lines_by_ref(self) -> dict[LineRef, Line]:
        """All lines by address."""
        return {entry.ref: entry.line for entry in self.entries}

    def entry(self, ref: LineRef) -> Entry:
        """The line at an address. Raises KeyError."""
        entry = self._lines.by_ref[ref]
        self._notes.add(entry.line.code)
        return entry

    def of(self, codes: Iterable[str]) -> tuple[Entry, ...]:
        """The lines of these codes in file order."""
        wanted = frozenset(codes)
        self._notes |= wanted
        return self._lines.of_codes(wanted)

    def of_service(self, codes: frozenset[str]) -> tuple[Entry, ...]:
        """The lines of these codes and of those they took the place of.

        The claim of a code that ended is refused, and still says that the service was given.
        """
        old = (row.code for row in self.facts.retired.values() if not codes.isdisjoint(row.successors))
        return self.of(codes.union(old))

    def on(self, day: date) -> tuple[Entry, ...]:
        """The lines of a date of service in file order."""
        self._notes.add(str(day))
        found = (entries for (_, _, date), entries in self._lines.by_day.items() if date == day)
        return tuple(sorted(chain.from_iterable(found), key=in_file))

    def days_of(self, codes: Iterable[str]) -> tuple[Day, ...]:
        """The lines of these codes by biller, kind of claim and date of service, days without any left out."""
        wanted = frozenset(codes)
        days = self._lines.days_of(self.of(wanted))
        return tuple(replace(day, entries=day.of(wanted)) for day in days)

    def days_at(self, keys: Iterable[DayKey]) -> tuple[Day, ...]:
        """The days of these billers, tables and dates, as far as they hold lines; nothing is noted."""
        found = (Day(*key, entries) for key in keys if (entries := self._lines.by_day.get(key)))
        return tuple(sorted(found, key=lambda day: day.entries[0].position))

    @cached_property
    def askers(self) -> dict[str, set[str]]:
        """The rules that asked for a mark, once all have looked."""
        found: dict[str, set[str]] = defaultdict(set)
        for rule, marks in self.asked.items():
            for mark in marks:
                found[mark].add(rule)
        return found

    def notes(self) -> frozenset[str]:
        """The marks by which lines were asked for since the last call."""
        if not self._notes:
            return NOTHING
        asked = frozenset(self._notes)
        self._notes.clear()
        return asked

    def partners(self, setting: Setting, column1: str) -> tuple[str, ...]:
        """The codes of the course that stand in column 2 of a pair with this code, on some date."""
        key = setting, column1
        if key not in self._partners:
            columns2 = self.facts.columns2.get(key, ())
            self._partners[key] = tuple(code for code in self._lines.by_code if code in columns2) if columns2 else ()
        return self._partners[key]

    def of_facts(self, question: Callable[[Facts, *AboutT], AnswerT], *about: *AboutT) -> AnswerT:
        """The answer to a question about the catalogue alone, worked out once like `once`."""
        asked = question, about
        if asked not in self._record.answers:
            self._record.answers[asked] = question(self.facts, *about)
        answer: AnswerT = self._record.answers[asked]
        return answer

    def once(self, question: Callable[[tuple[Phase, ...]], AnswerT], phases: tuple[Phase, ...]) -> AnswerT:
        """The answer to a question about phases alone, worked out once for the course and all that fixes make of it."""
        asked = question, tuple([phase.id for phase in phases])
        if asked not in self._record.answers:
            self._record.answers[asked] = question(phases)
        answer: AnswerT = self._record.answers[asked]
        return answer

    def phase_of(self, entry: Entry) -> Phase | None:
        """The phase a line belongs to: the one it names, or the only one there is; None when that is open."""
        if entry.line.phase is None and len(self.course.phases) == 1:
            return self.course.phases[0]
        return self.phases.get(entry.line.phase or "")

    def same_volume(self, phase: Phase) -> tuple[Phase, ...]:
        """The phase and all others on its volume."""
        return tuple(p for p in self.course.phases if p is phase or (p.volume is not None and p.volume == phase.volume))


def in_facility(claim: Claim) -> bool:
    """A practitioner's claim from a hospital or surgery centre, where another bills the technical part."""
    return claim.kind is ClaimKind.PROFESSIONAL and claim.pos in FACILITY


def bills_technical(claim: Claim) -> bool:
    """A hospital's claim, or that of an office, which bills both parts."""
    return claim.kind is ClaimKind.HOSPITAL or claim.pos == OFFICE
