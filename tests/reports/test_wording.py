"""The words of the paper."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from radcoder.domain.course import (
    Course,
    Fraction,
    ImageGuidance,
    LineRef,
    Modality,
    Motion,
    MotionMethod,
    Phase,
    Plan,
    PlanBasis,
)
from radcoder.domain.findings import ExpectedUnits
from radcoder.reports.wording import counted, delivered, details, difference, money, plan, runs, span, technique

REFS = st.builds(LineRef, st.sampled_from("AB"), st.integers(1, 40))


@pytest.mark.parametrize(
    ("numbers", "text"),
    [((), ""), ((3,), "A:3"), ((6, 7, 8), "A:6-8"), ((8, 1, 7, 3), "A:1, A:3, A:7-8"), ((2, 2), "A:2")],
)
def test_lines_are_named_in_runs(numbers: tuple[int, ...], text: str) -> None:
    assert runs(LineRef("A", number) for number in numbers) == text


@given(st.sets(REFS))
def test_runs_name_every_line_and_no_other(refs: set[LineRef]) -> None:
    named = set()
    for part in filter(None, runs(refs).split(", ")):
        claim, numbers = part.split(":")
        first, _, last = numbers.partition("-")
        named |= {LineRef(claim, number) for number in range(int(first), int(last or first) + 1)}
    assert named == refs


def test_spans_of_days() -> None:
    one, other = date(2026, 1, 2), date(2026, 3, 4)
    assert span([]) == ""
    assert span([one, one]) == "2026-01-02"
    assert span([other, one]) == "2026-01-02 to 2026-03-04"


def test_numbers_with_their_nouns() -> None:
    assert [counted(n, "line") for n in (0, 1, 1200)] == ["0 lines", "1 line", "1,200 lines"]
    assert [difference(ExpectedUnits("77427", 2, billed, "")) for billed in (1, 2, 5)] == [
        "1 fewer",
        "✓ agrees",
        "3 more",
    ]
    assert difference(ExpectedUnits("77427", 2, 0, "", carried=False)) == "–"
    assert money(None) == "–"
    assert money(Decimal("1960.3")) == "$1,960.30"


def test_a_phase_in_words() -> None:
    phase = Phase(
        "p1",
        modality=Modality.PHOTON,
        technique="sbrt",
        energy_mv=Decimal("10.0"),
        plan=Plan("plan-1", PlanBasis.IMRT, new_imaging=True, reason="shrinkage"),
        planned_fractions=5,
        fields=1,
        lesions=2,
        image_guidance=ImageGuidance.CBCT,
        motion=Motion(MotionMethod.GATING, active=True, system="belt"),
    )
    assert technique(phase) == "photon, SBRT, 10 MV"
    assert plan(phase) == "plan-1, IMRT, new imaging, shrinkage"
    assert details(phase) == "1 field, 2 lesions, CBCT guidance, motion: gating, beam held, belt"
    course = Course("R-0", phases=(phase,), fractions=(Fraction(date(2026, 1, 5)), Fraction(date(2026, 1, 7), "p1")))
    assert delivered(course, phase) == "2 of 5"


def test_a_phase_that_says_nothing() -> None:
    phase = Phase("p1", image_guidance=ImageGuidance.NONE)
    assert (technique(phase), plan(phase), details(phase)) == ("", "–", "no image guidance")
    assert delivered(Course("R-0", phases=(phase, Phase("p2"))), phase) == "0"
