"""Two versions of a course: each line finds its other self, and what differs is named."""

from dataclasses import replace
from datetime import date

from hypothesis import given

from radcoder.domain.comparison import Difference, LinePair, compare
from radcoder.domain.course import Course, LineRef, Status
from radcoder.domain.edits import AddLine, Change, DropLine, MoveDate, ReplaceCode, SetUnits, apply_edits
from tests.courses import courses
from tests.notation import course

BEFORE = course("""
dx C61
phase p1 photon vmat imrt planned=5
fractions p1 2026-02-16 x5
claim A professional 11
2026-02-05 77290 p1
2026-02-12 77301 p1
each p1 77407
2026-02-20 77427
claim B hospital
2026-02-12 77300 x2
""")
FIRST, PLAN, WEEKLY = LineRef("A", 1), LineRef("A", 2), LineRef("A", 8)


def said(pairs: tuple[LinePair, ...]) -> list[tuple[str, str, str, tuple[str, ...]]]:
    return [
        (
            pair.difference.value,
            pair.before.code if pair.before else "",
            pair.after.code if pair.after else "",
            pair.changed,
        )
        for pair in pairs
        if pair.difference is not Difference.SAME
    ]


@given(courses)
def test_a_course_is_the_same_as_itself(made: Course) -> None:
    found = compare(made, made)
    assert found.same
    assert found.count(Difference.SAME) == len(tuple(made.entries()))


@given(courses, courses)
def test_every_line_stands_once_on_its_side(one: Course, other: Course) -> None:
    lines = compare(one, other).lines
    for side, whole in (("before", one), ("after", other)):
        found = [each.ref for pair in lines if (each := getattr(pair, side)) is not None]
        assert sorted(map(str, found)) == sorted(str(entry.ref) for entry in whole.entries())


@given(courses, courses)
def test_turned_round_what_was_added_is_removed(one: Course, other: Course) -> None:
    there, back = compare(one, other), compare(other, one)
    assert there.count(Difference.ADDED) == back.count(Difference.REMOVED)
    assert there.same == back.same


def test_each_kind_of_change_is_named() -> None:
    line = next(iter(BEFORE.claims)).lines[0]
    edits: list[Change] = [
        DropLine(FIRST),
        MoveDate(PLAN, date(2026, 2, 11)),
        ReplaceCode(LineRef("A", 3), "77412"),
        SetUnits(LineRef("B", 1), 3),
        AddLine("A", replace(line, code="77470", date=date(2026, 2, 18))),
    ]
    assert said(compare(BEFORE, apply_edits(BEFORE, edits)).lines) == [
        ("removed", "77290", "", ()),
        ("changed", "77301", "77301", ("date",)),
        ("changed", "77300", "77300", ("units",)),
        ("changed", "77407", "77412", ("code",)),
        ("added", "", "77470", ()),
    ]


def test_a_line_less_in_a_run_shifts_no_other() -> None:
    shorter = apply_edits(BEFORE, [DropLine(LineRef("A", 4))])
    assert said(compare(BEFORE, shorter).lines) == [("removed", "77407", "", ())]


def test_claims_of_other_names_are_matched_by_their_kind() -> None:
    renamed = replace(BEFORE, claims=tuple(replace(each, id=f"{each.id}-2026") for each in BEFORE.claims))
    found = compare(BEFORE, renamed)
    assert {pair.difference for pair in found.lines} == {Difference.SAME}
    assert [(each.what, each.difference) for each in found.facts] == [
        ("claim A", Difference.REMOVED),
        ("claim B", Difference.REMOVED),
        ("claim A-2026", Difference.ADDED),
        ("claim B-2026", Difference.ADDED),
    ]


def test_facts_that_differ_are_said_in_words() -> None:
    phase = replace(BEFORE.phases[0], planned_fractions=4)
    after = replace(
        BEFORE,
        payer="bcbs-nc",
        status=Status.ENDED,
        phases=(phase,),
        fractions=BEFORE.fractions[:4],
        documentation={"77301": "why"},
    )
    facts = {each.what: (each.before, each.after) for each in compare(BEFORE, after).facts}
    assert facts["payer"] == ("medicare", "bcbs-nc")
    assert facts["status"] == ("", "ended")
    assert facts["fractions"] == ("5, 2026-02-16 to 2026-02-20", "4, 2026-02-16 to 2026-02-19")
    assert facts["days given only here"] == ("2026-02-20", "")
    assert facts["record on 77301"] == ("", "why")
    assert "planned fractions 5" in facts["phase p1"][0]
    assert "planned fractions 4" in facts["phase p1"][1]
