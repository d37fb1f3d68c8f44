"""The sheets of diagnoses, modifiers and families."""

import pytest

from radcoder.app.sheet_text import sheet_text
from radcoder.app.sheets import UnknownSheetError, sheet
from radcoder.app.workspace import Workspace
from radcoder.domain.hits import Kind


def text_of(workspace: Workspace, kind: Kind, key: str) -> str:
    return " ".join(sheet_text(sheet(workspace, kind, key)).decode().split())


def test_a_category_says_what_it_needs_and_excludes(workspace: Workspace) -> None:
    found = sheet(workspace, Kind.DIAGNOSIS, "C50")
    assert found.band.startswith("C50 cannot be billed as it stands")
    text = text_of(workspace, Kind.DIAGNOSIS, "C50")
    assert "Excludes 1: never coded together skin of breast" in text
    assert "C50.9 " in text


def test_a_billable_code_inherits_the_notes_above_it(workspace: Workspace) -> None:
    text = text_of(workspace, Kind.DIAGNOSIS, "c50911")
    assert "It may be billed." in text
    assert "Excludes 1: never coded together (from C50) skin of breast" in text
    assert "chapter 2 Neoplasms" in text


def test_a_seventh_character_is_understood(workspace: Workspace) -> None:
    assert sheet(workspace, Kind.DIAGNOSIS, "S02.0XXA").band == ""
    assert "S02.0XXA" in text_of(workspace, Kind.DIAGNOSIS, "S02.0")


def test_a_modifier_says_when_to_use_it(workspace: Workspace) -> None:
    text = text_of(workspace, Kind.MODIFIER, "59")
    assert "When to use it" in text
    assert "It opens NCCI pairs" in text
    assert "It opens no NCCI pair." in text_of(workspace, Kind.MODIFIER, "26")


def test_a_family_lists_its_codes(workspace: Workspace) -> None:
    assert "77290" in text_of(workspace, Kind.FAMILY, "simulation")


def test_an_unknown_key_is_said(workspace: Workspace) -> None:
    with pytest.raises(UnknownSheetError, match="Neither a diagnosis nor a modifier C99"):
        sheet(workspace, Kind.DIAGNOSIS, "C99")
