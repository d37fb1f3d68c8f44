"""The log of fractions: marking days, moving them, ending the course, and how the calendar shows it."""

from dataclasses import replace
from datetime import date

import pytest

from radcoder.domain.course import Course, EventKind, Fraction, Phase, Status
from radcoder.domain.course_edits import SetDiagnoses, SetDocumentation, SetPayer, SetPhases, SetTitle
from radcoder.domain.edits import apply_edits
from radcoder.domain.fractions import DeliveredLog
from radcoder.domain.treatment_calendar import DayState, TreatmentCalendar, unit_days
from radcoder.domain.treatment_log import (
    AlreadyTreatedError,
    Mark,
    NoPhaseError,
    NothingToMoveError,
    end_here,
    mark,
    move,
)
from tests.notation import course as read

MONDAY = date(2026, 2, 16)


def april(day: int) -> date:
    return date(2026, 4, day)


@pytest.fixture
def breast() -> Course:
    return read("""
        under-treatment
        phase p1 photon 3d 3d volume=breast planned=6
        phase p2 electron en-face special-port volume=bed planned=3
        fractions p1 2026-04-13 x6
        fractions p2 2026-04-21 x1
    """)


def test_a_missed_day_loses_its_fraction_and_says_why(breast: Course) -> None:
    after = apply_edits(breast, mark(breast, [april(14)], Mark.MISSED))
    assert april(14) not in {each.date for each in after.fractions}
    assert [(each.kind, each.date, each.phase) for each in after.events] == [(EventKind.MISSED, april(14), "p1")]
    again = apply_edits(after, mark(after, [april(14)], Mark.DELIVERED))
    assert again.events == ()
    assert again.fractions == breast.fractions


def test_a_run_of_days_fills_the_phases_in_their_order(breast: Course) -> None:
    empty = replace(breast, fractions=())
    days = [april(day) for day in (13, 14, 15, 16, 17, 20, 21, 22, 23)]
    after = apply_edits(empty, mark(empty, days, Mark.DELIVERED))
    assert [each.phase for each in after.fractions] == ["p1"] * 6 + ["p2"] * 3


def test_a_day_beyond_the_plan_belongs_to_the_phase_treated_last(breast: Course) -> None:
    after = apply_edits(breast, mark(breast, [april(22), april(23), april(24)], Mark.DELIVERED))
    assert after.fractions[-1] == Fraction(april(24), "p2")


def test_a_second_session_is_added_once_and_taken_away_again(breast: Course) -> None:
    twice = apply_edits(breast, mark(breast, [april(13)], Mark.SECOND_SESSION))
    assert [each.session for each in twice.fractions if each.date == april(13)] == [1, 2]
    assert apply_edits(twice, mark(twice, [april(13)], Mark.SECOND_SESSION)) == twice
    assert apply_edits(twice, mark(twice, [april(13)], Mark.DELIVERED)) == breast


def test_a_moved_day_keeps_its_fractions_and_leaves_a_note(breast: Course) -> None:
    after = apply_edits(breast, move(breast, april(15), april(25)))
    assert Fraction(april(25), "p1") in after.fractions
    assert [(each.kind, each.date) for each in after.events] == [(EventKind.MOVED, april(15))]


def test_what_cannot_be_moved_says_why(breast: Course) -> None:
    with pytest.raises(NothingToMoveError, match="2026-04-12"):
        move(breast, april(12), april(25))
    with pytest.raises(AlreadyTreatedError, match="2026-04-14"):
        move(breast, april(13), april(14))
    with pytest.raises(NoPhaseError):
        mark(replace(breast, phases=()), [april(25)], Mark.DELIVERED)


def test_the_course_ends_where_it_is_told_to(breast: Course) -> None:
    missed = apply_edits(breast, mark(breast, [april(22)], Mark.MACHINE_DOWN))
    after = apply_edits(missed, end_here(missed, april(15)))
    assert after.status is Status.ENDED
    assert [each.date for each in after.fractions] == [april(13), april(14), april(15)]
    assert after.events == ()


def test_a_mark_changes_the_log_and_clearing_nothing_does_not(breast: Course) -> None:
    assert apply_edits(breast, mark(breast, [april(13)], Mark.MISSED)) != breast
    assert apply_edits(breast, mark(breast, [april(30)], Mark.CLEARED)) == breast


def test_facts_are_changed_by_steps_too(breast: Course) -> None:
    phase = Phase("p9")
    edits = [SetTitle("Breast"), SetPayer("aetna"), SetDiagnoses(("C50.412",)), SetPhases((phase,)),
             SetDocumentation("77470", "chemotherapy")]  # fmt: skip
    after = apply_edits(breast, edits)
    assert (after.title, after.payer, after.diagnoses, after.phases) == ("Breast", "aetna", ("C50.412",), (phase,))
    assert after.documentation == {"77470": "chemotherapy"}
    assert apply_edits(after, [SetDocumentation("77470", None)]).documentation == {}


def test_the_calendar_shows_each_day_as_it_is(breast: Course) -> None:
    course = apply_edits(breast, mark(breast, [april(14)], Mark.MISSED))
    course = apply_edits(course, mark(course, [april(13)], Mark.SECOND_SESSION))
    calendar = TreatmentCalendar(course, [("77427", 1)], frozenset([april(23)]))
    assert [week.monday for week in calendar.weeks] == [april(13), april(20)]
    first, second = calendar.weeks
    assert [day.state for day in first.days[:2]] == [DayState.TWICE, DayState.MISSED]
    assert first.days[0].numbers == (1, 2)
    assert first.days[4].numbers == (5,)
    assert first.days[4].earned == ("77427",)
    assert [day.state for day in first.days[5:]] == [DayState.WEEKEND, DayState.WEEKEND]
    assert [day.state for day in second.days[2:5]] == [DayState.PLANNED, DayState.HOLIDAY, DayState.PLANNED]


def test_an_ended_course_plans_nothing(breast: Course) -> None:
    assert TreatmentCalendar(replace(breast, status=Status.ENDED)).planned == ()
    assert TreatmentCalendar(Course("EMPTY")).weeks == ()


def test_units_fall_on_each_fifth_session_and_on_the_last() -> None:
    log = DeliveredLog(read(f"fractions - {MONDAY} x8"))
    assert unit_days(log.conventional, 2) == (date(2026, 2, 20), date(2026, 2, 25))
    assert unit_days((), 2) == ()


def test_a_long_pause_takes_no_room_and_a_short_one_does() -> None:
    course = read("phase p1 photon 3d 3d\nfractions p1 2024-01-08 2026-01-05 2026-02-02")
    mondays = [week.monday for week in TreatmentCalendar(course).weeks]
    assert mondays == [date(2024, 1, 8), date(2026, 1, 5), date(2026, 1, 12), date(2026, 1, 19), date(2026, 1, 26),
                       date(2026, 2, 2)]  # fmt: skip


def test_ten_thousand_planned_fractions_are_not_all_drawn() -> None:
    course = read("under-treatment\nphase p1 photon 3d 3d planned=9999\nfractions p1 2026-01-05")
    assert len(TreatmentCalendar(course).planned) == 200
