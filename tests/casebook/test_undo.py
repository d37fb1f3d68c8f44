"""Steps: the smallest splice between two courses, which leads there and back, through text too."""

from dataclasses import replace

import pytest
from hypothesis import given

from radcoder.casebook import undo
from radcoder.casebook.undo import History, Past, Side, Step
from radcoder.domain.course import Course, LineRef
from radcoder.domain.edits import DropLine, SetUnits, apply_edits
from tests.courses import FULL, courses, sample


def through_text(step: Step) -> Step:
    """The step after it lay in the journal."""
    return Step(Side.read(step.before.text()), Side.read(step.after.text()))


@given(courses, courses)
def test_a_step_leads_there_and_back(one: Course, other: Course) -> None:
    step = through_text(undo.step_between(one, other))
    assert undo.taken(one, step) == other
    assert undo.taken(other, step.reversed()) == one


def test_a_small_edit_of_a_long_claim_is_a_small_step() -> None:
    course = sample()
    ref = LineRef(course.claims[0].id, 10)
    step = undo.step_between(course, apply_edits(course, [SetUnits(ref, 9)]))
    assert step.before.facts == step.after.facts == {}
    assert step.after.claims is None
    (splice,) = step.after.splices
    assert (splice.start, [line.units for line in splice.lines]) == (9, [9])


def test_a_dropped_line_leaves_an_empty_place() -> None:
    course = sample()
    step = undo.step_between(course, apply_edits(course, [DropLine(LineRef(course.claims[0].id, 1))]))
    assert [len(side.splices[0].lines) for side in (step.before, step.after)] == [1, 0]


def test_a_claim_that_goes_comes_back_with_its_lines() -> None:
    after = replace(FULL, claims=FULL.claims[1:])
    step = through_text(undo.step_between(FULL, after))
    assert undo.taken(FULL, step) == after
    assert undo.taken(after, step.reversed()) == FULL


@pytest.mark.parametrize(
    ("entries", "done", "undone"),
    [
        ("s1 s2", ["1", "2"], []),
        ("s1 s2 u2 u1", [], ["2", "1"]),
        ("s1 s2 u2 u1 r1", ["1"], ["2"]),
        ("s1 s2 u2 s4", ["1", "4"], []),
        ("s1 u1 r1 u1 r1", ["1"], []),
        ("u1 s2", ["2"], []),
        ("s1 s2 u1", [], []),
        ("s1 u1 r2 s4", ["4"], []),
    ],
)
def test_the_history_is_folded_from_the_journal_and_begins_anew_where_steps_are_gone(
    entries: str, done: list[str], undone: list[str]
) -> None:
    kinds = {"s": undo.STEP, "u": undo.UNDO, "r": undo.REDO}
    past = [
        Past(number, kinds[word[0]], word[1], None if word[0] == "s" else int(word[1]))
        for number, word in enumerate(entries.split(), 1)
    ]
    history = History.of(past)
    assert [name for _, name in history.done] == done
    assert [name for _, name in history.undone] == undone
