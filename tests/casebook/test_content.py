"""A course as JSON: nothing is lost, and what a newer program wrote is refused rather than dropped."""

import dataclasses
import json
from datetime import UTC, date, datetime
from enum import Enum

import pytest

from radcoder.casebook import content
from radcoder.casebook.content import UnreadableCourseError
from radcoder.domain.course import Course, Line
from radcoder.domain.overrides import Override, Reason
from tests.courses import FULL, SAMPLES, sample


def stored(course: Course) -> Course:
    """The course after it was written as text and read again, part by part."""
    claims = tuple(
        content.claim_of(
            json.loads(content.text(content.head_of(claim))),
            tuple(content.understood(json.loads(content.text(content.lean(line))), Line) for line in claim.lines),
        )
        for claim in course.claims
    )
    return content.course_of(json.loads(content.text(content.facts_of(course))), claims)


@pytest.mark.parametrize("course", [FULL, Course("bare"), *map(sample, range(len(SAMPLES)))], ids=lambda c: c.reference)
def test_a_course_comes_back_as_it_was(course: Course) -> None:
    assert stored(course) == course


def test_an_empty_value_that_is_not_the_default_is_kept() -> None:
    aside = Override("SET-01", (), (), "0", Reason.OTHER, "", "Ann", datetime(2026, 11, 21, tzinfo=UTC))
    assert stored(Course("c", overrides=(aside,))).overrides == (aside,)


def test_a_field_that_is_not_known_is_refused_and_named() -> None:
    facts = {**content.facts_of(FULL), "dose": 70}
    with pytest.raises(UnreadableCourseError, match=r"The course full was written by a newer RadCoder"):
        content.course_of(facts, ())


def test_a_field_deep_inside_that_is_not_known_is_refused() -> None:
    facts = content.facts_of(FULL)
    facts["phases"][0]["plan"]["arcs"] = 2
    with pytest.raises(UnreadableCourseError):
        content.course_of(facts, ())


def test_a_word_that_is_not_known_is_refused() -> None:
    with pytest.raises(UnreadableCourseError):
        content.course_of({**content.facts_of(FULL), "status": "paused"}, ())


def test_only_what_differs_is_a_changed_fact() -> None:
    after = dataclasses.replace(FULL, payer=None, diagnoses=("C61", "C79.51"))
    old, new = content.changed_facts(FULL, after)
    assert (old, new) == (
        {"payer": "medicare", "diagnoses": ["C61"]},
        {"payer": None, "diagnoses": ["C61", "C79.51"]},
    )
    assert content.with_facts(FULL, new) == after
    assert content.with_facts(after, old) == FULL


def test_the_same_course_gives_the_same_text() -> None:
    line = Line(date(2026, 1, 1), "77301", note="Über")
    assert content.text(content.lean(line)) == '{"code":"77301","date":"2026-01-01","note":"Über","units":1}'
    assert not any(isinstance(value, Enum) for value in content.facts_of(FULL).values())
