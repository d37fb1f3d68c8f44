"""Lines taken off a built course are proposed again, with their reasons and what the record must show."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from radcoder.app.builder import standard_templates
from radcoder.app.missing import missing_lines
from radcoder.app.worksheet import judge
from radcoder.app.workspace import Workspace, open_workspace
from radcoder.builder.draft import build
from radcoder.builder.prescription import Place
from radcoder.domain.course import Course, Line
from radcoder.domain.edits import apply_edits

TEMPLATES = {template.id: template for template in standard_templates()}


@pytest.fixture(scope="module")
def workspace(catalog_path: Path) -> Iterator[Workspace]:
    with open_workspace(catalog_path) as opened:
        yield opened


def built(workspace: Workspace, name: str, place: Place, start: date) -> Course:
    return build(TEMPLATES[name].prescription("T", place, start), workspace.facts_for([])).course


def without(course: Course, codes: set[str]) -> Course:
    claims = (
        replace(each, lines=tuple(line for line in each.lines if line.code not in codes)) for each in course.claims
    )
    return replace(course, claims=tuple(claims))


def lines(course: Course, codes: set[str]) -> list[tuple[str, Line]]:
    found = [(claim.id, line) for claim in course.claims for line in claim.lines if line.code in codes]
    return sorted(found, key=lambda each: (each[0], each[1].date, each[1].code, each[1].modifiers))


@pytest.mark.parametrize(
    ("name", "place", "start", "codes"),
    [
        ("prostate-imrt-28", Place.FREESTANDING, date(2026, 2, 16), {"77427"}),
        ("prostate-imrt-28", Place.HOSPITAL, date(2026, 2, 16), {"77427", "77336"}),
        ("prostate-imrt-28", Place.HOSPITAL, date(2026, 2, 16), {"77387"}),
        ("prostate-imrt-28", Place.FREESTANDING, date(2026, 2, 16), {"77338"}),
        ("head-neck-35", Place.FREESTANDING, date(2026, 2, 16), {"77407"}),
        ("lung-sbrt-5", Place.HOSPITAL, date(2026, 3, 2), {"77435"}),
        ("bone-1", Place.FREESTANDING, date(2026, 5, 5), {"77431", "77336"}),
        ("bone-10", Place.HOSPITAL, date(2025, 5, 5), {"77336"}),
    ],
)
def test_what_is_taken_away_is_proposed_again(
    workspace: Workspace, name: str, place: Place, start: date, codes: set[str]
) -> None:
    whole = built(workspace, name, place, start)
    course = without(whole, codes)
    proposed = missing_lines(workspace, judge(workspace, course))
    again = apply_edits(course, [each.edit for each in proposed])
    own = [(claim, replace(line, phase=None)) for claim, line in lines(again, codes)]
    assert own == [(claim, replace(line, phase=None)) for claim, line in lines(whole, codes)]
    assert all(each.reason and each.record and each.name for each in proposed)


def test_only_the_span_without_a_unit_is_proposed(workspace: Workspace) -> None:
    whole = built(workspace, "prostate-imrt-28", Place.FREESTANDING, date(2026, 2, 16))
    third = [line for line in whole.claims[0].lines if line.code == "77427"][2]
    short = replace(whole.claims[0], lines=tuple(line for line in whole.claims[0].lines if line is not third))
    proposed = missing_lines(workspace, judge(workspace, replace(whole, claims=(short,))))
    assert [(each.claim, each.line) for each in proposed] == [("A", third)]
    assert proposed[0].reason == "fractions 11 to 15"
    assert "face-to-face" in proposed[0].record


@pytest.mark.parametrize("name", ["prostate-imrt-44", "cervix-25-hdr-5", "whole-brain-10", "skin-surface-20"])
def test_a_complete_course_misses_nothing(workspace: Workspace, name: str) -> None:
    for place in Place:
        course = built(workspace, name, place, date(2025, 12, 9))
        assert missing_lines(workspace, judge(workspace, course)) == ()


def test_a_course_without_a_log_misses_nothing(workspace: Workspace) -> None:
    assert missing_lines(workspace, judge(workspace, Course("EMPTY"))) == ()
