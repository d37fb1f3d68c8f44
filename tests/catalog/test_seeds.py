"""What stands in db/: complete, dated without overlap, and consistent with itself."""

import hashlib
import itertools
import re
from collections import defaultdict
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pytest

from radcoder.catalog import schema
from radcoder.catalog.seeds import read_datasets, rows_of
from tests.catalog.csvs import Line, column, covers, csv_path, described, lines
from tests.conftest import SEEDS

DATASETS = sorted(schema.DATASETS)
DATED = [name for name in DATASETS if "valid_to" in schema.DATASETS[name].columns]
OPEN_LAST = "9999-12-31"
ANY_PRIMARY = "CCCCC"


def key_of(dataset: str, line: Line) -> tuple[str, ...]:
    return tuple(line[name] for name in schema.DATASETS[dataset].info["key"])


def by_key(dataset: str) -> dict[tuple[str, ...], list[Line]]:
    groups: dict[tuple[str, ...], list[Line]] = defaultdict(list)
    for line in lines(dataset):
        groups[key_of(dataset, line)].append(line)
    return groups


def test_every_table_has_its_folder() -> None:
    assert sorted(path.parent.name for path in SEEDS.glob("*/dataset.toml")) == DATASETS


@pytest.mark.parametrize("dataset", DATASETS)
def test_description_agrees_with_file(dataset: str) -> None:
    content = csv_path(dataset).read_bytes()
    assert described(dataset)["file"]["rows"] == len(lines(dataset))
    assert described(dataset)["file"]["sha256"] == hashlib.sha256(content).hexdigest()
    assert b"\r" not in content
    assert content.endswith(b"\n")
    assert content.decode().split("\n", 1)[0] == ",".join(schema.DATASETS[dataset].columns.keys())


@pytest.mark.parametrize("dataset", DATASETS)
def test_description_is_complete(dataset: str) -> None:
    toml = described(dataset)
    assert toml["id"] == dataset
    assert all(toml[name] for name in ("title", "publisher", "edition", "licence", "source", "obtained", "releases"))
    assert "shared" not in (SEEDS / dataset / "dataset.toml").read_text(encoding="utf-8")
    assert {release["name"] for release in toml["releases"]} == {line["release"] for line in lines(dataset)}


def test_every_cell_can_be_read() -> None:
    for dataset in read_datasets([SEEDS]):
        assert sum(1 for _ in rows_of(dataset)) == dataset.rows


@pytest.mark.parametrize("dataset", DATED)
def test_periods_begin_before_they_end(dataset: str) -> None:
    assert [line for line in lines(dataset) if line["valid_from"] > (line["valid_to"] or OPEN_LAST)] == []


@pytest.mark.parametrize("dataset", DATED)
def test_periods_of_a_key_do_not_overlap(dataset: str) -> None:
    """Sorted by their end, each row ends later than the one before and, where its start is known, begins after it."""
    for key, rows in by_key(dataset).items():
        in_order = sorted(rows, key=lambda line: line["valid_to"] or OPEN_LAST)
        for before, after in itertools.pairwise(in_order):
            assert before["valid_to"], key
            assert before["valid_to"] < (after["valid_to"] or OPEN_LAST), key
            assert not after["valid_from"] or before["valid_to"] < after["valid_from"], key


@pytest.mark.parametrize("dataset", sorted(set(DATASETS) - set(DATED)))
def test_keys_without_periods_stand_once(dataset: str) -> None:
    assert all(len(rows) == 1 for rows in by_key(dataset).values())


@pytest.mark.parametrize("dataset", DATASETS)
def test_rows_are_sorted_by_key(dataset: str) -> None:
    keys = [key_of(dataset, line) for line in lines(dataset)]
    assert keys == sorted(keys)


def test_every_code_that_a_dataset_names_is_known() -> None:
    named = (
        column("ncci-ptp-practitioner", "column1", "column2")
        | column("ncci-ptp-hospital", "column1", "column2")
        | column("addon", "addon", "primary_code")
        | column("edit125", "trigger_code", "component_code")
        | column("codes", "successors", "predecessors")
        | column("retired-codes", "code", "successors")
        | column("rvu", "code")
        | column("mue", "code")
        | column("opps", "code")
        | (column("payer-policies", "codes") - {"delivery"})
    )
    assert named - column("codes", "code") - column("external-codes", "code") - column("retired-codes", "code") == set()
    assert column("codes", "code") & column("external-codes", "code") == set()
    assert {line["family"] for line in lines("external-codes")} == {"external"}


def test_code_numbers_have_the_form_of_one() -> None:
    numbers = column("codes", "code") | column("external-codes", "code") | column("retired-codes", "code")
    assert {number for number in numbers if not re.fullmatch(r"[0-9A-Z]\d{3}[0-9A-Z]", number)} == {ANY_PRIMARY}


