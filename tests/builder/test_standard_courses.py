"""Each standard course built from its own phases and first days: the lines that were billed by hand."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest

from radcoder.app.workspace import Workspace
from radcoder.builder.draft import build
from radcoder.builder.prescription import Companion, CompanionLine, Leads, PhaseOrder, Prescription
from radcoder.builder.unbilled import as_prescribed
from radcoder.domain.course import Course, PlanBasis
from radcoder.domain.findings import Severity
from radcoder.rules.chart import Chart
from tests.builder.test_templates import workspace as workspace  # noqa: PLC0414 - the fixture
from tests.notation import course as read
from tests.rules.standard_courses import COURSES

SIMULATIONS = ("77280", "77285", "77290")
DEVICE, LEAVES = "77334", "77338"
DAILY = ("77402", "77407", "77412", "G6012", "G6013", "G6015", "77385", "77373", "77372", "77522", "77523", "77520",
         "77525", "77770", "77771", "77772", "77437", "77401")  # fmt: skip
SAID: Mapping[str, tuple[Mapping[str, tuple[int, int]], str]] = {
    "breast tangents 16 and electron boost 4, office 2026": (
        {"99204": (1, 0)},
        "a visit is what the physician did that day, not what the prescription says",
    ),
    "prostate IMRT 44, office 2025": (
        {"G6002": (44, 0), "77014": (0, 44)},
        "its phases say cone-beam CT, which was 77014 in 2025; its lines bill stereoscopic images",
    ),
    "brain radiosurgery 1, hospital, physician and surgeon 2026": (
        {"77336": (0, 1)},
        "a course of one to five fractions earns one check, which it leaves unbilled",
    ),
}
SURGEON = Companion("neurosurgery", (CompanionLine("61796", "first"),))
UROLOGIST = Companion("urology", (CompanionLine("76873", "plan"), CompanionLine("55875", "first")))


def prescribed(course: Course, workspace: Workspace) -> Prescription:
    """What was prescribed, read off the course: its phases and days, and what was done once."""
    chart = Chart(course, workspace.facts_for([course]))
    codes = {entry.code for entry in course.entries()}
    usual = as_prescribed(chart)
    specialties = {claim.specialty for claim in course.claims}
    companion = SURGEON if "neurosurgery" in specialties else UROLOGIST if "urology" in specialties else None
    return replace(
        usual,
        phases=tuple(_orders(course, usual)),
        clinical=next((code for code in ("77263", "77262", "77261") if code in codes), None),
        special_treatment=course.documentation.get("77470", ""),
        special_physics=course.documentation.get("77370", ""),
        companion=companion,
        closed=frozenset(_days_off(course)),
        leads=Leads(12, 10, 10) if companion is UROLOGIST else usual.leads,
    )


def _days_off(course: Course) -> Iterator[date]:
    """The days between its first fraction and its last on which none was given."""
    given = {each.date for each in course.fractions}
    first = min(given)
    between = (first + timedelta(days=number) for number in range((max(given) - first).days))
    return (day for day in between if day not in given)


def _orders(course: Course, usual: Prescription) -> Iterator[PhaseOrder]:
    before: set[date] = set()
    for order in usual.phases:
        given = [each.date for each in course.fractions if each.phase == order.phase.id]
        days = sorted(set(given))
        billed = Counter(entry.code for entry in course.entries() if entry.line.phase == order.phase.id)
        gaps = [(later - earlier).days for earlier, later in pairwise(days)]
        imrt = order.basis is PlanBasis.IMRT or LEAVES in billed
        yield replace(
            order,
            start=days[0],
            per_day=max(Counter(given).values()),
            days_apart=max(1, min(gaps, default=1)),
            together=bool(set(days) & before),
            simulation=next((code for code in SIMULATIONS if billed[code]), None),
            immobiliser=bool(billed[DEVICE]) and (imrt or order.phase.modality == "proton"),
            images=order.images or any(entry.code == "77387" for entry in course.entries()),
            plan_each_insertion=billed["77317"] > len(course.claims),
            phase=replace(order.phase, planned_fractions=len(given)),
        )
        before = set(days)


def units(course: Course) -> Counter[tuple[str, str]]:
    """Units by code with modifiers, apart for practitioner, hospital and the other practitioner."""
    found: Counter[tuple[str, str]] = Counter()
    for entry in course.entries():
        other = entry.claim.specialty not in (None, "radiation-oncology")
        biller = str(entry.claim.specialty) if other else entry.claim.kind.value
        found[biller, "-".join((entry.code, *entry.line.modifiers))] += entry.line.units
    return found


def differences(name: str, workspace: Workspace) -> dict[str, tuple[int, int]]:
    """By code: units by hand and units built, over all billers, where they differ for any of them."""
    course = read(COURSES[name])
    own, built = units(course), units(build(prescribed(course, workspace), workspace.facts_for([])).course)
    return {code: (own[who, code], built[who, code]) for who, code in own | built if own[who, code] != built[who, code]}


@pytest.mark.parametrize("name", COURSES)
def test_a_standard_course_is_built_as_it_was_billed(name: str, workspace: Workspace) -> None:
    expected, why = SAID.get(name, ({}, ""))
    assert differences(name, workspace) == dict(expected), why


@pytest.mark.parametrize("name", COURSES)
def test_delivery_stands_on_the_same_days(name: str, workspace: Workspace) -> None:
    course = read(COURSES[name])
    built = build(prescribed(course, workspace), workspace.facts_for([])).course
    for code in DAILY:
        days = [sorted(entry.date for entry in each.entries() if entry.code == code) for each in (course, built)]
        assert days[0] == days[1], code


@pytest.mark.parametrize("name", COURSES)
def test_claims_by_the_month_hold_the_same_lines_and_are_as_clean(name: str, workspace: Workspace) -> None:
    from radcoder.app.review import review_course

    whole = prescribed(read(COURSES[name]), workspace)
    facts = workspace.facts_for([])
    draft, monthly = build(whole, facts), build(replace(whole, monthly=True), facts)
    assert units(monthly.course) == units(draft.course)
    assert set(monthly.reasons) == {entry.ref for entry in monthly.course.entries()}
    for claim in monthly.course.claims:
        assert len({(line.date.year, line.date.month) for line in claim.lines}) <= 1
    counts = [
        Counter(
            (finding.rule, finding.severity)
            for finding in review_course(workspace, each.course).findings
            if finding.severity is not Severity.INFO
        )
        for each in (draft, monthly)
    ]
    assert counts[0] == counts[1]
