"""Asking again only what a change touched must give what looking at everything anew gives, whatever rules are added."""

import ast
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

import radcoder.rules
from radcoder.catalog.reader import Catalog
from radcoder.domain.course import Course, Entry, Line, LineRef
from radcoder.rules.base import DayRule, LineRule, Problem
from radcoder.rules.chart import Chart
from radcoder.rules.register import COURSE_RULES
from radcoder.rules.walking import VALIDITY, Answers, Change, Everything, Place, Walk
from tests import notation
from tests.rules.judged import Judge, course_of
from tests.rules.standard_courses import COURSES
from tests.rules.test_cases import CASES

WALK = Walk(COURSE_RULES)
TEXTS = {f"{case.rule}: {case.name}": case.course for case in CASES} | COURSES
FOLDER = Path(radcoder.rules.__file__).parent
CODES = ("77301", "77427", "77290", "99213", "77014")
MAY_SEE_LINES = {"chart.py", "lines.py", "walking.py", "weighing.py"}


def _altered(line: Line, random: Random) -> Line:
    """The line as a coder may change it."""
    return random.choice(
        [
            replace(line, code=random.choice(CODES)),
            replace(line, date=_moved(line.date, random.choice([-200, -1, 1, 30]))),
            replace(line, units=line.units + 2),
            replace(line, modifiers=(*line.modifiers, random.choice(["26", "TC", "59", "25", "76"]))),
            replace(line, phase=None if line.phase else "p1"),
            _told(line),
            _diagnosed(line),
        ]
    )


def _told(line: Line) -> Line:
    return replace(line, note=None if line.note else "emergency")


def _diagnosed(line: Line) -> Line:
    return replace(line, diagnoses=() if line.diagnoses else ("Z85.3",))


def _moved(day: date, days: int) -> date:
    """Some days later, within the years that courses have."""
    return max(day, date(2000, 1, 1)) + timedelta(days=days)


def _changes(chart: Chart, random: Random) -> Iterator[Change]:
    """A note and a diagnosis that come or go, and lines dropped, altered and added."""
    if chart.entries:
        for alter in (_told, _diagnosed):
            entry = random.choice(chart.entries)
            yield Change((entry,), (replace(entry, line=alter(entry.line)),))
        yield _several(chart, random)
        yield _several(chart, random)


def _several(chart: Chart, random: Random) -> Change:
    gone, come = list[Entry](), list[Entry]()
    for number, entry in enumerate(random.sample(chart.entries, min(len(chart.entries), random.choice([1, 1, 2])))):
        what = random.choice(["drop", "alter", "alter", "add"])
        if what != "add":
            gone.append(entry)
        if what == "alter":
            come.append(replace(entry, line=_altered(entry.line, random)))
        if what == "add":
            ref = LineRef(entry.ref.claim, len(chart.entries) + number + 1)
            come.append(Entry(ref, entry.claim, _altered(entry.line, random), len(chart.entries) + number))
    return Change(tuple(gone), tuple(come))


def _made(course: Course, chart: Chart, change: Change) -> Course:
    """The course with the change in its claims."""
    left = {id(entry) for entry in change.gone}
    entries = sorted([*(e for e in chart.entries if id(e) not in left), *change.come], key=lambda entry: entry.position)
    lines = {claim.id: tuple(e.line for e in entries if e.ref.claim == claim.id) for claim in course.claims}
    return replace(course, claims=tuple(replace(claim, lines=lines[claim.id]) for claim in course.claims))


def _said(answers: Answers) -> dict[str, Counter[tuple[Place, str]]]:
    """What was reported, without the order within a rule."""
    return {
        rule: Counter((each.place, _words(each.problem)) for each in reported)
        for rule, reported in answers.items()
        if reported
    }


def _words(problem: Problem) -> str:
    refs = [str(entry.ref) for entry in problem.all_entries()]
    return f"{problem.severity} {problem.message} {problem.evidence} {refs} {problem.codes} {problem.fixes}"


@pytest.mark.parametrize("name", TEXTS)
def test_asking_again_equals_looking_anew(name: str, catalog: Catalog) -> None:
    course = notation.course(TEXTS[name])
    random = Random(name)
    facts = catalog.facts_for([course, *_with_codes(course)])
    chart = Chart(course, facts)
    answers = WALK.over(chart)
    for change in _changes(chart, random):
        after = chart.changed(_made(course, chart, change), change.gone, change.come)
        again = _said(WALK.again(chart, answers, after, change))
        assert again == _said(WALK.over(after)), change


def _with_codes(course: Course) -> list[Course]:
    """The course with the codes and dates that alterations bring, so that the facts hold them."""
    spread = [
        replace(line, code=code, date=_moved(line.date, days))
        for claim in course.claims
        for line in claim.lines[:1]
        for code in CODES
        for days in (-200, 0, 30)
    ]
    return [replace(course, claims=tuple(replace(claim, lines=tuple(spread)) for claim in course.claims))]


def test_a_validity_rule_looks_at_no_other_line(judge: Judge) -> None:
    """What it refuses is known to all rules, so a change elsewhere must not alter it."""
    for text in TEXTS.values():
        chart = Chart(course_of(text), judge.facts(text))
        WALK.over(chart)
        assert not any(marks for rule, marks in chart.asked.items() if rule.startswith(VALIDITY))


@pytest.mark.parametrize("name", TEXTS)
def test_what_does_not_concern_a_rule_it_would_not_report(name: str, judge: Judge) -> None:
    """The engine does not show it such lines and days."""
    chart = Chart(course_of(TEXTS[name]), judge.facts(TEXTS[name]))
    WALK.over(chart)
    seen = Everything(chart)
    for rule in COURSE_RULES:
        if isinstance(rule, LineRule) and rule.codes is None:
            shown = {entry.ref for entry in seen.entries(rule)}
            assert not [rule.id for e in chart.entries if e.ref not in shown and list(rule.check(e, chart))]
        if isinstance(rule, DayRule):
            days = {day.key for day in seen.days(rule)}
            assert not [rule.id for day in chart.days if day.key not in days and list(rule.check(day, chart))]


@pytest.mark.parametrize("path", sorted(FOLDER.rglob("*.py")), ids=lambda path: path.relative_to(FOLDER).as_posix())
def test_rules_get_lines_from_the_chart_alone(path: Path) -> None:
    """A claim's own lines and a course's entries would be seen without a note, and may be those before a fix.

    Rules on a practice have no chart: they look at many courses, and weigh no fix.
    """
    if path.name in MAY_SEE_LINES or path.parent.name == "practice":
        return
    nodes = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Attribute)]
    past = [node for node in nodes if node.attr in ("lines", "entries") and _is_past_the_chart(node.value)]
    assert not [ast.unparse(node) for node in past]
    assert not [ast.unparse(node) for node in nodes if node.attr == "unnoted"]


def _is_past_the_chart(value: ast.expr) -> bool:
    """`claim.lines`, `entry.claim.lines`, `course.entries`: not a day's or a finding's."""
    name = value.attr if isinstance(value, ast.Attribute) else value.id if isinstance(value, ast.Name) else ""
    return name.endswith(("claim", "course"))
