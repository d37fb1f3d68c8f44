"""The course as rules look at it: lines by code and by day, phases with their fractions, and the catalogue's facts."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from radcoder.domain.course import Claim, ClaimKind, Course, Entry, LineRef, Phase, Scope, Status
from radcoder.domain.facts import Facts, PayerPolicy, Setting
from radcoder.domain.fractions import DeliveredLog

DayKey = tuple[str, Setting, date]
EVERY_CODE = "*"
OFFICE = "11"
INPATIENT = "21"
FACILITY = frozenset({"19", "21", "22", "23", "24"})


@dataclass(frozen=True, slots=True)
class Day:
    """All lines of one biller for one date of service, judged by one NCCI table."""

    biller: str
    setting: Setting
    date: date
    entries: tuple[Entry, ...]

    @property
    def key(self) -> DayKey:
        """What makes the day: biller, table and date."""
        return self.biller, self.setting, self.date

    def of(self, codes: Iterable[str]) -> tuple[Entry, ...]:
        """The lines of these codes."""
        wanted = frozenset(codes)
        return tuple(entry for entry in self.entries if entry.code in wanted)


class LinesByCode(Mapping[str, tuple[Entry, ...]]):
    """Lines by code, which notes for which codes it is asked."""

    def __init__(self, lines: dict[str, tuple[Entry, ...]], notes: set[str]) -> None:
        self._lines = lines
        self._notes = notes

    def __getitem__(self, code: str) -> tuple[Entry, ...]:
        self._notes.add(code)
        return self._lines[code]

    def get(self, code: str, default: Any = None) -> Any:  # noqa: ANN401 - as Mapping has it
        """The lines of the code, or the default."""
        self._notes.add(code)
        return self._lines.get(code, default)

    def __contains__(self, code: object) -> bool:
        self._notes.add(str(code))
        return code in self._lines

    def __iter__(self) -> Iterator[str]:
        self._notes.add(EVERY_CODE)
        return iter(self._lines)

    def __len__(self) -> int:
        self._notes.add(EVERY_CODE)
        return len(self._lines)


class Chart:
    """A course laid out for rules.

    `invalid` are the lines that validity rules refuse, set once when these have looked; `asked` holds for each rule of
    phases and courses the codes it looked at. Nothing else ever changes.
    """

    def __init__(self, course: Course, facts: Facts, entries: tuple[Entry, ...]) -> None:
        self.course = course
        self.facts = facts
        self._entries = entries
        self._notes: set[str] = set()
        self.asked: dict[str, frozenset[str]] = {}
        self.invalid: frozenset[LineRef] = frozenset()
        self._partners: dict[tuple[Setting, str], tuple[str, ...]] = {}
        self.phases = {phase.id: phase for phase in course.phases}
        self.ended = course.status is Status.ENDED
        self.whole = course.scope is Scope.COURSE

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All lines in file order."""
        self._notes.add(EVERY_CODE)
        return self._entries

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims with their lines; ask the course for them where the lines do not matter."""
        self._notes.add(EVERY_CODE)
        return self.course.claims

    def notes(self) -> frozenset[str]:
        """The codes whose lines were asked for since the last call; `EVERY_CODE` when all lines were."""
        asked = frozenset(self._notes)
        self._notes.clear()
        return asked

    @cached_property
    def by_code(self) -> LinesByCode:
        """Lines by code, in file order."""
        found: dict[str, list[Entry]] = defaultdict(list)
        for entry in self._entries:
            found[entry.code].append(entry)
        return LinesByCode({code: tuple(entries) for code, entries in found.items()}, self._notes)

    @property
    def days(self) -> tuple[Day, ...]:
        """Lines by biller, kind of claim and date of service."""
        self._notes.add(EVERY_CODE)
        return self._days

    @cached_property
    def _days(self) -> tuple[Day, ...]:
        found: dict[DayKey, list[Entry]] = defaultdict(list)
        for entry in self._entries:
            found[self.day_key(entry)].append(entry)
        return tuple(Day(*key, tuple(entries)) for key, entries in found.items())

    def day_key(self, entry: Entry) -> DayKey:
        """The biller, table and date under which a line is judged with others."""
        return biller_of(entry.claim), setting_of(entry.claim), entry.date

    def partners(self, setting: Setting, column1: str) -> tuple[str, ...]:
        """The codes of the course that stand in column 2 of a pair with this code, on some date."""
        key = setting, column1
        if key not in self._partners:
            found = (code for code in self.by_code if (setting, column1, code) in self.facts.pairs)
            self._partners[key] = tuple(found)
        return self._partners[key]

    @cached_property
    def log(self) -> DeliveredLog:
        """The delivered fractions as sessions."""
        return DeliveredLog(self.course)

    @cached_property
    def medicare(self) -> bool:
        """Medicare pays, or a Medicare Advantage plan; an unknown payer is judged by Medicare's rules."""
        payer = self.course.payer
        return payer is None or payer not in self.facts.payers or "medicare" in payer.split("-")

    @cached_property
    def payers(self) -> tuple[str, ...]:
        """The payer and those whose rules it builds on, nearest first; an unknown payer has Medicare's rules."""
        known = self.facts.payers
        slug = self.course.payer if self.course.payer in known else "medicare"
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
            for row in self.facts.policies:
                if row.payer == payer:
                    for rule in row.rules:
                        found[rule].append(row)
        return {rule: tuple(rows) for rule, rows in found.items()}

    def of(self, codes: Iterable[str]) -> tuple[Entry, ...]:
        """The lines of these codes in file order."""
        found = [entry for code in set(codes) for entry in self.by_code.get(code, ())]
        return tuple(sorted(found, key=lambda entry: self._order[entry.ref]))

    @cached_property
    def _order(self) -> dict[LineRef, int]:
        return {entry.ref: number for number, entry in enumerate(self._entries)}

    def position(self, ref: LineRef) -> int:
        """Where the line stands in the file, counted over all claims."""
        return self._order[ref]

    def phase_of(self, entry: Entry) -> Phase | None:
        """The phase a line belongs to: the one it names, or the only one there is; None when that is open."""
        if entry.line.phase is None and len(self.course.phases) == 1:
            return self.course.phases[0]
        return self.phases.get(entry.line.phase or "")

    def same_volume(self, phase: Phase) -> tuple[Phase, ...]:
        """The phase and all others on its volume."""
        return tuple(p for p in self.course.phases if p is phase or (p.volume is not None and p.volume == phase.volume))


def biller_of(claim: Claim) -> str:
    """Who bills; a claim that names no biller stands for itself."""
    return claim.biller or f"claim {claim.id}"


def setting_of(claim: Claim) -> Setting:
    """Which NCCI tables judge the claim; a surgery centre is judged by the practitioner's."""
    return Setting.HOSPITAL if claim.kind is ClaimKind.HOSPITAL else Setting.PRACTITIONER


def in_facility(claim: Claim) -> bool:
    """A practitioner's claim from a hospital or surgery centre, where another bills the technical part."""
    return claim.kind is ClaimKind.PROFESSIONAL and claim.pos in FACILITY


def bills_technical(claim: Claim) -> bool:
    """A hospital's claim, or that of an office, which bills both parts."""
    return claim.kind is ClaimKind.HOSPITAL or claim.pos == OFFICE
