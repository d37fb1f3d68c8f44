"""What the catalogue answers: the values of the domain, the right row for a day, and all rows of one code."""

import random
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from radcoder.catalog import schema
from radcoder.catalog.reader import Catalog, CatalogFileError
from radcoder.catalog.releases.icd10cm import tabular_list
from radcoder.catalog.seeds import digest, read_datasets
from radcoder.domain.codes import Component
from radcoder.domain.course import Claim, ClaimKind, Course, Line
from radcoder.domain.facts import PairEdit, Setting
from radcoder.domain.money import Weights
from tests.catalog.csvs import Line as CsvLine
from tests.catalog.csvs import column, covers, lines
from tests.conftest import SEEDS

FIRST, LAST = date(2019, 7, 1), date(2026, 6, 30)
QUERIES = 6_000


def course(*codes: str, day: date = date(2026, 2, 12), diagnoses: tuple[str, ...] = (), locality: str = "") -> Course:
    claim = Claim("A", ClaimKind.PROFESSIONAL, tuple(Line(day, code) for code in codes), locality=locality or None)
    return Course("C-1", (claim,), diagnoses=diagnoses)


def test_hash_is_that_of_the_seeds(catalog: Catalog) -> None:
    assert catalog.facts_for(()).hash == digest(read_datasets([SEEDS]), tabular_list().mark)


def test_releases_say_which_edition_vouches_until_when(catalog: Catalog) -> None:
    releases = catalog.facts_for(()).releases
    assert releases.keys() == {path.parent.name for path in SEEDS.glob("*/dataset.toml")} | {"icd10cm"}
    assert releases["icd10cm"].edition == tabular_list().edition
    assert (releases["ncci-ptp-practitioner"].edition, releases["ncci-ptp-practitioner"].covers_to) == (
        "2024Q3",
        date(2024, 9, 30),
    )
    assert releases["ncci-ptp-hospital"].covers_to == date(2026, 6, 30)
    assert releases["modifiers"].covers_to is None


def test_values_of_77321(catalog: Catalog) -> None:
    facts = catalog.facts_for([course("77321")])
    for day, total, factor in ((date(2025, 7, 1), "2.86", "32.3465"), (date(2026, 7, 1), "2.83", "33.4009")):
        row, dollars = facts.fee_row("77321", "", day), facts.factor(day)
        assert row
        assert dollars
        assert (row.office.total(), dollars.factor) == (Decimal(total), Decimal(factor))
        assert row.facility_na
        assert not row.office_na
    part = facts.fee_row("77321", "26", date(2025, 7, 1))
    assert part
    assert part.facility.total() == Decimal("1.51")


def test_a_code_with_two_meanings(catalog: Catalog) -> None:
    facts = catalog.facts_for(())
    before, after = facts.code("77412", date(2025, 12, 31)), facts.code("77412", date(2026, 1, 1))
    assert before
    assert after
    assert before.short_name != after.short_name
    assert after.component is Component.TECHNICAL_ONLY
    assert "G6016" in after.predecessors
    assert after.typical_sites == ("hospital outpatient department", "freestanding centre")


def test_national_figures_stay_exact(catalog: Catalog) -> None:
    facts = catalog.facts_for([course("77301", locality="02102-01")])
    index = facts.locality("02102-01", date(2026, 5, 1))
    assert index
    assert index.index.work == Decimal("1.500")
    assert isinstance(index.index, Weights)
    status = facts.hospital_status("77407", date(2026, 5, 1))
    assert status
    rates = [facts.apc(apc, date(2026, 5, 1)) for apc in (status.apc, status.apc_with_pn)]
    assert [rate.rate for rate in rates if rate] == [Decimal("394.05"), Decimal("317.64")]


def test_diagnoses_answer_with_and_without_their_dot(catalog: Catalog) -> None:
    facts = catalog.facts_for([course("77301", diagnoses=("C79.51", "C7931", "C61", "Z99.999"))])
    assert facts.diagnoses.keys() == {"C79.51", "C7931", "C61"}
    assert facts.diagnoses["C7931"].code == "C79.31"
    assert facts.diagnoses["C61"].family == "prostate"


