"""Amounts against fixed points and an independent calculation from the seeds' own rows."""

import csv
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

import pytest

from radcoder.catalog.reader import Catalog
from radcoder.domain.course import LineRef
from radcoder.domain.findings import Amount
from radcoder.domain.pricing import price_course
from tests import notation
from tests.conftest import SEEDS


def _amounts(text: str, catalog: Catalog) -> dict[LineRef, Amount]:
    course = notation.course(text)
    return dict(price_course(course, catalog.facts_for([course])).lines)


def _one(line: str, catalog: Catalog, claim: str = "professional 11") -> Amount:
    return _amounts(f"claim A {claim}\n{line}", catalog)[LineRef("A", 1)]


@pytest.mark.parametrize(
    ("claim", "line", "amount"),
    [
        ("professional 11", "2025-06-01 77321", "92.51"),  # the published calculator's figure
        ("professional 11", "2026-06-01 77321", "94.52"),
        ("professional 11", "2026-02-04 77263", "168.34"),
        ("professional 22", "2026-02-04 77290-26", "81.83"),
        ("professional 11", "2026-02-12 77301", "1960.30"),
        ("professional 22", "2025-02-12 77301-26", "411.12"),
        ("professional 11", "2026-02-16 77300 x2", "134.28"),  # a unit is rounded, then multiplied: 2 × 67.14
        ("hospital", "2026-02-12 77301", "1414.11"),
        ("hospital", "2025-02-12 77412", "262.98"),
        ("hospital", "2026-02-12 77412", "564.51"),
        ("hospital", "2026-02-12 77387", "0.00"),
        ("hospital", "2026-02-12 77407-PN", "317.64"),
    ],
)
def test_fixed_points(claim: str, line: str, amount: str, catalog: Catalog) -> None:
    assert _one(line, catalog, claim).amount == Decimal(amount)


@pytest.mark.parametrize(
    ("claim", "line", "why"),
    [
        ("professional 11", "2026-02-12 77417", "status B"),
        ("professional 11", "2026-02-12 77520", "contractor sets the price"),
        ("professional 11", "2026-02-12 77385", "not in the fee schedule"),
        ("professional 11", "2020-02-12 77301", "earlier"),
        ("professional 22", "2026-02-12 77301", "no amount in a facility"),
        ("professional 11", "2026-02-12 77427-26", "no 26 row"),
        ("professional -", "2026-02-12 77427", "no place of service"),
        ("professional 11 locality=99999-99", "2026-02-12 77427", "no indices for locality 99999-99"),
        ("hospital", "2026-02-12 77427", "not recognised"),
        ("hospital", "2026-02-12 99999", "no hospital status"),
    ],
)
def test_a_line_without_an_amount_says_why(claim: str, line: str, why: str, catalog: Catalog) -> None:
    amount = _one(line, catalog, claim)
    assert not amount.amount
    assert why in amount.how


def test_a_comprehensive_service_packages_the_rest_of_its_claim(catalog: Catalog) -> None:
    amounts = _amounts(
        """
        claim B hospital
        2026-03-02 57155
        2026-03-02 77771
        2026-03-02 C1717
        """,
        catalog,
    )
    assert [a.amount == 0 for a in amounts.values()] == [False, True, False]
    assert "packaged into 57155" in amounts[LineRef("B", 2)].how


def test_radiosurgery_keeps_its_planning_services_paid(catalog: Catalog) -> None:
    amounts = _amounts("claim B hospital\n2026-03-02 77372\n2026-02-27 77290\n2026-02-27 77334", catalog)
    assert [a.amount == 0 for a in amounts.values()] == [False, False, True]


def _rows(dataset: str) -> Iterator[dict[str, str]]:
    (path,) = (SEEDS / dataset).glob("*.csv")
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


@pytest.mark.parametrize("locality", ["01182-18", "13202-01", "02102-01"])
@pytest.mark.parametrize("code", ["77263", "77290", "77301", "77334", "77336", "77427", "77435", "77470"])
def test_amounts_equal_a_plain_calculation_from_the_seeds(code: str, locality: str, catalog: Catalog) -> None:
    day = "2026-06-01"
    rvu = next(
        r for r in _rows("rvu") if r["code"] == code and not r["modifier"] and r["valid_from"] <= day <= r["valid_to"]
    )
    gpci = next(r for r in _rows("gpci") if r["locality"] == locality and r["valid_from"] <= day <= r["valid_to"])
    total = sum(
        Decimal(rvu[part]) * Decimal(gpci[index])
        for part, index in (("work", "work"), ("practice_office", "practice"), ("malpractice", "malpractice"))
    )
    expected = (total * Decimal("33.4009")).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
    assert _one(f"{day} {code}", catalog, f"professional 11 locality={locality}").amount == expected
