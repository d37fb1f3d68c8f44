"""Courses for tests: every sample, one with every field filled, and random ones for properties."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path

from hypothesis import strategies as st

from radcoder.app.courses import read_course
from radcoder.domain.course import (
    Authorization,
    Claim,
    ClaimKind,
    Course,
    Event,
    EventKind,
    Fraction,
    ImageGuidance,
    Line,
    LineRef,
    Modality,
    Motion,
    MotionMethod,
    Phase,
    Plan,
    PlanBasis,
    Status,
)
from radcoder.domain.overrides import Override, Reason

SAMPLES = tuple(sorted((Path(__file__).parents[1] / "resources" / "samples").glob("*.json")))
DAY = date(2026, 2, 12)
NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


def sample(number: int = 0) -> Course:
    """A sample course."""
    return read_course(SAMPLES[number])


FULL_PHASE = Phase(
    "p1",
    "prostate",
    "prostate",
    Modality.PHOTON,
    "imrt",
    Plan("P", PlanBasis.IMRT, new_imaging=True, reason="boost"),
    28,
    1,
    9,
    0,
    Decimal(6),
    motion=Motion(MotionMethod.GATING, active=False),
    image_guidance=ImageGuidance.CBCT,
)
FULL = Course(
    "full",
    (
        Claim(
            "A",
            ClaimKind.PROFESSIONAL,
            (Line(DAY, "77301", 1, ("26",), "p1", ("C61",), Decimal("1250.00"), "a note"), Line(DAY, "77338")),
            pos="11",
        ),
        Claim("H", ClaimKind.HOSPITAL),
    ),
    "A full course",
    "medicare",
    Status.UNDER_TREATMENT,
    diagnoses=("C61",),
    phases=(FULL_PHASE,),
    fractions=(Fraction(DAY, "p1", 2, time(14, 30), machine="L1"),),
    authorizations=(Authorization("77385", 28, "A1", DAY, DAY),),
    documentation={"medical-necessity": "stated"},
    events=(Event(EventKind.PHYSICS_CHECK, DAY, "p1"),),
    overrides=(Override("SET-01", ("77301",), (LineRef("A", 1),), "0a", Reason.OTHER, "so be it", "Ann", NOON),),
)

_lines = st.builds(
    Line,
    date=st.dates(date(2026, 1, 1), date(2026, 1, 4)),
    code=st.sampled_from(["77301", "77427", "G6012"]),
    units=st.integers(1, 3),
    charge=st.none() | st.decimals(0, 10, places=2),
    note=st.none() | st.text(max_size=3),
)
_claims = st.builds(
    Claim,
    id=st.sampled_from("ABC"),
    kind=st.sampled_from(ClaimKind),
    lines=st.lists(_lines, max_size=5).map(tuple),
    pos=st.sampled_from([None, "11", "22"]),
)


def _related(course: Course) -> st.SearchStrategy[Course]:
    """The course, one with other facts, or one with another claim turned over: steps are mostly small."""
    turned = tuple(replace(claim, lines=claim.lines[::-1]) for claim in course.claims)
    return st.sampled_from([course, replace(course, payer="medicare"), replace(course, claims=turned)])


courses = st.builds(
    Course,
    reference=st.sampled_from(["one", "two"]),
    claims=st.lists(_claims, max_size=3, unique_by=lambda claim: claim.id).map(tuple),
    title=st.none() | st.text(max_size=3),
    status=st.none() | st.sampled_from(Status),
    phases=st.lists(st.builds(Phase, id=st.just("p"), fields=st.none() | st.integers(0, 9)), max_size=2).map(tuple),
).flatmap(_related)
