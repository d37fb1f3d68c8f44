"""Every rule against its cases: tests/rules/cases/<ID>.toml.

A case has a name, a course in the compact notation and `finds`: the findings of this rule that an expert expects,
each written as `severity code… on date…` (codes and dates that the finding must carry; either may be left out).
No entry means clean. `near` marks a clean case that almost fails; `says` and `fixes` are texts that findings must hold.
"""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from radcoder.domain.findings import Finding, Severity
from tests.rules.judged import Judge

FOLDER = Path(__file__).parent / "cases"


@dataclass(frozen=True)
class Case:
    rule: str
    name: str
    course: str
    finds: tuple[str, ...]
    near: bool
    says: tuple[str, ...]
    fixes: tuple[str, ...]


def _case(rule: str, fields: dict[str, Any]) -> Case:
    return Case(
        rule,
        fields.pop("name"),
        fields.pop("course"),
        tuple(fields.pop("finds", ())),
        fields.pop("near", False),
        tuple(fields.pop("says", ())),
        tuple(fields.pop("fixes", ())),
        **fields,
    )


def all_cases() -> list[Case]:
    return [
        _case(path.stem, fields)
        for path in sorted(FOLDER.glob("*.toml"))
        for fields in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    ]


CASES = all_cases()


def matches(wanted: str, finding: Finding) -> bool:
    said, _, days = wanted.partition(" on ")
    severity, *codes = said.split()
    return (
        finding.severity is Severity(severity)
        and set(codes) <= set(finding.codes)
        and set(days.split()) <= {str(day) for day in finding.dates}
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}: {case.name}")
def test_rule_finds_what_an_expert_expects(case: Case, judge: Judge) -> None:
    found = [finding for finding in judge.review(case.course).findings if finding.rule == case.rule]
    unmatched = [finding for finding in found if not any(matches(wanted, finding) for wanted in case.finds)]
    missing = [wanted for wanted in case.finds if not any(matches(wanted, finding) for finding in found)]
    assert not missing, f"missing {missing}; found {[finding.message for finding in found]}"
    assert not unmatched, f"unexpected {[(finding.severity.value, finding.message) for finding in unmatched]}"
    everything = " ".join(f"{finding.message} {finding.evidence}" for finding in found)
    assert [text for text in case.says if text not in everything] == [], everything
    titles = [fix.title for finding in found for fix in finding.fixes]
    assert [text for text in case.fixes if not any(text in title for title in titles)] == [], titles
