"""A review as text says what is wrong, why, on whose authority, and what would make it right."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from radcoder.app.courses import read_course
from radcoder.app.places import sample_course
from radcoder.app.review import review_course
from radcoder.app.review_text import review_text
from radcoder.app.workspace import Workspace
from radcoder.domain.course import Claim, ClaimKind, Course, Line, LineRef
from radcoder.domain.findings import (
    Amount,
    Authority,
    Estimate,
    ExpectedUnits,
    Finding,
    FindingStatus,
    Fix,
    ReleaseUsed,
    Review,
    Safety,
    Severity,
)

DAY = date(2026, 2, 12)
COURSE = Course("C-1", (Claim("A", ClaimKind.PROFESSIONAL, (Line(DAY, "77301"), Line(DAY, "77263"))),))
FINDING = Finding(
    rule="PTP",
    name="pair",
    severity=Severity.ERROR,
    message="The pair is not paid.",
    lines=(LineRef("A", 1), LineRef("A", 2)),
    codes=("77301", "77263"),
    dates=(DAY,),
    evidence="the row",
    authority=(Authority("Manual", "I.A", "2026", "a website"),),
    fixes=(Fix("Remove line A:2", Safety.SAFE, (), ("ADD-01 error: something else",)),),
)
REVIEW = Review("C-1", "f" * 64, (), (FINDING,), (), Estimate(""))


def test_a_finding_stands_with_its_reason_authority_and_fixes() -> None:
    assert review_text(COURSE, REVIEW).split("\n\n")[1].splitlines() == [
        "■ error · PTP · A:1-2 · 77301 77263",
        "  The pair is not paid.",
        "  Evidence   the row",
        "  Authority  Manual, I.A, 2026 (a website)",
        "  Fix        Remove line A:2 (safe)",
        "             Would remain: ADD-01 error: something else.",
    ]


@pytest.mark.parametrize(
    ("severities", "summary"),
    [
        ((), "✓ no findings"),
        ((Severity.INFO,), "✓ clean   ● 1 info"),
        ((Severity.ERROR, Severity.ERROR, Severity.WARNING), "■ 2 errors   ▲ 1 warning"),
        ((Severity.WARNING, Severity.INFO), "▲ 1 warning   ● 1 info"),
    ],
)
def test_the_summary_counts_with_shapes_and_words(severities: tuple[Severity, ...], summary: str) -> None:
    review = replace(REVIEW, findings=tuple(replace(FINDING, severity=severity) for severity in severities))
    assert review_text(COURSE, review).split("\n\n")[0].splitlines()[-1] == summary


def test_a_finding_set_aside_says_so() -> None:
    review = replace(REVIEW, findings=(replace(FINDING, status=FindingStatus.OVERRIDDEN),))
    assert "◌ set aside (error) · PTP" in review_text(COURSE, review)


def test_a_finding_about_no_line_is_about_the_course() -> None:
    review = replace(REVIEW, findings=(replace(FINDING, lines=(), codes=()),))
    assert "■ error · PTP · the course\n" in review_text(COURSE, review)


def test_units_are_compared() -> None:
    units = (
        ExpectedUnits("77427", 6, 6, "28"),
        ExpectedUnits("77336", 6, 4, "28"),
        ExpectedUnits("77435", 0, 1, "28"),
        ExpectedUnits("77431", 1, 0, "no claim", carried=False),
    )
    lines = review_text(COURSE, replace(REVIEW, expected=units)).splitlines()
    start = lines.index("Expected and billed")
    assert lines[start + 1 : start + 5] == [
        "  77427  6 expected  6 billed  ✓        28",
        "  77336  6 expected  4 billed  2 fewer  28",
        "  77435  0 expected  1 billed  1 more   28",
        "  77431  1 expected  0 billed  –        no claim",
    ]


def test_like_lines_share_a_row_of_the_estimate() -> None:
    day = Line(DAY, "77407")
    course = replace(COURSE, claims=(replace(COURSE.claims[0], lines=(day, day, Line(DAY, "77263"), day)),))
    amount = Amount(Decimal("10.00"), "so")
    priced = [(LineRef("A", number), amount) for number in (1, 2, 4)] + [(LineRef("A", 3), Amount(None, "no price"))]
    lines = review_text(course, replace(REVIEW, estimate=Estimate("the basis", tuple(priced)))).splitlines()
    start = lines.index("Estimate $30.00")
    assert lines[start + 1 : start + 4] == [
        "  A:1-2, A:4  77407  3 ×  $10.00  so",
        "  A:3         77263            –  no price",
        "  the basis",
    ]


def test_old_editions_are_named() -> None:
    used = (
        ReleaseUsed("a", "Table A", "2024Q3", date(2024, 9, 30)),
        ReleaseUsed("b", "Table B", "2026Q1", date(2026, 3, 31)),
        ReleaseUsed("c", "Words", "2026"),
    )
    assert review_text(COURSE, replace(REVIEW, releases=used)).split("\n\n")[-1].splitlines() == [
        "Judged with catalogue ffffffffffffffff",
        "  2024Q3  ended 2024-09-30  Table A",
        "  2026Q1  to 2026-03-31     Table B",
        "  Words 2026",
        "  Older than this course, and read as if still in force: Table A, 2024Q3.",
    ]


def test_a_course_without_lines_can_be_shown() -> None:
    assert review_text(Course("empty"), Review("empty", "", (), (), ())) == "empty\nno lines\n✓ no findings\n"


def test_the_facts_of_a_course_stand_first(workspace: Workspace) -> None:
    course = read_course(sample_course())
    lines = review_text(course, review_course(workspace, course)).splitlines()
    assert lines[0] == "sample-prostate · Prostate IMRT, 28 fractions"
    assert lines[1].startswith(
        "C61 · Prostate and seminal vesicles VMAT · 28 of 28 fractions delivered · medicare · ended"
    )
    assert max(map(len, lines)) <= 110
