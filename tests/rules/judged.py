"""Courses of the notation with their facts and reviews: frozen values, so all tests of a process share them."""

from functools import cache

from radcoder import rules
from radcoder.catalog.reader import Catalog
from radcoder.domain.course import Course
from radcoder.domain.facts import Facts
from radcoder.domain.findings import Review
from tests import notation


class Judge:
    """Reads, looks up and judges each text once."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._facts: dict[str, Facts] = {}
        self._reviews: dict[str, Review] = {}

    def facts(self, text: str) -> Facts:
        """What the catalogue knows for this course and no other: a fact that a rule needs and nobody loads is seen."""
        if text not in self._facts:
            self._facts[text] = self._catalog.facts_for([course_of(text)])
        return self._facts[text]

    def review(self, text: str) -> Review:
        """The review of the course."""
        if text not in self._reviews:
            self._reviews[text] = rules.review(course_of(text), self.facts(text))
        return self._reviews[text]


@cache
def course_of(text: str) -> Course:
    """Read the notation."""
    return notation.course(text)
