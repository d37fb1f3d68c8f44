"""A course in the codes of 2025 and of 2026, line by line with its dollars, and with another first day."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import product

import pytest

from radcoder.app.builder import Closed, closed_days, preview, standard_templates
from radcoder.app.recode import TwoSided, across_new_year, another_first_day
from radcoder.app.workspace import Workspace
from radcoder.builder.moving import NothingTreatedError, NoTreatmentDayError
from radcoder.builder.prescription import Place
from radcoder.domain.course import Course
from tests.notation import course

TEMPLATES = {template.id: template for template in standard_templates()}
CLOSED = frozenset(closed_days(Closed.USUAL, range(2024, 2028)))
DECEMBER, JANUARY = date(2025, 12, 9), date(2026, 1, 5)


def built(workspace: Workspace, name: str, place: Place, start: date) -> Course:
    prescription = TEMPLATES[name].prescription("T", place, start)
    return preview(workspace, replace(prescription, closed=CLOSED)).draft.course


def counted(lines: Iterable[TwoSided]) -> Counter[tuple[str, str, str, str]]:
    """Lines by their codes and amounts on both sides."""
    return Counter(
        (each.before.said, str(each.before.amount), each.after.said, str(each.after.amount)) for each in lines
    )


def test_prostate_44_over_new_year_line_by_line(workspace: Workspace) -> None:
    recoding = across_new_year(workspace, built(workspace, "prostate-imrt-44", Place.FREESTANDING, DECEMBER))
    assert counted(recoding.lines) == {
        ("77263", "164.97", "77263", "168.34"): 1,
        ("77334", "122.92", "77334", "126.26"): 1,
        ("77301", "1797.82", "77301", "1960.30"): 1,
        ("77338", "461.58", "77338", "474.96"): 1,
        ("77300", "130.68", "77300", "134.28"): 2,
        ("G6015", "337.37", "77407", "309.96"): 44,
        ("77014", "115.80", "77387", "36.41"): 44,
        ("77427", "187.93", "77427", "195.40"): 9,
        ("77336", "88.63", "77336", "92.19"): 9,
    }
    assert (recoding.before, recoding.after) == (Decimal("25237.17"), Decimal("20827.01"))


def test_the_billed_side_is_the_one_of_its_own_day(workspace: Workspace) -> None:
    recoding = across_new_year(workspace, built(workspace, "prostate-imrt-44", Place.FREESTANDING, DECEMBER))
    delivery = [each for each in recoding.lines if each.before.code == "G6015"]
    assert Counter((each.before.billed, each.after.billed) for each in delivery) == {
        (True, False): 16,
        (False, True): 28,
    }
    assert all(each.before.date < date(2026, 1, 1) <= each.after.date for each in recoding.lines)
    assert {each.change for each in delivery} == {Decimal("-27.41")}
    assert not any(each.same for each in delivery)
    first, last = delivery[0], delivery[-1]
    assert first.why.startswith("level 2 from 2026: photons from a 3-D or IMRT plan")
    assert last.why == "IMRT delivery in a Medicare office to 31 Dec 2025"


def test_a_hospital_bills_delivery_and_its_physician_the_images(workspace: Workspace) -> None:
    recoding = across_new_year(workspace, built(workspace, "prostate-imrt-44", Place.HOSPITAL, DECEMBER))
    found = counted(recoding.lines)
    assert found["77385", "578.47", "77407", "394.05"] == 44
    assert found["77014-26", "43.99", "77387-26", "36.41"] == 44


STARTS = (date(2025, 3, 17), DECEMBER, JANUARY)


@pytest.mark.parametrize("place", Place)
@pytest.mark.parametrize("name", ["prostate-imrt-44", "breast-3d-boost", "whole-brain-10", "lung-sbrt-5"])
def test_another_first_day_makes_what_the_builder_makes_there(workspace: Workspace, name: str, place: Place) -> None:
    for start, to in product(STARTS, STARTS):
        moved = another_first_day(workspace, built(workspace, name, place, start), to).judgement.course
        fresh = built(workspace, name, place, to)
        assert [each.date for each in moved.fractions] == [each.date for each in fresh.fractions]
        assert _lines(moved) == _lines(fresh)


def _lines(course: Course) -> Counter[tuple[object, ...]]:
    return Counter((e.ref.claim, e.date, e.code, e.line.modifiers, e.line.units) for e in course.entries())


def test_the_moved_course_is_reviewed_and_priced(workspace: Workspace) -> None:
    before = built(workspace, "prostate-imrt-44", Place.FREESTANDING, DECEMBER)
    restart = another_first_day(workspace, before, JANUARY)
    assert restart.judgement.review.clean
    assert (restart.recoding.before, restart.recoding.after) == (Decimal("22316.55"), Decimal("20640.84"))
    assert restart.judgement.review.estimate.total == restart.recoding.after


def test_a_day_without_treatment_cannot_be_the_first(workspace: Workspace) -> None:
    before = built(workspace, "whole-brain-10", Place.FREESTANDING, DECEMBER)
    with pytest.raises(NoTreatmentDayError, match="2026-01-01 is New Year's Day, and nobody is treated then"):
        another_first_day(workspace, before, date(2026, 1, 1))
    with pytest.raises(NoTreatmentDayError, match="2026-01-03 is a Saturday"):
        another_first_day(workspace, before, date(2026, 1, 3))
    with pytest.raises(NothingTreatedError, match="no fraction yet"):
        another_first_day(workspace, replace(before, fractions=()), JANUARY)


def both_sides(workspace: Workspace, text: str) -> list[tuple[str, str]]:
    lines = across_new_year(workspace, course(text)).lines
    return [(each.before.said, each.after.said) for each in lines]


def test_surface_planning_is_two_codes_before_and_one_after(workspace: Workspace) -> None:
    old = """
        phase p1 surface superficial - energy_kv=100
        fractions p1 2025-06-02 x3
        claim A professional 11
        2025-05-28 77280 p1
        2025-05-28 77300 p1
        each p1 77401
    """
    assert both_sides(workspace, old) == [("77280", "77436"), ("77300", "–"), *[("77401", "77437")] * 3]


def test_a_code_that_ended_long_ago_leads_on_to_those_of_today(workspace: Workspace) -> None:
    found = across_new_year(workspace, course("claim A professional 11\n2014-06-02 77418\n2014-06-02 77777")).lines
    assert found[0].after.said == "77407"
    assert found[0].others == ("77412",)
    assert found[0].why == "77407 takes the place of 77418, or 77412: the record decides"
    assert (found[1].after.said, found[1].others) == ("77778", ("77799",))


def test_what_the_other_year_does_not_have_is_not_billed_there(workspace: Workspace) -> None:
    (line,) = across_new_year(workspace, course("claim A professional 11\n2026-02-02 77439")).lines
    assert (line.before.said, line.before.amount) == ("–", None)
    assert line.why == "no code of 2025 takes the place of 77439"
    assert line.after.amount is not None
    assert line.change == line.after.amount


def test_a_wrong_code_stays_what_was_billed_on_its_own_side(workspace: Workspace) -> None:
    wrong = """
        phase p1 photon vmat imrt isocentres=1 image_guidance=cbct
        fractions p1 2026-02-02
        claim A professional 11
        2026-02-02 77014 p1
    """
    assert both_sides(workspace, wrong) == [("77014", "77014")]
