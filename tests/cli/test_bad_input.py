"""A file that cannot be used gets a sentence that names file and field, and status 2."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.runs import CLEAN, ROOT, Cli, course_file


@pytest.mark.parametrize(
    ("changes", "names"),
    [
        ({"line": {"date": "16/2/26"}}, "claims[0].lines[0].date"),
        ({"line": {"date": "2026-02-30"}}, "claims[0].lines[0].date"),
        ({"line": {"code": "7730"}}, "claims[0].lines[0].code"),
        ({"line": {"units": 0}}, "claims[0].lines[0].units"),
        ({"line": {"units": -1}}, "claims[0].lines[0].units"),
        ({"line": {"unit": 2}}, "claims[0].lines[0].unit"),
        ({"claims": None}, "claims"),
        ({"format": "radcoder-course/9"}, "format"),
        ({"payor": "medicare"}, "payor"),
        ({"status": "finished"}, "status"),
    ],
)
def test_a_faulty_field_is_named(cli: Cli, tmp_path: Path, changes: dict[str, Any], names: str) -> None:
    path = course_file(tmp_path, **changes)
    ran = cli("review", path, "--format", "json")
    assert (ran.status, ran.out) == (2, "")
    assert f"{path}: {names}" in ran.err
    assert len(ran.err.splitlines()) == 1


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "not JSON"),
        (b"PK\x03\x04 a spreadsheet", "not JSON"),
        (b"\xff\xfe\x00", "not UTF-8"),
        (b"[]", "broken.json: "),
        (b"null", "broken.json: "),
        (b'{"format": "radcoder-course/1"}', "reference"),
        (b"[" * 100_000, "broken.json: "),
    ],
)
def test_a_file_that_is_no_course_is_named(cli: Cli, tmp_path: Path, content: bytes, says: str) -> None:
    path = tmp_path / "broken.json"
    path.write_bytes(content)
    ran = cli("review", path)
    assert (ran.status, ran.out) == (2, "")
    assert str(path) in ran.err
    assert says in ran.err
    assert "Traceback" not in ran.err


def test_nonsense_gets_at_most_ten_sentences(cli: Cli, tmp_path: Path) -> None:
    lines = [{"date": "?", "code": "?", "units": -1} for _ in range(51)]
    path = course_file(tmp_path, claims=[{"id": "A", "kind": "professional", "lines": lines}])
    ran = cli("review", path)
    assert (ran.status, ran.out) == (2, "")
    sentences = ran.err.splitlines()
    assert len(sentences) == 10
    assert all(sentence.startswith(f"{path}: ") for sentence in sentences)


def test_an_unknown_code_is_no_refusal(cli: Cli, tmp_path: Path) -> None:
    ran = cli("review", course_file(tmp_path, line={"code": "99999"}), "--format", "json")
    assert ran.status == 0
    assert [finding["severity"] for finding in json.loads(ran.out)["findings"] if "99999" in finding["codes"]] == [
        "info"
    ]


@pytest.mark.parametrize("what", ["none.json", ""])
def test_a_missing_file_or_a_folder_is_named(cli: Cli, tmp_path: Path, what: str) -> None:
    ran = cli("review", tmp_path / what)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith(f"{tmp_path / what}: ")


def test_another_file_in_place_of_the_catalogue_is_refused(cli: Cli) -> None:
    ran = cli("review", CLEAN, "--catalog", ROOT / "pyproject.toml")
    assert (ran.status, ran.out) == (2, "")
    assert "pyproject.toml is not a catalogue" in ran.err


@pytest.mark.parametrize("words", [("report", "--kind", "summary"), ("review", "--format", "text")])
def test_a_course_file_is_never_written_over(cli: Cli, tmp_path: Path, words: tuple[str, ...]) -> None:
    course = course_file(tmp_path)
    before = course.read_bytes()
    (tmp_path / "sub").mkdir()
    ran = cli(words[0], course, *words[1:], "--output", tmp_path / "sub" / ".." / "small.json")
    assert ran.status == 2
    assert "is the course file itself" in ran.err
    assert course.read_bytes() == before


def test_control_characters_do_not_reach_the_terminal(cli: Cli, tmp_path: Path) -> None:
    ran = cli("review", course_file(tmp_path, reference="a\u001b[31mred\u0000"), "--format", "text")
    assert "\u001b" not in ran.out
    assert "\u0000" not in ran.out
    assert "red" in ran.out
