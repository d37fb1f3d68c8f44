"""Two versions of a course with the dollars of both; one of them may be what the record supports."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from radcoder.app.worksheet import Judgement, judge
from radcoder.app.workspace import Workspace
from radcoder.builder.supported import supported
from radcoder.domain.comparison import Comparison, compare
from radcoder.domain.course import Course, LineRef
from radcoder.domain.edits import apply_edits
from radcoder.domain.facts import Facts
from radcoder.domain.pricing import price_course
from radcoder.domain.rule_settings import RuleSettings
from radcoder.domain.taking_over import taking_over
from radcoder.rules.chart import Chart


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a course; where lines are proposed, with their reasons."""

    course: Course
    reasons: Mapping[LineRef, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Side:
    """What belongs to the lines of one version: amounts, their sum, names and reasons."""

    amounts: Mapping[LineRef, Decimal | None]
    total: Decimal
    names: Mapping[LineRef, str]
    reasons: Mapping[LineRef, str]


@dataclass(frozen=True, slots=True)
class Compared:
    """Two versions side by side: what differs, and what belongs to the lines of each."""

    comparison: Comparison
    before: Side
    after: Side
    offer: Judgement | None = None
    """The course with the lines of the supported version, judged; None where there is nothing to take over."""


def compared(workspace: Workspace, before: Version, after: Version) -> Compared:
    """Put two versions beside each other, each priced as it is."""
    facts = workspace.facts_for([before.course, after.course])
    return Compared(compare(before.course, after.course), _side(before, facts), _side(after, facts))


def _side(version: Version, facts: Facts) -> Side:
    estimate = price_course(version.course, facts)
    amounts = {ref: amount.amount for ref, amount in estimate.lines}
    rows = ((entry.ref, facts.code(entry.code, entry.date)) for entry in version.course.entries())
    names = {ref: row.short_name for ref, row in rows if row is not None}
    return Side(amounts, estimate.total, names, version.reasons)


def supported_version(workspace: Workspace, course: Course) -> Version:
    """The course with what its log supports in the place of what is billed for it, and why."""
    found = supported(Chart(course, workspace.facts_for([course])))
    return Version(found.course, found.reasons)


def offered(workspace: Workspace, course: Course, version: Version, settings: RuleSettings) -> Judgement | None:
    """What the course would be with the lines that its record supports, and its review; None if it bills these."""
    edits = taking_over(course, version.course)
    return judge(workspace, apply_edits(course, edits), settings) if edits else None
