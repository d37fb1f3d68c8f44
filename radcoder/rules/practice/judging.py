"""The review of many courses together: the rules on a practice, as far as the settings leave them on."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from radcoder.domain.course import Course
from radcoder.domain.facts import Facts
from radcoder.domain.findings import Finding
from radcoder.domain.practice import PracticeReview
from radcoder.domain.rule_settings import ALL_PAYERS, RuleSettings
from radcoder.rules.base import PracticeRule
from radcoder.rules.joining import findings_of
from radcoder.rules.practice.level_share import level_shares
from radcoder.rules.walking import Reported


def judge_practice(
    rules: Iterable[PracticeRule], courses: Sequence[Course], facts: Facts, settings: RuleSettings
) -> PracticeReview:
    """Judge the courses together. Pure: the same courses, facts and settings give the same answer."""
    return PracticeReview(
        courses=len(courses),
        catalog_hash=facts.hash,
        shares=tuple(level_shares(courses, facts)),
        findings=tuple(chain.from_iterable(_findings(rule, courses, facts, settings) for rule in rules)),
    )


def _findings(rule: PracticeRule, courses: Sequence[Course], facts: Facts, settings: RuleSettings) -> Iterator[Finding]:
    """What the rule reports; the courses of a payer for whom it is off do not count."""
    counted = [course for course in courses if not _off(rule, course, settings)]
    reported = (Reported(rule, problem, None) for problem in rule.check(counted, facts))
    everywhere = {row.rule: row.severity for row in settings.rows if row.payer == ALL_PAYERS}
    for finding in findings_of(reported, facts):
        yield replace(finding, severity=everywhere.get(rule.id) or finding.severity)


def _off(rule: PracticeRule, course: Course, settings: RuleSettings) -> bool:
    return any(row.rule == rule.id and row.severity is None for row in settings.for_payer(course.payer))


def lean(course: Course, codes: frozenset[str]) -> Course:
    """As much of a course as rules on a practice ask for: whose it is, and its lines of these codes."""
    claims = (
        replace(claim, lines=tuple(line for line in claim.lines if line.code in codes)) for claim in course.claims
    )
    return Course(course.reference, tuple(claims), payer=course.payer)
