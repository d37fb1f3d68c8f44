"""Changes to the claims of a course, as data: what stands above their lines, claims that come and claims that go."""

from dataclasses import dataclass, replace

from radcoder.domain.course import Claim, Course
from radcoder.domain.course_edits import CourseEdit


@dataclass(frozen=True, slots=True)
class SetHead(CourseEdit):
    """Let a claim have the biller, place and locality of `head`; its name and its lines stay."""

    claim: str
    head: Claim

    def on(self, course: Course) -> Course:
        """The course with this above the lines of the claim."""
        claims = (
            replace(self.head, id=each.id, lines=each.lines) if each.id == self.claim else each
            for each in course.claims
        )
        return replace(course, claims=tuple(claims))


@dataclass(frozen=True, slots=True)
class AddClaim(CourseEdit):
    """Add a claim without lines behind the others."""

    head: Claim

    def on(self, course: Course) -> Course:
        """The course with the claim; one of its name that is there stays as it is."""
        if any(each.id == self.head.id for each in course.claims):
            return course
        return replace(course, claims=(*course.claims, replace(self.head, lines=())))


@dataclass(frozen=True, slots=True)
class DropClaim(CourseEdit):
    """Take a claim away that has no lines."""

    claim: str

    def on(self, course: Course) -> Course:
        """The course without the claim; one with lines stays."""
        return replace(course, claims=tuple(each for each in course.claims if each.id != self.claim or each.lines))
