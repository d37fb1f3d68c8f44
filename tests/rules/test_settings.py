"""Rules that are off or have another severity for a payer: what is left out, what is said, and where."""

from dataclasses import replace

import pytest

from radcoder import rules
from radcoder.app.review_text import review_text
from radcoder.catalog.reader import Catalog
from radcoder.domain.course import Course
from radcoder.domain.findings import Review, Severity
from radcoder.domain.rule_settings import RuleSetting, RuleSettings, said
from radcoder.exchange.review_json import review_document
from tests import notation

COURSE = notation.course("""
    ended
    dx C61
    phase p1 photon vmat imrt volume=prostate
    fractions p1 2026-02-16 x10
    claim A professional 11 lakeside
    2026-02-05 77290 p1
    2026-02-12 77301 p1
    2026-02-12 77280 p1
    each p1 77385
""")


def _review(catalog: Catalog, *rows: RuleSetting, course: Course = COURSE) -> Review:
    return rules.review(course, catalog.facts_for([course]), RuleSettings(rows))


def _rules(review: Review) -> set[str]:
    return {finding.rule for finding in review.findings}


def test_a_rule_that_is_off_reports_nothing_and_the_review_says_so(catalog: Catalog) -> None:
    usual, without = _review(catalog), _review(catalog, RuleSetting("BND-01", "medicare", None))
    assert _rules(usual) - _rules(without) == {"BND-01"}
    assert (usual.settings, without.settings) == ((), (RuleSetting("BND-01", "medicare", None),))
    assert "1 rule off for this payer: BND-01\n" in review_text(COURSE, without)
    (setting,) = review_document(without).settings
    assert (setting.rule, setting.payer, setting.severity) == ("BND-01", "medicare", None)


def test_another_severity_counts_and_the_evidence_says_so(catalog: Catalog) -> None:
    review = _review(catalog, RuleSetting("BND-01", "", Severity.INFO))
    (finding,) = (finding for finding in review.findings if finding.rule == "BND-01")
    assert finding.severity is Severity.INFO
    assert finding.evidence.endswith("; set to info here, error as published")
    assert review.count(Severity.ERROR) == _review(catalog).count(Severity.ERROR) - 1


def test_what_remains_after_a_fix_leaves_out_the_rules_that_are_off(catalog: Catalog) -> None:
    settings = [RuleSetting(rule, "", None) for rule in _rules(_review(catalog)) - {"BND-01"}]
    (finding,) = _review(catalog, *settings).findings
    assert all(text.startswith("BND-01") for fix in finding.fixes for text in fix.leaves)


def test_a_validity_rule_that_is_off_takes_no_line_out_of_the_pairs(catalog: Catalog) -> None:
    course = notation.course("""
        scope excerpt
        claim A professional 11 lakeside
        2026-02-12 77301
        2026-02-12 77014
    """)
    on, off = (_review(catalog, *rows, course=course) for rows in ((), (RuleSetting("VAL-03", "", None),)))
    assert "VAL-03" in _rules(on)
    assert "VAL-03" not in _rules(off)


@pytest.mark.parametrize(("payer", "holds"), [("medicare", True), (None, True), ("bcbs-nc", False)])
def test_a_setting_holds_for_its_payer(catalog: Catalog, payer: str | None, holds: bool) -> None:
    review = _review(catalog, RuleSetting("BND-02", "medicare", None), course=replace(COURSE, payer=payer))
    assert bool(review.settings) is holds


def test_the_payers_own_comes_before_that_for_all_and_unknown_rules_are_passed_over(catalog: Catalog) -> None:
    mine, unknown = RuleSetting("BND-01", "medicare", Severity.WARNING), RuleSetting("XYZ-99", "", None)
    review = _review(catalog, mine, RuleSetting("BND-01", "", None), unknown)
    assert review.settings == (mine,)
    assert "BND-01" in _rules(review)


def test_the_words() -> None:
    settings = [
        RuleSetting("FRQ-05", "medicare", None),
        RuleSetting("PTP", "medicare", Severity.INFO),
        RuleSetting("TEC-03", "medicare", None),
        RuleSetting("MUE", "", None),
    ]
    assert said(settings) == (
        "1 rule off for all payers: MUE",
        "2 rules off for this payer: FRQ-05, TEC-03",
        "1 rule with another severity for this payer: PTP (info)",
    )
    assert said([]) == ()
