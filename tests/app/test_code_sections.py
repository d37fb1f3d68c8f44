"""The code page in words: every section for every code, every statement with a source, and what the pages must say."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from radcoder.app.code_page import CodePage
from radcoder.app.code_sections import UNKNOWN, sections_of, sheet_of
from radcoder.app.codes import code_page
from radcoder.app.sheet_text import section_text, sheet_text
from radcoder.app.workspace import Workspace
from radcoder.domain.statements import Section as Part
from tests.catalog.csvs import NOT_OURS, lines

LAST_2025, EARLY_2026 = date(2025, 12, 31), date(2026, 2, 12)
ANCHORS = [
    *("glance", "overview", "sites", "vignette", "includes", "billed-apart", "unit-basis", "modifier", "fees"),
    *("estimate", "hospital", "limits", "family", "pairs", "documentation", "necessity", "denial", "tip", "payer"),
    "sources",
]


PAYERS = ("Medicare", "UnitedHealthcare", "Aetna", "Cigna", "Blue Cross Blue Shield")


def text_of(workspace: Workspace, code: str, on: date) -> str:
    return " ".join(sheet_text(sheet_of(code_page(workspace, code, on))).decode().split())


def section_of(page: CodePage, anchor: str) -> str:
    (found,) = (each for each in sections_of(page) if each.anchor == anchor)
    return " ".join(section_text(found).split())


def lacks(page: CodePage) -> list[str]:
    """What a page of radiation oncology misses: sections, words in them, sources, a mark of how sure a statement is."""
    sections = {section.anchor: section for section in sections_of(page)}
    told_of_payers = [each for each in page.said if each.section is Part.PAYER]
    return [
        *(f"no section {anchor}" for anchor in ANCHORS if anchor not in sections),
        *(f"a strange section {anchor}" for anchor in sections if anchor not in ANCHORS),
        *(f"nothing under {anchor}" for anchor, each in sections.items() if UNKNOWN in each.blocks or not each.blocks),
        *(f"nothing said under {part}" for part in Part if not any(each.section is part for each in page.said)),
        *(f"no word of {payer}" for payer in PAYERS if not any(payer in each.subject for each in told_of_payers)),
        *(f"no source: {each.text}" for each in page.said if not each.source.strip()),
        *(f"no mark: {each.text}" for each in page.said if not (each.mark and each.confidence)),
    ]


OURS = sorted({row["code"] for row in lines("codes") if row["family"] not in NOT_OURS})
OTHERS = sorted({row["code"] for row in lines("codes")} - set(OURS))


@pytest.mark.parametrize("on", [LAST_2025, EARLY_2026], ids=str)
def test_every_code_of_radiation_oncology_has_every_section_and_every_statement_a_source(
    workspace: Workspace, on: date
) -> None:
    assert len(OURS) > 90
    found = {code: lacks(code_page(workspace, code, on)) for code in OURS}
    assert {code: faults for code, faults in found.items() if faults} == {}


def test_a_page_that_lacks_something_is_caught(workspace: Workspace) -> None:
    page = code_page(workspace, "77301", EARLY_2026)
    tips = tuple(each for each in page.said if each.section is not Part.TIP)
    assert lacks(replace(page, said=tips)) == ["nothing under tip", "nothing said under tip"]
    first, *others = page.said
    assert lacks(replace(page, said=(replace(first, source=""), *others))) == [f"no source: {first.text}"]
    assert lacks(replace(page, said=(replace(first, mark=""), *others))) == [f"no mark: {first.text}"]


def test_neighbour_codes_have_the_same_sections_and_say_what_is_not_known(workspace: Workspace) -> None:
    assert len(OTHERS) > 90
    for code in OTHERS:
        page = code_page(workspace, code, EARLY_2026)
        assert [section.anchor for section in sections_of(page)] == ANCHORS, code
        assert all(section.blocks for section in sections_of(page)), code
        assert all(each.source and each.mark for each in page.said), code


def test_what_is_not_known_says_so(workspace: Workspace) -> None:
    page = code_page(workspace, "51701", EARLY_2026)
    assert "Not available" in section_of(page, "denial")


def test_77301_is_planning_and_says_what_it_holds_on_any_date(workspace: Workspace) -> None:
    page = code_page(workspace, "77301", EARLY_2026)
    overview, includes = section_of(page, "overview"), section_of(page, "includes")
    assert "It is planning" in overview
    assert "dose planning" in overview
    assert "77290" in includes
    assert "on the day of the plan or on any other day" in includes
    assert "IX.F.14" in includes
    assert "IX.F.11" in includes


def test_the_delivery_codes_follow_one_another_at_new_year(workspace: Workspace) -> None:
    for code, successors in (("77385", "77407 or 77412"), ("77386", "77407 or 77412")):
        assert code_page(workspace, code, LAST_2025).in_force
        later = code_page(workspace, code, EARLY_2026)
        assert not later.in_force
        assert later.validity == f"{code} ended on 2025-12-31. On 2026-02-12 look at {successors}."
        assert sheet_of(later).band == later.validity
    assert "77385" in section_of(code_page(workspace, "77407", EARLY_2026), "family")


def test_an_ended_code_is_described_as_on_its_last_day(workspace: Workspace) -> None:
    page = code_page(workspace, "77385", EARLY_2026)
    assert page.told_on == LAST_2025
    assert page.said == code_page(workspace, "77385", LAST_2025).said
    assert "The statements of this page are those of 2025-12-31" in section_of(page, "overview")


def test_77321_stands_in_both_years_and_says_what_changed(workspace: Workspace) -> None:
    page = code_page(workspace, "77321", date(2025, 6, 2))
    assert page.fees.figures[0].amount == Decimal("92.51")
    fees = section_of(page, "fees")
    assert "whole service, office: amount $92.51 $94.52 ≠" in fees


def test_77317_counts_sources_and_channels(workspace: Workspace) -> None:
    text = text_of(workspace, "77317", EARLY_2026)
    assert "five to ten sources, or two to twelve channels" in text


def test_77290_names_its_relation_to_the_plan(workspace: Workspace) -> None:
    page = code_page(workspace, "77290", EARLY_2026)
    assert "77301" in section_of(page, "billed-apart") + section_of(page, "includes") + section_of(page, "tip")
    pairs = [pair for pair in page.pairs if pair.other == "77301"]
    assert {(pair.pays, pair.indicator) for pair in pairs} == {("77301", 0)}


def test_a_dispute_shows_both_sides_and_the_one_followed(workspace: Workspace) -> None:
    page = code_page(workspace, "77301", EARLY_2026)
    sides = [each for each in page.said if each.confidence == "disputed"]
    assert len(sides) >= 2
    assert "(RadCoder follows this)" in section_of(page, "billed-apart")
    assert any(each.followed and each.basis for each in sides)


def test_an_impact_is_worked_out_for_date_and_locality(workspace: Workspace) -> None:
    pages = [code_page(workspace, "77301", EARLY_2026, key) for key in ("national", "01182-18")]
    here, there = ([each.impact for each in page.said if "$" in each.impact] for page in pages)
    assert here
    assert there
    assert here != there


def test_an_amount_in_a_statement_says_how_it_came_about(workspace: Workspace) -> None:
    page = code_page(workspace, "77301", EARLY_2026)
    worth = [each for each in page.said if "$" in each.impact]
    assert worth
    assert all("RVU26C" in each.impact_how or "APC" in each.impact_how for each in worth)
    told = " ".join(sheet_text(sheet_of(page)).decode().split())
    assert all(f"Amount: {each.impact_how}" in told for each in worth)


def test_a_factor_for_each_payment_model_since_2026(workspace: Workspace) -> None:
    assert [factor.factor for factor in code_page(workspace, "77301", EARLY_2026).factors] == [
        Decimal("33.4009"),
        Decimal("33.5675"),
    ]
    assert len(code_page(workspace, "77301", LAST_2025).factors) == 1


def test_the_glance_holds_what_is_asked_first(workspace: Workspace) -> None:
    shown = {each.label: each.value for each in code_page(workspace, "77301", EARLY_2026).glance}
    assert shown["Status"] == "in force"
    assert shown["Global period"] == "none: the concept does not apply (XXX)"
    assert shown["Relative value"] == "58.69"
    assert shown["Amount, National (all indices 1)"] == "$1,960.30 office, no amount facility"
    assert shown["Hospital outpatient"] == "status S · APC 5613 · $1,414.11"
