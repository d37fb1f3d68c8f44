"""The picture of a reviewed course, with the windows of days that its rules look at."""

from collections.abc import Mapping
from datetime import date

from radcoder.app.workspace import Workspace
from radcoder.domain.course import Course
from radcoder.domain.findings import Review
from radcoder.domain.timeline import Element, Timeline
from radcoder.domain.timeline_lanes import timeline_of
from radcoder.rules.chart import Chart
from radcoder.rules.windows import windows


def windows_of(workspace: Workspace, course: Course) -> tuple[Element, ...]:
    """The spans of days that the rules look at in this course."""
    return tuple(windows(Chart(course, workspace.facts_for([course]))))


def picture(
    workspace: Workspace, course: Course, review: Review, names: Mapping[tuple[str, date], str] | None = None
) -> Timeline:
    """The picture of a course as it was reviewed; `names` are those of its codes on their days."""
    return timeline_of(course, review, windows_of(workspace, course), names)
