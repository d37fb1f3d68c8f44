"""Bad prescriptions are explained field by field, and good ones are scheduled as they were ordered."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from radcoder.app.builder import Closed, closed_days, find_diagnoses, preview, standard_templates
from radcoder.app.workspace import Workspace, open_workspace
from radcoder.builder.objections import FRACTIONS, PHASES, START, UNTIL, WEEKDAYS, objections
from radcoder.builder.prescription import PhaseOrder, Place, Prescription
from radcoder.builder.schedule import scheduled, working_day_before
from radcoder.domain.course import Modality, Phase

MONDAY = date(2026, 2, 16)


def order(name: str = "p1", fractions: int | None = 5, **more: object) -> PhaseOrder:
    return replace(PhaseOrder(Phase(name, modality=Modality.PHOTON, planned_fractions=fractions)), **more)  # type: ignore[arg-type]


def prescribed(*orders: PhaseOrder, **more: object) -> Prescription:
    return replace(Prescription("T", Place.FREESTANDING, MONDAY, orders or (order(),)), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("wrong", "field", "words"),
    [
        (prescribed(order(fractions=0)), FRACTIONS, "has 0 fractions"),
        (prescribed(order(fractions=None)), FRACTIONS, "has 0 fractions"),
        (prescribed(order(fractions=400)), FRACTIONS, "400 fractions. No course has more than 100"),
        (prescribed(order(per_day=3)), FRACTIONS, "3 fractions a day"),
        (prescribed(until=date(2026, 2, 2)), UNTIL, "lies before the first fraction on 2026-02-16"),
        (prescribed(weekdays=frozenset()), WEEKDAYS, "No day of the week"),
        (prescribed(start=date(2026, 2, 14)), START, "a Saturday, no treatment day"),
        (prescribed(closed=frozenset([MONDAY])), START, "a closed day"),
        (prescribed(order(), order()), PHASES, "Two phases are called p1"),
        (prescribed(phases=()), PHASES, "no phase"),
        (prescribed(order(), order("p2", start=date(2026, 2, 18))), START, "both have a fraction on 2026-02-18"),
        (prescribed(order(), order("p2", start=date(2026, 2, 2))), START, "before the course"),
    ],
)
def test_what_cannot_be_is_explained(wrong: Prescription, field: str, words: str) -> None:
    found = objections(wrong)
    assert [each.field for each in found] == [field]
    assert words in found[0].sentence


def test_phases_follow_one_another_or_are_given_together() -> None:
    after = scheduled(prescribed(order(), order("p2", 2)))
    assert [each.date.day for each in after if each.phase == "p2"] == [23, 24]
    together = prescribed(order(), order("p2", 2, together=True))
    assert objections(together) == ()
    assert [each.date.day for each in scheduled(together) if each.phase == "p2"] == [16, 17]


def test_fractions_keep_their_distance_and_skip_closed_days() -> None:
    days = [each.date for each in scheduled(prescribed(order(days_apart=2), closed=frozenset([date(2026, 2, 20)])))]
    assert days == [MONDAY, date(2026, 2, 18), date(2026, 2, 23), date(2026, 2, 25), date(2026, 2, 27)]
    twice = scheduled(prescribed(order(per_day=2)))
    assert [(each.date.day, each.session) for each in twice] == [(16, 1), (16, 2), (17, 1), (17, 2), (18, 1)]


def test_sessions_share_insertions() -> None:
    phase = Phase("p1", modality=Modality.HDR, planned_fractions=4, insertions=2)
    assert [each.insertion for each in scheduled(prescribed(PhaseOrder(phase)))] == [1, 1, 2, 2]


def test_working_days_are_counted_back_over_weekends_and_closed_days() -> None:
    assert working_day_before(MONDAY, 1, frozenset()) == date(2026, 2, 13)
    assert working_day_before(MONDAY, 1, frozenset([date(2026, 2, 13)])) == date(2026, 2, 12)
    assert working_day_before(MONDAY, 0, frozenset()) == MONDAY


def test_closed_days_are_chosen_by_habit() -> None:
    usual, federal = (closed_days(which, [2026]) for which in (Closed.USUAL, Closed.FEDERAL))
    assert len(usual) < len(federal)
    assert usual[date(2026, 11, 26)] == "Thanksgiving Day"
    assert date(2026, 10, 12) in federal.keys() - usual.keys()
    assert closed_days(Closed.NONE, [2026]) == {}


@pytest.fixture(scope="module")
def workspace(catalog_path: Path) -> Workspace:
    return open_workspace(catalog_path)


def test_an_unknown_diagnosis_is_pointed_out_and_kept(workspace: Workspace) -> None:
    template = next(each for each in standard_templates() if each.id == "bone-1")
    prescription = replace(
        template.prescription("T", Place.FREESTANDING, MONDAY), diagnoses=("Q99.Z", "C79.5"), payer="x"
    )
    seen = preview(workspace, prescription, template)
    assert seen.draft.course.diagnoses == ("Q99.Z", "C79.5")
    assert seen.remarks[0].sentence.startswith("The catalogue does not know the diagnosis Q99.Z")
    assert [each.field for each in seen.remarks] == ["diagnoses", "diagnoses", "payer"]


def test_diagnoses_are_found_by_code_and_by_words(workspace: Workspace) -> None:
    assert find_diagnoses(workspace, "c61")[0].key == "C61"
    assert find_diagnoses(workspace, "C5041")[0].key.startswith("C50.41")
    assert "C61" in {each.key for each in find_diagnoses(workspace, "cancer prostate")}
    assert find_diagnoses(workspace, " ") == ()
