"""Ten courses of the kinds that coders get wrong, each built from its prescription: nothing is left to find.

Three of them were billed right by hand; the builder bills these the same, but for the visit before the course. It bills
the hospital's line of the motion study too, which is packaged into the plan and paid with it.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import pytest

from radcoder.app.builder import preview, standard_templates
from radcoder.app.workspace import Workspace
from radcoder.builder.prescription import PhaseOrder, Place, Prescription
from radcoder.domain.course import Course
from radcoder.domain.findings import Severity
from tests.builder.test_templates import workspace as workspace  # noqa: PLC0414 - the fixture

Units = Mapping[str, int]


@dataclass(frozen=True)
class Case:
    """A template in a place from a day on, what is otherwise in it, and the units by biller where they are known."""

    template: str
    place: Place
    start: date
    diagnoses: tuple[str, ...]
    order: Mapping[str, Any] = field(default_factory=dict)
    phase: Mapping[str, Any] = field(default_factory=dict)
    more: Mapping[str, Any] = field(default_factory=dict)
    billed: Mapping[str, Units] = field(default_factory=dict)

    def prescription(self) -> Prescription:
        template = next(each for each in standard_templates() if each.id == self.template)
        usual = template.prescription("case", self.place, self.start)
        phases = tuple(self._order(each) for each in usual.phases)
        return replace(usual, diagnoses=self.diagnoses, phases=phases, **self.more)

    def _order(self, usual: PhaseOrder) -> PhaseOrder:
        return replace(usual, phase=replace(usual.phase, **self.phase), **self.order)


OFFICE, HOSPITAL = Place.FREESTANDING, Place.HOSPITAL
CISPLATIN = "weekly cisplatin beside the beam: extra work of the physician is recorded for each week"
CASES = {
    "prostate IMRT 28, office 2026": Case(
        "prostate-imrt-28",
        OFFICE,
        date(2026, 2, 16),
        ("C61",),
        billed={
            "professional": {"77263": 1, "77334": 1, "77301": 1, "77338": 1, "77300": 2, "77407": 28, "77387": 28,
                             "77336": 6, "77427": 6},
        },
    ),
    "prostate IMRT 28, the simulation inside the plan": Case(
        "prostate-imrt-28", OFFICE, date(2026, 2, 16), ("C61",), order={"simulation": None}
    ),
    "lung stereotactic 5, every other day, hospital 2026": Case(
        "lung-sbrt-5",
        HOSPITAL,
        date(2026, 3, 16),
        ("C34.11",),
        order={"days_apart": 2},
        phase={"fields": 3},
        billed={
            "professional": {"77263": 1, "77334-26": 1, "77301-26": 1, "77293-26": 1, "77338-26": 1, "77300-26": 3,
                             "77435": 1},
            "hospital": {"77334": 1, "77301": 1, "77293": 1, "77338": 1, "77300": 3, "77373": 5, "77336": 1},
        },
    ),
    "lung stereotactic 3, office": Case(
        "lung-sbrt-5", OFFICE, date(2026, 3, 16), ("C78.01", "C18.2"), phase={"planned_fractions": 3}
    ),
    "breast tangents 16 with an electron boost, office 2026": Case(
        "breast-3d-boost", OFFICE, date(2026, 4, 13), ("C50.412",)
    ),
    "breast 16 over New Year, office": Case("breast-3d", OFFICE, date(2025, 12, 15), ("C50.411",)),
    "head and neck IMRT 35 with chemotherapy, hospital 2025": Case(
        "head-neck-35",
        HOSPITAL,
        date(2025, 3, 17),
        ("C09.0",),
        phase={"fields": 2},
        more={"special_treatment": CISPLATIN},
        billed={
            "professional": {"77263": 1, "77334-26": 1, "77301-26": 1, "77338-26": 1, "77300-26": 2, "77470-26": 1,
                             "77014-26": 35, "77427": 7},
            "hospital": {"77334": 1, "77301": 1, "77338": 1, "77300": 2, "77470": 1, "77386": 35, "77336": 7},
        },
    ),
    "whole brain 10, hospital": Case("whole-brain-10", HOSPITAL, date(2026, 6, 1), ("C79.31", "C34.11")),
    "bone 1, on the day of the visit": Case("bone-1", OFFICE, date(2026, 5, 4), ("C79.51", "C61")),
    "cylinder 3, a week apart, hospital": Case("cylinder-hdr-3", HOSPITAL, date(2026, 7, 7), ("C54.1",)),
}  # fmt: skip
BILLED_RIGHT = [name for name, case in CASES.items() if case.billed]


def units(course: Course) -> dict[str, Counter[str]]:
    """Units by kind of claim and code with modifiers."""
    found: dict[str, Counter[str]] = {}
    for entry in course.entries():
        code = "-".join((entry.code, *entry.line.modifiers))
        found.setdefault(entry.claim.kind.value, Counter())[code] += entry.line.units
    return found


def test_there_are_ten() -> None:
    assert len(CASES) == 10
    assert len(BILLED_RIGHT) == 3


@pytest.mark.parametrize("name", CASES)
def test_what_the_builder_makes_of_a_case_is_clean(name: str, workspace: Workspace) -> None:
    review = preview(workspace, CASES[name].prescription()).judgement.review
    assert [each.message for each in review.findings if each.severity is not Severity.INFO] == []


def test_a_packaged_line_is_the_hospitals_too_and_its_reason_says_what_it_earns(workspace: Workspace) -> None:
    found = preview(workspace, CASES["lung stereotactic 5, every other day, hospital 2026"].prescription())
    reasons = {
        entry.claim.kind.value: found.draft.reasons[entry.ref]
        for entry in found.draft.course.entries()
        if entry.code == "77293"
    }
    assert "packaged" not in reasons["professional"]
    assert reasons["hospital"].endswith(
        "packaged: reported with its charge, paid inside another service, $0.00 of its own"
    )
    told = [each for each in found.judgement.review.findings if "77293" in each.message]
    assert {(each.rule, each.severity) for each in told} == {("SET-19", Severity.INFO)}


@pytest.mark.parametrize("name", BILLED_RIGHT)
def test_what_was_billed_right_by_hand_is_what_the_builder_bills(name: str, workspace: Workspace) -> None:
    case = CASES[name]
    assert units(preview(workspace, case.prescription()).draft.course) == {
        who: Counter(billed) for who, billed in case.billed.items()
    }
