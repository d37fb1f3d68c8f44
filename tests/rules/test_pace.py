"""A review beats as it goes, and ends where the beat says so."""

from itertools import count

import pytest

from radcoder import rules
from radcoder.domain.rule_settings import PUBLISHED
from tests.rules.judged import Judge, course_of
from tests.rules.standard_courses import COURSES

TEXT = next(iter(COURSES.values()))


class EnoughError(Exception):
    """Nobody waits any more."""


def test_the_beat_changes_nothing_and_what_it_raises_ends_the_review(judge: Judge) -> None:
    course, facts, beats = course_of(TEXT), judge.facts(TEXT), count()
    assert rules.review(course, facts, PUBLISHED, lambda: next(beats)) == judge.review(TEXT)
    most = next(beats)
    assert most > len(judge.review(TEXT).findings) + 20
    for last in (0, most // 2, most - 1):
        left = iter(range(last))

        def beat() -> None:
            if next(left, None) is None:  # noqa: B023 - called in this turn of the loop
                raise EnoughError

        with pytest.raises(EnoughError):
            rules.review(course, facts, PUBLISHED, beat)
