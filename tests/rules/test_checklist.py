"""The documentation checklist: items by code and date, answered by what the file holds, and never a finding."""

from dataclasses import replace

import pytest

from radcoder import rules
from radcoder.catalog.reader import Catalog
from radcoder.domain.checklist import ChecklistItem, CodeChecklist, State, requirement_parts
from tests.rules.judged import Judge, course_of

COURSE = """
ended
dx C34.11
phase p1 photon imrt imrt volume=lung isocentres=1
fractions p1 2026-03-02 x10
event physician-exam 2026-03-04 by=md
event physician-exam 2026-03-11 by=np
event physics-check 2026-03-06 by=physicist
event physics-check 2026-03-13
event image-approval 2026-03-03 by=md
doc 77470 concurrent cisplatin, two hours of planning
claim A professional 11 dr-weber
2026-02-23 77301
weekly p1 77427
weekly p1 77336
each p1 77407
each p1 77387
2026-02-24 77470
"""


def checklist(text: str, judge: Judge) -> dict[str, CodeChecklist]:
    return {each.code: each for each in judge.review(text).checklist}


def item(each: CodeChecklist, words: str) -> ChecklistItem:
    return next(item for item in each.items if words in item.text)


def test_each_billed_code_has_its_items_its_lines_and_its_sources(judge: Judge) -> None:
    found = checklist(COURSE, judge)
    assert list(found) == ["77301", "77427", "77336", "77407", "77387", "77470"]
    assert [str(ref) for ref in found["77427"].lines] == ["A:2", "A:3"]
    assert all(each.items and each.sources for each in found.values())
    assert item(found["77301"], "dose-volume curves").state is State.OPEN
    assert found["77336"].failures == (
        "A first check after the second week is the common failure; in a dermatology office, a check by no physicist.",
    )


def test_a_note_on_the_code_speaks_for_its_items(judge: Judge) -> None:
    (only,) = checklist(COURSE, judge)["77470"].items
    assert (only.state, only.answer) == (State.NOTED, "77470: concurrent cisplatin, two hours of planning")


def test_a_note_on_a_line_does_too(judge: Judge) -> None:
    text = COURSE.replace("doc 77470", "doc A:1")
    first = checklist(text, judge)["77301"].items[0]
    assert (first.state, first.answer) == (State.NOTED, "A:1: concurrent cisplatin, two hours of planning")
    assert checklist(text, judge)["77470"].open == 1


def test_events_answer_as_far_as_they_reach(judge: Judge) -> None:
    found = checklist(COURSE, judge)
    (exam,) = found["77427"].items
    assert exam.state is State.OPEN
    assert exam.answer == "1 examination by a physician, 1 by others; 2 units billed"
    check = found["77336"].items[0]
    assert (check.state, check.answer) == (State.SHOWN, "2 checks by a physicist; 2 units billed")
    (approval,) = found["77387"].items
    assert (approval.state, approval.answer) == (State.OPEN, "1 approval of images; 10 units billed")


def test_enough_examinations_show_it(judge: Judge) -> None:
    (exam,) = checklist(COURSE.replace("2026-03-11 by=np", "2026-03-11"), judge)["77427"].items
    assert (exam.state, exam.answer) == (State.SHOWN, "2 examinations by a physician; 2 units billed")


def test_examinations_in_one_week_do_not_answer_for_the_other(judge: Judge) -> None:
    (exam,) = checklist(COURSE.replace("2026-03-11 by=np", "2026-03-05"), judge)["77427"].items
    said = "2 examinations by a physician; 2 units billed; the log does not show one in each five"
    assert (exam.state, exam.answer) == (State.OPEN, said)


def test_the_log_answers_for_days_and_for_nothing_else(judge: Judge) -> None:
    found = checklist(COURSE, judge)["77407"]
    logged = item(found, "log agree")
    assert (logged.state, logged.answer) == (State.SHOWN, "10 of 10 days of these lines are in the log of fractions")
    assert item(found, "the therapists").state is State.OPEN
    assert item(found, "Who supervised").state is State.OPEN


def test_a_day_that_is_not_logged_leaves_it_open(judge: Judge) -> None:
    found = checklist(f"{COURSE}2026-03-20 77407\n", judge)["77407"]
    logged = item(found, "log agree")
    assert (logged.state, logged.answer) == (State.OPEN, "10 of 11 days of these lines are in the log of fractions")


@pytest.mark.parametrize(
    ("motion", "code", "state", "words"),
    [
        ("", "77407", State.SHOWN, "on one isocentre"),
        ("isocentres=2", "77412", State.SHOWN, "on 2 isocentres"),
        ("motion=breath-hold active=yes system=s threshold=3mm beam_hold=automatic", "77412", State.SHOWN, "active"),
        ("motion=breath-hold active=yes", "77412", State.OPEN, "not described in full"),
        ("", "77412", State.OPEN, ""),
    ],
)
def test_the_phases_answer_for_the_level(motion: str, code: str, state: State, words: str, judge: Judge) -> None:
    text = COURSE.replace("isocentres=1", motion or "isocentres=1").replace("77407", code)
    if "motion" in motion:
        text = text.replace("volume=lung", "volume=lung isocentres=1")
    level = next(
        i for i in checklist(text, judge)[code].items if "isocentre" in i.text or "reason of the level" in i.text
    )
    assert level.state is state
    assert words in level.answer


def test_the_levels_of_2026_are_asked_for_from_2026_on(judge: Judge) -> None:
    text = COURSE.replace("2026-0", "2025-0")
    assert not any("single isocentre" in i.text for i in checklist(text, judge)["77407"].items)


def test_codes_of_which_nothing_is_held_are_left_out(judge: Judge) -> None:
    assert checklist("claim A professional 11 x\n2026-03-02 55700\n", judge) == {}


def test_no_finding_and_no_unit_comes_from_it(catalog: Catalog) -> None:
    course = course_of(COURSE)
    facts = catalog.facts_for([course])
    review, bare = rules.review(course, facts), rules.review(course, replace(facts, records={}))
    assert bare.checklist == ()
    assert replace(review, checklist=()) == bare


def test_an_excerpt_has_one_too(judge: Judge) -> None:
    assert "77301" in checklist("excerpt\nclaim A professional 11 x\n2026-03-02 77301\n", judge)


@pytest.mark.parametrize(
    ("text", "items", "failure"),
    [
        ("The order; the scan.", ("The order", "The scan"), ""),
        ("Order, reason. Routine use is the common failure.", ("Order, reason",), "Routine use is the common failure."),
        ("One. Two; three.", ("One", "Two", "Three"), ""),
    ],
)
def test_a_written_requirement_is_parted(text: str, items: tuple[str, ...], failure: str) -> None:
    assert requirement_parts(text) == (items, failure)


def test_every_requirement_in_the_catalogue_has_items(catalog: Catalog) -> None:
    records = catalog.facts_for([]).records
    assert len(records) > 150
    assert [code for code, wanted in records.items() if not all(each.items for each in wanted)] == []
    assert all(item[0].isupper() and item[-1] != "." for w in records.values() for each in w for item in each.items)
