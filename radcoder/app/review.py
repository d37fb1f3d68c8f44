"""Reviewing a course with the facts of the workspace's catalogue."""

from radcoder import rules
from radcoder.app.workspace import Workspace
from radcoder.domain.course import Course
from radcoder.domain.findings import Review
from radcoder.domain.rule_settings import PUBLISHED, RuleSettings
from radcoder.rules.pace import Pulse, no_pulse


def review_course(
    workspace: Workspace, course: Course, settings: RuleSettings = PUBLISHED, pulse: Pulse = no_pulse
) -> Review:
    """Judge one course: what is wrong, why, on whose authority, and what would make it right."""
    return rules.review(course, workspace.facts_for([course]), settings, pulse)
