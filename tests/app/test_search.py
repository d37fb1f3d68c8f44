"""The search for people: one list, ranked, through filters."""

from datetime import date

import pytest

from radcoder.app.filters import Filters
from radcoder.app.search import codes_of_family, families, search
from radcoder.app.workspace import Workspace
from radcoder.domain.facts import Setting
from radcoder.domain.hits import Kind


def keys(workspace: Workspace, text: str, filters: Filters | None = None) -> list[str]:
    return [hit.key for hit in search(workspace, text, filters).hits]


def test_a_number_and_words(workspace: Workspace) -> None:
    assert keys(workspace, "77301")[0] == "77301"
    assert {"77385", "77386", "77387"} <= set(keys(workspace, "7738"))
    assert "77301" in keys(workspace, "dose plan modulated")
    assert search(workspace, "no such words anywhere").hits == ()


def test_an_ended_hit_says_so(workspace: Workspace) -> None:
    hit = search(workspace, "77385").hits[0]
    assert (hit.remark, hit.ended) == ("to 2025-12-31", True)
    assert search(workspace, "77305").hits[0].ended


def test_an_abbreviation_says_what_led_to_the_code(workspace: Workspace) -> None:
    assert search(workspace, "otv").hits[0].remark == "OTV"


def test_a_rule_called_by_its_id_comes_first(workspace: Workspace) -> None:
    hit = search(workspace, "frq-06").hits[0]
    assert (hit.kind, hit.key) == (Kind.RULE, "FRQ-06")


def test_the_beginning_of_a_rule_is_no_slip_of_a_word(workspace: Workspace) -> None:
    found = search(workspace, "frq")
    assert not found.corrected
    assert {hit.kind for hit in found.hits} == {Kind.RULE}


def test_kinds_of_answers_stand_beside_one_another(workspace: Workspace) -> None:
    assert search(workspace, "XS").hits[0].kind is Kind.MODIFIER
    assert any(hit.kind is Kind.FAMILY and hit.key == "physics" for hit in search(workspace, "physics").hits)
    assert search(workspace, "C50.911").hits[0].kind is Kind.DIAGNOSIS
    assert search(workspace, "C50").hits[0].remark == "needs more characters"


def test_filters_narrow_to_codes(workspace: Workspace) -> None:
    on_2025, on_2026 = (Filters(on=date(year, 3, 2)) for year in (2025, 2026))
    assert "77385" in keys(workspace, "imrt", on_2025)
    assert "77385" not in keys(workspace, "imrt", on_2026)
    assert keys(workspace, "imrt", Filters(family="dosimetry")) == ["77301"]
    assert "G0463" not in keys(workspace, "visit", Filters(setting=Setting.PRACTITIONER))
    assert "G0463" in keys(workspace, "visit", Filters(setting=Setting.HOSPITAL))


def test_a_family_lists_its_codes(workspace: Workspace) -> None:
    found = codes_of_family(workspace, Filters(family="simulation", on=date(2026, 3, 2)))
    assert [hit.key for hit in found.hits] == ["77280", "77285", "77290", "77293", "G0562"]
    assert "simulation" in families(workspace.facts_for(()))


@pytest.mark.parametrize("typed", ["simulaton", "77031"])
def test_a_correction_is_told(workspace: Workspace, typed: str) -> None:
    assert search(workspace, typed).corrected
