"""The review: all the coding knowledge that is reasoning.

The register imports every rule. That takes longer than all else that a start imports, so it waits for the first review.
"""

from collections.abc import Sequence

from radcoder.domain.course import Course
from radcoder.domain.facts import Facts
from radcoder.domain.findings import Review
from radcoder.domain.practice import PracticeReview
from radcoder.domain.rule_settings import PUBLISHED, RuleSettings
from radcoder.rules.help import RuleHelp, help_of
from radcoder.rules.pace import Pulse, no_pulse


def review(course: Course, facts: Facts, settings: RuleSettings = PUBLISHED, pulse: Pulse = no_pulse) -> Review:
    """Judge one course with every rule, as far as the settings leave it on.

    Pure: the same course, facts and settings give the same review. `pulse` beats as it goes; what it raises ends it.
    """
    from radcoder.rules.register import ENGINE

    return ENGINE.review(course, facts, settings, pulse)


def review_practice(courses: Sequence[Course], facts: Facts, settings: RuleSettings = PUBLISHED) -> PracticeReview:
    """Judge many courses together by the rules on a practice. Pure, as the review of one course is."""
    from radcoder.rules.practice.judging import judge_practice
    from radcoder.rules.register import PRACTICE_RULES

    return judge_practice(PRACTICE_RULES, courses, facts, settings)


def rule_help(rule_id: str) -> RuleHelp:
    """The published help of a rule. Raises KeyError for an id that is not in the register."""
    from radcoder.rules.register import BY_ID

    return help_of(BY_ID[rule_id])
