"""Which courses the start page shows: by words, by what was found, by state; pure Python, quick for thousands."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from radcoder.app.casebooks.views import CourseSummary
from radcoder.ui.texts import words


class Found(StrEnum):
    """What the list can be narrowed to by the findings of the last review."""

    ANY = "any findings"
    ERRORS = "with errors"
    WARNINGS = "with warnings"
    CLEAN = "clean"
    NOT_REVIEWED = "not reviewed"


def is_clean(course: CourseSummary) -> bool:
    """Whether the last review found nothing."""
    return course.errors is not None and not (course.errors or course.warnings or course.infos)


TESTS: dict[Found, Callable[[CourseSummary], bool]] = {
    Found.ERRORS: lambda course: bool(course.errors),
    Found.WARNINGS: lambda course: bool(course.warnings),
    Found.CLEAN: is_clean,
    Found.NOT_REVIEWED: lambda course: course.errors is None,
}


@dataclass(frozen=True, slots=True)
class Sieve:
    """What is wanted: every word of the text, findings of a kind, a state; empty lets everything through."""

    text: str = ""
    found: Found = Found.ANY
    state: str = ""

    def sift(self, courses: Iterable[CourseSummary], texts: Mapping[str, str]) -> tuple[CourseSummary, ...]:
        """The courses that are wanted, in the order given; `texts` are what a search looks at, by the courses' ids."""
        wanted, test = self.text.casefold().split(), TESTS.get(self.found)
        return tuple(
            course
            for course in courses
            if (test is None or test(course))
            and (not self.state or course.state == self.state)
            and (not wanted or all(word in texts[course.id] for word in wanted))
        )


def texts_of(courses: Iterable[CourseSummary]) -> dict[str, str]:
    """What a search looks at in each course, by its id: a tenth of a second for 5,000 of them."""
    return {course.id: searched(course) for course in courses}


def searched(course: CourseSummary) -> str:
    """All that a search looks at, in small letters."""
    slugs = (course.site, course.technique, course.payer, course.state)
    texts = (course.alias, course.title, *slugs, *map(words, slugs), *course.tags, course.edited_by, course.harm)
    return "\n".join(text for text in texts if text).casefold()
