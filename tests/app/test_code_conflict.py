"""Whether two codes are in conflict, on any date, in both settings."""

from datetime import date

import pytest

from radcoder.app.code_conflict import conflict
from radcoder.app.workspace import Workspace

EARLY_2026 = date(2026, 2, 12)


@pytest.mark.parametrize("codes", [("77301", "77290"), ("77290", " 77301")])
def test_a_closed_pair_in_either_order(workspace: Workspace, codes: tuple[str, str]) -> None:
    practitioner, hospital = conflict(workspace, *codes, EARLY_2026)
    assert practitioner.startswith("■ Practitioner: 77301 is paid, 77290 is denied; indicator 0, never both")
    assert "The practitioner edition 2024Q3 vouches to 2024-09-30" in practitioner
    assert hospital.startswith("■ Hospital outpatient: 77301 is paid")


def test_a_pair_that_a_modifier_opens(workspace: Workspace) -> None:
    assert conflict(workspace, "77301", "77334", EARLY_2026)[0].startswith("▲ Practitioner: 77301 is paid")


def test_no_pair_is_no_permission(workspace: Workspace) -> None:
    answer = conflict(workspace, "77301", "77300", EARLY_2026)
    assert answer[0] == "✓ Practitioner: no pair of 77301 and 77300 is held for 2026-02-12."
    assert "not permission" in answer[-1]


def test_what_cannot_be_asked_is_said(workspace: Workspace) -> None:
    assert conflict(workspace, "77301", "99998", EARLY_2026) == ("The catalogue does not know the code 99998.",)
    assert "the unit limit decides" in conflict(workspace, "77301", "77301", EARLY_2026)[0]