def test_parts_of_a_payable_fee_sum_to_its_total() -> None:
    payable = [line for line in lines("rvu") if line["status"] in {"A", "R", "T"}]
    for line in payable:
        for setting in ("office", "facility"):
            parts = Decimal(line["work"]) + Decimal(line[f"practice_{setting}"]) + Decimal(line["malpractice"])
            assert parts == Decimal(line[f"total_{setting}"]), line
    assert len(payable) > 500


@pytest.mark.parametrize(
    ("year", "total", "factor", "dollars"),
    [("2025", "2.86", "32.3465", "92.51"), ("2026", "2.83", "33.4009", "94.52")],
)
def test_national_amount_of_77321(year: str, total: str, factor: str, dollars: str) -> None:
    (fee,) = (
        line
        for line in lines("rvu")
        if (line["code"], line["modifier"], line["valid_from"]) == ("77321", "", f"{year}-01-01")
    )
    (factors,) = (
        line["factor"]
        for line in lines("conversion-factors")
        if covers(line, date(int(year), 7, 1)) and line["applies_to"] != "qp"
    )
    assert (fee["total_office"], factors) == (total, factor)
    assert (Decimal(total) * Decimal(factor)).quantize(Decimal("0.01"), ROUND_HALF_UP) == Decimal(dollars)


def test_every_day_from_2019_to_2026_has_one_conversion_factor() -> None:
    day = date(2019, 1, 1)
    while day.year < 2027:
        found = [line for line in lines("conversion-factors") if covers(line, day) and line["applies_to"] != "qp"]
        assert len(found) == 1, day
        day += timedelta(days=1)


def test_localities_have_indices_in_every_year() -> None:
    keys = column("localities", "locality")
    for year in (2025, 2026):
        held = {line["locality"]: line for line in lines("gpci") if covers(line, date(year, 6, 1))}
        assert held.keys() == keys
        assert all(Decimal(line["work"]) >= 1 for line in held.values())


def test_every_apc_of_a_code_has_a_rate_while_the_code_has_it() -> None:
    rates = by_key("apc-rates")
    for line in lines("opps"):
        first = date.fromisoformat(line["valid_from"])
        if line["apc"]:
            assert any(covers(rate, first) for rate in rates[line["apc"],]), line


def test_practitioner_starts_say_where_they_come_from() -> None:
    expected: dict[str, Any] = {
        "unknown": lambda line: not line["valid_from"],
        "deletion-day": lambda line: line["valid_from"] == line["valid_to"] and line["indicator"] == "9",
        "hospital-table": lambda line: line["valid_from"] > "2019-07-01",
        "hospital-table-or-earlier": lambda line: line["valid_from"] == "2019-07-01",
    }
    assert {line["start_basis"] for line in lines("ncci-ptp-practitioner")} == expected.keys()
    for line in (*lines("ncci-ptp-practitioner"), *lines("ncci-ptp-hospital")):
        assert expected[line["start_basis"]](line), line


def test_known_starts_of_open_practitioner_pairs_are_those_of_the_hospital_pair() -> None:
    hospital = {(line["column1"], line["column2"], line["valid_from"]) for line in lines("ncci-ptp-hospital")}
    known = [
        (line["column1"], line["column2"], line["valid_from"])
        for line in lines("ncci-ptp-practitioner")
        if line["start_basis"].startswith("hospital-table")
    ]
    assert len(known) > 2_000
    assert set(known) <= hospital


def test_policies_and_payers_name_payers() -> None:
    payers = column("payers", "payer")
    assert column("payer-policies", "payer") | column("payers", "base_rules") <= payers


def test_parameters_cite_documents() -> None:
    assert column("parameters", "source") <= column("documents", "slug") | set(DATASETS)
    held = {line["name"]: line["value"] for line in lines("parameters")}
    assert held.items() >= {"fractions_per_week": "5", "management_remainder": "3", "physics_remainder": "3"}.items()


def test_documents_say_when_they_were_read_through_a_third_party() -> None:
    notes = {line["slug"]: line["note"] for line in lines("documents")}
    for slug in ("claims-manual-13", "claims-manual-4", "oig-a-09-16-02033", "uhc-radiation-policy"):
        assert "third part" in notes[slug]
    assert "No source read" in notes["judgement"]


def test_modifiers_that_open_pairs_are_those_of_the_manual() -> None:
    """NCCI Policy Manual 2026, chapter I, section E."""
    numbers = ["24", "25", "27", "57", "58", "59", "78", "79", "91"]
    letters = ["XE", "XP", "XS", "XU", "LT", "RT", "LC", "LD", "LM", "RC", "RI"]
    parts = ["E1", "E2", "E3", "E4", *(f"{side}{n}" for side in "FT" for n in "A123456789")]
    opening = {line["modifier"] for line in lines("modifiers") if line["opens_pairs"] == "1"}
    assert opening == {*numbers, *letters, *parts}
