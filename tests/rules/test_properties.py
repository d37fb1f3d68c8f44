"""What holds for every course: order does not matter, a second review is the same, a fix removes its finding."""

from dataclasses import replace
from random import Random

import pytest

from radcoder import rules
from radcoder.catalog.reader import Catalog
from radcoder.domain.course import Course, Event, EventKind
from radcoder.domain.edits import apply_edits
from radcoder.domain.findings import Finding, Severity
from radcoder.exchange.review_json import review_to_json
from tests import notation
from tests.rules.judged import Judge, course_of
from tests.rules.test_cases import CASES, Case

MARKS = (EventKind.MISSED, EventKind.MACHINE_DOWN, EventKind.MOVED)
CASE_IDS = [f"{case.rule}: {case.name}" for case in CASES]


def _said(findings: tuple[Finding, ...]) -> list[tuple[str, str, str, tuple[str, ...]]]:
    """What findings say without the numbers of lines, which a shuffle changes."""
    return sorted((f.rule, f.severity.value, " ".join(map(str, f.dates)), tuple(sorted(f.codes))) for f in findings)


def _shuffled(course: Course, seed: int) -> Course:
    random = Random(seed)
    claims = []
    for claim in course.claims:
        lines = list(claim.lines)
        random.shuffle(lines)
        claims.append(replace(claim, lines=tuple(lines)))
    fractions = list(course.fractions)
    random.shuffle(fractions)
    return replace(course, claims=tuple(claims), fractions=tuple(fractions))


@pytest.mark.parametrize("case", CASES, ids=CASE_IDS)
def test_shuffling_lines_and_fractions_changes_no_finding(case: Case, judge: Judge) -> None:
    shuffled = rules.review(_shuffled(course_of(case.course), 7), judge.facts(case.course))
    assert _said(shuffled.findings) == _said(judge.review(case.course).findings)


@pytest.mark.parametrize("case", CASES, ids=CASE_IDS)
def test_why_a_day_has_no_fraction_changes_no_finding(case: Case, judge: Judge) -> None:
    course = course_of(case.course)
    days = sorted(course.days())
    marks = tuple(Event(kind, day) for day in dict.fromkeys((*days[:1], *days[-1:])) for kind in MARKS)
    marked = rules.review(replace(course, events=(*course.events, *marks)), judge.facts(case.course))
    assert _said(marked.findings) == _said(judge.review(case.course).findings)


@pytest.mark.parametrize("case", CASES, ids=CASE_IDS)
def test_reviewing_twice_gives_the_same_bytes(case: Case, judge: Judge, catalog: Catalog) -> None:
    again = notation.course(case.course)
    first = review_to_json(judge.review(case.course))
    assert review_to_json(rules.review(again, catalog.facts_for([again]))) == first


@pytest.mark.parametrize("case", [case for case in CASES if case.finds], ids=lambda case: f"{case.rule}: {case.name}")
def test_a_fix_removes_its_own_finding(case: Case, judge: Judge) -> None:
    course, facts = course_of(case.course), judge.facts(case.course)
    for finding in judge.review(case.course).findings:
        for fix in finding.fixes:
            after = rules.review(apply_edits(course, fix.edits), facts).findings
            same = [f for f in after if (f.rule, f.codes, f.dates) == (finding.rule, finding.codes, finding.dates)]
            assert all(f.severity is Severity.INFO for f in same), (finding.rule, fix.title, [f.message for f in same])


@pytest.mark.parametrize("case", CASES, ids=CASE_IDS)
def test_every_finding_is_complete(case: Case, judge: Judge) -> None:
    refs = {entry.ref for entry in course_of(case.course).entries()}
    for finding in judge.review(case.course).findings:
        assert finding.message.endswith((".", "?"))
        assert "{" not in finding.message
        assert finding.evidence
        assert finding.authority
        assert set(finding.lines) <= refs
        assert list(finding.dates) == sorted(set(finding.dates))


@pytest.mark.parametrize("case", [case for case in CASES if case.finds], ids=lambda case: f"{case.rule}: {case.name}")
def test_weighing_a_fix_equals_reviewing_the_fixed_course(case: Case, judge: Judge) -> None:
    """Weighing looks only at what a fix touches; the full review of the fixed course must say the same."""
    course, facts = course_of(case.course), judge.facts(case.course)
    before = judge.review(case.course).findings
    for finding in before:
        for fix in finding.fixes:
            after = rules.review(apply_edits(course, fix.edits), facts).findings
            loud = [f for f in after if f.severity is not Severity.INFO]
            new = [f for f in loud if all(known is finding for known in _still(f, before))]
            assert set(fix.leaves) == {f"{f.rule} {f.severity}: {f.message}" for f in new}


def _still(after: Finding, before: tuple[Finding, ...]) -> list[Finding]:
    """The earlier findings that this one is: the same words or codes; failing these, the same of more codes."""
    days, codes = set(after.dates), set(after.codes)
    alike = [f for f in before if (f.rule, f.severity) == (after.rule, after.severity)]
    same = [f for f in alike if f.message == after.message or (f.codes == after.codes and days <= set(f.dates))]
    return same or [f for f in alike if codes <= set(f.codes) and days <= set(f.dates)]