def test_a_diagnosis_that_is_none_of_ours_is_taken_from_the_tabular_list(catalog: Catalog) -> None:
    facts = catalog.facts_for([course("77301", diagnoses=("M17.11", "m170", "M54", "C61"))])
    knee = facts.diagnoses["M17.11"]
    assert knee.title == "Unilateral primary osteoarthritis, right knee"
    assert (knee.billable, knee.laterality) == (True, "right")
    assert (facts.diagnoses["m170"].laterality, facts.diagnoses["M54"].billable) == ("bilateral", False)
    assert (knee.family, knee.period.start) == ("", None)


def test_a_code_that_is_not_ours_is_looked_up(catalog: Catalog) -> None:
    assert ("77013", "") not in catalog.facts_for(()).fees
    assert ("77013", "") in catalog.facts_for([course("77013")]).fees
    facts = catalog.facts_for([course("36000", "77263")])
    assert facts.pair(Setting.PRACTITIONER, "77263", "36000", date(2026, 2, 12))


def test_pairs_with_codes_that_a_fix_may_bring_in_are_there(catalog: Catalog) -> None:
    facts = catalog.facts_for([course("77402")])
    assert facts.pair(Setting.HOSPITAL, "77407", "77402", date(2026, 2, 12))
    assert facts.pair(Setting.HOSPITAL, "77301", "77402", date(2026, 2, 12))
    assert not catalog.facts_for(()).pairs


def test_many_courses_share_their_facts(catalog: Catalog) -> None:
    together = catalog.facts_for([course("77301"), course("77427", "36000")])
    for codes in (["77301"], ["77427", "36000"]):
        alone = catalog.facts_for([course(*codes)])
        assert alone.pairs.items() <= together.pairs.items()
        assert alone.fees.items() <= together.fees.items()


def test_the_catalogue_can_be_asked_from_other_threads(catalog: Catalog) -> None:
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: len(catalog.facts_for([course("77301")]).pairs), range(32)))
    assert set(found) == {len(catalog.facts_for([course("77301")]).pairs)}


def test_a_closed_catalogue_lets_go_of_its_file(catalog_path: Path, tmp_path: Path) -> None:
    copy = tmp_path / catalog_path.name
    copy.write_bytes(catalog_path.read_bytes())
    with Catalog(copy) as opened:
        assert opened.localities()
    copy.rename(tmp_path / "other.sqlite")


def test_a_file_that_is_no_catalogue_is_named(tmp_path: Path) -> None:
    path = tmp_path / "notes.sqlite"
    for content in (None, b"", b"these are notes" * 100):
        if content is not None:
            path.write_bytes(content)
        with (
            Catalog(path) as catalog,
            pytest.raises(CatalogFileError, match=r"notes.sqlite cannot be read as a catalogue \("),
        ):
            catalog.facts_for(())


def test_a_catalogue_of_another_layout_is_refused(catalog_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "INDEXES", ("another",))
    with Catalog(catalog_path) as old, pytest.raises(CatalogFileError, match="another version of RadCoder built it"):
        old.facts_for(())


def slow_lookup(rows: tuple[CsvLine, ...], column1: str, column2: str, on: date) -> CsvLine | None:
    """The edit in force, found the plain way: of the rows that cover the day, the one that ends first.

    A pair with indicator 9 was deleted on the day it began, so it is never in force.
    """
    pair = [row for row in rows if (row["column1"], row["column2"]) == (column1, column2)]
    held = [row for row in pair if row["indicator"] != "9" and covers(row, on)]
    return min(held, key=lambda row: row["valid_to"] or "9999-12-31", default=None)


def agree(found: PairEdit | None, expected: CsvLine | None) -> bool:
    if found is None:
        return expected is None
    start, end = found.period.start, found.period.end
    return expected is not None and expected == expected | {
        "column1": found.column1,
        "column2": found.column2,
        "indicator": str(found.indicator),
        "valid_from": start.isoformat() if start else "",
        "valid_to": end.isoformat() if end else "",
        "rationale": found.rationale,
        "release": found.release,
    }


