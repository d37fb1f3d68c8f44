"""Amounts anywhere: fixed points worked out anew from the rows of RVU, GPCI and conversion factor files."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

import pytest

from radcoder.app.code_estimate import Wish, by_locality, estimate
from radcoder.app.codes import UnknownLocalityError, code_page, locality_named
from radcoder.app.workspace import Workspace
from tests.catalog.csvs import covers, lines

CODES = (
    "77261", "77263", "77280", "77290", "77295", "77300", "77301", "77307", "77317", "77318",
    "77321", "77334", "77336", "77338", "77370", "77373", "77427", "77435", "77470", "77771",
)  # fmt: skip
LOCALITIES = ("13202-01", "01182-18", "02102-01")  # Manhattan, Los Angeles, Alaska
DAYS = (date(2025, 6, 2), date(2026, 2, 12))


def one(dataset: str, on: date, **key: str) -> dict[str, str]:
    """The one row of a dataset with this key that covers the day."""
    (row,) = (
        row for row in lines(dataset) if covers(row, on) and all(row[name] == value for name, value in key.items())
    )
    return row


def worked_out(code: str, locality: str, on: date, factor: str, place: str) -> Decimal | None:
    """Work, practice and malpractice each by its index, their sum by the factor, to the cent."""
    rvu, index = one("rvu", on, code=code, modifier=""), one("gpci", on, locality=locality)
    if rvu[f"{place}_na"] == "1":
        return None
    practice = Decimal(rvu[f"practice_{place}"]) * Decimal(index["practice"])
    others = Decimal(rvu["work"]) * Decimal(index["work"]) + Decimal(rvu["malpractice"]) * Decimal(index["malpractice"])
    rate = Decimal(one("conversion-factors", on, applies_to=factor if on.year > 2025 else "all")["factor"])
    return ((practice + others) * rate).quantize(Decimal("0.01"), ROUND_HALF_UP)


@pytest.mark.parametrize("on", DAYS, ids=str)
@pytest.mark.parametrize("locality", LOCALITIES)
@pytest.mark.parametrize("code", CODES)
def test_twenty_codes_in_three_localities(workspace: Workspace, code: str, locality: str, on: date) -> None:
    for factor in ("non-qp", "qp"):
        for place in ("office", "facility"):
            found = estimate(workspace, Wish(code, on, locality, place, "", factor)).amount
            assert found == worked_out(code, locality, on, factor, place), (factor, place)


def test_some_of_the_amounts_are_known_from_elsewhere(workspace: Workspace) -> None:
    assert estimate(workspace, Wish("77321", DAYS[0])).amount == Decimal("92.51")
    assert estimate(workspace, Wish("77301", DAYS[1])).amount == Decimal("1960.30")
    assert estimate(workspace, Wish("77263", DAYS[1], factor="qp")).amount == Decimal("169.18")


def test_the_formula_is_open(workspace: Workspace) -> None:
    found = estimate(workspace, Wish("77321", DAYS[0]))
    assert found.how == "(0.95 × 1 + 1.86 × 1 + 0.05 × 1) × 32.3465; RVU25D office; national, all indices 1"


def test_the_parts_add_up_to_the_whole(workspace: Workspace) -> None:
    whole, physician, technical = (
        estimate(workspace, Wish("77301", DAYS[1], part=part)).amount for part in ("", "26", "TC")
    )
    assert whole
    assert physician
    assert technical
    assert abs(whole - physician - technical) <= Decimal("0.01")


@pytest.mark.parametrize(
    ("code", "status", "words"),
    [("77387", "N", "Nothing is paid for the line"), ("77301", "S", "in full"), ("77372", "J1", "comprehensive")],
)
def test_the_hospital_is_paid_by_status(workspace: Workspace, code: str, status: str, words: str) -> None:
    found = estimate(workspace, Wish(code, DAYS[1], place="hospital"))
    page = code_page(workspace, code, DAYS[1])
    assert page.hospital is not None
    assert page.hospital.status == status
    assert words in found.note
    assert found.amount == (page.hospital.rate or Decimal("0.00"))


def test_every_locality_has_its_amounts_and_the_nation_comes_first(workspace: Workspace) -> None:
    rows = by_locality(workspace, "77301", DAYS[1])
    assert rows[0].key == "national"
    assert len(rows) == 110
    assert {row.key: row.office for row in rows}["01182-18"] == worked_out(
        "77301", "01182-18", DAYS[1], "non-qp", "office"
    )
    assert by_locality(workspace, "77387", DAYS[1], "TC") == ()
    assert by_locality(workspace, "77301", date(2019, 1, 1)) == ()


@pytest.mark.parametrize(
    ("code", "key"), [("10016", "13202-01"), ("90012", "01182-18"), ("99501", "02102-01"), ("national", "national")]
)
def test_a_zip_code_names_its_locality(workspace: Workspace, code: str, key: str) -> None:
    assert locality_named(workspace, code).key == key


def test_a_zip_code_that_lies_nowhere_is_said(workspace: Workspace) -> None:
    with pytest.raises(UnknownLocalityError, match="no locality 00001"):
        locality_named(workspace, "00001")
