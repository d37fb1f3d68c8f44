"""The row for a date: inclusive ends, unknown starts, and the earlier of two that could apply."""

from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from radcoder.domain.periods import Period, in_force


@dataclass(frozen=True)
class Row:
    period: Period
    name: str = ""


NEW_YEAR = date(2026, 1, 1)
OLD = Row(Period(None, NEW_YEAR - timedelta(days=1)), "old")
NEW = Row(Period(None, None), "new")


def test_both_ends_belong_to_the_period() -> None:
    period = Period(date(2025, 1, 1), date(2025, 12, 31))
    assert period.covers(date(2025, 1, 1))
    assert period.covers(date(2025, 12, 31))
    assert not period.covers(date(2024, 12, 31))
    assert not period.covers(date(2026, 1, 1))


def test_a_closed_row_goes_before_an_open_one_of_unknown_start() -> None:
    assert in_force([NEW, OLD], date(2025, 6, 1)) is OLD
    assert in_force([NEW, OLD], NEW_YEAR) is NEW


def test_no_row_covers_the_day() -> None:
    assert in_force([OLD], NEW_YEAR) is None


@given(st.lists(st.dates(date(2019, 1, 1), date(2027, 1, 1)), min_size=1, max_size=8, unique=True), st.dates())
def test_consecutive_periods_give_one_answer(starts: list[date], on: date) -> None:
    starts.sort()
    ends = [start - timedelta(days=1) for start in starts[1:]] + [None]
    rows = [Row(Period(start, end)) for start, end in zip(starts, ends, strict=True)]
    covering = [row for row in rows if row.period.covers(on)]
    assert in_force(rows, on) is (covering[0] if covering else None)
    assert len(covering) <= 1
