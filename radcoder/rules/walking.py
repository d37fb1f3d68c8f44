"""Walking the rules over a chart: each gets what it looks at; of a changed course, only what the change touched."""

from collections import defaultdict
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain

from radcoder.domain.course import Entry, LineRef
from radcoder.domain.facts import Facts, MissingParameterError
from radcoder.domain.findings import Severity
from radcoder.rules.base import CodeRule, CourseRule, DayRule, LineRule, PhaseRule, Problem, Rule
from radcoder.rules.chart import Chart
from radcoder.rules.lines import Day, DayKey, day_of
from radcoder.rules.marks import marks_of
from radcoder.rules.pace import Pulse, no_pulse, paced
from radcoder.rules.policy import overlaid

VALIDITY = "VAL-"
Place = LineRef | DayKey | None


@dataclass(frozen=True)
class Reported:
    """A problem, the rule that reports it and the line or day it looked at; None for a phase or the course."""

    rule: Rule
    problem: Problem
    place: Place

    @property
    def severity(self) -> Severity:
        """The problem's own severity, or the rule's."""
        return self.problem.severity or self.rule.severity


Answers = Mapping[str, tuple[Reported, ...]]


@dataclass(frozen=True)
class Change:
    """The lines of a course that a change takes away and those it brings; an edited line is in both."""

    gone: tuple[Entry, ...]
    come: tuple[Entry, ...]

    @cached_property
    def places(self) -> frozenset[LineRef | DayKey]:
        """The lines and days that the change touches."""
        return frozenset(entry.ref for entry in (*self.gone, *self.come)) | self.days

    @cached_property
    def days(self) -> frozenset[DayKey]:
        """The days that the change touches."""
        return frozenset(day_of(entry) for entry in (*self.gone, *self.come))

    @cached_property
    def codes(self) -> frozenset[str]:
        """The codes of the lines."""
        return frozenset([entry.line.code for entry in (*self.gone, *self.come)])

    @cached_property
    def marks(self) -> frozenset[str]:
        """By what rules can have asked for the lines."""
        return frozenset(mark for entry in (*self.gone, *self.come) for mark in marks_of(entry))


class Everything:
    """What rules look at on a whole chart."""

    def __init__(self, chart: Chart) -> None:
        self.chart = chart

    @cached_property
    def codes(self) -> Collection[str]:
        """The codes of the lines that are looked at."""
        return self.chart.unnoted.by_code.keys()

    @cached_property
    def modified(self) -> bool:
        """One of the lines carries a modifier."""
        return bool(self.chart.unnoted.modified)

    def entries(self, rule: LineRule) -> Sequence[Entry]:
        """The lines that the rule looks at."""
        return self._all(rule)

    def days(self, rule: DayRule) -> Sequence[Day]:
        """The days that the rule looks at."""
        lines, found = self.chart.unnoted, self._all(rule)
        return tuple(lines.days.values()) if found is lines.entries else lines.days_of(found)

    def _all(self, rule: CodeRule) -> Sequence[Entry]:
        """All lines that concern the rule."""
        lines = self.chart.unnoted
        codes = self._concerning(rule, lines.by_code)
        if rule.modified:
            return [entry for entry in lines.modified if entry.line.code in codes]
        return lines.entries if len(codes) == len(lines.by_code) else lines.of_codes(codes)

    def _concerning(self, rule: CodeRule, codes: Iterable[str]) -> frozenset[str]:
        if rule.codes is not None:
            return rule.codes.intersection(codes)
        return frozenset([code for code in codes if rule.concerns(code, self.chart.facts)])


class _Touched(Everything):
    """What rules look at after a change, and what they reported that still stands.

    It rests on what the chart noted: a rule that asked for a mark of a changed line looks everywhere again. Any other
    could only see the line or day that it was shown: it looks at the changed ones, and what it reported of the rest
    stands.
    """

    def __init__(self, chart: Chart, before: Chart, change: Change) -> None:
        super().__init__(chart)
        self.change = change
        self.unsettled = set[str]().union(*(before.askers.get(mark, ()) for mark in change.marks))
        self._days = chart.days_at(change.days)

    @cached_property
    def codes(self) -> Collection[str]:
        """The codes of the changed lines and of the others of their days."""
        return self.change.codes.union(*(day.codes for day in self._days))

    @cached_property
    def modified(self) -> bool:
        """One of the changed lines carries a modifier, or another of their days."""
        lines = chain(self.change.gone, *(day.entries for day in self._days))
        return any(entry.line.modifiers for entry in lines)

    def entries(self, rule: LineRule) -> Sequence[Entry]:
        """The changed lines; all of them for a rule that asked for a changed line."""
        if rule.id in self.unsettled:
            return super().entries(rule)
        codes = self._concerning(rule, self.codes)
        return [e for e in self.change.come if e.line.code in codes and (e.line.modifiers or not rule.modified)]

    def days(self, rule: DayRule) -> Sequence[Day]:
        """The days with changed lines; all of them for a rule that asked for a changed line."""
        if rule.id in self.unsettled:
            return super().days(rule)
        codes = self._concerning(rule, self.codes)
        days = [day for day in self._days if not codes.isdisjoint(day.codes)]
        return [day for day in days if _holds_modified(day, codes)] if rule.modified else days

    def still(self, rule: str, known: tuple[Reported, ...]) -> tuple[Reported, ...]:
        """What the rule reported and needs not look at again."""
        if rule in self.unsettled:
            return ()
        return tuple(each for each in known if each.place not in self.change.places)


def _holds_modified(day: Day, codes: Container[str]) -> bool:
    return any(entry.line.modifiers and entry.line.code in codes for entry in day.entries)


