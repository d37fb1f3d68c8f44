"""Whatever is done to a course, the file holds what the screen shows, and all of it can be taken back."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from radcoder.app.casebooks.casebook import Casebook
from radcoder.app.casebooks.opening import throwaway_casebook
from radcoder.domain.course import Course
from tests.courses import courses

MOVES = st.lists(st.sampled_from(["undo", "redo"]) | courses, max_size=6)


@pytest.fixture(scope="module")
def shared() -> Iterator[Casebook]:
    """One casebook for all examples: each makes a course of its own."""
    with throwaway_casebook() as book:
        yield book


@settings(max_examples=40)
@given(first=courses, moves=MOVES)
def test_the_file_follows_every_move(shared: Casebook, first: Course, moves: list[Course | str]) -> None:
    sheet = shared.sheet(shared.courses.create(first))
    past, future = [first], list[Course]()
    for move in moves:
        if isinstance(move, Course):
            if sheet.put("a step", move):
                past, future = [*past, move], []
        elif move == "undo":
            assert sheet.undo() == (len(past) > 1)
            future, past = ([*future, past[-1]], past[:-1]) if len(past) > 1 else (future, past)
        else:
            assert sheet.redo() == bool(future)
            past, future = ([*past, future[-1]], future[:-1]) if future else (past, future)
        assert shared.courses.load(sheet.id) == sheet.course == past[-1]
    again = shared.sheet(sheet.id)
    while again.undo():
        pass
    assert shared.courses.load(sheet.id) == first


def test_the_journal_of_it_all_is_whole(shared: Casebook) -> None:
    assert shared.journal.verify().whole
