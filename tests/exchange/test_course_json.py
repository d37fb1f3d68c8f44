"""The course file: what is read, what comes back, and how a bad file is refused."""

import json
import re
from contextlib import suppress
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from radcoder.domain.course import (
    Authorization,
    Claim,
    ClaimKind,
    Course,
    Event,
    EventKind,
    Fraction,
    Line,
    LineRef,
    Modality,
    Motion,
    MotionMethod,
    Phase,
    Plan,
    PlanBasis,
    Scope,
    Status,
)
from radcoder.domain.overrides import Override, Reason
from radcoder.exchange.course_json import CourseFileError, course_to_json, parse_course
from radcoder.exchange.schemas import DOCUMENTS, schema_text

SCHEMAS = Path(__file__).parents[2] / "resources" / "schemas"
FULL = Course(
    reference="C-7",
    title="Everything",
    payer="uhc-commercial",
    status=Status.UNDER_TREATMENT,
    scope=Scope.EXCERPT,
    diagnoses=("C34.11", "C61"),
    phases=(
        Phase(
            "p1",
            site="Right upper lobe",
            volume="lung",
            modality=Modality.PHOTON,
            technique="vmat",
            plan=Plan("plan-1", PlanBasis.IMRT, new_imaging=True, reason="first"),
            planned_fractions=30,
            energy_mv=Decimal("6.0"),
            motion=Motion(MotionMethod.GATING, active=True, system="RPM", threshold="3 mm", beam_hold="automatic"),
        ),
    ),
    fractions=(Fraction(date(2026, 2, 16), "p1", 2, time(14, 30), 1, "L2"),),
    authorizations=(Authorization("77407", 16, "A1", date(2026, 4, 1), date(2026, 6, 30)),),
    documentation={"77470": "concurrent cisplatin"},
    events=(Event(EventKind.PHYSICIAN_EXAM, date(2026, 2, 20), "p1", "md"),),
    claims=(
        Claim(
            "A",
            ClaimKind.PROFESSIONAL,
            (Line(date(2026, 2, 16), "77407", 2, ("59", "TC"), "p1", ("C34.11",), Decimal("310.00"), "a note"),),
            "11",
            "lakeside",
            "lakeside-group",
            "radiation-oncology",
            "01182-18",
        ),
        Claim("B", ClaimKind.HOSPITAL),
    ),
    overrides=(
        Override(
            "FRQ-20",
            ("77407",),
            (LineRef("A", 1),),
            "0123456789abcdef",
            Reason.OTHER,
            "see the letter",
            "B. Lead",
            datetime(2026, 3, 2, 14, 30, tzinfo=timezone(timedelta(hours=-5))),
        ),
    ),
)


def _minimal(**changes: object) -> dict[str, Any]:
    line = {"date": "2026-02-16", "code": "77407"}
    claim = {"id": "A", "kind": "professional", "lines": [line]}
    return {"format": "radcoder-course/1", "reference": "C-1", "claims": [claim], **changes}


def _refused(document: object) -> tuple[str, ...]:
    with pytest.raises(CourseFileError) as caught:
        parse_course(document if isinstance(document, bytes) else json.dumps(document).encode(), "C-1.json")
    assert "C-1.json" in str(caught.value)
    return caught.value.sentences


def _with_line(**changes: object) -> dict[str, Any]:
    document = _minimal()
    document["claims"][0]["lines"][0].update(changes)
    return document


def test_everything_that_a_course_can_hold_comes_back() -> None:
    assert parse_course(course_to_json(FULL), "x") == FULL


def test_writing_is_stable() -> None:
    assert course_to_json(parse_course(course_to_json(FULL), "x")) == course_to_json(FULL)


def test_defaults_of_a_minimal_course() -> None:
    course = parse_course(json.dumps(_minimal()).encode(), "x")
    assert (course.scope, course.payer, course.claims[0].lines[0].units) == (Scope.COURSE, None, 1)


def test_a_byte_order_mark_is_read_over() -> None:
    assert parse_course(b"\xef\xbb\xbf" + json.dumps(_minimal()).encode(), "x").reference == "C-1"


def test_diagnoses_come_with_or_without_their_dot() -> None:
    course = parse_course(json.dumps(_minimal(diagnoses=["C3411", "C34.11", "C61"])).encode(), "x")
    assert course.diagnoses == ("C34.11", "C34.11", "C61")