Look = Callable[[Everything], list[tuple[Place, Iterator[Problem]]]]


def _look_of(rule: Rule) -> Look:
    """How a rule looks, settled once, so that a walk asks no rule for its kind."""
    match rule:
        case LineRule():
            return lambda seen: [(entry.ref, rule.check(entry, seen.chart)) for entry in seen.entries(rule)]
        case DayRule():
            return lambda seen: [(day.key, rule.check(day, seen.chart)) for day in seen.days(rule)]
        case PhaseRule():
            return lambda seen: [(None, _by_phases(rule, seen.chart))] if seen.chart.whole else []
        case CourseRule():
            return lambda seen: [(None, rule.check(seen.chart))] if seen.chart.whole or rule.on_excerpts else []
    raise TypeError(rule)


def _by_phases(rule: PhaseRule, chart: Chart) -> Iterator[Problem]:
    return chain.from_iterable(rule.check(phase, chart) for phase in chart.course.phases)


class _Step:
    """Rules that look in one go, by id, and those of them that lines of a code concern."""

    def __init__(self, rules: Iterable[Rule], levels: Mapping[str, Severity]) -> None:
        self._levels = levels
        self._rules = {rule.id: (rule, _look_of(rule)) for rule in rules}
        judging = [rule for rule, _ in self._rules.values()]
        self._whole = {rule.id for rule in judging if not isinstance(rule, CodeRule)}
        self._modified = {rule.id for rule in judging if isinstance(rule, CodeRule) and rule.modified}
        self._by_fact = [rule for rule in judging if isinstance(rule, CodeRule) and rule.codes is None]
        self._by_code: dict[str, set[str]] = defaultdict(set)
        for rule in judging:
            for code in (isinstance(rule, CodeRule) and rule.codes) or ():
                self._by_code[code].add(rule.id)

    def over(self, chart: Chart, pulse: Pulse) -> Answers:
        """Let every rule look at everything; what it reports stands under its id."""
        seen = Everything(chart)
        concerned = self._near(seen) | self._whole
        rules = paced((rule for rule in self._rules if rule in concerned), pulse)
        return {rule: found for rule in rules if (found := self._found(rule, seen))}

    def again(self, answers: Answers, touched: _Touched) -> Answers:
        """Let rules look at what was touched, and put it in the place of what they reported of it."""
        after = dict(answers)
        for rule in self._near(touched) | (touched.unsettled & self._rules.keys()):
            known = answers.get(rule, ())
            found = touched.still(rule, known) + self._found(rule, touched)
            if found != known:
                after[rule] = found
        return after

    def _near(self, seen: Everything) -> set[str]:
        """The rules that what is looked at can concern."""
        near = set[str]().union(*(seen.chart.of_facts(self._concerned, code) for code in seen.codes))
        return near if seen.modified else near - self._modified

    def _concerned(self, facts: Facts, code: str) -> frozenset[str]:
        """The rules that can find a line of the code wrong."""
        told = (rule.id for rule in self._by_fact if rule.concerns(code, facts))
        return frozenset(told).union(self._by_code.get(code, ()))

    def _found(self, rule: str, seen: Everything) -> tuple[Reported, ...]:
        """Let a rule look, and note by what it asked for other lines."""
        judging, look = self._rules[rule]
        looks = look(seen)
        if not looks:
            return ()
        found = tuple(_reported(judging, looks, seen.chart))
        seen.chart.asked[rule] = seen.chart.notes()
        level = self._levels.get(rule)
        return found if level is None else tuple(_at_level(each, level) for each in found)


class Walk:
    """A walk of these rules over courses. Lines that a validity rule refuses are known to all other rules.

    `levels` give all that a rule reports another severity than published.
    """

    def __init__(self, rules: Iterable[Rule], levels: Mapping[str, Severity] | None = None) -> None:
        every = tuple(rules)
        self._validity = _Step((rule for rule in every if rule.id.startswith(VALIDITY)), levels or {})
        self._others = _Step((rule for rule in every if not rule.id.startswith(VALIDITY)), levels or {})

    def over(self, chart: Chart, pulse: Pulse = no_pulse) -> Answers:
        """Let every rule look at everything; what it reports stands under its id. `pulse` beats before each rule."""
        validity = self._validity.over(chart, pulse)
        chart.invalid = _refused(validity)
        return {**validity, **self._others.over(chart, pulse)}

    def again(self, before: Chart, answers: Answers, chart: Chart, change: Change) -> Answers:
        """What `over` gives for the changed chart; rules look only at what the change touched."""
        touched = _Touched(chart, before, change)
        validity = self._validity.again(answers, touched)
        chart.invalid = _refused(validity)
        return self._others.again(validity, touched)


def _reported(rule: Rule, looks: Iterable[tuple[Place, Iterator[Problem]]], chart: Chart) -> Iterator[Reported]:
    """What a rule reports, with the payer's say; without a policy number for the day it stays silent."""
    for place, problems in looks:
        try:
            for problem in problems:
                yield Reported(rule, overlaid(rule, problem, chart), place)
        except MissingParameterError:
            continue


def _at_level(each: Reported, level: Severity) -> Reported:
    """What was reported, with the severity that a setting gives the rule; the evidence says so."""
    if level is each.severity:
        return each
    said = f"{each.problem.evidence}; set to {level} here, {each.severity} as published"
    return replace(each, problem=replace(each.problem, severity=level, evidence=said))


def _refused(answers: Answers) -> frozenset[LineRef]:
    """The lines that a validity rule reports as an error."""
    validity = (each for rule, reported in answers.items() if rule.startswith(VALIDITY) for each in reported)
    return frozenset(e.ref for each in validity if each.severity is Severity.ERROR for e in each.problem.entries)