def near(moment: str, chance: random.Random) -> date:
    """A day beside a boundary, or any day of the years held."""
    if moment and chance.random() < 0.5:
        return date.fromisoformat(moment) + timedelta(days=chance.choice((-1, 0, 1)))
    return FIRST + timedelta(days=chance.randrange((LAST - FIRST).days))


@pytest.mark.parametrize(
    ("setting", "dataset"),
    [(Setting.HOSPITAL, "ncci-ptp-hospital"), (Setting.PRACTITIONER, "ncci-ptp-practitioner")],
)
def test_pairs_agree_with_a_slow_lookup_in_the_file(catalog: Catalog, setting: Setting, dataset: str) -> None:
    """Random pairs of the table and random codes, on days at and away from the boundaries of their periods."""
    chance = random.Random(77301)
    rows, codes = lines(dataset), sorted(column(dataset, "column1", "column2"))
    facts = catalog.facts_for((), codes)
    by_column1: dict[str, tuple[CsvLine, ...]] = {
        code: tuple(row for row in rows if row["column1"] == code) for code in codes
    }
    met = 0
    for _ in range(QUERIES):
        row = chance.choice(rows)
        on = near(chance.choice((row["valid_from"], row["valid_to"])), chance)
        one, two = (row["column1"], row["column2"]) if chance.random() < 0.8 else chance.sample(codes, 2)
        expected = slow_lookup(by_column1[one], one, two, on)
        assert agree(facts.pair(setting, one, two, on), expected), (one, two, on)
        met += expected is not None
    assert met > QUERIES / 2


def test_code_page_of_an_imrt_plan(catalog: Catalog) -> None:
    rows = catalog.code_rows("77301")
    assert [entry.code for entry in rows.entries] == ["77301"]
    assert [(fee.modifier, fee.release) for fee in rows.fees] == [
        (part, release) for part in ("", "26", "TC") for release in ("RVU25D", "RVU26C")
    ]
    assert {(limit.setting, limit.units, limit.mai) for limit in rows.limits} == {
        (setting, 1, 3) for setting in Setting
    }
    assert [(status.status, status.apc) for status in rows.hospital] == [("S", "5613")]
    assert {rate.apc for rate in rows.rates} == {"5613"}
    assert {addon.addon for addon in rows.carries} == {"77293"}
    assert rows.primaries == ()
    directions = {(pair.column1 == "77301", pair.setting) for pair in rows.pairs}
    assert directions >= {(True, setting) for setting in Setting} | {(False, Setting.PRACTITIONER)}
    assert {"uhc-commercial"} <= {policy.payer for policy in rows.policies}


def test_code_page_of_an_add_on(catalog: Catalog) -> None:
    rows = catalog.code_rows("77293")
    assert {addon.primary for addon in rows.primaries} == {"77295", "77301"}
    assert {addon.type for addon in rows.primaries} == {1}


def test_code_pages_of_codes_that_are_not_ours(catalog: Catalog) -> None:
    retired, neighbour, unknown = (catalog.code_rows(code) for code in ("77418", "36000", "99999"))
    assert retired.retired
    assert retired.retired.ended == date(2014, 12, 31)
    assert neighbour.area == catalog.areas()["36000"] == "access to a vein"
    assert neighbour
    assert not unknown


def test_localities_are_listed_for_both_years(catalog: Catalog) -> None:
    found = catalog.localities()
    assert len(found) == 218
    assert [row.key for row in found] == sorted(row.key for row in found)


def test_every_row_of_every_own_code_is_in_the_facts(catalog: Catalog) -> None:
    facts = catalog.facts_for(())
    own = column("codes", "code")
    held: Mapping[str, tuple[str, Mapping[str, object]]] = {
        "codes": ("code", facts.codes),
        "opps": ("code", facts.hospital),
        "addon": ("addon", facts.addons),
    }
    for dataset, (name, mapping) in held.items():
        assert {line[name] for line in lines(dataset)} & own == mapping.keys(), dataset
    assert {(line["code"], line["modifier"]) for line in lines("rvu") if line["code"] in own} == facts.fees.keys()
