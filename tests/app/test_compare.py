"""Versions of a course: billed against what the record supports, with names, dollars and reasons."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from radcoder.app.builder import Closed, closed_days, preview, standard_templates
from radcoder.app.compare import Version, compared, supported_version
from radcoder.app.workspace import Workspace
from radcoder.builder.prescription import Place
from radcoder.domain.comparison import Difference
from radcoder.domain.course import LineRef
from radcoder.domain.edits import DropLine, ReplaceCode, apply_edits
from tests.notation import course

TEMPLATES = {template.id: template for template in standard_templates()}
CLOSED = frozenset(closed_days(Closed.USUAL, range(2024, 2028)))
BUILT = [(name, place) for name in sorted(TEMPLATES) for place in Place if place not in TEMPLATES[name].not_in]
WEEK = course("""
ended
dx C61
phase p1 photon vmat imrt planned=5 isocentres=1 fields=2 image_guidance=cbct
fractions p1 2026-02-16 x5
claim A professional 11 - specialty=radiation-oncology
2026-02-12 77301 p1
each p1 77407
each p1 77387
2026-02-20 77427
2026-02-20 77336
""")


@pytest.mark.parametrize(("name", "place"), BUILT)
def test_what_the_builder_makes_is_what_the_record_supports(workspace: Workspace, name: str, place: Place) -> None:
    prescription = replace(TEMPLATES[name].prescription("T", place, date(2025, 12, 9)), closed=CLOSED)
    built = preview(workspace, prescription).draft.course
    assert compared(workspace, Version(built), supported_version(workspace, built)).comparison.same


def test_billed_too_high_and_not_billed_at_all_are_seen_with_the_reason(workspace: Workspace) -> None:
    wrong = apply_edits(WEEK, [ReplaceCode(LineRef("A", 2), "77412"), DropLine(LineRef("A", 12))])
    found = compared(workspace, Version(wrong), supported_version(workspace, wrong))
    differing = [pair for pair in found.comparison.lines if pair.difference is not Difference.SAME]
    high, missing = differing
    assert high.before is not None
    assert high.after is not None
    assert (high.before.code, high.after.code, high.changed) == ("77412", "77407", ("code",))
    assert found.after.reasons[high.after.ref].startswith("level 2 from 2026")
    assert found.after.names[high.after.ref] == "Beam treatment, level 2"
    assert missing.difference is Difference.ADDED
    assert missing.after is not None
    assert missing.after.code == "77427"
    assert found.after.reasons[missing.after.ref] == "fractions 1 to 5"
    assert found.after.total - found.before.total == Decimal("195.40") - (Decimal("443.56") - Decimal("309.96"))


def test_more_than_the_log_earns_is_not_supported(workspace: Workspace) -> None:
    line = WEEK.claims[0].lines[-2]
    twice = replace(WEEK, claims=(replace(WEEK.claims[0], lines=(*WEEK.claims[0].lines, line)),))
    lines = compared(workspace, Version(twice), supported_version(workspace, twice)).comparison.lines
    assert [pair.before.code for pair in lines if pair.difference is Difference.REMOVED and pair.before] == ["77427"]


def test_guidance_that_the_record_does_not_name_is_not_supported(workspace: Workspace) -> None:
    plain = replace(WEEK, phases=(replace(WEEK.phases[0], image_guidance=None),))
    lines = compared(workspace, Version(plain), supported_version(workspace, plain)).comparison.lines
    assert [pair.before.code for pair in lines if pair.difference is Difference.REMOVED and pair.before] == [
        "77387"
    ] * 5


def test_a_weekly_code_may_be_billed_on_another_day(workspace: Workspace) -> None:
    later = replace(WEEK.claims[0].lines[-2], date=date(2026, 2, 19))
    moved = replace(
        WEEK, claims=(replace(WEEK.claims[0], lines=(*WEEK.claims[0].lines[:-2], later, WEEK.claims[0].lines[-1])),)
    )
    assert compared(workspace, Version(moved), supported_version(workspace, moved)).comparison.same


def test_a_course_without_a_log_supports_what_it_bills(workspace: Workspace) -> None:
    unlogged = replace(WEEK, fractions=())
    assert supported_version(workspace, unlogged).course == unlogged
