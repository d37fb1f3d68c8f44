"""A workspace opens the right catalogue, builds it when needed and loads facts once."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from radcoder.app import workspace as workspace_module
from radcoder.app.workspace import NotACatalogError, Workspace, open_workspace
from radcoder.domain.course import Claim, ClaimKind, Course, Line
from radcoder.domain.facts import Setting

DAY = date(2025, 6, 2)


def course(*codes: str, diagnosis: str = "C61", locality: str = "national") -> Course:
    lines = tuple(Line(DAY, code) for code in codes)
    return Course("t", (Claim("A", ClaimKind.PROFESSIONAL, lines, locality=locality),), diagnoses=(diagnosis,))


def test_the_catalogue_is_built_in_a_folder_and_shows_progress(tmp_path: Path) -> None:
    told: list[tuple[str, float]] = []
    with open_workspace(tmp_path / "here", lambda text, part: told.append((text, part))) as opened:
        assert opened.path.parent == tmp_path / "here"
        assert opened.facts_for(()).codes["77301"]
    assert told[0][1] == 0
    assert told[-1][1] == 1
    assert [part for _, part in told] == sorted(part for _, part in told)


def test_a_catalogue_that_is_there_is_not_built_again(tmp_path: Path) -> None:
    told: list[tuple[str, float]] = []
    open_workspace(tmp_path).close()
    open_workspace(tmp_path, lambda *progress: told.append(progress)).close()
    assert told == []


def test_without_a_place_the_catalogue_is_the_users_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workspace_module, "default_folder", lambda: tmp_path / "home")
    with open_workspace() as opened:
        assert opened.path.parent == tmp_path / "home"


def test_a_catalogue_file_is_opened_as_it_is(catalog_path: Path) -> None:
    with open_workspace(catalog_path) as opened:
        assert opened.path == catalog_path


def test_another_file_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("my notes", encoding="utf-8")
    with pytest.raises(NotACatalogError, match=r"notes\.txt is not a catalogue"):
        open_workspace(path)
    assert path.read_text(encoding="utf-8") == "my notes"


def test_a_catalogue_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotACatalogError, match=r"none\.sqlite"):
        open_workspace(tmp_path / "none.sqlite")
    assert not (tmp_path / "none.sqlite").exists()


def test_a_damaged_catalogue_is_built_again(tmp_path: Path) -> None:
    with open_workspace(tmp_path) as opened:
        path = opened.path
    content = bytearray(path.read_bytes())
    start = content.index(b"CREATE TABLE code ")
    content[start : start + 20] = b"\0" * 20
    path.write_bytes(bytes(content))
    with open_workspace(tmp_path) as opened:
        assert opened.facts_for(()).codes["77301"]


def test_facts_are_loaded_once_for_like_courses(workspace: Workspace) -> None:
    first = workspace.facts_for([course("77301", "77263")])
    assert workspace.facts_for([course("77263"), course()]) is first


def test_a_course_that_brings_something_new_keeps_what_was_there(workspace: Workspace) -> None:
    workspace.facts_for([course("77301", "77263")])
    facts = workspace.facts_for([course("36000", "77301", diagnosis="C50.911", locality="01182-18")])
    assert facts.locality("01182-18", DAY)
    assert facts.diagnoses.keys() >= {"C61", "C50.911"}
    assert facts.pair(Setting.PRACTITIONER, "77301", "77263", DAY)
    assert facts.pair(Setting.PRACTITIONER, "77301", "36000", DAY)


def test_a_diagnosis_of_a_line_is_loaded_too(workspace: Workspace) -> None:
    plain = course("77301")
    line = replace(plain.claims[0].lines[0], diagnoses=("C34.11",))
    claim = replace(plain.claims[0], lines=(line,))
    assert "C34.11" in workspace.facts_for([replace(plain, claims=(claim,))]).diagnoses
