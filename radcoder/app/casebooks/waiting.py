"""Courses that wait for a review: brought in, or judged by another catalogue, other rules or other settings."""

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from radcoder import __version__
from radcoder.app.rule_settings import settings_of
from radcoder.domain.findings import Severity
from radcoder.domain.rule_settings import RuleSettings

if TYPE_CHECKING:
    from radcoder.app.casebooks.casebook import Casebook
    from radcoder.app.workspace import Workspace

Counts = tuple[int, int, int]
"""Open errors, warnings and infos."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """The courses, in the order in which they matter, and how many of them lost counts that held no longer."""

    courses: tuple[str, ...]
    settings: RuleSettings
    forgotten: int


def waiting(workspace: "Workspace", casebook: "Casebook") -> Waiting:
    """Which courses wait; counts that rest on something else than what a review would rest on now are forgotten."""
    settings = settings_of(casebook.rule_settings)
    forgotten = casebook.courses.rest_on(_basis(workspace, settings))
    return Waiting(casebook.courses.unreviewed(), settings, forgotten)


def review_waiting(workspace: "Workspace", casebook: "Casebook", course: str, settings: RuleSettings) -> Counts:
    """Review one of them, and write how that came out. Raises `UnknownCourseError`, `UnreadableCourseError`."""
    from radcoder.app.review import review_course

    review = review_course(workspace, casebook.courses.load(course), settings)
    casebook.courses.reviewed(course, review)
    return review.count(Severity.ERROR), review.count(Severity.WARNING), review.count(Severity.INFO)


def _basis(workspace: "Workspace", settings: RuleSettings) -> str:
    """What every count rests on: the program's rules, the catalogue, the settings of rules."""
    rows = sorted(f"{row.rule} {row.payer} {row.severity}" for row in settings.rows)
    return f"{__version__} {workspace.catalog.hash} {hashlib.sha256(repr(rows).encode()).hexdigest()[:16]}"
