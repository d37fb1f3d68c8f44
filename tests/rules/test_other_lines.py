"""What holds for every course: units split over lines say the same, and a day of another doctor changes nothing."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from radcoder import rules
from radcoder.catalog.reader import Catalog
from radcoder.domain.course import Claim, ClaimKind, Course, Line
from tests import notation
from tests.rules.standard_courses import COURSES
from tests.rules.test_cases import CASES

TEXTS = {f"{case.rule}: {case.name}": case.course for case in CASES} | COURSES
MANY = 50  # seeds are not entered one by one
HELD_FROM = date(2019, 7, 1)  # before that the catalogue itself says that it holds nothing
REPEATED_LINE = "SET-13"  # two lines of a session want a modifier that two units of one line do not
Said = set[tuple[str, str, tuple[date, ...], frozenset[str]]]


def _said(course: Course, catalog: Catalog) -> Said:
    findings = rules.review(course, catalog.facts_for([course])).findings
    return {(f.rule, f.severity.value, f.dates, frozenset(f.codes)) for f in findings if f.rule != REPEATED_LINE}


def _one_by_one(line: Line) -> Iterator[Line]:
    number = line.units if line.units < MANY and line.charge is None else 1
    yield from [replace(line, units=line.units if number == 1 else 1)] * number


def _split(course: Course) -> Course:
    claims = (replace(c, lines=tuple(one for line in c.lines for one in _one_by_one(line))) for c in course.claims)
    return replace(course, claims=tuple(claims))


def _with_another_day(course: Course) -> Course:
    """The patient sees a cardiologist of another group for blood pressure, long before."""
    first = min((entry.date for entry in course.entries()), default=date(2026, 1, 2))
    visit = Line(max(first - timedelta(days=400), HELD_FROM), "99213", diagnoses=("I10",))
    claim = Claim("ZZ", ClaimKind.PROFESSIONAL, (visit,), "22", "dr-heart", "hearts", "cardiology")
    return replace(course, claims=(*course.claims, claim))


def _of(change: Callable[[Course], Course]) -> list[str]:
    """The courses of the catalogue's time that the change makes another."""
    read = {name: notation.course(text) for name, text in TEXTS.items()}
    held = {name: course for name, course in read.items() if all(e.date >= HELD_FROM for e in course.entries())}
    return [name for name, course in held.items() if change(course) != course]


@pytest.mark.parametrize("name", _of(_split))
def test_units_on_one_line_or_on_several_say_the_same(name: str, catalog: Catalog) -> None:
    course = notation.course(TEXTS[name])
    assert _said(_split(course), catalog) == _said(course, catalog)


def test_a_day_of_another_doctor_changes_nothing(catalog: Catalog) -> None:
    changed = [
        (name, before ^ after)
        for name in _of(_with_another_day)
        if (after := _said(_with_another_day(course := notation.course(TEXTS[name])), catalog))
        != (before := _said(course, catalog))
    ]
    assert changed == []
