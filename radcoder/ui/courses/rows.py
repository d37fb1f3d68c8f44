"""What the columns of the start page say about a course, and how they are sorted."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from enum import IntEnum
from typing import Any

from radcoder.app.casebooks.views import CourseSummary
from radcoder.domain.findings import Severity
from radcoder.ui.courses.sift import is_clean
from radcoder.ui.texts import count, day, severity_count, span, words
from radcoder.ui.theme import SHAPES

BIN_DAYS = 30
Segment = tuple[str, Severity | None]


class Column(IntEnum):
    """The columns from left to right."""

    ALIAS = 0
    TITLE = 1
    FINDINGS = 2
    SITE = 3
    TECHNIQUE = 4
    PAYER = 5
    DATES = 6
    STATE = 7
    TAGS = 8
    EDITED = 9


TITLES = ("Course", "Title", "Findings", "Site", "Technique", "Payer", "Dates of service", "State", "Tags", "Edited")
NOT_REVIEWED = "not reviewed"


def findings_of(course: CourseSummary) -> tuple[Segment, ...]:
    """The counts of the last review as shapes and words, each with its severity; None stands for clean."""
    if course.harm:
        return ((f"{SHAPES[Severity.ERROR]} damaged", Severity.ERROR),)
    if course.errors is None:
        return ()
    if is_clean(course):
        return ((f"{SHAPES[None]} clean", None),)
    counts = ((Severity.ERROR, course.errors), (Severity.WARNING, course.warnings), (Severity.INFO, course.infos))
    return tuple((f"{SHAPES[kind]} {severity_count(kind, number)}", kind) for kind, number in counts if number)


def findings_text(course: CourseSummary) -> str:
    """The counts in one sentence part."""
    return "  ".join(text for text, _ in findings_of(course)) or NOT_REVIEWED


def edited_text(course: CourseSummary, now: datetime) -> str:
    """When and by whom it was last edited; in the bin how long it stays there, which is what counts then."""
    if course.harm:
        return ""
    if course.deleted is not None:
        left = max(-((now - course.deleted - timedelta(days=BIN_DAYS)) // timedelta(days=1)), 0)  # a begun day counts
        return f"{count(left, 'day')} left"
    return f"{moment(course.edited, now)} {course.edited_by}".strip()


def moment(when: datetime, now: datetime) -> str:
    """A moment as people say it: the time today, else the day."""
    local, today = when.astimezone(), now.astimezone()
    return f"{local:%H:%M}" if local.date() == today.date() else day(local.date())


TEXTS: dict[Column, Callable[[CourseSummary], str]] = {
    Column.ALIAS: lambda course: course.alias,
    Column.TITLE: lambda course: course.harm or course.title or "",
    Column.FINDINGS: findings_text,
    Column.SITE: lambda course: words(course.site or ""),
    Column.TECHNIQUE: lambda course: words(course.technique or ""),
    Column.PAYER: lambda course: words(course.payer or ""),
    Column.DATES: lambda course: span(filter(None, (course.first_day, course.last_day))),
    Column.STATE: lambda course: words(course.state or ""),
    Column.TAGS: lambda course: ", ".join(course.tags),
    Column.EDITED: lambda course: edited_text(course, datetime.now(UTC)),
}


def sort_key(column: Column) -> Callable[[CourseSummary], Any]:
    """What a column is sorted by: counts by severity, dates by the first day, words by their letters."""
    match column:
        case Column.FINDINGS:
            return lambda course: (
                bool(course.harm),
                course.errors is not None,
                course.errors or 0,
                course.warnings or 0,
                course.infos or 0,
            )
        case Column.DATES:
            return lambda course: (course.first_day or date.min, course.last_day or date.min)
        case Column.EDITED:
            return lambda course: course.deleted or course.edited
        case _:
            return lambda course: TEXTS[column](course).casefold()
