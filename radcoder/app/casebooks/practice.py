"""The courses of a casebook looked at together, and those on which a rule on a practice is shown firing."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from radcoder.app.practice import practice_of
from radcoder.app.rule_settings import settings_of
from radcoder.domain.practice import LevelShare, PracticeReview
from radcoder.rules.register import PRACTICE_CODES

if TYPE_CHECKING:
    from radcoder.app.casebooks.casebook import Casebook
    from radcoder.app.workspace import Workspace


@dataclass(frozen=True, slots=True)
class PracticeView:
    """What courses show together, and by what id the casebook knows each; no ids for courses that it does not hold."""

    review: PracticeReview
    ids: tuple[str, ...] = ()

    def holders(self, share: LevelShare) -> tuple[tuple[str, str], ...]:
        """The courses with the highest level: id, empty where the casebook does not hold it, and reference."""
        return tuple((self.ids[number] if self.ids else "", reference) for number, reference in share.holders)


def casebook_practice(workspace: "Workspace", casebook: "Casebook") -> PracticeView:
    """Judge all courses of the casebook together, by its settings of rules."""
    courses = casebook.courses.lean(PRACTICE_CODES)
    review = practice_of(workspace, tuple(courses.values()), settings_of(casebook.rule_settings))
    return PracticeView(review, tuple(courses))


def example_practice(workspace: "Workspace", rule: str) -> PracticeView:
    """Judge the courses on which a rule on a practice fires."""
    from radcoder.app.rules import practice_example

    return PracticeView(practice_of(workspace, practice_example(rule)))
