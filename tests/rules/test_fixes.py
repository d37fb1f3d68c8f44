"""What a fix says of itself: what remains, the change in dollars, and which way out comes first."""

from decimal import Decimal

import pytest

from radcoder import rules
from radcoder.catalog.reader import Catalog
from radcoder.domain.edits import apply_edits
from radcoder.domain.findings import Finding, Review, Safety, Severity
from radcoder.domain.pricing import price_course
from tests import notation
from tests.rules.judged import Judge, course_of
from tests.rules.test_cases import CASES, Case

PLAN = """
    ended
    dx C61
    phase p1 photon vmat imrt volume=prostate
    fractions p1 2026-02-16 x10
    claim A professional 11 lakeside
    2026-02-05 77290 p1
    2026-02-12 77301 p1
"""


def _review(text: str, catalog: Catalog) -> Review:
    course = notation.course(text)
    return rules.review(course, catalog.facts_for([course]))


def _finding(review: Review, rule: str) -> Finding:
    return next(finding for finding in review.findings if finding.rule == rule)


def test_a_fix_says_what_it_takes_off_the_estimate(catalog: Catalog) -> None:
    (fix,) = _finding(_review(PLAN, catalog), "BND-01").fixes
    assert fix.change == Decimal("-441.56")
    assert fix.consequence == (
        "Settles BND-01. Brings no new error or warning; 2 other findings above info would remain. "
        "The estimate would fall by $441.56."
    )
    assert fix.safety is Safety.NEEDS_REVIEW


def test_a_fix_that_brings_a_new_conflict_says_so_and_comes_last(catalog: Catalog) -> None:
    review = _review(
        """
        ended
        phase p1 photon 3d 3d volume=breast isocentres=1
        fractions p1 2026-01-05 x5
        claim A professional 11 lakeside
        each p1 G6012
        """,
        catalog,
    )
    finding = _finding(review, "VAL-02")
    counts = [len(fix.leaves) for fix in finding.fixes]
    assert counts == sorted(counts)
    assert finding.fixes[0].title.startswith("Bill 77407")
    assert any("FRQ-20" in text for text in finding.fixes[-1].leaves)


def test_packaging_counts_in_the_change(catalog: Catalog) -> None:
    """Dropping a comprehensive service brings back the payment of what it packaged."""
    course = notation.course("claim B hospital\n2026-03-02 57155\n2026-03-02 57156\n2026-03-02 77771")
    facts = catalog.facts_for([course])
    before = price_course(course, facts).total
    for finding in rules.review(course, facts).findings:
        for fix in finding.fixes:
            after = price_course(apply_edits(course, fix.edits), facts).total
            assert fix.change == after - before


@pytest.mark.parametrize("case", [case for case in CASES if case.finds], ids=lambda case: f"{case.rule}: {case.name}")
def test_the_change_is_the_difference_of_two_estimates(case: Case, judge: Judge) -> None:
    course, facts = course_of(case.course), judge.facts(case.course)
    before = price_course(course, facts).total
    for finding in judge.review(case.course).findings:
        assert len(finding.fixes) <= 4
        for fix in finding.fixes:
            if fix.change is not None:
                assert fix.change == price_course(apply_edits(course, fix.edits), facts).total - before


TEN = """
    ended
    dx C34.11
    phase p1 photon 3d 3d volume=lung
    fractions p1 2026-03-02 x10
"""


@pytest.mark.parametrize("odd", ["2026-03-04", "2026-03-11", "2026-03-12"])
def test_of_too_many_weekly_units_the_one_out_of_step_is_dropped(odd: str, catalog: Catalog) -> None:
    """Dropping the last would leave a unit that is dated before its fractions."""
    review = _review(f"{TEN}claim A professional 11 dr\n{odd} 77427\n2026-03-06 77427\n2026-03-13 77427\n", catalog)
    (fix,) = _finding(review, "FRQ-06").fixes
    assert (fix.title, fix.leaves) == ("Remove line A:1", ())


def test_of_two_units_in_step_the_last_is_dropped(catalog: Catalog) -> None:
    lines = "2026-03-06 77427\n2026-03-13 77427\n2026-03-13 77427\n"
    (fix,) = _finding(_review(f"{TEN}claim A professional 11 dr\n{lines}", catalog), "FRQ-06").fixes
    assert fix.title == "Remove line A:3"


