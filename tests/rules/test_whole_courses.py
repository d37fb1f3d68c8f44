"""Whole courses as an auditor meets them: all that is wrong is found, and nothing else above info.

tests/rules/whole_courses/<topic>.toml holds invented courses in the compact notation. `finds` are the findings that an
expert expects, each written as `RULE severity code… on date…`; codes and dates are those that the finding must carry.
Every finding above info must be one of them; a course without any is clean.
"""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from radcoder.domain.findings import Finding, Severity
from tests.rules.judged import Judge
from tests.rules.test_cases import matches

FOLDER = Path(__file__).parent / "whole_courses"


def _courses() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for path in sorted(FOLDER.glob("*.toml")):
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
            found[f"{path.stem}: {case['name']}"] = case
    return found


COURSES = _courses()


def _is(wanted: str, finding: Finding) -> bool:
    rule, _, said = wanted.partition(" ")
    return rule == finding.rule and matches(said, finding)


@pytest.mark.parametrize("name", COURSES)
def test_an_auditor_agrees_with_the_review(name: str, judge: Judge) -> None:
    case = COURSES[name]
    expected: list[str] = case.get("finds", [])
    found = judge.review(case["course"]).findings
    missing = [wanted for wanted in expected if not any(_is(wanted, finding) for finding in found)]
    loud = [finding for finding in found if finding.severity is not Severity.INFO]
    stray = [finding for finding in loud if not any(_is(wanted, finding) for wanted in expected)]
    assert not missing
    assert not stray, [(finding.rule, finding.severity.value, finding.message) for finding in stray]
