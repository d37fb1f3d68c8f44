"""Standard courses, billed right, are clean: a wrong flag costs a coder's trust."""

import pytest

from radcoder import rules
from radcoder.catalog.reader import Catalog
from radcoder.domain.findings import Severity
from tests import notation
from tests.rules.standard_courses import COURSES


@pytest.mark.parametrize("name", COURSES)
def test_a_standard_course_has_nothing_above_info(name: str, catalog: Catalog) -> None:
    course = notation.course(COURSES[name])
    findings = rules.review(course, catalog.facts_for([course])).findings
    assert [(f.rule, f.severity.value, f.message) for f in findings if f.severity is not Severity.INFO] == []
