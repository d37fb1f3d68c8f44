"""Rules on a practice: their cases, their settings, and that no review of a single course knows of them."""

import random
from dataclasses import replace

import pytest

from radcoder import rules
from radcoder.catalog.reader import Catalog
from radcoder.domain.findings import Severity
from radcoder.domain.practice import PracticeReview
from radcoder.domain.rule_settings import PUBLISHED, RuleSetting, RuleSettings
from radcoder.rules.register import COURSE_RULES, PRACTICE_RULES, REGISTER
from tests.rules.practices import PracticeCase, practice_cases
from tests.rules.test_cases import matches

CASES = practice_cases()
FLAGGED = next(case for case in CASES if case.finds)


def judged(case: PracticeCase, catalog: Catalog, settings: RuleSettings = PUBLISHED) -> PracticeReview:
    courses = case.courses()
    return rules.review_practice(courses, catalog.facts_for([]), settings)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}: {case.name}")
def test_rule_finds_what_an_expert_expects(case: PracticeCase, catalog: Catalog) -> None:
    found = [finding for finding in judged(case, catalog).findings if finding.rule == case.rule]
    assert len(found) == len(case.finds), [finding.message for finding in found]
    assert all(any(matches(wanted, finding) for finding in found) for wanted in case.finds)
    everything = " ".join(f"{finding.message} {finding.evidence}" for finding in found)
    assert [text for text in case.says if text not in everything] == [], everything


def test_every_rule_looks_at_one_course_or_at_many() -> None:
    assert sorted(rule.id for rule in (*COURSE_RULES, *PRACTICE_RULES)) == [rule.id for rule in REGISTER]


def test_no_review_of_a_single_course_knows_of_a_practice(catalog: Catalog) -> None:
    """Not even a setting of such a rule is named there."""
    course = FLAGGED.courses()[0]
    facts = catalog.facts_for([course])
    off = RuleSettings(tuple(RuleSetting(rule.id, "", None) for rule in PRACTICE_RULES))
    review = rules.review(course, facts)
    assert {finding.rule for finding in review.findings}.isdisjoint(rule.id for rule in PRACTICE_RULES)
    assert rules.review(course, facts, off) == review


def test_the_order_of_courses_changes_nothing_but_the_order_of_names(catalog: Catalog) -> None:
    courses, facts = FLAGGED.courses(), catalog.facts_for([])
    mixed = random.Random(6).sample(courses, len(courses))
    assert rules.review_practice(mixed, facts).findings == rules.review_practice(courses, facts).findings


def test_units_on_one_line_count_as_lines_do(catalog: Catalog) -> None:
    def joined(number: int) -> object:
        course = FLAGGED.courses()[number]
        (claim,) = course.claims
        line = replace(claim.lines[0], units=len(claim.lines))
        return replace(course, claims=(replace(claim, lines=(line,)),))

    facts = catalog.facts_for([])
    courses = [joined(number) for number in range(len(FLAGGED.courses()))]
    (share,) = rules.review_practice(courses, facts).shares  # type: ignore[arg-type]
    assert (share.top, share.fractions, share.top_courses, share.courses) == (240, 400, 24, 40)


def test_a_rule_that_is_off_is_silent_and_its_figures_stay(catalog: Catalog) -> None:
    off = judged(FLAGGED, catalog, RuleSettings((RuleSetting("TEC-06", "", None),)))
    assert off.findings == ()
    assert off.shares == judged(FLAGGED, catalog).shares


def test_courses_of_a_payer_for_whom_it_is_off_do_not_count(catalog: Catalog) -> None:
    courses = FLAGGED.courses()
    mixed = [replace(course, payer="aetna") if number < 5 else course for number, course in enumerate(courses)]
    settings = RuleSettings((RuleSetting("TEC-06", "aetna", None),))
    (finding,) = rules.review_practice(mixed, catalog.facts_for([]), settings).findings
    assert "190 of 350 fractions" in finding.message


def test_another_severity_for_all_payers_is_taken(catalog: Catalog) -> None:
    (finding,) = judged(FLAGGED, catalog, RuleSettings((RuleSetting("TEC-06", "", Severity.WARNING),))).findings
    assert finding.severity is Severity.WARNING


def test_no_course_no_figure(catalog: Catalog) -> None:
    review = rules.review_practice([], catalog.facts_for([]))
    assert (review.courses, review.shares, review.findings) == (0, (), ())
