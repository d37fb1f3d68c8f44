"""`radcoder review` of many courses: what they show together is said beside the reviews, and changes none of them."""

import json
from pathlib import Path

import pytest

from radcoder.app.courses import save_course
from radcoder.app.rules import practice_example
from tests.cli.runs import CLEAN, FLAGGED, SPINE, Cli

SAID = "At mercy, 240 of 400 fractions from 2026-02-16 to 2026-02-27 are 77412: 60.0 %, in 24 of 40 courses."


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The courses on which TEC-06 fires, as files."""
    folder = tmp_path_factory.mktemp("courses")
    paths = [folder / f"{course.reference}.json" for course in practice_example("TEC-06")]
    for path, course in zip(paths, practice_example("TEC-06"), strict=True):
        save_course(course, path)
    return paths


def test_a_text_ends_with_what_the_courses_show_together(cli: Cli, many: list[Path]) -> None:
    ran = cli("review", *many)
    last = " ".join(ran.out.split("\n\n\n")[-1].split())
    assert last.startswith("40 courses together")
    assert f"info · TEC-06 · the course · 77412 {SAID}" in last
    assert last.endswith("mercy: 40 courses, 0 77402, 160 77407, 240 77412; far above the usual share")


def test_json_stays_one_review_a_line_and_the_finding_is_said(cli: Cli, many: list[Path]) -> None:
    ran = cli("review", *many, "--format", "json")
    assert [json.loads(line)["format"] for line in ran.out.splitlines()] == ["radcoder-review/1"] * len(many)
    assert ran.err == f"TEC-06 info: {SAID} About 35 % is usual.\n"


def test_no_status_depends_on_it(cli: Cli, many: list[Path]) -> None:
    alone = max(cli("review", path).status for path in (many[0], many[-1]))
    assert cli("review", *many).status == alone


def test_it_is_written_where_it_is_wanted(cli: Cli, many: list[Path], tmp_path: Path) -> None:
    path = tmp_path / "practice.json"
    ran = cli("review", *many, "--format", "json", "--practice", path)
    document = json.loads(path.read_text(encoding="utf-8"))
    assert f"Written: {path}" in ran.err
    assert document["format"] == "radcoder-practice/1"
    assert document["shares"][0]["fractions"] == {"77402": 0, "77407": 160, "77412": 240}
    assert document["shares"][0]["highest"][:2] == ["C001", "C002"]
    assert [finding["rule"] for finding in document["findings"]] == ["TEC-06"]


def test_few_courses_are_not_compared(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "practice.json"
    ran = cli("review", CLEAN, FLAGGED, SPINE, "--practice", path)
    assert "courses together" not in ran.out
    assert json.loads(path.read_text(encoding="utf-8"))["findings"] == []


def test_it_does_not_overwrite_a_course(cli: Cli, many: list[Path]) -> None:
    before = many[0].read_bytes()
    assert cli("review", *many[:2], "--practice", many[0]).status == 2
    assert many[0].read_bytes() == before