@pytest.mark.parametrize(
    ("document", "sentence"),
    [
        (_with_line(date="16/2/26"), 'claims[0].lines[0].date: expected a date such as 2026-02-16, got "16/2/26"'),
        (_with_line(date="2026-02-30"), 'lines[0].date: expected a date such as 2026-02-16, got "2026-02-30"'),
        (
            _with_line(code="7730"),
            'lines[0].code: expected a code of five characters such as 77301 or G6012, got "7730"',
        ),
        (_with_line(units=0), "lines[0].units: expected a whole number from 1 to 9999, got 0"),
        (_with_line(units=-1), "lines[0].units: expected a whole number from 1 to 9999, got -1"),
        (_with_line(units=1.5), "lines[0].units: expected a whole number from 1 to 9999, got 1.5"),
        (_with_line(units="2"), 'lines[0].units: expected a whole number from 1 to 9999, got "2"'),
        (_with_line(unit=2), "claims[0].lines[0].unit: this field is not known; known here: charge, code, date"),
        (_with_line(modifiers="26"), 'lines[0].modifiers: expected a list, got "26"'),
        (
            _with_line(modifiers=["26", "x"]),
            'lines[0].modifiers[1]: expected a modifier of two characters such as 26 or XS, got "x"',
        ),
        (_with_line(charge=12.5), "lines[0].charge: expected dollars as text such as 1250.00, got 12.5"),
        (
            _with_line(diagnoses=["prostate"]),
            'lines[0].diagnoses[0]: expected an ICD-10-CM code such as C61 or C79.51, got "prostate"',
        ),
        (_minimal(format="radcoder-course/2"), 'format: expected "radcoder-course/1", got "radcoder-course/2"'),
        (_minimal(status="finished"), 'status: expected one of planned, under-treatment, ended, got "finished"'),
        (_minimal(claims={}), "claims: expected a list, got {}"),
        (_minimal(claims=[3]), "claims[0]: expected an object, got 3"),
        (_minimal(phases=[{"site": "lung"}]), "phases[0].id: missing; expected a short text that is not empty"),
        (_minimal(phases=[{"id": "p", "plan": {"basis": "4d"}}]), "phases[0].plan.basis: expected one of 2d, 3d, imrt"),
        (_minimal(phases=[{"id": "p"}, {"id": "p"}]), 'phases[1].id: "p" is the id of phases[0] too'),
        (
            _minimal(phases=[{"id": "p"}], fractions=[{"date": "2026-02-16", "phase": "q"}]),
            'no phase has the id "q"; the course has p',
        ),
        (_minimal(documentation={"77470": 3}), "documentation: expected an object of texts"),
        ([], "the file: expected an object, got []"),
        (b"{", "not JSON at line 1, column 2"),
        (b'{"reference": NaN}', "NaN is not a JSON number"),
        (b'{"claims": [], "claims": [1]}', "claims: this field stands twice in one object"),
        (b'{"claims": [{"id": "A", "lines": [{}, {"units": 1, "units": 2}]}]}', "claims[0].lines[1].units: this field"),
        (b"\xff\xfe", "not UTF-8 text (byte 0)"),
        (b'{"reference": "\\ud800"}', "half a character"),
        (b"[" * 100_000, "nested too deeply"),
    ],
)
def test_a_bad_file_is_refused_with_one_sentence_that_names_the_field(document: object, sentence: str) -> None:
    (said,) = _refused(document)
    assert sentence in said


def test_missing_fields_are_named() -> None:
    assert [s.split(":")[0] for s in _refused({})] == ["format", "reference", "claims"]


def test_fifty_one_lines_of_nonsense_give_ten_sentences() -> None:
    document = _minimal()
    document["claims"][0]["lines"] = [{"date": "soon", "code": "x"}] * 51
    sentences = _refused(document)
    assert len(sentences) == 10
    assert "93 more faults" in sentences[-1]
    assert sentences[8].startswith("claims[0].lines[4].date")


def test_a_line_may_name_a_phase_when_the_file_holds_none() -> None:
    assert parse_course(json.dumps(_with_line(phase="p1")).encode(), "x").claims[0].lines[0].phase == "p1"


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_no_bytes_whatever_break_the_reader(data: bytes) -> None:
    with suppress(CourseFileError):
        parse_course(data, "x")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=8),
    lambda each: (
        st.lists(each, max_size=3) | st.dictionaries(st.sampled_from(["date", "code", "units", "id", "lines"]), each)
    ),
    max_leaves=8,
)


@given(st.fixed_dictionaries({"claims": JSON, "phases": JSON, "fractions": JSON, "reference": JSON}))
def test_no_shape_whatever_breaks_the_reader(document: dict[str, object]) -> None:
    assert _refused({"format": "radcoder-course/1", **document, "extra": 1})


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_published_schema_is_the_one_we_parse_with(name: str) -> None:
    published = (SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8")
    assert published == schema_text(name), "run: python -m radcoder.exchange.schemas"
    assert re.search(r'"\$schema"', published)
