"""The code page says what the catalogue holds, on the date, with its sources."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from radcoder.app.code_page import CodePage
from radcoder.app.codes import UnknownCodeError, UnknownLocalityError, code_page, localities
from radcoder.app.workspace import Workspace
from radcoder.domain.facts import Setting

MID_2025, EARLY_2026 = date(2025, 6, 1), date(2026, 2, 12)


def amounts(page: CodePage) -> dict[tuple[str, str], Decimal | None]:
    return {(figure.modifier, figure.place): figure.amount for figure in page.fees.figures}


def test_the_published_figure_of_77321(workspace: Workspace) -> None:
    page = code_page(workspace, "77321", MID_2025)
    assert amounts(page)["", "office"] == Decimal("92.51")
    whole = page.fees.figures[0]
    assert whole.total_rvu == Decimal("2.86")
    assert whole.how == "(0.95 × 1 + 1.86 × 1 + 0.05 × 1) × 32.3465; RVU25D office; national, all indices 1"
    assert page.fees.factor == Decimal("32.3465")
    assert "RVU25D" in page.fees.factor_source


def test_the_published_figure_of_77263(workspace: Workspace) -> None:
    page = code_page(workspace, "77263", EARLY_2026)
    assert amounts(page) == {("", "office"): Decimal("168.34"), ("", "facility"): Decimal("168.34")}


def test_the_parts_of_a_code_and_what_no_place_is_paid_for(workspace: Workspace) -> None:
    page = code_page(workspace, "77301", EARLY_2026)
    found = amounts(page)
    assert found["26", "office"] == found["26", "facility"]
    assert found["TC", "facility"] is None
    technical = next(f for f in page.fees.figures if (f.modifier, f.place) == ("TC", "facility"))
    assert technical.how == "RVU26C gives no amount in a facility for this row"


def test_amounts_follow_the_locality(workspace: Workspace) -> None:
    page = code_page(workspace, "77301", EARLY_2026, "01182-18")
    assert page.locality.state == "CA"
    assert "(01182-18), GPCI 2026" in page.fees.index_source
    figure = page.fees.figures[0]
    index = page.fees.index
    assert index is not None
    weighted = sum(getattr(figure.weights, part) * getattr(index, part) for part in ("work", "practice", "malpractice"))
    assert figure.amount == (weighted * Decimal("33.4009")).quantize(Decimal("0.01"))
    assert figure.amount != Decimal("1960.30")


def test_every_edition_stands_beside_the_others(workspace: Workspace) -> None:
    page = code_page(workspace, "77301", EARLY_2026)
    assert [table.on for table in page.years] == [date(2025, 1, 1), EARLY_2026]
    assert [table.figures[0].amount for table in page.years] == [Decimal("1797.82"), Decimal("1960.30")]
    assert page.years[-1] == page.fees


def test_a_date_before_the_fee_schedules_names_the_first_held(workspace: Workspace) -> None:
    page = code_page(workspace, "77301", date(2018, 3, 1))
    assert page.fees.figures == ()
    assert "from 2025-01-01" in page.fees.note
    assert "from 2019-07-01" in page.hospital_note
    assert "held from 2019-07-01; 2018-03-01 is earlier" in page.pairs_note
    assert page.limits == ()


def test_a_date_before_everything_that_is_held_promises_nothing(workspace: Workspace) -> None:
    page = code_page(workspace, "77301", date(1990, 1, 1))
    assert not page.in_force
    assert page.validity == (
        "Whether 77301 is in force on 1990-01-01 is not held by the catalogue. "
        "What it holds of the code begins on 2002-01-01."
    )
    assert {each.value for each in page.glance if each.label == "Status"} == {"not held"}


def test_a_status_that_is_not_paid_is_explained(workspace: Workspace) -> None:
    page = code_page(workspace, "77407", MID_2025)
    assert page.fees.figures[0].status == "I"
    assert "not valid for Medicare" in page.fees.figures[0].status_meaning
    assert "not valid for Medicare" in page.fees.figures[0].how


def test_the_hospital_side(workspace: Workspace) -> None:
    page = code_page(workspace, "77321", MID_2025)
    assert page.hospital is not None
    assert (page.hospital.status, page.hospital.apc, page.hospital.rate) == ("S", "5612", Decimal("366.07"))
    assert page.hospital.meaning == "paid separately, in full beside other procedures"
    assert page.hospital_note == ""


def test_a_packaged_code_has_no_rate(workspace: Workspace) -> None:
    page = code_page(workspace, "77387", EARLY_2026)
    assert page.hospital is not None
    assert (page.hospital.status, page.hospital.apc, page.hospital.rate) == ("N", "", None)


def test_a_code_that_hospitals_never_bill(workspace: Workspace) -> None:
    page = code_page(workspace, "77427", EARLY_2026)
    assert page.hospital is None or page.hospital.rate is None


def test_unit_limits_say_what_their_indicator_means(workspace: Workspace) -> None:
    page = code_page(workspace, "77321", MID_2025)
    assert [(limit.setting, limit.units, limit.mai) for limit in page.limits] == [
        (Setting.PRACTITIONER, 1, 2),
        (Setting.HOSPITAL, 1, 2),
    ]
    assert page.limits[0].meaning.startswith("absolute for the day")
    assert page.limits[0].source == "MUE practitioner 2026Q2"


def test_pairs_stand_in_both_directions_and_both_settings(workspace: Workspace) -> None:
    page = code_page(workspace, "77321", MID_2025)
    pairs = {(pair.setting, pair.other): pair for pair in page.pairs}
    loses = pairs[Setting.HOSPITAL, "77301"]
    assert (loses.pays, loses.denied, loses.indicator) == ("77301", "77321", 0)
    assert loses.meaning == "never both, whatever the modifier"
    assert loses.rationale
    assert loses.source == "NCCI hospital 2026Q2"
    assert loses.stale == ""
    wins = pairs[Setting.PRACTITIONER, "77300"]
    assert (wins.pays, wins.denied) == ("77321", "77300")
    assert wins.other_name == "Point-dose check for one beam"
    assert wins.stale == "The practitioner edition 2024Q3 vouches to 2024-09-30; 2025-06-01 is later."


def test_only_pairs_of_the_date_stand_there(workspace: Workspace) -> None:
    page = code_page(workspace, "77321", EARLY_2026)
    assert page.pairs
    assert all(pair.period.covers(EARLY_2026) for pair in page.pairs)
    assert all(pair.indicator in (0, 1) for pair in page.pairs)
    keys = [(pair.setting, pair.pays, pair.denied) for pair in page.pairs]
    assert len(set(keys)) == len(keys)


def test_neighbour_codes_go_by_their_field(workspace: Workspace) -> None:
    page = code_page(workspace, "77321", MID_2025)
    assert next(pair for pair in page.pairs if pair.other == "51701").other_name == "bladder catheter"
    assert all(pair.other_name for pair in page.pairs)


def test_an_absent_pair_is_no_permission(workspace: Workspace) -> None:
    page = code_page(workspace, "77439", EARLY_2026)
    assert page.pairs == ()
    assert "not permission" in page.pairs_note


def test_an_addon_names_its_primaries(workspace: Workspace) -> None:
    page = code_page(workspace, "77439", EARLY_2026)
    assert [primary.number for primary in page.primaries] == ["77437", "77438"]
    assert page.addon_note == "Paid only beside one of these primaries on the same date."
    assert page.primaries[0].name == "Surface treatment up to 150 kV"


def test_a_primary_names_its_addons(workspace: Workspace) -> None:
    page = code_page(workspace, "77301", EARLY_2026)
    assert "77293" in [addon.number for addon in page.addons]
    assert page.primaries == ()
    assert page.addon_note == ""


def test_an_ended_code_names_its_successors_as_they_are_then(workspace: Workspace) -> None:
    page = code_page(workspace, "77385", EARLY_2026)
    assert not page.in_force
    assert page.validity == "77385 ended on 2025-12-31. On 2026-02-12 look at 77407 or 77412."
    assert [(code.number, code.name) for code in page.successors] == [
        ("77407", "Beam treatment, level 2"),
        ("77412", "Beam treatment, level 3"),
    ]


def test_a_code_that_changed_its_meaning_says_so_on_both_sides(workspace: Workspace) -> None:
    before, after = (code_page(workspace, "77407", day) for day in (MID_2025, EARLY_2026))
    assert before.in_force
    assert after.in_force
    assert before.name != after.name
    assert f"From 2026-01-01 it means something else: {after.name}." in before.validity
    assert f"To 2025-12-31 it meant something else: {before.name}." in after.validity


def test_a_code_that_does_not_exist_yet(workspace: Workspace) -> None:
    page = code_page(workspace, "77437", MID_2025)
    assert not page.in_force
    assert page.validity.startswith("77437 begins on 2026-01-01; on 2025-06-01 it does not exist yet.")


def test_a_code_retired_long_ago(workspace: Workspace) -> None:
    page = code_page(workspace, "77305", EARLY_2026)
    assert not page.in_force
    assert page.validity.startswith("77305 ended on 2014-12-31. On 2026-02-12 look at 77306")
    assert code_page(workspace, "77305", date(2014, 1, 1)).in_force


def test_a_neighbour_code_says_that_it_is_not_described(workspace: Workspace) -> None:
    page = code_page(workspace, "51701", EARLY_2026)
    assert page.name == "Bladder catheter"
    assert "RadCoder does not describe it" in page.sentence
    assert page.pairs


def test_the_headline_is_worth_who_and_how_often(workspace: Workspace) -> None:
    assert code_page(workspace, "77321", MID_2025).headline == (
        "$92.51 office · $366.07 to the hospital · "
        "physician's part (26) and technical part (TC), or both as a whole · 1 a day"
    )


def test_limits_that_differ_name_their_setting(workspace: Workspace) -> None:
    assert code_page(workspace, "77387", EARLY_2026).headline.endswith("1 a day (practitioner), 2 a day (hospital)")


def test_the_editions_behind_the_page_are_named(workspace: Workspace) -> None:
    used = {release.dataset: release for release in code_page(workspace, "77301", EARLY_2026).releases}
    assert used["ncci-ptp-practitioner"].release == "2024Q3"
    assert used["ncci-ptp-practitioner"].covers_to == date(2024, 9, 30)
    assert used["rvu"].release == "RVU25D, RVU26C"


def test_typing_is_forgiven(workspace: Workspace) -> None:
    assert code_page(workspace, " g6015 ", MID_2025).number == "G6015"


def test_every_code_has_a_page_on_every_kind_of_date(workspace: Workspace) -> None:
    facts = workspace.facts_for(())
    days = (date(2010, 1, 1), MID_2025, EARLY_2026)
    for number in sorted({*facts.codes, *facts.retired})[::9]:
        for day in days:
            page = code_page(workspace, number, day)
            assert page.validity.startswith((f"{number} ", "In force on ", f"Whether {number} "))
            assert page.name


@pytest.mark.parametrize(
    ("typed", "near"), [("77322", "77321"), ("77999", "77799"), ("7730", "77301"), ("99999", "99"), ("00000", "0")]
)
def test_an_unknown_code_names_the_nearest(workspace: Workspace, typed: str, near: str) -> None:
    with pytest.raises(UnknownCodeError, match=rf"does not know the code {typed}\. Nearest known codes: .*{near}"):
        code_page(workspace, typed, EARLY_2026)


def test_what_is_no_code_at_all_is_told_the_form(workspace: Workspace) -> None:
    with pytest.raises(UnknownCodeError, match=r"does not know the code \?\?\. A code has five characters"):
        code_page(workspace, "??", EARLY_2026)


@pytest.mark.parametrize(("typed", "near"), [("01182", "01182-18 Los Angeles"), ("chicago", "06102-16 Chicago")])
def test_an_unknown_locality_names_the_nearest(workspace: Workspace, typed: str, near: str) -> None:
    with pytest.raises(UnknownLocalityError, match=f"no locality {typed}. Nearest: .*{near}"):
        code_page(workspace, "77301", EARLY_2026, typed)


def test_what_is_no_locality_at_all_is_told_the_form(workspace: Workspace) -> None:
    with pytest.raises(UnknownLocalityError, match="A key is carrier-locality"):
        code_page(workspace, "77301", EARLY_2026, "")


def test_localities_begin_with_the_nation(workspace: Workspace) -> None:
    choices = localities(workspace)
    assert choices[0].key == "national"
    assert len(choices) == 110
    assert len({choice.key for choice in choices}) == 110
    states = [choice.state for choice in choices]
    assert states == sorted(states)
    assert "CA · Los Angeles" in next(choice.label for choice in choices if choice.key == "01182-18")


def test_the_page_is_a_value(workspace: Workspace) -> None:
    page = code_page(workspace, "77301", EARLY_2026)
    assert page == code_page(workspace, "77301", EARLY_2026)
    assert replace(page, number="x") != page
