"""The sample courses show what they are meant to show, and name nobody."""

from pathlib import Path

import pytest

from radcoder.app.courses import read_course
from radcoder.app.places import SAMPLE, sample_course
from radcoder.app.review import review_course
from radcoder.app.workspace import Workspace
from radcoder.domain.findings import Review

FOLDER = Path(__file__).parents[2] / "resources" / "samples"


def review_of(workspace: Workspace, name: str) -> Review:
    return review_course(workspace, read_course(FOLDER / name))


def loud(review: Review) -> set[tuple[str, str]]:
    return {(finding.rule, " ".join(finding.codes)) for finding in review.findings if finding.severity != "info"}


def test_the_prostate_course_shows_simulations_the_same_day_pair_and_a_unit_too_many(workspace: Workspace) -> None:
    review = review_of(workspace, SAMPLE)
    assert loud(review) == {
        ("BND-01", "77290 77301"),
        ("BND-01", "77280 77301"),
        ("PTP", "77301 77263"),
        ("FRQ-06", "77427"),
    }
    differing = {each.code: (each.expected, each.billed) for each in review.expected if each.expected != each.billed}
    assert differing == {"77427": (6, 7)}
    assert ("77336", 6) in {(each.code, each.expected) for each in review.expected}


def test_each_fix_of_the_prostate_course_is_there(workspace: Workspace) -> None:
    assert all(finding.fixes for finding in review_of(workspace, SAMPLE).findings if finding.severity == "error")


def test_the_breast_course_is_clean(workspace: Workspace) -> None:
    review = review_of(workspace, "breast-3d-16.json")
    assert review.clean
    assert review.estimate.total > 0


def test_the_spine_course_shows_a_hospital_and_its_physician(workspace: Workspace) -> None:
    review = review_of(workspace, "spine-hospital-10.json")
    assert {rule for rule, _ in loud(review)} == {"SET-03", "SET-04", "FRQ-05"}


def test_every_sample_is_looked_at() -> None:
    assert {path.name for path in FOLDER.glob("*.json")} == {SAMPLE, "breast-3d-16.json", "spine-hospital-10.json"}
    assert sample_course() == FOLDER / SAMPLE


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.json")), ids=lambda path: path.stem)
def test_days_of_treatment_are_working_days(path: Path) -> None:
    course = read_course(path)
    assert all(fraction.date.weekday() < 5 for fraction in course.fractions)
    assert len({fraction.date for fraction in course.fractions}) == len(course.fractions)
