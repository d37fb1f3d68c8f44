"""What each role may do: one table, complete, and nobody but the administrator touches people and restores."""

import pytest

from radcoder.domain.people import RIGHTS, SENTENCES, Right, Role


def test_every_role_and_every_right_has_its_place() -> None:
    assert set(RIGHTS) == set(Role)
    assert set(SENTENCES) == set(Right)
    assert frozenset.union(*RIGHTS.values()) == frozenset(Right)


def test_the_administrator_may_do_everything() -> None:
    assert RIGHTS[Role.ADMINISTRATOR] == frozenset(Right)


@pytest.mark.parametrize("right", [Right.PEOPLE, Right.RESTORE])
def test_only_the_administrator_touches_people_and_restores(right: Right) -> None:
    assert [role for role in Role if right in RIGHTS[role]] == [Role.ADMINISTRATOR]


def test_who_audits_does_not_change_what_is_billed() -> None:
    assert RIGHTS[Role.AUDITOR].isdisjoint({Right.EDIT, Right.DELETE})
    assert Right.JOURNAL in RIGHTS[Role.AUDITOR]


def test_a_supervisor_may_do_what_those_supervised_may() -> None:
    assert RIGHTS[Role.CODER] | RIGHTS[Role.AUDITOR] < RIGHTS[Role.SUPERVISOR]


@pytest.mark.parametrize("right", list(Right))
def test_a_right_is_said_in_words(right: Right) -> None:
    assert right.sentence
    assert not right.sentence.endswith(".")
