"""Weeks of five: the table of earned units, sessions, and which fractions count."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from radcoder.domain.fractions import DeliveredLog, weekly_management, weekly_physics
from tests import notation

# n fractions -> units of 77427 at the end, safe units of 77336: worked out by hand from the manuals' sentences
EARNED = {
    1: (0, 1), 2: (0, 1), 3: (1, 1), 4: (1, 1), 5: (1, 1), 6: (1, 1), 8: (2, 2), 10: (2, 2), 16: (3, 3), 18: (4, 4),
    20: (4, 4), 22: (4, 4), 25: (5, 5), 28: (6, 6), 33: (7, 7), 35: (7, 7), 44: (9, 9), 62: (12, 12),
}  # fmt: skip


def _management(n: int, *, ended: bool) -> int:
    return weekly_management(n, ended=ended, week=5, remainder=3, short_course=2).units


@pytest.mark.parametrize(("n", "units"), EARNED.items())
def test_units_at_the_end_of_the_course(n: int, units: tuple[int, int]) -> None:
    assert (_management(n, ended=True), weekly_physics(n, ended=True, week=5, remainder=3).units) == units


@given(st.integers(min_value=0, max_value=400))
def test_a_running_course_earns_complete_fives_only(n: int) -> None:
    assert _management(n, ended=False) == n // 5


@given(st.integers(min_value=3, max_value=400))
def test_five_more_fractions_earn_one_more_unit(n: int) -> None:
    assert _management(n + 5, ended=True) == _management(n, ended=True) + 1


def test_basis_shows_the_arithmetic() -> None:
    assert weekly_management(28, ended=True, week=5, remainder=3, short_course=2).basis == "28 fractions = 5 × 5 + 3"
    assert weekly_physics(1, ended=True, week=5, remainder=3).basis == "1 fraction"


def test_phases_treated_in_one_session_count_once() -> None:
    log = DeliveredLog(
        notation.course("""
        phase p1 photon 3d
        phase p2 electron en-face
        fractions p1 2026-02-16 x5
        fractions p2 2026-02-16 x5
        fractions p1 2026-02-16 session=2
        """)
    )
    assert len(log.conventional) == 6


@pytest.mark.parametrize(
    ("phase", "conventional", "external"),
    [
        ("photon vmat", 3, 3),
        ("electron tse", 3, 3),
        ("proton pbs", 3, 3),
        ("photon sbrt", 0, 3),
        ("photon srs", 0, 3),
        ("hdr", 0, 0),
        ("ldr", 0, 0),
        ("electronic-brachytherapy", 0, 0),
        ("surface", 0, 0),
        ("photon orthovoltage", 0, 0),
        ("intraoperative", 0, 0),
        ("hyperthermia", 0, 0),
    ],
)
def test_which_fractions_are_managed_weekly(phase: str, conventional: int, external: int) -> None:
    log = DeliveredLog(notation.course(f"phase p1 {phase}\nfractions p1 2026-02-16 x3"))
    assert (len(log.conventional), len(log.external)) == (conventional, external)


def test_fractions_without_a_phase_belong_to_the_only_phase_or_count_as_beam() -> None:
    assert len(DeliveredLog(notation.course("phase p1 photon sbrt\nfractions - 2026-02-16 x3")).conventional) == 0
    assert len(DeliveredLog(notation.course("fractions - 2026-02-16 x3")).conventional) == 3


def test_the_log_says_which_phases_were_treated_together() -> None:
    course = notation.course("""
        phase p1 photon 3d 3d
        phase p2 electron en-face special-port
        fractions p2 2026-03-16
        fractions p1 2026-03-16
        fractions p1 2026-03-16 session=2
        fractions - 2026-03-17
        """)
    log = DeliveredLog(course)
    days = [fraction.date for fraction in course.fractions]
    assert [[phase.id for phase in session] for session in log.together(days[0])] == [["p1", "p2"], ["p1"]]
    assert log.together(days[-1]) == ()
