"""A code page as text and as JSON."""

import json
import re
from datetime import date

import pytest

from radcoder.app.code_sections import sheet_of
from radcoder.app.code_text import code_text, code_to_json
from radcoder.app.codes import code_page
from radcoder.app.workspace import Workspace

EARLY_2026 = date(2026, 2, 12)


def text_of(workspace: Workspace, code: str, on: date, locality: str = "national") -> str:
    return code_text(code_page(workspace, code, on, locality)).decode()


def test_the_amount_stands_with_its_formula(workspace: Workspace) -> None:
    text = text_of(workspace, "77321", date(2025, 6, 1))
    assert re.search(r"whole service, office +0\.95 +1\.86 +0\.05 +2\.86 +\$92\.51\n", text)
    assert "(0.95 × 1 + 1.86 × 1 + 0.05 × 1) × 32.3465; RVU25D office; national, all indices 1" in text
    assert "Amounts are Medicare's before deductible" in text


def test_each_section_is_there(workspace: Workspace) -> None:
    text = text_of(workspace, "77301", EARLY_2026)
    for heading in (
        "77301 · Inverse dose plan",
        "At a glance",
        "Overview",
        "What it includes",
        "Modifiers",
        "Physician fee schedule, edition beside edition",
        "Estimate on 2026-02-12",
        "Hospital outpatient payment",
        "Most units a day",
        "Before, after and beside it",
        "NCCI pairs",
        "Documentation",
        "Denials",
        "Payers",
        "Sources",
    ):
        assert f"\n{heading}" in f"\n{text}"
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


def test_gaps_are_said_and_not_left_blank(workspace: Workspace) -> None:
    text = text_of(workspace, "77385", EARLY_2026)
    assert "77385 is not in the fee schedule held for 2026-02-12" in text
    assert "does not list 77385 on 2026-02-12" in text
    assert "No limit is held for 2026-02-12." in text
    older = " ".join(text.split("Older than this date, and read as if still in force: ")[1].split())
    assert older.startswith("Medically unlikely edits, hospital outpatient, radiation-oncology slice, 2024Q3; NCCI")
    assert "Medically unlikely edits, practitioner" not in older


def test_an_addon_shows_its_primaries(workspace: Workspace) -> None:
    text = " ".join(text_of(workspace, "77439", EARLY_2026).split())
    assert (
        "Add-on to (paid only beside one of these primaries on the same date): 77437 Surface treatment up to 150 kV"
        in text
    )


def test_lines_fit_the_page(workspace: Workspace) -> None:
    assert max(len(line) for line in text_of(workspace, "77301", EARLY_2026, "01182-18").splitlines()) <= 110


def test_json_is_one_line_with_money_as_text(workspace: Workspace) -> None:
    content = code_to_json(code_page(workspace, "77321", date(2025, 6, 1)))
    assert content.endswith(b"\n")
    assert content.count(b"\n") == 1
    page = json.loads(content)
    assert page["format"] == "radcoder-code/1"
    assert page["on"] == "2025-06-01"
    assert page["fees"]["figures"][0]["amount"] == "92.51"
    assert page["fees"]["figures"][1]["amount"] is None
    assert {pair["setting"] for pair in page["pairs"]} == {"practitioner", "hospital"}


@pytest.mark.parametrize(("code", "on"), [("77301", EARLY_2026), ("77385", EARLY_2026), ("51701", EARLY_2026)])
def test_json_is_the_page_that_the_text_is(workspace: Workspace, code: str, on: date) -> None:
    page = code_page(workspace, code, on)
    told, document = " ".join(code_text(page).decode().split()), json.loads(code_to_json(page))
    assert [section["title"] for section in document["sections"]] == [each.title for each in sheet_of(page).sections]
    for block in (block for section in document["sections"] for block in section["blocks"]):
        cells = [cell["text"] for row in block.get("rows", ()) for cell in row]
        words = [block.get("text", ""), *cells, *(link["key"] for link in block.get("links", ()))]
        assert block["kind"] in {"words", "grid", "links"}
        assert [each for each in words if " " not in each and each not in told] == []
        assert not block.get("text") or block["text"] in told
    assert document["band"] in told
    assert all(" ".join(line.split()) in told for line in document["older"])


def test_json_is_the_same_each_time(workspace: Workspace) -> None:
    first, second = (code_to_json(code_page(workspace, "77301", EARLY_2026)) for _ in range(2))
    assert first == second
