"""The picture of a course: what stands in which lane, on which days, and that no text hides another."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given

from radcoder.app.review import review_course
from radcoder.app.timeline import picture
from radcoder.app.workspace import Workspace
from radcoder.catalog.reader import Catalog
from radcoder.domain.course import Course
from radcoder.domain.findings import ExpectedUnits, Finding, FindingStatus, Review, Severity
from radcoder.domain.timeline import Element, Kind, Timeline
from radcoder.domain.timeline_lanes import timeline_of
from radcoder.domain.timeline_layout import FREE, Scale, lay_out
from tests.courses import courses
from tests.notation import course

TWO_PHASES = course("""
ended
dx C61
phase p1 photon vmat imrt site=Pelvis planned=3
phase p2 photon vmat imrt site=Boost planned=4
fractions p1 2025-12-29 x3
fractions p2 2026-01-02 x4
claim A professional 11
2025-12-22 77301 p1
2025-12-22 77300 x4 p1
each p1 G6015
each p2 77407
2026-01-05 77427
""")
NOTHING = Review("", "", (), (), ())


def lane(timeline: Timeline, title: str) -> tuple[Element, ...]:
    return next(each.elements for each in timeline.lanes if each.title.startswith(title))


def finding(severity: Severity, *days: date, aside: bool = False, line: int = 1) -> Finding:
    refs = tuple(entry.ref for entry in TWO_PHASES.entries())[line - 1 : line]
    status = FindingStatus.OVERRIDDEN if aside else FindingStatus.OPEN
    return Finding("BND-01", "name", severity, "because", refs, (), days, "", (), status=status)


def test_each_phase_has_a_lane_and_a_pattern_of_its_own() -> None:
    timeline = timeline_of(TWO_PHASES, NOTHING)
    first, second = lane(timeline, "p1 Pelvis"), lane(timeline, "p2 Boost")
    assert [each.text for each in first] == ["1", "2", "3"]
    assert [each.text for each in second] == ["4", "5", "6", "7"]
    assert ({each.phase for each in first}, {each.phase for each in second}) == ({0}, {1})
    assert first[0].said == "fraction 1 of 7, phase p1 Pelvis"


def test_new_year_lies_in_the_picture_and_the_codes_change_there() -> None:
    timeline = timeline_of(TWO_PHASES, NOTHING)
    assert timeline.new_years == (date(2026, 1, 1),)
    assert [(each.text, each.last.year) for each in lane(timeline, "Daily codes")] == [
        ("G6015 × 3", 2025),
        ("77407 × 4", 2026),
    ]
    assert [each.text for each in lane(timeline, "Services")] == ["77300 × 4", "77301"]


def test_earned_units_stand_beside_billed_ones() -> None:
    review = replace(NOTHING, expected=(ExpectedUnits("77427", 1, 1, ""),))
    marks = lane(timeline_of(TWO_PHASES, review), "77427")
    assert {(each.kind, each.first) for each in marks} == {
        (Kind.BILLED, date(2026, 1, 5)),
        (Kind.EARNED, date(2026, 1, 5)),
    }


def test_findings_keep_their_shape_and_mark_their_lines() -> None:
    late, early = date(2026, 1, 5), date(2025, 12, 22)
    open_one, set_aside = finding(Severity.ERROR, late, early), finding(Severity.WARNING, late, aside=True, line=2)
    timeline = timeline_of(TWO_PHASES, replace(NOTHING, findings=(open_one, set_aside)))
    first, second = lane(timeline, "Findings")
    assert (first.first, first.last, first.severity, first.aside) == (early, late, Severity.ERROR, False)
    assert (second.aside, second.said) == (True, "set aside (warning) BND-01: because")
    assert [each.severity for each in lane(timeline, "Services")] == [None, Severity.ERROR]


def test_a_window_ends_where_the_course_ends() -> None:
    window = Element(Kind.WINDOW, date(2025, 1, 1), date(2026, 6, 1), "wide", "a wide window")
    timeline = timeline_of(TWO_PHASES, NOTHING, [window])
    (shown,) = lane(timeline, "Windows")
    assert (shown.first, shown.last) == (timeline.first, timeline.last)
    assert timeline.last == date(2026, 1, 7) + timedelta(days=2)


def test_a_missed_day_and_what_is_planned_have_marks() -> None:
    given_two = course("""
        phase p1 photon 3d 3d planned=4
        fractions p1 2026-02-02 x2
        event missed 2026-02-04
    """)
    found = lane(timeline_of(given_two, NOTHING), "p1")
    assert [each.kind for each in found] == [Kind.FRACTION] * 2 + [Kind.BREAK] + [Kind.PLANNED] * 2


def test_a_course_without_any_day_has_an_empty_picture() -> None:
    assert timeline_of(Course("nothing"), NOTHING).lanes == ()


@pytest.fixture(scope="module")
def workspace(catalog: Catalog) -> Workspace:
    return Workspace(catalog)


def windows(workspace: Workspace, payer: str) -> list[tuple[str, int]]:
    planned = replace(TWO_PHASES, payer=payer)
    timeline = picture(workspace, planned, review_course(workspace, planned))
    return [(each.text, (each.last - each.first).days) for each in lane(timeline, "Windows")]


def test_windows_come_from_parameters_and_the_payers_policies(workspace: Workspace) -> None:
    assert [text for text, _ in windows(workspace, "medicare")] == ["77301 + 30 days", "follow-up 90 days"]
    assert [text for text, _ in windows(workspace, "bcbs-nc")] == [
        "77301 ± 30 days",
        "77301 + 30 days",
        "follow-up 90 days",
    ]


def scale(day: float) -> Scale:
    return Scale(day, 20, 6, 10, lambda text: 7.0 * len(text))


def reach(left: float, width: float, text_at: float, text: str) -> tuple[float, float]:
    wide = 7.0 * len(text)
    return min(left, text_at), max(left + width, text_at + wide)


@given(courses)
def test_no_text_hides_another(made: Course) -> None:
    layout = lay_out(timeline_of(made, NOTHING), scale(4.0))
    rows: dict[float, list[tuple[float, float]]] = {}
    for each in layout.elements:
        if each.element.kind not in FREE:
            rows.setdefault(each.top, []).append(reach(each.left, each.width, each.text_at, each.element.text))
    for spans in rows.values():
        ordered = sorted(spans)
        assert all(one[1] <= other[0] for one, other in pairwise(ordered))


@pytest.mark.parametrize("day", [1.0, 7.5, 40.0])
def test_boxes_lie_on_their_days_and_inside_their_lanes(day: float) -> None:
    timeline = timeline_of(TWO_PHASES, NOTHING)
    layout = lay_out(timeline, scale(day))
    assert layout.width == timeline.days * day
    for each in layout.elements:
        assert each.left == (each.element.first - timeline.first).days * day
        own = layout.lanes[each.lane]
        assert own.top <= each.top < own.top + own.height
        assert each.text_at >= 0


def test_lanes_stand_one_below_the_other() -> None:
    layout = lay_out(timeline_of(TWO_PHASES, NOTHING), scale(8))
    ends = [each.top + each.height for each in layout.lanes]
    assert [each.title for each in layout.lanes] == ["Services", "p1 Pelvis", "p2 Boost", "77427", "Daily codes"]
    assert all(end < below.top for end, below in zip(ends, layout.lanes[1:], strict=False))
