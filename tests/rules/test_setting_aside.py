"""Setting findings aside: what is marked, what comes back, and what a fix says of it."""

from dataclasses import replace
from datetime import UTC, date, datetime

from radcoder import rules
from radcoder.catalog.reader import Catalog
from radcoder.domain.course import Course, Line, LineRef
from radcoder.domain.course_edits import SetAside, TakeBack
from radcoder.domain.edits import AddLine, Change, DropLine, MoveDate, SetLine, apply_edits
from radcoder.domain.findings import Finding, FindingStatus, Review, Severity
from radcoder.domain.overrides import Grounds, Reason
from radcoder.domain.setting_aside import override_of
from radcoder.exchange.course_json import course_to_json, parse_course
from radcoder.exchange.review_json import review_to_json
from tests import notation

COURSE = notation.course("""
    ended
    dx C61
    phase p1 photon vmat imrt volume=prostate
    fractions p1 2026-02-16 x10
    claim A professional 11 lakeside
    2026-02-02 77263
    2026-02-05 77290 p1
    2026-02-12 77301 p1
    weekly p1 77427
""")
SIMULATION = LineRef("A", 2)
GROUNDS = Grounds(Reason.RECORD_SUPPORTS, "another lesion", "B. Lead", datetime(2026, 3, 2, 14, 30, tzinfo=UTC))


def _review(course: Course, catalog: Catalog) -> Review:
    return rules.review(course, catalog.facts_for([course]))


def _of(course: Course, catalog: Catalog, rule: str = "BND-01") -> Finding:
    return next(finding for finding in _review(course, catalog).findings if finding.rule == rule)


def _aside(catalog: Catalog, course: Course = COURSE, rule: str = "BND-01") -> Course:
    return apply_edits(course, [SetAside(override_of(_of(course, catalog, rule), course, GROUNDS))])


def _changed(catalog: Catalog, *edits: Change) -> Finding:
    return _of(apply_edits(_aside(catalog), edits), catalog)


def test_a_finding_set_aside_stays_and_counts_no_more(catalog: Catalog) -> None:
    before, after = _review(COURSE, catalog), _review(_aside(catalog), catalog)
    assert [finding.rule for finding in after.findings].count("BND-01") == 1
    assert after.findings[-1].status is FindingStatus.OVERRIDDEN
    assert after.findings[-1].said_aside == (
        "Set aside: The record supports the lines as billed: another lesion (B. Lead, 2026-03-02 14:30)"
    )
    assert after.count(Severity.ERROR) == before.count(Severity.ERROR) - 1
    assert (before.aside, after.aside) == (0, 1)
    assert after.clean is (after.count(Severity.ERROR) + after.count(Severity.WARNING) == 0)


def test_taking_back_makes_it_stand_again(catalog: Catalog) -> None:
    aside = _aside(catalog)
    assert apply_edits(aside, [TakeBack(aside.overrides[0])]) == COURSE


def test_it_holds_when_its_lines_move_and_when_they_are_annotated(catalog: Catalog) -> None:
    first = Line(date(2026, 2, 1), "77332", phase="p1")
    line = COURSE.claims[0].lines[1]
    assert _changed(catalog, AddLine("A", first, 1)).aside
    assert _changed(catalog, DropLine(LineRef("A", 1))).aside
    assert _changed(catalog, SetLine(SIMULATION, replace(line, note="see the record"))).aside


def test_its_addresses_follow_its_lines(catalog: Catalog) -> None:
    first = Line(date(2026, 2, 1), "77332", phase="p1")
    moved = apply_edits(_aside(catalog), [AddLine("A", first, 1), DropLine(LineRef("A", 1)), AddLine("A", first)])
    assert moved.overrides[0].lines == (LineRef("A", 2), LineRef("A", 3))
    dropped = apply_edits(_aside(catalog), [DropLine(SIMULATION)])
    assert dropped.overrides[0].lines == (LineRef("A", 2),)


def test_it_comes_back_when_its_lines_change_and_says_that_it_was_set_aside(catalog: Catalog) -> None:
    finding = _changed(catalog, MoveDate(SIMULATION, date(2026, 2, 6)))
    assert finding.status is FindingStatus.OPEN
    assert finding.said_aside.startswith("Open again: its lines or figures have changed since. It was set aside: ")


def test_it_comes_back_when_the_fractions_behind_its_figures_change(catalog: Catalog) -> None:
    more = replace(COURSE, fractions=COURSE.fractions[:7])
    aside = _aside(catalog, more, "FRQ-06")
    assert _of(aside, catalog, "FRQ-06").aside
    fewer = replace(aside, fractions=COURSE.fractions[:6])
    assert _of(fewer, catalog, "FRQ-06").status is FindingStatus.OPEN


def test_setting_it_aside_again_replaces_what_held_before(catalog: Catalog) -> None:
    changed = apply_edits(_aside(catalog), [MoveDate(SIMULATION, date(2026, 2, 6))])
    again = _aside(catalog, changed)
    assert len(again.overrides) == 1
    assert _of(again, catalog).aside


def test_an_override_of_another_rule_or_other_codes_marks_nothing(catalog: Catalog) -> None:
    override = _aside(catalog).overrides[0]
    for other in (replace(override, rule="BND-02"), replace(override, fingerprint="0" * 16, codes=("77334",))):
        assert _of(replace(COURSE, overrides=(other,)), catalog).override is None


def test_of_two_the_later_counts(catalog: Catalog) -> None:
    override = _aside(catalog).overrides[0]
    later = replace(override, reason=Reason.OTHER, at=override.at.replace(hour=23))
    assert _of(replace(COURSE, overrides=(later, override)), catalog).override == later


def test_a_fix_says_what_it_would_open_again_and_nothing_of_what_stays_aside(catalog: Catalog) -> None:
    course = apply_edits(COURSE, [SetLine(LineRef("A", 3), replace(COURSE.claims[0].lines[2], units=2))])
    aside = _aside(catalog, course)
    for finding in _review(aside, catalog).findings:
        for fix in finding.fixes:
            after = _review(apply_edits(aside, fix.edits), catalog)
            opened = any(f.rule == "BND-01" and not f.aside for f in after.findings)
            assert any(text.startswith("BND-01") for text in fix.leaves) is opened


def test_the_files_hold_it(catalog: Catalog) -> None:
    aside = _aside(catalog)
    assert parse_course(course_to_json(aside), "test") == aside
    written = review_to_json(_review(aside, catalog))
    assert b'"overridden":1' in written
    assert (
        b'"override":{"reason":"record-supports","text":"another lesion","by":"B. Lead",'
        b'"at":"2026-03-02T14:30:00Z","holds":true}'
    ) in written
    assert review_to_json(_review(aside, catalog)) == written
