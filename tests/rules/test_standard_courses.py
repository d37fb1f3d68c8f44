"""Standard courses, billed right, are clean: a wrong flag costs a coder's trust."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from radcoder import rules
from radcoder.catalog.reader import Catalog
from radcoder.domain.course import Course, Phase, Scope
from radcoder.domain.findings import Severity
from tests import notation
from tests.rules.standard_courses import COURSES

# A second IMRT plan is warned of where no new images are on record: that is the rule, not a guess.
NEEDS_A_FACT = {"FRQ-02"}


def _loud(course: Course, catalog: Catalog) -> list[tuple[str, str, str]]:
    findings = rules.review(course, catalog.facts_for([course])).findings
    return [(f.rule, f.severity.value, f.message) for f in findings if f.severity is not Severity.INFO]


@pytest.mark.parametrize("name", COURSES)
def test_a_standard_course_has_nothing_above_info(name: str, catalog: Catalog) -> None:
    assert _loud(notation.course(COURSES[name]), catalog) == []


def _bare(course: Course) -> Course:
    return replace(course, phases=tuple(Phase(p.id, volume=p.volume, modality=p.modality) for p in course.phases))


def _without_line_phases(course: Course) -> Course:
    claims = (replace(c, lines=tuple(replace(line, phase=None) for line in c.lines)) for c in course.claims)
    return replace(course, claims=tuple(claims))


def _anonymous(course: Course) -> Course:
    claims = (replace(c, biller=None, specialty=None, locality=None) for c in course.claims)
    return replace(course, claims=tuple(claims))


LESS: dict[str, Callable[[Course], Course]] = {
    "no phases": lambda course: replace(course, phases=()),
    "phases without technique and plan": _bare,
    "lines that name no phase": _without_line_phases,
    "no fractions": lambda course: replace(course, fractions=()),
    "no biller, specialty or locality": _anonymous,
    "no status": lambda course: replace(course, status=None),
    "an excerpt": lambda course: replace(course, scope=Scope.EXCERPT),
    "no payer": lambda course: replace(course, payer=None),
}


@pytest.mark.parametrize("less", LESS)
@pytest.mark.parametrize("name", COURSES)
def test_a_missing_fact_makes_no_rule_guess(name: str, less: str, catalog: Catalog) -> None:
    found = _loud(LESS[less](notation.course(COURSES[name])), catalog)
    assert [each for each in found if each[0] not in NEEDS_A_FACT] == []
