"""Walking the rules over a chart: each gets what it looks at; of a changed course, only what the change touched."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import chain

from radcoder.domain.course import Entry, LineRef
from radcoder.domain.facts import MissingParameterError
from radcoder.domain.findings import Severity
from radcoder.rules.base import CourseRule, DayRule, LineRule, PhaseRule, Problem, Rule
from radcoder.rules.chart import EVERY_CODE, Chart, Day, DayKey
from radcoder.rules.policy import overlaid

VALIDITY = "VAL-"


@dataclass(frozen=True, slots=True)
class Reported:
    """A problem, the rule that reports it and the line or day it looked at; None for a phase or the course."""

    rule: Rule
    problem: Problem
    place: LineRef | DayKey | None

    @property
    def severity(self) -> Severity:
        """The problem's own severity, or the rule's."""
        return self.problem.severity or self.rule.severity


class Touched:
    """The lines, days and codes of a changed course that the change concerns, and the rules that it leaves alone."""

    def __init__(self, before: Chart, chart: Chart, lines: frozenset[LineRef], days: frozenset[DayKey]) -> None:
        self._places: frozenset[LineRef | DayKey] = lines | days
        codes = {entry.code for each in (before, chart) for entry in each.entries if entry.ref in lines}
        self.settled = frozenset(rule for rule, asked in before.asked.items() if not asked & (codes | {EVERY_CODE}))
        self.entries = tuple(entry for entry in chart.entries if entry.ref in lines)
        self.days = tuple(day for day in chart.days if day.key in days)

    def has(self, each: Reported) -> bool:
        """Say whether what was reported has to be looked at again."""
        return each.rule.id not in self.settled if each.place is None else each.place in self._places


class _Kinds:
    """Rules sorted by what they look at, once, so that a walk asks no rule for its kind."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._by_code: dict[str, list[LineRule]] = defaultdict(list)
        self._any_line: list[LineRule] = []
        self._days: list[DayRule] = []
        self._phases: list[PhaseRule] = []
        self._courses: list[CourseRule] = []
        for rule in rules:
            self._put(rule)

    def _put(self, rule: Rule) -> None:
        match rule:
            case LineRule(codes=None):
                self._any_line.append(rule)
            case LineRule(codes=codes):
                for code in codes or ():
                    self._by_code[code].append(rule)
            case DayRule():
                self._days.append(rule)
            case PhaseRule():
                self._phases.append(rule)
            case CourseRule():
                self._courses.append(rule)

    def look(
        self, chart: Chart, entries: Iterable[Entry], days: Iterable[Day], settled: frozenset[str] = frozenset()
    ) -> Iterator[Reported]:
        """Look at these lines and days, and, but for settled rules, at phases and the whole of a course."""
        for entry in entries:
            for line_rule in (*self._by_code.get(entry.code, ()), *self._any_line):
                for problem in _answers(line_rule, chart, line_rule.check(entry, chart)):
                    yield Reported(line_rule, problem, entry.ref)
        for day in days:
            for day_rule in self._days:
                for problem in _answers(day_rule, chart, day_rule.check(day, chart)):
                    yield Reported(day_rule, problem, day.key)
        if chart.whole:
            yield from (Reported(rule, problem, None) for rule, problem in self._whole(chart, settled))

    def _whole(self, chart: Chart, settled: frozenset[str]) -> Iterator[tuple[Rule, Problem]]:
        for phase_rule in self._phases:
            if phase_rule.id not in settled:
                answers = (phase_rule.check(phase, chart) for phase in chart.course.phases)
                yield from _noted(phase_rule, chart, chain.from_iterable(answers))
        for course_rule in self._courses:
            if course_rule.id not in settled:
                yield from _noted(course_rule, chart, course_rule.check(chart))


class Walk:
    """A walk of these rules over courses. Lines that a validity rule refuses are known to all other rules.

    `levels` give all that a rule reports another severity than published.
    """

    def __init__(self, rules: Iterable[Rule], levels: Mapping[str, Severity] | None = None) -> None:
        self._levels = levels or {}
        every = tuple(rules)
        self._validity = _Kinds(rule for rule in every if rule.id.startswith(VALIDITY))
        self._others = _Kinds(rule for rule in every if not rule.id.startswith(VALIDITY))

    def over(self, chart: Chart) -> list[Reported]:
        """Look at everything."""
        return self._two_steps(chart, lambda rules: list(rules.look(chart, chart.entries, chart.days)), [])

    def again(self, chart: Chart, before: Iterable[Reported], touched: Touched) -> list[Reported]:
        """Look at what a change touched, and keep what was reported of other lines and days.

        It rests on what a line rule and a day rule may look at: their line or day, phases and the log. A rule of phases
        or courses is asked again when it looked at a code that the change touches.
        """
        kept = [each for each in before if not touched.has(each)]
        return self._two_steps(
            chart, lambda rules: list(rules.look(chart, touched.entries, touched.days, touched.settled)), kept
        )

    def _two_steps(
        self, chart: Chart, look: Callable[[_Kinds], list[Reported]], kept: list[Reported]
    ) -> list[Reported]:
        validity = [
            *self._levelled(look(self._validity)),
            *(each for each in kept if each.rule.id.startswith(VALIDITY)),
        ]
        chart.invalid = frozenset(_refused(validity))
        return [
            *validity,
            *(each for each in kept if not each.rule.id.startswith(VALIDITY)),
            *self._levelled(look(self._others)),
        ]

    def _levelled(self, reported: list[Reported]) -> list[Reported]:
        return [_at_level(each, self._levels.get(each.rule.id)) for each in reported] if self._levels else reported


def _at_level(each: Reported, level: Severity | None) -> Reported:
    """What was reported, with the severity that a setting gives the rule; the evidence says so."""
    if level is None or level is each.severity:
        return each
    said = f"{each.problem.evidence}; set to {level} here, {each.severity} as published"
    return replace(each, problem=replace(each.problem, severity=level, evidence=said))


def _answers(rule: Rule, chart: Chart, problems: Iterator[Problem]) -> Iterator[Problem]:
    """What a rule reports, with the payer's say; without a policy number for the day it stays silent."""
    with suppress(MissingParameterError):
        for problem in problems:
            yield overlaid(rule, problem, chart)


def _noted(rule: Rule, chart: Chart, problems: Iterator[Problem]) -> Iterator[tuple[Rule, Problem]]:
    """Let a rule look, and note for which codes it asked."""
    chart.notes()
    found = list(_answers(rule, chart, problems))
    chart.asked[rule.id] = chart.notes()
    yield from ((rule, problem) for problem in found)


def _refused(reported: Iterable[Reported]) -> Iterator[LineRef]:
    for each in reported:
        if each.severity is Severity.ERROR:
            yield from (entry.ref for entry in each.problem.entries)
