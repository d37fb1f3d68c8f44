"""The review file: its shape, its numbers as text, and every kind of edit."""

import json
from datetime import date
from decimal import Decimal

import msgspec
import pytest

from radcoder import rules
from radcoder.catalog.reader import Catalog
from radcoder.domain.course import Line, LineRef
from radcoder.domain.edits import (
    AddLine,
    AddModifier,
    DropLine,
    Edit,
    MoveDate,
    RemoveModifier,
    ReplaceCode,
    SetLine,
    SetUnits,
)
from radcoder.domain.findings import Amount, Authority, Estimate, Finding, Fix, Review, Safety, Severity
from radcoder.exchange.review_documents import ReviewDocument
from radcoder.exchange.review_json import review_to_json
from tests import notation

REF = LineRef("A", 3)
LINE = Line(date(2026, 2, 5), "77290", charge=Decimal(10))


def _review(*edits: Edit) -> Review:
    fix = Fix("Do it", Safety.SAFE, edits, ("FRQ-20 error: something.",))
    authority = (Authority("Manual", "IX.F.14", "2026", "somewhere"),)
    finding = Finding(
        "PTP", "a-name", Severity.ERROR, "Said.", (REF,), ("77290",), (date(2026, 2, 5),), "row", authority, (fix,),
        (("column1", "77301"), ("indicator", 0)),
    )  # fmt: skip
    estimate = Estimate("basis", ((REF, Amount(Decimal("1.005"), "how")), (LineRef("A", 4), Amount(None, "why not"))))
    return Review("C", "hash", (), (finding,), (), estimate)


@pytest.mark.parametrize(
    ("edit", "written"),
    [
        (DropLine(REF), {"op": "drop-line", "line": "A:3"}),
        (ReplaceCode(REF, "77280"), {"op": "replace-code", "line": "A:3", "code": "77280"}),
        (SetUnits(REF, 2), {"op": "set-units", "line": "A:3", "units": 2}),
        (AddModifier(REF, "59"), {"op": "add-modifier", "line": "A:3", "modifier": "59"}),
        (RemoveModifier(REF, "26"), {"op": "remove-modifier", "line": "A:3", "modifier": "26"}),
        (MoveDate(REF, date(2026, 2, 6)), {"op": "move-date", "line": "A:3", "date": "2026-02-06"}),
        (
            SetLine(REF, LINE),
            {"op": "set-line", "line": "A:3", "new": {"date": "2026-02-05", "code": "77290", "charge": "10.00"}},
        ),
        (
            AddLine("A", LINE),
            {"op": "add-line", "claim": "A", "new": {"date": "2026-02-05", "code": "77290", "charge": "10.00"}},
        ),
    ],
)
def test_each_edit_is_written_as_data(edit: Edit, written: dict[str, object]) -> None:
    document = json.loads(review_to_json(_review(edit)))
    assert document["findings"][0]["fixes"][0]["edits"] == [written]


def test_the_shape_of_a_finding_and_the_money() -> None:
    document = json.loads(review_to_json(_review(DropLine(REF))))
    (finding,) = document["findings"]
    assert finding["facts"] == {"column1": "77301", "indicator": 0}
    assert finding["status"] == "open"
    assert finding["authority"] == [
        {"title": "Manual", "section": "IX.F.14", "release": "2026", "locator": "somewhere"}
    ]
    assert [line["amount"] for line in document["estimate"]["lines"]] == ["1.01", None]
    assert document["estimate"]["total"] == "1.01"
    assert document["summary"] == {"error": 1, "warning": 0, "info": 0, "overridden": 0}


def test_a_real_review_fits_the_published_shape(catalog: Catalog) -> None:
    course = notation.course("""
        ended
        phase p1 photon vmat imrt volume=prostate
        fractions p1 2026-02-16 x28
        claim A professional 11 lakeside
        2026-02-05 77290 p1
        2026-02-12 77301 p1
        each p1 77407
    """)
    data = review_to_json(rules.review(course, catalog.facts_for([course])))
    document = msgspec.json.decode(data, type=ReviewDocument)
    assert document.course == "CASE"
    assert {finding.rule for finding in document.findings} >= {"BND-01", "FRQ-06"}
    assert [e.code for e in document.expected][:2] == ["77427", "77336"]
    assert {release.dataset for release in document.catalog.releases} >= {"rvu", "ncci-ptp-practitioner"}
