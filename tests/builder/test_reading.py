"""Days in the ways people write them, and numbers with a comma: understood or explained, never changed in silence."""

from datetime import date

import pytest

from radcoder.builder.reading import NoDayError, NotOnTheCalendarError, NotWholeError, UnreadError, read_count, read_day

TODAY = date(2026, 3, 1)
DAY = date(2026, 2, 12)


@pytest.mark.parametrize(
    ("typed", "note"),
    [
        ("2026-02-12", ""),
        ("2026-2-12", ""),
        ("20260212", ""),
        ("2/12/26", "month first; day first would be 2 Dec 2026"),
        ("2/12/2026", "month first; day first would be 2 Dec 2026"),
        ("02-12-2026", "month first; day first would be 2 Dec 2026"),
        ("12 Feb 2026", ""),
        ("12 february 26", ""),
        ("Feb 12, 2026", ""),
        ("Feb 12", "no year typed, so the nearest"),
        ("2/12", "month first; day first would be 2 Dec 2025; no year typed, so the nearest"),
        ("12.2.2026", "with dots the day is first; month first would be 2 Dec 2026"),
    ],
)
def test_a_day_is_understood(typed: str, note: str) -> None:
    read = read_day(typed, TODAY)
    assert (read.day, read.note) == (DAY, note)


def test_a_day_that_can_only_be_day_first_says_so() -> None:
    read = read_day("16/2/26", TODAY)
    assert read.day == date(2026, 2, 16)
    assert read.words == "Mon 16 Feb 2026 (there is no month 16, so the day is first)"
    assert read_day("2/16/26", TODAY).words == "Mon 16 Feb 2026"


def test_a_day_with_one_reading_only_names_no_other() -> None:
    assert read_day("2/2/26", TODAY).note == ""
    assert read_day("16.2.26", TODAY).note == "there is no month 16, so the day is first"
    assert read_day("2.2.26", TODAY).note == "with dots the day is first"
    for typed in ("0/2/26", "2/0/26", "0.2.26", "0/0"):
        with pytest.raises(UnreadError):
            read_day(typed, TODAY)


def test_without_a_year_the_nearest_is_meant() -> None:
    assert read_day("Dec 9", date(2026, 1, 20)).day == date(2025, 12, 9)
    assert read_day("Jan 5", date(2025, 12, 20)).day == date(2026, 1, 5)
    assert read_day("29 Feb", date(2025, 1, 1)).day == date(2024, 2, 29)


@pytest.mark.parametrize("typed", ["", "soon", "13/13/2026", "12 Foo 2026", "2026-13-01", "0000-01-01", "1.2.3.4"])
def test_what_is_no_day_names_what_would_be(typed: str) -> None:
    with pytest.raises(NoDayError, match="Write 2026-02-12"):
        read_day(typed, TODAY)


@pytest.mark.parametrize("typed", ["2026-02-30", "30 Feb 2026", "2/30/26", "30 Feb"])
def test_a_day_that_its_month_lacks_is_explained(typed: str) -> None:
    with pytest.raises(NotOnTheCalendarError, match="February 2026 has 28 days, so there is no 30 February"):
        read_day(typed, TODAY)


def test_numbers_may_have_a_comma_or_a_point_without_parts() -> None:
    assert [read_count(typed, "fractions") for typed in ("28", " 28 ", "28,0", "28.00", "0")] == [28, 28, 28, 28, 0]
    for typed in ("2,8", "-1", "", "a few", "28,000.5"):
        with pytest.raises(NotWholeError, match="no number of fractions"):
            read_count(typed, "fractions")
    assert issubclass(NotWholeError, UnreadError)
