"""Many courses looked at together: what they are judged by, and how that is said at a terminal."""

from collections.abc import Iterator, Sequence

from radcoder import rules
from radcoder.app.review_text import finding_lines
from radcoder.app.text import counted, paragraph, printable
from radcoder.app.workspace import Workspace
from radcoder.domain.course import Course
from radcoder.domain.practice import LevelShare, PracticeReview
from radcoder.domain.rule_settings import PUBLISHED, RuleSettings
from radcoder.rules.practice.judging import lean
from radcoder.rules.register import PRACTICE_CODES


def practice_of(workspace: Workspace, courses: Sequence[Course], settings: RuleSettings = PUBLISHED) -> PracticeReview:
    """Judge many courses together."""
    return rules.review_practice(courses, workspace.facts_for(()), settings)


def for_practice(course: Course) -> Course:
    """As much of a course as it takes to judge it among others, so that thousands can be held at once."""
    return lean(course, PRACTICE_CODES)


def practice_text(review: PracticeReview) -> str:
    """The findings on the courses together, and the figures they rest on; ends with a line end."""
    head = [f"{counted(review.courses, 'course')} together"]
    blocks = [head, *(finding_lines(finding) for finding in review.findings), list(_figures(review.shares))]
    return printable("\n\n".join("\n".join(block) for block in blocks if block)) + "\n"


def _figures(shares: Sequence[LevelShare]) -> Iterator[str]:
    for share in shares:
        levels = ", ".join(f"{number} {code}" for code, number in share.levels)
        counts = f"{counted(share.courses, 'course')}, {levels}"
        yield from paragraph(f"{share.biller or 'biller not named'}: {counts}; {share.standing}")
