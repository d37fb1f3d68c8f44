"""The lines of a course in file order, by code and by day; and the same after a change of a few lines."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain
from typing import Self, TypeVar

from radcoder.domain.course import Claim, ClaimKind, Course, Entry, LineRef
from radcoder.domain.facts import Setting

KeyT = TypeVar("KeyT", bound=Hashable)
Groups = dict[KeyT, tuple[Entry, ...]]
DayKey = tuple[str, Setting, date]


def in_file(entry: Entry) -> int:
    """Where the line stands in the file: what to sort lines by."""
    return entry.position


def biller_of(claim: Claim) -> str:
    """Who bills; a claim that names no biller stands for itself."""
    return claim.biller or f"claim {claim.id}"


def setting_of(claim: Claim) -> Setting:
    """Which NCCI tables judge the claim; a surgery centre is judged by the practitioner's."""
    return Setting.HOSPITAL if claim.kind is ClaimKind.HOSPITAL else Setting.PRACTITIONER


def code_of(entry: Entry) -> str:
    """The billed code."""
    return entry.line.code


def day_of(entry: Entry) -> DayKey:
    """The biller, table and date under which a line is judged with others."""
    return biller_of(entry.claim), setting_of(entry.claim), entry.line.date


@dataclass(frozen=True)
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

    @cached_property
    def codes(self) -> frozenset[str]:
        """The codes billed on the day."""
        return frozenset(self.by_code)

    @cached_property
    def by_code(self) -> Groups[str]:
        """The lines by code."""
        if len(self.entries) == 1:
            return {self.entries[0].line.code: self.entries}
        return _grouped(self.entries, code_of)

    def of(self, codes: Iterable[str]) -> tuple[Entry, ...]:
        """The lines of these codes."""
        wanted = frozenset(codes)
        return tuple(entry for entry in self.entries if entry.line.code in wanted)


class Lines:
    """Lines in file order, and in groups that stand in the order of their first lines.

    After a change few ask for all lines in order, so these are put in order when somebody does.
    """

    def __init__(self, ordered: Callable[[], tuple[Entry, ...]], by_code: Groups[str], by_day: Groups[DayKey]) -> None:
        self._ordered = ordered
        self.by_code = by_code
        self.by_day = by_day

    @classmethod
    def of(cls, course: Course) -> Self:
        """All lines of a course."""
        entries = tuple(course.entries())
        who = {claim.id: (biller_of(claim), setting_of(claim)) for claim in course.claims}
        by_day = _grouped(entries, lambda entry: (*who[entry.ref.claim], entry.line.date))
        return cls(lambda: entries, _grouped(entries, code_of), by_day)

    def changed(self, gone: Iterable[Entry], come: Iterable[Entry]) -> Self:
        """The lines without some and with others; an edited line is in both. Only their groups are made anew."""
        return type(self)(
            lambda: _changed(self.entries, gone, come),
            _regrouped(self.by_code, gone, come, code_of),
            _regrouped(self.by_day, gone, come, day_of),
        )

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """All lines in file order."""
        return self._ordered()

    @cached_property
    def days(self) -> dict[DayKey, Day]:
        """All days in the order of their first lines."""
        return {key: Day(*key, entries) for key, entries in self.by_day.items()}

    def of_codes(self, codes: frozenset[str]) -> tuple[Entry, ...]:
        """The lines of these codes in file order."""
        found = [self.by_code[code] for code in codes.intersection(self.by_code)]
        if len(found) > 1:
            return tuple(sorted(chain.from_iterable(found), key=in_file))
        return found[0] if found else ()

    def days_of(self, entries: Iterable[Entry]) -> tuple[Day, ...]:
        """The days of these lines, in the order of their first lines."""
        keys = dict.fromkeys(map(day_of, entries))
        return tuple(sorted((self.days[key] for key in keys), key=lambda day: day.entries[0].position))

    @cached_property
    def modified(self) -> tuple[Entry, ...]:
        """The lines that carry a modifier."""
        return self._such(lambda entry: bool(entry.line.modifiers))

    @cached_property
    def by_ref(self) -> dict[LineRef, Entry]:
        """Lines by address."""
        return {entry.ref: entry for entry in self.entries}

    @cached_property
    def with_diagnoses(self) -> tuple[Entry, ...]:
        """The lines that name diagnoses of their own."""
        return self._such(lambda entry: bool(entry.line.diagnoses))

    @cached_property
    def with_note(self) -> tuple[Entry, ...]:
        """The lines that have a note."""
        return self._such(lambda entry: bool(entry.line.note))

    def _such(self, wanted: Callable[[Entry], bool]) -> tuple[Entry, ...]:
        """Lines of which there are few, so that only these are put in order."""
        return tuple(sorted(filter(wanted, chain.from_iterable(self.by_code.values())), key=in_file))


def _grouped(entries: Iterable[Entry], key: Callable[[Entry], KeyT]) -> Groups[KeyT]:
    found: dict[KeyT, list[Entry]] = {}
    for entry in entries:
        found.setdefault(key(entry), []).append(entry)
    return {name: tuple(group) for name, group in found.items()}


def _changed(entries: Iterable[Entry], gone: Iterable[Entry], come: Iterable[Entry]) -> tuple[Entry, ...]:
    left = {id(entry) for entry in gone}
    return tuple(sorted(chain((entry for entry in entries if id(entry) not in left), come), key=in_file))


def _regrouped(
    groups: Groups[KeyT], gone: Iterable[Entry], come: Iterable[Entry], key: Callable[[Entry], KeyT]
) -> Groups[KeyT]:
    after = dict(groups)
    without, new = _grouped(gone, key), _grouped(come, key)
    moved, last = False, next(reversed(groups.values()))[0].position if groups else 0
    for name in without | new:
        was = groups.get(name, ())
        group = _changed(was, without.get(name, ()), new.get(name, ()))
        if not group:
            del after[name]
            continue
        after[name] = group
        begins = group[0].position
        moved |= begins != was[0].position if was else begins < last
        last = max(last, begins)
    return dict(sorted(after.items(), key=lambda group: group[1][0].position)) if moved else after