@pytest.mark.parametrize("number", [1, 2, 3])
def test_of_equal_lines_the_one_with_another_fault_is_dropped(number: int, catalog: Catalog) -> None:
    """Any of three checks would do; the one with a modifier that it may not have is the one to take off."""
    days = ("2026-03-06", "2026-03-12", "2026-03-13")
    lines = [f"{day} 77336{'-26' if each == number else ''}" for each, day in enumerate(days, 1)]
    review = _review(f"{TEN}claim H hospital - mercy\n" + "\n".join(lines), catalog)
    (fix,) = _finding(review, "FRQ-05").fixes
    assert fix.title == f"Remove line H:{number}"
    assert fix.leaves == ()


def test_a_weighed_fix_names_no_other_lines(judge: Judge) -> None:
    fixes = [fix for case in CASES for each in judge.review(case.course).findings for fix in each.fixes]
    assert [fix.title for fix in fixes if fix.among] == []


def test_a_fix_says_which_findings_it_removes_and_how_many_it_leaves_alone(catalog: Catalog) -> None:
    lines = "2026-03-06 77427\n2026-03-13 77427\n2026-03-13 77427\n2026-03-06 77336-26\n"
    review = _review(f"{TEN}claim A professional 11 dr\n{lines}", catalog)
    (fix,) = _finding(review, "FRQ-06").fixes
    assert [text.split()[0] for text in fix.removes] == ["FRQ-06", "MUE"]
    others = [each for each in review.findings if each.severity is not Severity.INFO]
    assert fix.stays == len(others) - len(fix.removes) > 0
    assert fix.consequence == (
        f"Settles FRQ-06, MUE. Brings no new error or warning; {fix.stays} other findings above info would remain. "
        "The estimate would fall by $195.40."
    )


@pytest.mark.parametrize("case", [case for case in CASES if case.finds], ids=lambda case: f"{case.rule}: {case.name}")
def test_what_a_fix_removes_is_gone_from_a_review_of_the_fixed_course(case: Case, judge: Judge) -> None:
    course, facts = course_of(case.course), judge.facts(case.course)
    before = judge.review(case.course).findings
    for finding in before:
        for fix in finding.fixes:
            after = [f for f in rules.review(apply_edits(course, fix.edits), facts).findings if _is_loud(f)]
            said = {f"{f.rule} {f.severity}: {f.message}" for f in after}
            assert said.isdisjoint(set(fix.removes) - set(fix.leaves))
            assert len(after) == fix.stays + len(fix.leaves)


def _is_loud(finding: Finding) -> bool:
    return finding.severity is not Severity.INFO


TWICE = """
    ended
    dx C61
    phase p1 photon vmat imrt volume=prostate isocentres=1
    fractions p1 2026-03-02 x5
    claim B hospital - mercy
    2026-02-20 77301 p1
    each p1 77407
"""


def test_only_a_line_that_repeats_another_in_every_field_is_safe_to_drop(catalog: Catalog) -> None:
    (fix,) = _finding(_review(f"{TWICE}2026-03-04 77407 p1\n", catalog), "FRQ-20").fixes
    assert (fix.title, fix.safety) == ("Remove line B:7", Safety.SAFE)
    for other in ("2026-03-04 77407", "2026-03-04 77407-76 p1", "2026-03-09 77407 p1", "2026-03-04 77402 p1"):
        found = _finding(_review(f"{TWICE}{other}\n", catalog), "FRQ-20").fixes
        assert [fix.safety for fix in found] == [Safety.NEEDS_REVIEW], other


def test_devices_are_amounts_so_an_equal_line_is_no_slip(catalog: Catalog) -> None:
    lines = "2026-02-10 77334 p1\n2026-02-10 77334 p1\n"
    (fix,) = _finding(_review(f"{TWICE}{lines}", catalog), "TEC-13").fixes
    assert fix.safety is Safety.NEEDS_REVIEW


@pytest.mark.parametrize(("others", "safety"), [("26", Safety.SAFE), ("59", Safety.NEEDS_REVIEW)])
def test_a_misspelt_modifier_is_safe_to_mend_where_the_other_lines_show_it(
    others: str, safety: Safety, catalog: Catalog
) -> None:
    lines = f"2026-02-16 77387-{others}\n2026-02-17 77387-62\n2026-02-18 77387-{others}\n"
    review = _review(f"dx C61\nclaim A professional 22 dr\n{lines}", catalog)
    (fix,) = _finding(review, "CAT-07").fixes
    assert (fix.title, fix.safety) == ("Put 26 in place of 62 on line A:2", safety)
